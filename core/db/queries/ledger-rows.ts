// Reads whole problems and measures by id, for the few rows that are on screen.
import type { Id, Measure, Problem } from '#domain/ledger/types.ts';
import type { IndexMeasure, IndexProblem } from '#domain/ledger/view-index.ts';
import type { CloseOutRow, MeasureRow, ProblemRow } from '../schema.ts';
import type { Store } from '../store.ts';
import { toMeasure, toProblem } from './ledger.ts';

type ProblemTexts = Pick<ProblemRow, 'id' | 'item_id' | 'title' | 'public_text' | 'source' | 'target' | 'note'>;
type MeasureTexts = Pick<
  MeasureRow,
  'id' | 'problem_id' | 'lead' | 'text' | 'public_text' | 'deliverable' | 'progress' | 'progress_date' | 'note'
>;

/** The given problems of the index with their texts, by id; without their measures. */
export function readProblems(store: Store, light: readonly IndexProblem[]): Map<Id, Omit<Problem, 'measures'>> {
  const ids = JSON.stringify(light.map(({ id }) => id));
  const rows = store
    .prepare(
      `SELECT p.id, p.item_id, p.title, p.public_text, p.source, p.target, p.note
       FROM json_each(?) j JOIN problem p ON p.id = j.value`,
    )
    .all(ids) as ProblemTexts[];
  const texts = new Map(rows.map((row) => [row.id, row]));
  const closeOuts = readCloseOuts(store, ids);
  const problems = new Map<Id, Omit<Problem, 'measures'>>();
  for (const each of light) {
    const row = texts.get(each.id);
    if (row !== undefined) problems.set(each.id, toProblem(each, row, closeOuts.get(each.id)));
  }
  return problems;
}

/** 销号 of the present cycles of problems; `ids` is a JSON array. */
function readCloseOuts(store: Store, ids: string): Map<Id, CloseOutRow> {
  const rows = store
    .prepare(
      `SELECT c.* FROM json_each(?) j JOIN problem p ON p.id = j.value
       JOIN close_out c ON c.problem_id = p.id AND c.cycle = p.cycle AND c.deleted_at IS NULL`,
    )
    .all(ids) as CloseOutRow[];
  return new Map(rows.map((row) => [row.problem_id, row]));
}

/** The given measures of the index with their texts, by id. */
export function readMeasures(store: Store, light: readonly IndexMeasure[]): Map<Id, Measure> {
  const rows = store
    .prepare(
      `SELECT m.id, m.problem_id, m.lead, m.text, m.public_text, m.deliverable, m.progress, m.progress_date, m.note
       FROM json_each(?) j JOIN measure m ON m.id = j.value`,
    )
    .all(JSON.stringify(light.map(({ id }) => id))) as MeasureTexts[];
  const texts = new Map(rows.map((row) => [row.id, row]));
  const measures = new Map<Id, Measure>();
  for (const each of light) {
    const row = texts.get(each.id);
    if (row !== undefined) measures.set(each.id, toMeasure(each, row));
  }
  return measures;
}
