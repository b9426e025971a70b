// What forms are made of and held against: measures of the round's light index with the texts of those that are asked
// about, this week's entries and last week's words.
import { formRow } from '#domain/forms/build.ts';
import { entryCells, type KnownMeasure } from '#domain/forms/judge.ts';
import type { FormCells, FormRow, ReportedEntry } from '#domain/forms/types.ts';
import { EMPTY_CELLS } from '#domain/forms/types.ts';
import { effectiveDeadline } from '#domain/ledger/deadline.ts';
import type { Id, Round, Unit } from '#domain/ledger/types.ts';
import { type IndexProblem, measureAt } from '#domain/ledger/view-index.ts';
import { measureWords } from '#domain/lists/words.ts';
import { findRound } from '../../db/queries/ledger.ts';
import { type RoundView, viewOf } from '../../db/queries/ledger-view.ts';
import {
  askedMeasures,
  entriesOf,
  lastEntriesOf,
  lastWordsOf,
  leadOf,
  measureWords as measureTexts,
  problemTitles,
} from '../../db/queries/review-rows.ts';
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
  /** The round and all units in their own order */
  tree: { round: Round; units: readonly Unit[] };
  /** The rows of every lead unit's form, in the order of the ledger. Closed measures are not asked for. */
  rows: Map<Id, FormRow[]>;
}

export function formData(store: Store, review: ReviewRowRecord): FormData {
  const view = viewFor(store, review);
  const asked = [...askedMeasures(view, new Map())];
  const ids = asked.map(({ at }) => view.index.measures.idAt(at));
  const texts = measureTexts(store, ids);
  const titles = problemTitles(store, [...new Set(asked.map(({ at }) => problemOf(view, at).id))]);
  const last = lastWordsOf(store, lastEntriesOf(store, review.round_id, review.ordinal, ids));
  const entered = entriesByMeasure(store, review.id, null);
  const rows = new Map<Id, FormRow[]>();
  for (const [n, { at, unitId }] of asked.entries()) {
    const id = ids[n] as Id;
    const words = texts.get(id);
    if (unitId === null || words === undefined) continue;
    const problem = problemOf(view, at);
    const measure = measureAt(view.index, at);
    const entry = entered.get(id);
    const row = formRow(
      {
        ...measure,
        ...words,
        id,
        deadline: effectiveDeadline(measure.deadline, problem.deadline),
        problem: {
          number: problem.number,
          title: titles.get(problem.id) ?? '',
          measures: problem.measureTo - problem.measureFrom,
        },
      },
      review.date,
      last.get(id),
      entry === undefined ? undefined : entryCells(toReported(entry)),
    );
    const ofUnit = rows.get(unitId);
    if (ofUnit === undefined) rows.set(unitId, [row]);
    else ofUnit.push(row);
  }
  const round = found(findRound(store, review.round_id), '个轮次');
  return { tree: { round, units: view.names.units }, rows };
}

/** Measures of the review's round as a returned form is held against them. `issued` comes with each form. */
export function knownMeasures(
  store: Store,
  review: ReviewRowRecord,
  measureIds: readonly Id[],
): Map<Id, Omit<KnownMeasure, 'issued'>> {
  const view = viewFor(store, review);
  view.needHolders();
  const places = new Map(
    measureIds.flatMap((id) => {
      const at = view.measureAt(id);
      return at === undefined ? [] : [[id, at] as const];
    }),
  );
  const ids = [...places.keys()];
  const texts = measureTexts(store, ids);
  const entries = entriesByMeasure(store, review.id, ids);
  const known = new Map<Id, Omit<KnownMeasure, 'issued'>>();
  for (const [id, at] of places) {
    const problem = problemOf(view, at);
    const measure = measureAt(view.index, at);
    const words = texts.get(id);
    const entry = entries.get(id);
    if (words === undefined) continue;
    known.set(id, {
      problemNumber: problem.number,
      measureText: measureWords({ ...measure, ...words }, problem.measureTo - problem.measureFrom),
      unitId: leadOf(view, at),
      stateBefore: entry?.state_before ?? measure.state,
      percentBefore: entry?.percent_before ?? measure.percent,
      entry: entry === undefined ? null : toReported(entry),
    });
  }
  return known;
}

function viewFor(store: Store, review: ReviewRowRecord): RoundView {
  return found(viewOf(store, review.round_id), '个轮次');
}

function problemOf({ index }: RoundView, measure: number): IndexProblem {
  return index.problems[index.measures.problemAt[measure] ?? -1] as IndexProblem;
}

function entriesByMeasure(store: Store, reviewId: Id, ids: readonly Id[] | null): Map<Id, ReviewEntryRow> {
  return new Map(entriesOf(store, reviewId, ids).map((row) => [row.measure_id, row]));
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
