// Anything on paper: the document behind a list, a check or a bulletin, and writing it to a chosen place.
import { BihuanError } from '#contract/errors.ts';
import type { ParsedInputOf } from '#contract/operations.ts';
import { recoverySheet } from '#domain/accounts/recovery-sheet.ts';
import { dateWords } from '#domain/calendar/dates.ts';
import { closeOutPaper } from '#domain/closing/form.ts';
import { paperName } from '#domain/content/name.ts';
import type { PaperDocument } from '#domain/content/types.ts';
import { letterPaper } from '#domain/letters/paper.ts';
import { INTERNAL_MARK } from '#domain/lists/build.ts';
import { LIST_TITLES } from '#domain/lists/columns.ts';
import { bulletinById, toBulletin } from '../../db/queries/bulletins.ts';
import { blocksOf, reportById, toReport } from '../../db/queries/reports.ts';
import { type Context, found, officeName, today } from '../context.ts';
import { formsOf } from '../shared/close-out-forms.ts';
import { exportBytes } from '../shared/exports.ts';
import { closeOutForm, type FilledForm, fillForm, letterForm, minutesForm } from '../shared/filled-forms.ts';
import { issuedFile } from '../shared/issued-file.ts';
import { styled } from '../shared/styles.ts';
import { checkupPaper } from './checkup.ts';
import { evidencePaper } from './evidence.ts';
import { listPaper, listPaperResting, precheckPaper } from './lists.ts';
import { cluesPaper, lookBackPaper, outcomesPaper } from './outcomes.ts';
import { allProblemsPaper, crossPaper } from './statistics.ts';
import { decisionsPaper, meetingPaper, summaryPaper } from './week.ts';
import { withheldPaper } from './withheld.ts';

export type PaperSource = ParsedInputOf<'getPaper'>;

/**
 * A paper in the office's style; what was issued in its own.
 * @throws BihuanError notFound
 */
export function getPaper(context: Context, source: PaperSource): PaperDocument {
  const paper = withSetup(paperOf(context, source), source);
  return issued(context, source) === null ? styled(context.store, paper) : paper;
}

/** What was issued leaves as it was issued, not as it would be written today; null for everything else. */
function issued({ store }: Context, source: PaperSource): { title: string; sha256: string | null } | null {
  const row =
    source.of === 'report'
      ? reportById(store, source.reportId)
      : source.of === 'bulletin'
        ? bulletinById(store, source.bulletinId)
        : undefined;
  return row?.state === 'issued' ? { title: row.title, sha256: row.file_sha256 } : null;
}

/** The paper as it was asked for: with or without its mark, lists on the chosen sheet. */
function withSetup(paper: PaperDocument, source: PaperSource): PaperDocument {
  // The lists of a round take all of that themselves.
  if (!('mark' in source || 'size' in source || 'orientation' in source) || 'columns' in source) return paper;
  const mark = source.mark === undefined ? paper.mark : source.mark ? INTERNAL_MARK : null;
  if (paper.kind === 'text') return { ...paper, mark };
  const { size = paper.paper.size, orientation = paper.paper.orientation } = source;
  return { ...paper, mark, paper: { ...paper.paper, size, orientation } };
}

function paperOf(context: Context, source: PaperSource): PaperDocument {
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
    case 'cross':
      return crossPaper(context, source);
    case 'allProblems':
      return allProblemsPaper(context, source);
    case 'lookBack':
      return lookBackPaper(context, source);
    case 'clues':
      return cluesPaper(context, source);
    case 'letter':
      return letterPaper(letterForm(context, source.letterId).data);
    case 'closeOuts':
      return closeOutPaper(formsOf(context, source.problemIds));
    case 'recoverySheet':
      return recoverySheet(officeName(context), context.actor.user, dateWords(today(context)), source.code);
    case 'bulletin':
      return toBulletin(found(bulletinById(context.store, source.bulletinId), '期通报')).document;
  }
}

/** Forms leave as Word by the office's own template. */
function formOf(context: Context, source: PaperSource): FilledForm | null {
  switch (source.of) {
    case 'letter':
      return letterForm(context, source.letterId);
    case 'meeting':
      return source.what === 'minutes' ? minutesForm(context, source.meetingId) : null;
    case 'closeOuts':
      return closeOutForm(context, source.problemIds);
    default:
      return null;
  }
}

/** What a long paper is told to be at. */
const READING = '读取台账';
const WRITING = '写入文件';

/** The same as getPaper, letting others take their turn while a long list is read and built. */
async function paperResting(context: Context, source: PaperSource): Promise<PaperDocument> {
  if (source.of !== 'list') return getPaper(context, source);
  return listPaperResting(context, source, () => context.step(0, 1, READING));
}

/** What a paper is called; the lists of a round are not built for it. */
export function nameOf(context: Context, { source }: { source: PaperSource }): { name: string; kind: 'list' | 'text' } {
  if (source.of === 'list') return { name: LIST_TITLES[source.list], kind: 'list' };
  const paper = getPaper(context, source);
  return { name: paperName(paper), kind: paper.kind };
}

/** Writes a list or bulletin as .xlsx or .docx; the export is logged with the file's name and hash. */
export async function writePaper(
  context: Context,
  { source, format, path }: { source: PaperSource; format: 'xlsx' | 'docx'; path: string },
): Promise<{ fileName: string }> {
  const kept = format === 'docx' ? issued(context, source) : null;
  if (kept !== null && kept.sha256 !== null) {
    const bytes = issuedFile(context.store, kept.sha256, kept.title);
    return exportBytes(context, { what: kept.title, path, bytes });
  }
  const form = format === 'docx' ? formOf(context, source) : null;
  if (form !== null) return exportBytes(context, { what: form.name, path, bytes: await fillForm(context, form) });
  const document = await paperResting(context, source);
  if (format === 'xlsx' && document.kind === 'text') {
    throw new BihuanError('input.invalid', `《${document.title}》是文稿，只能导出为 Word 或 PDF。`);
  }
  // The Word and Excel libraries take longer to load than everything else together; most starts never need them.
  const { writeDocument } = await import('../../documents/write/index.ts');
  const bytes = await writeDocument(document, format, (done, total) => context.step(done, total, WRITING));
  return exportBytes(context, { what: titleOf(document), path, bytes });
}

export function recordPrint(
  context: Context,
  { what, pages, copies }: { what: string; pages: number; copies: number },
): null {
  context.store.act(context.actor, 'print', (act) => act.record('print', what, null, { pages, copies }));
  return null;
}

function titleOf(document: PaperDocument): string {
  return document.kind === 'list' ? document.title : `${document.head?.issue ?? ''}${document.title}`;
}
