// Reads whole problems and measures by id, for the few rows that are on screen.
import type { CloseOut, Id, Measure, Problem } from '#domain/ledger/types.ts';
import type { IndexMeasure, IndexProblem } from '#domain/ledger/view-index.ts';
import type { CloseOutRow, MeasureRow, ProblemRow } from '../schema.ts';
import type { Store } from '../store.ts';
import { toCloseOut } from './ledger.ts';

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
  for (const { id, position, number, kind, deadline, state, responsibilities } of light) {
    const row = texts.get(id);
    if (row === undefined) continue;
    problems.set(id, {
      id,
      itemId: row.item_id,
      position,
      number,
      title: row.title,
      publicText: row.public_text,
      source: row.source,
      kind,
      target: row.target,
      deadline,
      state,
      note: row.note,
      closeOut: closeOuts.get(id) ?? toCloseOut(undefined),
      responsibilities,
    });
  }
  return problems;
}

/** 销号 of the present cycles of problems; `ids` is a JSON array. */
function readCloseOuts(store: Store, ids: string): Map<Id, CloseOut> {
  const rows = store
    .prepare(
      `SELECT c.* FROM json_each(?) j JOIN problem p ON p.id = j.value
       JOIN close_out c ON c.problem_id = p.id AND c.cycle = p.cycle AND c.deleted_at IS NULL`,
    )
    .all(ids) as CloseOutRow[];
  return new Map(rows.map((row) => [row.problem_id, toCloseOut(row)]));
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
  for (const { id, position, deadline, state, percent, responsibilities } of light) {
    const row = texts.get(id);
    if (row === undefined) continue;
    measures.set(id, {
      id,
      problemId: row.problem_id,
      position,
      lead: row.lead,
      text: row.text,
      publicText: row.public_text,
      deadline,
      deliverable: row.deliverable,
      state,
      percent,
      progress: row.progress,
      progressDate: row.progress_date,
      note: row.note,
      responsibilities,
    });
  }
  return measures;
}
