// Excel ledgers: the person chooses a file, the window gets a handle, the worker reads the file and takes it over.
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { BihuanError } from '#contract/errors.ts';
import type { ShellContext, ShellHandler } from './context.ts';

/** Asks for a workbook; answers with its handle, name and size. */
export function chooseWorkbook({ dialogs, files }: ShellContext): ShellHandler<'chooseWorkbook'> {
  return async (_input, owner) => {
    const path = await dialogs.openWorkbook(owner);
    if (path === null) return null;
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
  };
}

/** Reads the workbook behind a handle. */
export function previewWorkbook({ engine, files }: ShellContext): ShellHandler<'previewWorkbook'> {
  return ({ handle, ...look }, owner) => engine.call('readWorkbook', { ...look, path: files.resolve(owner, handle) });
}

/** Takes the workbook behind a handle into the ledger. */
export function acceptWorkbook({ engine, files }: ShellContext): ShellHandler<'acceptWorkbook'> {
  return ({ handle, ...accepted }, owner) =>
    engine.call('importWorkbook', { ...accepted, path: files.resolve(owner, handle) });
}
