// A file that the person chose: the window gets its handle, name and size, never its path.
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { BihuanError } from '#contract/errors.ts';
import type { SourceFile } from '#contract/operations.ts';
import type { ShellContext } from './context.ts';

/** @throws BihuanError file.missing when the file is gone by now */
export async function chosenFile(files: ShellContext['files'], owner: number, path: string): Promise<SourceFile> {
  const name = basename(path);
  const found = await stat(path).catch((cause: unknown) => {
    throw new BihuanError(
      'file.missing',
      `打不开“${name}”，没有读取。请确认文件还在（U盘是否已拔出）后重新选择。`,
      { file: name },
      { cause },
    );
  });
  return { handle: files.issue(owner, path), name, bytes: found.size };
}
