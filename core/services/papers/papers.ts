// Anything on paper: the document behind a list, a check or a bulletin, and writing it to a chosen place.
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { BihuanError } from '#contract/errors.ts';
import type { ParsedInputOf } from '#contract/operations.ts';
import type { PaperDocument } from '#domain/content/types.ts';
import { bulletinById, toBulletin } from '../../db/queries/bulletins.ts';
import { writeFileAtomically } from '../../files/atomic-write.ts';
import { type Context, found } from '../context.ts';
import { listPaper, precheckPaper } from './lists.ts';

export type PaperSource = ParsedInputOf<'getPaper'>;

/** @throws BihuanError notFound */
export function getPaper(context: Context, source: PaperSource): PaperDocument {
  switch (source.of) {
    case 'list':
      return listPaper(context, source);
    case 'precheck':
      return precheckPaper(context, source);
    case 'bulletin':
      return toBulletin(found(bulletinById(context.store, source.bulletinId), '期通报')).document;
  }
}

/** Writes a list or bulletin as .xlsx or .docx; the export is logged with the file's name and hash. */
export async function writePaper(
  context: Context,
  { source, format, path }: { source: PaperSource; format: 'xlsx' | 'docx'; path: string },
): Promise<{ fileName: string }> {
  if (format === 'xlsx' && source.of === 'bulletin') {
    throw new BihuanError('input.invalid', '通报只能导出为 Word 或 PDF。');
  }
  const document = getPaper(context, source);
  // The Word and Excel libraries take longer to load than everything else together; most starts never need them.
  const { writeDocument } = await import('../../documents/write/index.ts');
  return writeBytes(context, { what: titleOf(document), path, bytes: await writeDocument(document, format) });
}

/** Writes bytes made elsewhere (PDF) the same way. */
export function writeBytes(
  context: Context,
  { what, path, bytes }: { what: string; path: string; bytes: Uint8Array },
): { fileName: string } {
  writeFileAtomically(path, bytes);
  const fileName = basename(path);
  context.store.act(context.actor, 'export', (act) =>
    act.record('file', fileName, null, {
      what,
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    }),
  );
  return { fileName };
}

export function recordPrint(context: Context, { what, pages }: { what: string; pages: number }): null {
  context.store.act(context.actor, 'print', (act) => act.record('print', what, null, { pages }));
  return null;
}

function titleOf(document: PaperDocument): string {
  return document.kind === 'list' ? document.title : `${document.head?.issue ?? ''}${document.title}`;
}
