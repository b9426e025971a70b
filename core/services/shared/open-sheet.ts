// The sheet of a review as it stands now: every lead unit with its status, every open measure with last week beside this.
import { effectiveDeadline } from '#domain/ledger/deadline.ts';
import type { Id } from '#domain/ledger/types.ts';
import { type IndexProblem, measureAt } from '#domain/ledger/view-index.ts';
import { lightOf } from '#domain/lights/lights.ts';
import { deadlineWords } from '#domain/lists/words.ts';
import { missedInARow } from '#domain/review/missed.ts';
import type { ReviewRow, ReviewSheet, ReviewUnit, ReviewUnits } from '#domain/review/types.ts';
import { type RoundView, viewOf } from '../../db/queries/ledger-view.ts';
import { lightRules } from '../../db/queries/light-rules.ts';
import {
  askedMeasures,
  enteredStates,
  lastEntriesOf,
  type RowWords,
  rowWordsJson,
} from '../../db/queries/review-rows.ts';
import { statusHistory, toReview, unitsOfReview } from '../../db/queries/reviews.ts';
import type { ReviewRowRecord } from '../../db/schema.ts';
import type { Store } from '../../db/store.ts';
import { found } from '../context.ts';

/** Which measures: of one unit, of no unit that was asked (null), or all. */
export type Whose = Id | null | 'all';

/** A week as it stands, without its measures. */
export function openUnits(store: Store, review: ReviewRowRecord): ReviewUnits {
  const view = viewFor(store, review);
  const entered = enteredStates(store, review.id);
  const counts = new Map<Id | null, { problems: Set<number>; measures: number; entered: number }>();
  const asked = new Set(unitsOfReview(store, review.id).map(({ unit_id }) => unit_id));
  for (const { at, unitId } of askedMeasures(view, entered)) {
    const key = unitId !== null && asked.has(unitId) ? unitId : null;
    let count = counts.get(key);
    if (count === undefined) {
      count = { problems: new Set(), measures: 0, entered: 0 };
      counts.set(key, count);
    }
    count.problems.add(view.index.measures.problemAt[at] as number);
    count.measures++;
    if (entered.size > 0 && entered.has(view.index.measures.idAt(at))) count.entered++;
  }
  const countOf = (key: Id | null) => {
    const count = counts.get(key);
    return { problems: count?.problems.size ?? 0, measures: count?.measures ?? 0, entered: count?.entered ?? 0 };
  };
  return {
    review: toReview(review),
    units: unitsOf(store, review, view, countOf),
    others: counts.has(null) ? countOf(null) : null,
  };
}

function unitsOf(
  store: Store,
  review: ReviewRowRecord,
  view: RoundView,
  countOf: (unitId: Id) => Pick<ReviewUnit, 'problems' | 'measures' | 'entered'>,
): ReviewUnit[] {
  const asked = new Map(unitsOfReview(store, review.id).map((row) => [row.unit_id, row]));
  const missed = missedInARow(statusHistory(store, review.round_id, review.ordinal));
  return view.names.units.flatMap((unit) => {
    const row = asked.get(unit.id);
    if (row === undefined) return [];
    return {
      unitId: unit.id,
      unitName: unit.shortName ?? unit.name,
      status: row.status,
      receivedAt: row.received_at,
      medium: row.medium,
      waivedReason: row.waived_reason,
      missedInARow: missed.get(unit.id) ?? 0,
      ...countOf(unit.id),
    };
  });
}

/** A row of a week without its words. */
export type RowFacts = Omit<ReviewRow, 'problemTitle' | 'measureLead' | 'measureText' | 'last' | 'current'>;

/** The rows of a week as they stand, in the order of the lists; their words apart, as RowWords in JSON. */
export interface OpenRows {
  facts: RowFacts[];
  /** The words of some of them, named by their places */
  words(places: readonly number[]): Uint8Array;
}

/** The measures of a week as they stand, in the order of the lists. */
export function openRows(store: Store, review: ReviewRowRecord, whose: Whose): ReviewRow[] {
  const { facts, words } = openFacts(store, review, whose);
  return withWords(facts, JSON.parse(Buffer.from(words([...facts.keys()])).toString('utf8')) as RowWords[]);
}

/** Facts and words together, in the order of the facts. */
export function withWords(facts: readonly RowFacts[], words: readonly RowWords[]): ReviewRow[] {
  const rows = new Array<ReviewRow>(facts.length);
  for (const [place, problemTitle, measureLead, measureText, last, current] of words) {
    rows[place] = { ...(facts[place] as RowFacts), problemTitle, measureLead, measureText, last, current };
  }
  return rows;
}

/** The same without reading a text. */
export function openFacts(store: Store, review: ReviewRowRecord, whose: Whose): OpenRows {
  const view = viewFor(store, review);
  const wanted = wantedBy(store, review, whose);
  const entered = enteredStates(store, review.id);
  const lights = lightRules(store);
  const facts: RowFacts[] = [];
  for (const { at, unitId, stateBefore } of askedMeasures(view, entered)) {
    if (!wanted(unitId)) continue;
    const problem = view.index.problems[view.index.measures.problemAt[at] as number] as IndexProblem;
    const measureId = view.index.measures.idAt(at);
    const { position, percent, deadline: own, state } = measureAt(view.index, at);
    const deadline = effectiveDeadline(own, problem.deadline);
    const entry = entered.get(measureId);
    facts.push({
      measureId,
      problemId: problem.id,
      problemNumber: problem.number,
      measurePosition: position,
      unitId,
      deadlineWords: deadlineWords(deadline),
      deadlineDate: deadline.date,
      longTerm: deadline.longTerm,
      stateBefore,
      percentBefore: entry?.percentBefore ?? percent,
      light: lightOf(entry?.state ?? state, deadline, review.date, lights),
    });
  }
  const last = lastEntriesOf(
    store,
    review.round_id,
    review.ordinal,
    facts.map(({ measureId }) => measureId),
  );
  return {
    facts,
    words: (places) =>
      rowWordsJson(
        store,
        review.id,
        places.map((place) => {
          const { measureId } = facts[place] as RowFacts;
          return { measureId, last: last.get(measureId) };
        }),
      ),
  };
}

function wantedBy(store: Store, review: ReviewRowRecord, whose: Whose): (unitId: Id | null) => boolean {
  if (whose === 'all') return () => true;
  if (whose !== null) return (unitId) => unitId === whose;
  const asked = new Set<Id | null>(unitsOfReview(store, review.id).map(({ unit_id }) => unit_id));
  return (unitId) => !asked.has(unitId);
}

/** The whole week as it stands. */
export function openSheet(store: Store, review: ReviewRowRecord): ReviewSheet {
  const { units } = openUnits(store, review);
  return { review: toReview(review), units, rows: openRows(store, review, 'all') };
}

function viewFor(store: Store, review: ReviewRowRecord): RoundView {
  return found(viewOf(store, review.round_id), '个轮次');
}
