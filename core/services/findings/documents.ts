// Originals kept with a round: listed, and written out again as they came in.
import { BihuanError } from '#contract/errors.ts';
import type { OutputOf, ParsedInputOf } from '#contract/operations.ts';
import { documentById, roundSizes, sourceDocuments } from '../../db/queries/documents.ts';
import { keptFile } from '../../db/queries/files.ts';
import { findRound } from '../../db/queries/ledger.ts';
import { type Context, found } from '../context.ts';
import { exportBytes } from '../shared/exports.ts';
import { sha256Of } from '../shared/originals.ts';

export function listDocuments(
  { store }: Context,
  { roundId }: ParsedInputOf<'listDocuments'>,
): OutputOf<'listDocuments'> {
  found(findRound(store, roundId), '个轮次');
  return sourceDocuments(store, roundId).map(({ id, name, kind, imported_at, bytes, sha256 }) => ({
    id,
    name,
    kind,
    importedAt: imported_at,
    bytes,
    sha256,
  }));
}

export function listRoundSizes({ store }: Context): OutputOf<'listRoundSizes'> {
  return roundSizes(store);
}

/** The name under which an original came in. @throws BihuanError notFound */
export function documentName({ store }: Context, { documentId }: { documentId: string }): { name: string } {
  return { name: found(documentById(store, documentId), '份原件').name };
}

/**
 * Writes an original to a chosen place, byte for byte; the export is logged with the file's name and hash.
 * @throws BihuanError notFound where no original was kept, store.corrupt when the kept bytes are not the ones taken in
 */
export function writeDocument(
  context: Context,
  { documentId, path }: { documentId: string; path: string },
): { fileName: string } {
  const document = found(documentById(context.store, documentId), '份原件');
  const kept = document.bytes === null ? undefined : keptFile(context.store, document.sha256);
  if (kept === undefined) {
    throw new BihuanError('notFound', `“${document.name}”导入时还没有保存原件，无法导出。`);
  }
  if (sha256Of(kept.content) !== document.sha256) {
    throw new BihuanError(
      'store.corrupt',
      `“${document.name}”的原件与导入时不一致，没有导出。请在“设置”中运行数据完整性检查，并从备份恢复。`,
    );
  }
  return exportBytes(context, { what: `原件：${document.name}`, path, bytes: kept.content });
}
