// Findings documents: the person chooses a file, the window gets a handle, the worker reads the file.
import { plainFileName } from '../../platform/paper-names.ts';
import { chosenFile } from './choose-file.ts';
import type { ShellContext, ShellHandler } from './context.ts';

/** Asks for a document; answers with its handle, name and size. */
export function chooseFindings({ dialogs, files }: ShellContext): ShellHandler<'chooseFindings'> {
  return async (_input, owner) => {
    const path = await dialogs.openFindings(owner);
    return path === null ? null : chosenFile(files, owner, path);
  };
}

/** Reads and parses the document behind a handle. */
export function previewFindings({ engine, files }: ShellContext): ShellHandler<'previewFindings'> {
  return ({ handle }, owner) => engine.call('readFindings', { path: files.resolve(owner, handle) });
}

/** Asks where to save an original and writes it out; null if the dialog was closed. */
export function saveDocument({ engine, dialogs }: ShellContext): ShellHandler<'saveDocument'> {
  return async ({ documentId }, owner) => {
    const { name } = await engine.call('documentName', { documentId });
    const path = await dialogs.saveOriginal(owner, plainFileName(name));
    return path === null ? null : engine.call('writeDocument', { documentId, path });
  };
}
