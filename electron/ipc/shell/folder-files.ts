// The files of a folder that the person chose, in the order in which people read them.
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { BihuanError } from '#contract/errors.ts';

export interface FolderLimits {
  /** More than this many is a wrong folder, told instead of read for minutes */
  most: number;
  /** How deep folders are looked through: units often come as one folder each */
  depth: number;
  /** What the folder should hold, for the sentence */
  what: string;
}

/**
 * Every file of a folder by name; hidden ones and the lock files of open documents are passed over.
 * @throws BihuanError input.tooLarge, file.missing
 */
export async function filesIn(folder: string, { most, depth, what }: FolderLimits): Promise<string[]> {
  const found: string[] = [];
  const look = async (at: string, level: number): Promise<void> => {
    const entries = await readdir(at, { withFileTypes: true });
    for (const entry of entries.sort((a, b) => a.name.localeCompare(b.name, 'zh-CN', { numeric: true }))) {
      if (entry.name.startsWith('.') || entry.name.startsWith('~$')) continue;
      const path = join(at, entry.name);
      if (entry.isDirectory() && level < depth) await look(path, level + 1);
      else if (entry.isFile()) found.push(path);
      if (found.length > most) {
        throw new BihuanError(
          'input.tooLarge',
          `“${basename(folder)}”里有超过${most}个文件，没有读取。请选择只放${what}的文件夹。`,
        );
      }
    }
  };
  try {
    await look(folder, 1);
  } catch (cause) {
    if (cause instanceof BihuanError) throw cause;
    throw new BihuanError(
      'file.missing',
      `打不开文件夹“${basename(folder)}”，没有读取。请确认它还在（U盘是否已拔出）后重新选择。`,
      { file: basename(folder) },
      { cause },
    );
  }
  return found;
}
