// 佐证材料: the person chooses or drops files and says where they go; the worker reads and writes them.
import { stat } from 'node:fs/promises';
import { basename, isAbsolute } from 'node:path';
import { BihuanError } from '#contract/errors.ts';
import type { ChosenFiles } from '#contract/operations.ts';
import type { ShellContext, ShellHandler } from './context.ts';
import { filesIn } from './folder-files.ts';

/** A gigabyte of photographs is a thousand files. */
const LIMITS = { most: 5_000, depth: 8, what: '佐证材料' };

/** Asks for files or a folder; answers with a handle, names and counts. */
export function chooseEvidence({ dialogs, fileSets }: ShellContext): ShellHandler<'chooseEvidence'> {
  return async ({ what }, owner) => {
    if (what === 'files') {
      const paths = await dialogs.openEvidence(owner);
      if (paths === null) return null;
      return { handle: fileSets.issue(owner, paths), name: basename(paths[0] ?? ''), files: paths.length };
    }
    const folder = await dialogs.chooseFolder(owner, '选择存放佐证材料的文件夹');
    if (folder === null) return null;
    const paths = await filesIn(folder, LIMITS);
    return { handle: fileSets.issue(owner, paths), name: basename(folder), files: paths.length };
  };
}

/**
 * Files and folders that the person dropped on the window. The preload asked the system for their paths; the page itself
 * had the files' names alone, and gets a handle.
 * @throws BihuanError input.invalid for what did not come from the disk, file.missing
 */
export async function droppedFiles(
  fileSets: ShellContext['fileSets'],
  owner: number,
  dropped: unknown,
): Promise<ChosenFiles> {
  const isList = Array.isArray(dropped) && dropped.length > 0 && dropped.length <= LIMITS.most;
  if (!isList || !dropped.every((path) => typeof path === 'string' && isAbsolute(path))) {
    throw new BihuanError('input.invalid', '拖入的内容不是磁盘上的文件，没有添加。请从文件夹中拖入，或用“添加文件”。');
  }
  const paths: string[] = [];
  for (const path of dropped as string[]) {
    const found = await stat(path).catch((cause: unknown) => {
      const words = `打不开“${basename(path)}”，没有添加。请确认文件还在（U盘是否已拔出）后重新拖入。`;
      throw new BihuanError('file.missing', words, { file: basename(path) }, { cause });
    });
    if (found.isDirectory()) paths.push(...(await filesIn(path, LIMITS)));
    else paths.push(path);
  }
  if (paths.length > LIMITS.most) {
    throw new BihuanError('input.tooLarge', `一次拖入了超过${LIMITS.most}个文件，没有添加。请分几次拖入。`);
  }
  return { handle: fileSets.issue(owner, paths), name: basename(paths[0] ?? ''), files: paths.length };
}

/** Takes the files behind a handle into the ledger. */
export function addEvidence({ engine, fileSets }: ShellContext): ShellHandler<'addEvidence'> {
  return ({ handle, ...input }, owner) =>
    engine.call('takeEvidence', { ...input, paths: fileSets.resolve(owner, handle) });
}

/** Asks for a file name, or for several a folder; null if the dialog was closed. */
export function exportEvidence({ engine, dialogs }: ShellContext): ShellHandler<'exportEvidence'> {
  return async ({ ids }, owner) => {
    const [evidenceId] = ids;
    if (evidenceId !== undefined && ids.length === 1) {
      const { name } = await engine.call('evidenceName', { evidenceId });
      const path = await dialogs.saveOriginal(owner, name, '导出佐证材料');
      return path === null ? null : engine.call('writeEvidenceTo', { ids, to: { path } });
    }
    const folder = await dialogs.chooseFolder(owner, '选择存放佐证材料的文件夹');
    return folder === null ? null : engine.call('writeEvidenceTo', { ids, to: { folder } });
  };
}

/** 一案一档: asks where it goes; null if the dialog was closed. */
export function exportDossier({ engine, dialogs }: ShellContext): ShellHandler<'exportDossier'> {
  return async ({ as, ...input }, owner) => {
    if (as === 'zip') {
      const { name } = await engine.call('dossierName', input);
      const path = await dialogs.saveOriginal(owner, `${name}.zip`, '导出一案一档');
      return path === null ? null : engine.call('writeDossierTo', { ...input, to: { path } });
    }
    const folder = await dialogs.chooseFolder(owner, '选择存放一案一档的文件夹');
    return folder === null ? null : engine.call('writeDossierTo', { ...input, to: { folder } });
  };
}
