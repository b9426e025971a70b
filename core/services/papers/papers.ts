// Anything on paper: the document behind a list, a check or a bulletin, and writing it to a chosen place.
import { BihuanError } from '#contract/errors.ts';
import type { ParsedInputOf } from '#contract/operations.ts';
import { recoverySheet } from '#domain/accounts/recovery-sheet.ts';
import { dateWords } from '#domain/calendar/dates.ts';
import { closeOutPaper } from '#domain/closing/form.ts';
import type { PaperDocument } from '#domain/content/types.ts';
import { bulletinById, toBulletin } from '../../db/queries/bulletins.ts';
import { blocksOf, reportById, toReport } from '../../db/queries/reports.ts';
import { type Context, found, officeName, today } from '../context.ts';
import { formsOf } from '../shared/close-out-forms.ts';
import { exportBytes } from '../shared/exports.ts';
import { issuedFile } from '../shared/issued-file.ts';
import { checkupPaper } from './checkup.ts';
import { evidencePaper } from './evidence.ts';
import { listPaper, precheckPaper } from './lists.ts';
import { cluesPaper, lookBackPaper, outcomesPaper } from './outcomes.ts';
import { decisionsPaper, meetingPaper, summaryPaper } from './week.ts';
import { withheldPaper } from './withheld.ts';

export type PaperSource = ParsedInputOf<'getPaper'>;

/** @throws BihuanError notFound */
export function getPaper(context: Context, source: PaperSource): PaperDocument {
  switch (source.of) {
    case 'list':
      return listPaper(context, source);
    case 'precheck':
      return precheckPaper(context, source);
    case 'checkup':
      return checkupPaper(context, source);
    case 'reviewSummary':
      return summaryPaper(context, source.reviewId);
    case 'meeting':
      return meetingPaper(context, source);
    case 'evidence':
      return evidencePaper(context, source);
    case 'decisions':
      return decisionsPaper(context, source.roundId);
    case 'report':
      return toReport(
        found(reportById(context.store, source.reportId), '份报告'),
        blocksOf(context.store, source.reportId),
      ).document;
    case 'withheld':
      return withheldPaper(context, source.roundId);
    case 'outcomes':
      return outcomesPaper(context, source);
    case 'lookBack':
      return lookBackPaper(context, source);
    case 'clues':
      return cluesPaper(context, source);
    case 'closeOuts':
      return closeOutPaper(formsOf(context, source.problemIds));
    case 'recoverySheet':
      return recoverySheet(officeName(context), context.actor.user, dateWords(today(context)), source.code);
    case 'bulletin':
      return toBulletin(found(bulletinById(context.store, source.bulletinId), '期通报')).document;
  }
}

/** Writes a list or bulletin as .xlsx or .docx; the export is logged with the file's name and hash. */
export async function writePaper(
  context: Context,
  { source, format, path }: { source: PaperSource; format: 'xlsx' | 'docx'; path: string },
): Promise<{ fileName: string }> {
  if (source.of === 'report' && format === 'docx') {
    const { title, file_sha256: sha256 } = found(reportById(context.store, source.reportId), '份报告');
    // What was issued leaves as it was issued, not as it would be written today.
    if (sha256 !== null)
      return exportBytes(context, { what: title, path, bytes: issuedFile(context.store, sha256, title) });
  }
  if (source.of === 'bulletin' && format === 'docx') {
    const { title, file_sha256: sha256 } = found(bulletinById(context.store, source.bulletinId), '期通报');
    if (sha256 !== null)
      return exportBytes(context, { what: title, path, bytes: issuedFile(context.store, sha256, title) });
  }
  const document = getPaper(context, source);
  if (format === 'xlsx' && document.kind === 'text') {
    throw new BihuanError('input.invalid', `《${document.title}》是文稿，只能导出为 Word 或 PDF。`);
  }
  // The Word and Excel libraries take longer to load than everything else together; most starts never need them.
  const { writeDocument } = await import('../../documents/write/index.ts');
  return exportBytes(context, { what: titleOf(document), path, bytes: await writeDocument(document, format) });
}

export function recordPrint(context: Context, { what, pages }: { what: string; pages: number }): null {
  context.store.act(context.actor, 'print', (act) => act.record('print', what, null, { pages }));
  return null;
}

function titleOf(document: PaperDocument): string {
  return document.kind === 'list' ? document.title : `${document.head?.issue ?? ''}${document.title}`;
}
