// Excel ledgers: the person chooses a file, the window gets a handle, the worker reads the file and takes it over.
import { chosenFile } from './choose-file.ts';
import type { ShellContext, ShellHandler } from './context.ts';

/** Asks for a workbook; answers with its handle, name and size. */
export function chooseWorkbook({ dialogs, files }: ShellContext): ShellHandler<'chooseWorkbook'> {
  return async (_input, owner) => {
    const path = await dialogs.openWorkbook(owner);
    return path === null ? null : chosenFile(files, owner, path);
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
