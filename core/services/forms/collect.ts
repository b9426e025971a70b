// 导入回收表: returned files held against the ledger, and taken into the open review in one transaction.

import { BihuanError } from '#contract/errors.ts';
import type { CollectedBatch, CollectedForm, ParsedInputOf, ReceivedForm } from '#contract/operations.ts';
import { crossCheck } from '#domain/forms/cross-check.ts';
import { judgeForm, type KnownMeasure } from '#domain/forms/judge.ts';
import type { JudgedRow } from '#domain/forms/types.ts';
import type { Id, Unit } from '#domain/ledger/types.ts';
import { ulid } from '../../db/ids.ts';
import { keepFile } from '../../db/queries/files.ts';
import { formById, formsOfReview, receivedOfReview, wasReceived } from '../../db/queries/forms.ts';
import { listUnits } from '../../db/queries/ledger.ts';
import { reviewById, unitOfReview } from '../../db/queries/reviews.ts';
import type { ReviewRowRecord } from '../../db/schema.ts';
import type { Act, Store } from '../../db/store.ts';
import { type Context, found } from '../context.ts';
import { type Batch, type BatchFile, readBatchFile } from '../shared/form-batches.ts';
import { enterProgressIn, openOnly } from '../shared/progress.ts';
import { issuedCells, knownMeasures } from './form-data.ts';

/** Reads every file, one step each, and holds it against the ledger. Nothing is stored. */
export async function previewForms(
  context: Context,
  { reviewId, paths }: { reviewId: string; paths: readonly string[] },
): Promise<CollectedBatch> {
  const review = found(reviewById(context.store, reviewId), '次调度');
  const files: BatchFile[] = [];
  for (const [index, path] of paths.entries()) {
    await context.step(index, paths.length, path.replace(/^.*[\\/]/, ''));
    files.push(await readBatchFile(path));
  }
  await context.step(paths.length, paths.length, '核对');
  const batch = context.formBatches.keep(reviewId, files);
  return {
    batchId: batch.id,
    ordinal: review.state === 'open' ? review.ordinal : null,
    forms: judgeBatch(context.store, review, batch),
  };
}

function judgeBatch(store: Store, review: ReviewRowRecord, batch: Batch): CollectedForm[] {
  const open = review.state === 'open';
  const asked = batch.files.flatMap(({ read }) => read?.form.rows.map(({ measureId }) => measureId) ?? []);
  const known = knownMeasures(store, review, open ? asked : []);
  const units = new Map(listUnits(store).map((unit) => [unit.id, unit]));
  const taken = takenIssues(store, review.id);
  const seen = new Set<string>();
  return crossCheck(
    batch.files.map((file, index): CollectedForm => {
      const place = { index, fileName: file.fileName };
      const { read } = file;
      if (read === null) return { ...place, ...strange(file) };
      const twice = seen.has(file.sha256);
      seen.add(file.sha256);
      const { form, letters } = read;
      const made = formById(store, form.formId);
      const issued = made === undefined ? new Map() : issuedCells(made.rows);
      const measures = new Map<Id, KnownMeasure>();
      for (const { measureId } of form.rows) {
        const measure = known.get(measureId);
        const cells = issued.get(measureId);
        // A row that this form never had is not its own, wherever it was copied from.
        if (measure !== undefined && cells !== undefined) measures.set(measureId, { ...measure, issued: cells });
      }
      const judged = judgeForm(
        form,
        {
          openReviewId: open ? review.id : null,
          openOrdinal: open ? review.ordinal : null,
          unitName: units.get(form.unitId)?.name ?? null,
          issuedHere: made !== undefined && made.unit_id === form.unitId && made.review_id === form.reviewId,
          takenBefore: wasReceived(store, file.sha256),
          takenIssue: taken.get(form.unitId) ?? 0,
          twice,
        },
        measures,
        letters,
      );
      return { ...place, ...judged };
    }),
  );
}

function strange({ fault }: BatchFile): Omit<CollectedForm, 'index' | 'fileName'> {
  const base = { unitId: null, unitName: '', issue: null, rows: [], reportedBy: '', reportedAt: '' };
  return fault === ''
    ? {
        ...base,
        verdict: 'foreign',
        message: '不是本台账下发的调度表，没有读取。Word 或纸质填报的请在调度页手工录入。',
      }
    : { ...base, verdict: 'unreadable', message: fault };
}

/** Highest issue of a form taken from each unit in a review. */
function takenIssues(store: Store, reviewId: string): Map<Id, number> {
  const issues = new Map(formsOfReview(store, reviewId).map((form) => [form.id, form.issue]));
  const taken = new Map<Id, number>();
  for (const { unit_id, form_id } of receivedOfReview(store, reviewId)) {
    taken.set(unit_id, Math.max(taken.get(unit_id) ?? 0, issues.get(form_id) ?? 0));
  }
  return taken;
}

/** Rows that may be entered when the clerk says so. */
const TAKABLE: ReadonlySet<JudgedRow['verdict']> = new Set(['filled', 'unchanged', 'conflict', 'tampered', 'bad']);

/**
 * Takes the chosen rows of the chosen forms: entries, the unit's report, the file itself and its receipt.
 * @throws BihuanError conflict when the ledger changed since the preview so that a row would say something else, or one
 * measure is named twice; frozen when the review was closed; nothing is stored then
 */
export function acceptForms(context: Context, input: ParsedInputOf<'acceptForms'>): ReceivedForm[] {
  const batch = context.formBatches.find(input.batchId);
  const taken = context.store.act(context.actor, 'acceptForms', (act) => {
    const review = openOnly(reviewById(act.store, batch.reviewId));
    const judged = judgeBatch(act.store, review, batch);
    const named = new Set<string>();
    for (const choice of input.forms) {
      const form = judged[choice.index];
      const file = batch.files[choice.index];
      if (form === undefined || file === undefined || form.unitId === null || file.bytes === null) {
        throw new BihuanError('notFound', '所选的回收表不在这批文件中，没有收取。请重新读取。');
      }
      if (form.verdict === 'taken') continue;
      const rows = new Map(form.rows.map((row) => [row.measureId, row]));
      for (const measureId of choice.measureIds) {
        if (named.has(measureId)) {
          throw new BihuanError('conflict', `“${form.unitName}”的同一条措施选了两份填报，没有收取。请只选一份。`);
        }
        named.add(measureId);
        enterRow(act, review, rows.get(measureId), form);
      }
      receive(act, review, form, file, choice.measureIds.length, input);
    }
    return listReceived(act.store, review.id);
  });
  context.formBatches.drop(batch.id);
  return taken;
}

function enterRow(act: Act, review: ReviewRowRecord, row: JudgedRow | undefined, form: CollectedForm): void {
  if (row === undefined || row.entry === null || !TAKABLE.has(row.verdict)) {
    throw new BihuanError('conflict', `“${form.fileName}”中有措施在读取之后发生了变化，没有收取。请重新读取这批文件。`);
  }
  enterProgressIn(act, review, {
    measureId: row.measureId,
    ...row.entry,
    returnReason: null,
    reportedBy: form.reportedBy === '' ? null : form.reportedBy.slice(0, 50),
  });
}

function receive(
  act: Act,
  review: ReviewRowRecord,
  form: CollectedForm,
  file: BatchFile,
  taken: number,
  { medium, receivedAt }: ParsedInputOf<'acceptForms'>,
): void {
  const unitId = form.unitId as string;
  const filled = form.rows.filter(({ verdict }) => verdict !== 'empty' && verdict !== 'unchanged').length;
  act.insert('received_form', {
    id: ulid(),
    review_id: review.id,
    unit_id: unitId,
    form_id: file.read?.form.formId as string,
    name: file.fileName,
    sha256: keepFile(act.store, file.bytes as Uint8Array),
    medium,
    taken_at: act.at,
    reported_by: form.reportedBy === '' ? null : form.reportedBy.slice(0, 50),
    taken,
    left_out: Math.max(0, filled - taken),
  });
  const unit = unitOfReview(act.store, review.id, unitId);
  // The first report counts for 按时/迟报; later versions do not move it.
  if (unit?.status === '按时' || unit?.status === '迟报') return;
  const status = review.due_at !== null && receivedAt > review.due_at ? '迟报' : '按时';
  const values = { status, received_at: receivedAt, medium, waived_reason: null } as const;
  if (unit) act.update('review_unit', unit.id, values);
  else act.insert('review_unit', { id: ulid(), review_id: review.id, unit_id: unitId, ...values });
}

/** The receipt list of a review. */
export function listReceivedForms(context: Context, { reviewId }: { reviewId: string }): ReceivedForm[] {
  return listReceived(context.store, reviewId);
}

function listReceived(store: Store, reviewId: string): ReceivedForm[] {
  const units = new Map<Id, Unit>(listUnits(store).map((unit) => [unit.id, unit]));
  return receivedOfReview(store, reviewId).map((row) => ({
    id: row.id,
    unitId: row.unit_id,
    unitName: units.get(row.unit_id)?.name ?? '（已删除的单位）',
    fileName: row.name,
    sha256: row.sha256,
    medium: row.medium,
    takenAt: row.taken_at,
    reportedBy: row.reported_by,
    taken: row.taken,
    leftOut: row.left_out,
  }));
}
