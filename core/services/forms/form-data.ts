// What forms are made of and held against: the round's measures with this week's entries and last week's words.
import { formRowsByUnit } from '#domain/forms/build.ts';
import { entryCells, type KnownMeasure } from '#domain/forms/judge.ts';
import type { FormCells, FormRow, ReportedEntry } from '#domain/forms/types.ts';
import { EMPTY_CELLS } from '#domain/forms/types.ts';
import { responsibilitiesOf } from '#domain/ledger/responsibilities.ts';
import type { Id, LedgerTree } from '#domain/ledger/types.ts';
import { measureWords } from '#domain/lists/words.ts';
import { readLedger } from '../../db/queries/ledger.ts';
import { entriesOfReview, latestEntriesBefore } from '../../db/queries/reviews.ts';
import type { ReviewEntryRow, ReviewRowRecord } from '../../db/schema.ts';
import type { Store } from '../../db/store.ts';
import { found } from '../context.ts';

function toReported(row: ReviewEntryRow): ReportedEntry {
  return {
    text: row.text,
    percent: row.percent,
    state: row.state,
    difficulty: row.difficulty,
    nextPlan: row.next_plan,
    evidence: row.evidence,
  };
}

export interface FormData {
  tree: LedgerTree;
  rows: Map<Id, FormRow[]>;
}

/** The tree of a review's round and the rows of every lead unit's form. */
export function formData(store: Store, review: ReviewRowRecord): FormData {
  const tree = found(readLedger(store, review.round_id), '个轮次');
  const last = new Map(latestEntriesBefore(store, review.round_id, review.ordinal).map((row) => [row.measure_id, row]));
  const entered = new Map<Id, FormCells>(
    entriesOfReview(store, review.id).map((row) => [row.measure_id, entryCells(toReported(row))]),
  );
  return { tree, rows: formRowsByUnit(tree, review.date, last, entered) };
}

/** Every measure of the review's round as a returned form is held against it. `issued` comes with each form. */
export function knownMeasures(store: Store, review: ReviewRowRecord): Map<Id, Omit<KnownMeasure, 'issued'>> {
  const tree = found(readLedger(store, review.round_id), '个轮次');
  const entries = new Map(entriesOfReview(store, review.id).map((row) => [row.measure_id, row]));
  const known = new Map<Id, Omit<KnownMeasure, 'issued'>>();
  for (const aspect of tree.aspects) {
    for (const item of aspect.items) {
      for (const problem of item.problems) {
        for (const measure of problem.measures) {
          const entry = entries.get(measure.id);
          known.set(measure.id, {
            problemNumber: problem.number,
            measureText: measureWords(measure, problem.measures.length),
            unitId: responsibilitiesOf(measure, problem).lead[0] ?? null,
            stateBefore: entry?.state_before ?? measure.state,
            percentBefore: entry?.percent_before ?? measure.percent,
            entry: entry === undefined ? null : toReported(entry),
          });
        }
      }
    }
  }
  return known;
}

/** The fill-in cells that a form showed, from what was kept of it. */
export function issuedCells(rows: string): Map<Id, FormCells> {
  const kept = JSON.parse(rows) as Record<Id, Partial<FormCells>>;
  return new Map(Object.entries(kept).map(([id, cells]) => [id, { ...EMPTY_CELLS, ...cells }]));
}

/** What is kept of a form's rows: cells that were not empty. */
export function keptCells(rows: readonly FormRow[]): string {
  return JSON.stringify(
    Object.fromEntries(
      rows.map(({ measureId, filled }) => [
        measureId,
        Object.fromEntries(Object.entries(filled).filter(([, text]) => text !== '')),
      ]),
    ),
  );
}
