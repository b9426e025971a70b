// 调度表: the person chooses where they go and where they come from; the worker writes and reads them.
import { basename } from 'node:path';
import type { ShellContext, ShellHandler } from './context.ts';
import { filesIn } from './folder-files.ts';

/** More files than any review brings back. */
const LIMITS = { most: 2_000, depth: 3, what: '回收表' };

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
    const paths = await filesIn(folder, LIMITS);
    return { handle: fileSets.issue(owner, paths), name: basename(folder), files: paths.length };
  };
}

/** Reads the files behind a handle beside the ledger. */
export function previewForms({ engine, fileSets }: ShellContext): ShellHandler<'previewForms'> {
  return ({ reviewId, handle }, owner) =>
    engine.call('readForms', { reviewId, paths: fileSets.resolve(owner, handle) });
}
