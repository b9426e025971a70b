// 调度表: the person chooses where they go and where they come from; the worker writes and reads them.
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { BihuanError } from '#contract/errors.ts';
import type { ShellContext, ShellHandler } from './context.ts';

/** More files than any review brings back; a wrong folder is told instead of read for minutes. */
const MOST_FILES = 2_000;
/** How deep a folder is looked through: units often come as one folder each. */
const DEPTH = 3;

/** Asks for a folder and writes the forms there; null if the dialog was closed. */
export function writeForms({ engine, dialogs }: ShellContext): ShellHandler<'writeForms'> {
  return async (input, owner) => {
    const folder = await dialogs.chooseFolder(owner, '选择存放调度表的文件夹');
    return folder === null ? null : engine.call('writeFormsTo', { ...input, folder });
  };
}

/** Asks for a folder or for files that came back. */
export function chooseForms({ dialogs, fileSets }: ShellContext): ShellHandler<'chooseForms'> {
  return async ({ what }, owner) => {
    if (what === 'files') {
      const paths = await dialogs.openForms(owner);
      if (paths === null) return null;
      return { handle: fileSets.issue(owner, paths), name: basename(paths[0] ?? ''), files: paths.length };
    }
    const folder = await dialogs.chooseFolder(owner, '选择存放回收表的文件夹');
    if (folder === null) return null;
    const paths = await filesIn(folder);
    return { handle: fileSets.issue(owner, paths), name: basename(folder), files: paths.length };
  };
}

/** Reads the files behind a handle beside the ledger. */
export function previewForms({ engine, fileSets }: ShellContext): ShellHandler<'previewForms'> {
  return ({ reviewId, handle }, owner) =>
    engine.call('readForms', { reviewId, paths: fileSets.resolve(owner, handle) });
}

/** Every file of a folder by name; hidden ones and the lock files of open workbooks are passed over. */
async function filesIn(folder: string): Promise<string[]> {
  const found: string[] = [];
  const look = async (at: string, depth: number): Promise<void> => {
    const entries = await readdir(at, { withFileTypes: true });
    for (const entry of entries.sort((a, b) => a.name.localeCompare(b.name, 'zh-CN', { numeric: true }))) {
      if (entry.name.startsWith('.') || entry.name.startsWith('~$')) continue;
      const path = join(at, entry.name);
      if (entry.isDirectory() && depth < DEPTH) await look(path, depth + 1);
      else if (entry.isFile()) found.push(path);
      if (found.length > MOST_FILES) {
        throw new BihuanError(
          'input.tooLarge',
          `“${basename(folder)}”里有超过${MOST_FILES}个文件，没有读取。请选择只放回收表的文件夹。`,
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
