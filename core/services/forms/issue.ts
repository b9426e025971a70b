// 生成调度表: one workbook a unit into a chosen folder, with a covering list; all of them or none.

import { existsSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { BihuanError } from '#contract/errors.ts';
import type { PlannedForm, WrittenForms } from '#contract/operations.ts';
import { dateWords } from '#domain/calendar/dates.ts';
import { formAsList } from '#domain/forms/build.ts';
import { coverData } from '#domain/forms/cover.ts';
import { coveringData } from '#domain/forms/covering-form.ts';
import { coveringList } from '#domain/forms/covering-list.ts';
import type { ReviewForm } from '#domain/forms/types.ts';
import type { Id, Instant, Unit } from '#domain/ledger/types.ts';
import { ulid } from '../../db/ids.ts';
import { formsOfReview, receivedOfReview } from '../../db/queries/forms.ts';
import { viewOf } from '../../db/queries/ledger-view.ts';
import { askedMeasures } from '../../db/queries/review-rows.ts';
import { reviewById, reviewsOf } from '../../db/queries/reviews.ts';
import type { ReviewRowRecord } from '../../db/schema.ts';
import type { Act } from '../../db/store.ts';
import { writeFileAtomically } from '../../files/atomic-write.ts';
import { type Context, found, officeName } from '../context.ts';
import { logExport } from '../shared/exports.ts';
import { type FilledForm, fillForm } from '../shared/filled-forms.ts';
import { sha256Of } from '../shared/originals.ts';
import { templateBytes } from '../shared/templates.ts';
import { formData, keptCells } from './form-data.ts';

/** Lead units with open measures, and what was made for them so far. */
export function planForms(context: Context, { reviewId }: { reviewId: string }): PlannedForm[] {
  const review = found(reviewById(context.store, reviewId), '次调度');
  const view = found(viewOf(context.store, review.round_id), '个轮次');
  const measures = new Map<Id | null, number>();
  for (const { unitId } of askedMeasures(view, new Map())) measures.set(unitId, (measures.get(unitId) ?? 0) + 1);
  const made = Map.groupBy(formsOfReview(context.store, reviewId), (form) => form.unit_id);
  const received = new Set(receivedOfReview(context.store, reviewId).map((form) => form.unit_id));
  return view.names.units
    .filter(({ id }) => measures.has(id))
    .map((unit) => ({
      unitId: unit.id,
      unitName: unit.name,
      measures: measures.get(unit.id) ?? 0,
      issued: made.get(unit.id)?.length ?? 0,
      received: received.has(unit.id),
    }));
}

/**
 * Writes the forms. Files are written first, one step each; the forms are recorded at the end in one transaction. When
 * it fails or is stopped, the files of this run are taken away again.
 * @throws BihuanError frozen for a closed review, notFound when no unit is left to write to, file.* from the disk
 */
export async function writeForms(
  context: Context,
  input: { reviewId: string; unitIds: readonly Id[] | null; word: boolean; cover?: boolean; folder: string },
): Promise<WrittenForms> {
  const review = found(reviewById(context.store, input.reviewId), '次调度');
  if (review.state === 'closed') {
    throw new BihuanError('frozen', `第${review.ordinal}次调度已关闭，不能再生成调度表。请先开始下一次调度。`);
  }
  const made = makeForms(context, review, input.unitIds);
  const { writeReviewForm } = await import('../../documents/write/review-form.ts');
  const { writeDocument } = await import('../../documents/write/index.ts');
  const cover = input.cover === true ? await coverWriter(context) : null;
  const written: string[] = [];
  const files: { name: string; bytes: number; sha256: string }[] = [];
  const write = (name: string, bytes: Uint8Array) => {
    const path = join(input.folder, name);
    writeFileAtomically(path, bytes);
    written.push(path);
    files.push({ name, bytes: bytes.length, sha256: sha256Of(bytes) });
  };
  try {
    for (const [index, { form, fileName }] of made.entries()) {
      await context.step(index, made.length, form.unitName);
      write(`${fileName}.xlsx`, await writeReviewForm(form));
      if (input.word) write(`${fileName}.docx`, await writeDocument(formAsList(form), 'docx'));
      if (cover !== null) write(`${fileName} 封面.docx`, cover(form));
    }
    await context.step(made.length, made.length, '发放清单');
    const list = coveringList(
      made.map(({ form, fileName }) => ({ form, fileName: `${fileName}.xlsx` })),
      { office: officeName(context), ordinal: review.ordinal, date: review.date, dueWords: dueWords(review.due_at) },
    );
    const listName = freeListName(input.folder, review.ordinal);
    write(`${listName}.xlsx`, await writeDocument(list, 'xlsx'));
    if (input.word) write(`${listName}.docx`, await fillForm(context, coveringForm(context, review, made)));
    context.store.act(context.actor, 'writeForms', (act) => {
      record(act, review, made);
      logExport(context, basename(input.folder), input.folder, { what: `第${review.ordinal}次周调度表`, files });
    });
  } catch (error) {
    throw withLeftOver(error, takeAway(input.folder, written));
  }
  return { folder: basename(input.folder), files: written.map((path) => basename(path)) };
}

/** The list of an earlier run stays beside that of a later one: somebody may have signed for what stands on it. */
function freeListName(folder: string, ordinal: number): string {
  const name = `00 第${ordinal}次周调度 发放清单`;
  for (let again = 1; ; again++) {
    const free = again === 1 ? name : `${name}（${again}）`;
    if (['.xlsx', '.docx'].every((ending) => !existsSync(join(folder, `${free}${ending}`)))) return free;
  }
}

/** 发放清单 by the office's template. */
function coveringForm(context: Context, review: ReviewRowRecord, made: readonly Made[]): FilledForm {
  const data = coveringData(
    made.map(({ form, fileName }) => ({ form, fileName: `${fileName}.xlsx` })),
    {
      office: officeName(context),
      roundName: made[0]?.form.roundName ?? '',
      ordinal: review.ordinal,
      date: review.date,
      dueWords: dueWords(review.due_at),
    },
  );
  return { template: '发放清单', name: `第${review.ordinal}次周调度表发放清单`, data };
}

/** The forms that the newest review of a round would send out: its list, or the cover of its first unit; null for none. */
export function newestForms(context: Context, roundId: Id, template: string): FilledForm | null {
  const newest = reviewsOf(context.store, roundId).at(-1);
  const review = newest === undefined ? undefined : reviewById(context.store, newest.id);
  const made = review === undefined ? [] : formsFor(context, review, null);
  const [first] = made;
  if (review === undefined || first === undefined) return null;
  if (template === '发放清单') return coveringForm(context, review, made);
  return { template, name: `${first.form.unitName}调度表封面`, data: coverData(first.form, officeName(context)) };
}

/** Fills the office's template of the cover. @throws BihuanError template.broken with the first form */
async function coverWriter(context: Context): Promise<(form: ReviewForm) => Uint8Array> {
  const { fillTemplate } = await import('../../documents/template/fill.ts');
  const template = templateBytes(context, '调度表封面');
  const office = officeName(context);
  return (form) => fillTemplate(template, coverData(form, office));
}

/** Takes files away again. @returns names of those that could not be, or may still lie on a stick that is gone */
function takeAway(folder: string, paths: readonly string[]): string[] {
  const left = paths.filter((path) => {
    try {
      rmSync(path, { force: true });
      return false;
    } catch {
      return true;
    }
  });
  return (existsSync(folder) ? left : paths).map((path) => basename(path));
}

/** So many are named; the others are counted. */
const NAMED_AT_MOST = 10;

/** The error with the files of this run that are still there, for they are not recorded and must not be handed out. */
function withLeftOver(error: unknown, left: readonly string[]): unknown {
  if (left.length === 0 || !(error instanceof BihuanError)) return error;
  const named = left.slice(0, NAMED_AT_MOST).map((name) => `“${name}”`);
  const more = left.length > NAMED_AT_MOST ? `等${left.length}个文件` : '';
  return new BihuanError(
    error.code,
    `${error.message}本次没有登记下发；此前写出的${named.join('、')}${more}可能还留在盘上，请删去后重新生成。`,
    { ...error.details, left: [...left] },
    { cause: error },
  );
}

interface Made {
  form: ReviewForm;
  /** Without extension */
  fileName: string;
}

/** @throws BihuanError notFound when no unit is left to write to */
function makeForms(context: Context, review: ReviewRowRecord, unitIds: readonly Id[] | null): Made[] {
  const made = formsFor(context, review, unitIds);
  if (made.length > 0) return made;
  throw new BihuanError('notFound', '没有需要填报的单位：所选单位名下没有未销号的措施。请先指定牵头单位。');
}

function formsFor(context: Context, review: ReviewRowRecord, unitIds: readonly Id[] | null): Made[] {
  const { tree, rows } = formData(context.store, review);
  const wanted = unitIds === null ? null : new Set(unitIds);
  const units = tree.units.filter(({ id }) => rows.has(id) && (wanted === null || wanted.has(id)));
  const issued = Map.groupBy(formsOfReview(context.store, review.id), (form) => form.unit_id);
  return units.map((unit, index) => {
    const issue = (issued.get(unit.id)?.at(-1)?.issue ?? 0) + 1;
    return {
      fileName: fileNameOf(unit, index + 1, review.ordinal, issue),
      form: {
        formId: ulid(),
        reviewId: review.id,
        unitId: unit.id,
        unitName: unit.name,
        roundName: tree.round.name,
        ordinal: review.ordinal,
        date: review.date,
        dueWords: dueWords(review.due_at),
        issue,
        rows: rows.get(unit.id) ?? [],
      },
    };
  });
}

/** 01 区住建局 第12次周调度表.xlsx; what no file name may hold is left out. */
function fileNameOf(unit: Unit, place: number, ordinal: number, issue: number): string {
  const name = (unit.shortName ?? unit.name).replace(/[\\/:*?"<>|\r\n]/g, '').slice(0, 60);
  const again = issue > 1 ? `（第${issue}次下发）` : '';
  return `${String(place).padStart(2, '0')} ${name} 第${ordinal}次周调度表${again}`;
}

/** 2020年6月19日17:00 by the PC's own clock; '' for none. */
function dueWords(dueAt: Instant | null): string {
  if (dueAt === null) return '';
  const at = new Date(dueAt);
  const pad = (n: number) => String(n).padStart(2, '0');
  const day = `${at.getFullYear()}-${pad(at.getMonth() + 1)}-${pad(at.getDate())}`;
  return `${dateWords(day)}${pad(at.getHours())}:${pad(at.getMinutes())}`;
}

function record(act: Act, review: ReviewRowRecord, made: readonly Made[]): void {
  // The review may have been closed while files were being written.
  if (reviewById(act.store, review.id)?.state !== 'open') {
    throw new BihuanError('frozen', `第${review.ordinal}次调度刚刚关闭，没有生成调度表。`);
  }
  for (const { form, fileName } of made) {
    act.insert('review_form', {
      id: form.formId,
      review_id: form.reviewId,
      unit_id: form.unitId,
      issue: form.issue,
      made_at: act.at,
      file_name: `${fileName}.xlsx`,
      rows: keptCells(form.rows),
    });
  }
}
