// Reads whole problems and measures by id, for the few rows that are on screen.
import { type Id, type Measure, NO_RESPONSIBILITIES, type Problem } from '#domain/ledger/types.ts';
import { type IndexProblem, measureAt, type RoundIndex } from '#domain/ledger/view-index.ts';
import type { CloseOutRow } from '../schema.ts';
import type { Store } from '../store.ts';
import { type MeasureTexts, type ProblemTexts, toMeasure, toProblem } from './ledger.ts';
import { heldByOwners } from './ledger-held.ts';

/** The given problems of the index with their texts, by id; without their measures. */
export function readProblems(store: Store, light: readonly IndexProblem[]): Map<Id, Omit<Problem, 'measures'>> {
  const held = heldByOwners(
    store,
    'problem',
    light.map(({ id }) => id),
  );
  const ids = JSON.stringify(light.map(({ id }) => id));
  const rows = store
    .prepare(
      `SELECT p.id, p.item_id, p.title, p.public_text, p.source, p.target, p.note
       FROM json_each(?) j JOIN problem p ON p.id = j.value`,
    )
    .all(ids) as (ProblemTexts & { id: Id })[];
  const texts = new Map(rows.map((row) => [row.id, row]));
  const closeOuts = readCloseOuts(store, ids);
  const problems = new Map<Id, Omit<Problem, 'measures'>>();
  for (const each of light) {
    const row = texts.get(each.id);
    if (row !== undefined)
      problems.set(
        each.id,
        toProblem({ ...each, responsibilities: held.get(each.id) ?? NO_RESPONSIBILITIES }, row, closeOuts.get(each.id)),
      );
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

/** The measures at some places of the index with their texts, by id. */
export function readMeasures(store: Store, index: RoundIndex, places: readonly number[]): Map<Id, Measure> {
  const at = new Map(places.map((place) => [index.measures.idAt(place), place]));
  const rows = store
    .prepare(
      `SELECT m.id, m.problem_id, m.lead, m.text, m.public_text, m.deliverable, m.progress, m.progress_date, m.note
       FROM json_each(?) j JOIN measure m ON m.id = j.value`,
    )
    .all(JSON.stringify([...at.keys()])) as (MeasureTexts & { id: Id })[];
  const held = heldByOwners(store, 'measure', [...at.keys()]);
  return new Map(
    rows.map((row) => {
      const light = measureAt(index, at.get(row.id) ?? -1);
      return [row.id, toMeasure(row.id, { ...light, responsibilities: held.get(row.id) ?? NO_RESPONSIBILITIES }, row)];
    }),
  );
}
