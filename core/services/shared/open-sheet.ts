// The sheet of a review as it stands now: every lead unit with its status, every open measure with last week beside this.
import { effectiveDeadline } from '#domain/ledger/deadline.ts';
import type { Id } from '#domain/ledger/types.ts';
import { measureAt } from '#domain/ledger/view-index.ts';
import { lightOf } from '#domain/lights/lights.ts';
import { deadlineWords } from '#domain/lists/words.ts';
import { missedInARow } from '#domain/review/missed.ts';
import type { ReviewEntry, ReviewRow, ReviewSheet, ReviewUnit, ReviewUnits } from '#domain/review/types.ts';
import { type RoundView, viewOf } from '../../db/queries/ledger-view.ts';
import { lightRules } from '../../db/queries/light-rules.ts';
import {
  type AskedMeasure,
  askedMeasures,
  entriesOf,
  lastEntriesOf,
  measureWords,
  problemTitles,
  statesBefore,
} from '../../db/queries/review-rows.ts';
import { latestEntriesBefore, statusHistory, toReview, unitsOfReview } from '../../db/queries/reviews.ts';
import type { ReviewEntryRow, ReviewRowRecord } from '../../db/schema.ts';
import type { Store } from '../../db/store.ts';
import { found } from '../context.ts';

/** Which measures: of one unit, of no unit that was asked (null), or all. */
export type Whose = Id | null | 'all';

/** A week as it stands, without its measures. */
export function openUnits(store: Store, review: ReviewRowRecord): ReviewUnits {
  const view = viewFor(store, review);
  const entered = statesBefore(store, review.id);
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

/** The measures of a week as they stand, in the order of the lists. */
export function openRows(store: Store, review: ReviewRowRecord, whose: Whose): ReviewRow[] {
  const view = viewFor(store, review);
  const wanted = wantedBy(store, review, whose);
  const asked = [...askedMeasures(view, statesBefore(store, review.id))].filter(({ unitId }) => wanted(unitId));
  return rowsOf(store, review, view, asked, whose === 'all');
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

function rowsOf(
  store: Store,
  review: ReviewRowRecord,
  view: RoundView,
  asked: readonly AskedMeasure[],
  all: boolean,
): ReviewRow[] {
  const { problems, measures } = view.index;
  const ids = asked.map(({ at }) => measures.idAt(at));
  const texts = measureWords(store, review.round_id, ids);
  const above = [...new Set(asked.map(({ at }) => measures.problemAt[at] as number))];
  const titles = problemTitles(
    store,
    above.flatMap((at) => problems[at]?.id ?? []),
  );
  const current = byMeasure(entriesOf(store, review.id, all ? null : ids));
  const last = byMeasure(
    all
      ? latestEntriesBefore(store, review.round_id, review.ordinal)
      : lastEntriesOf(store, review.round_id, review.ordinal, ids),
  );
  const lights = lightRules(store);
  return asked.flatMap(({ at, unitId, stateBefore }, n): ReviewRow[] => {
    const measureId = ids[n] ?? '';
    const problem = problems[measures.problemAt[at] ?? -1];
    const words = texts.get(measureId);
    if (problem === undefined || words === undefined) return [];
    const { position, percent, deadline: own, state } = measureAt(view.index, at);
    const deadline = effectiveDeadline(own, problem.deadline);
    const entry = current.get(measureId);
    const before = last.get(measureId);
    return [
      {
        measureId,
        problemId: problem.id,
        problemNumber: problem.number,
        problemTitle: titles.get(problem.id) ?? '',
        measurePosition: position,
        measureLead: words.lead,
        measureText: words.text,
        unitId,
        deadlineWords: deadlineWords(deadline),
        deadlineDate: deadline.date,
        longTerm: deadline.longTerm,
        stateBefore,
        percentBefore: entry?.percent_before ?? percent,
        last: before === undefined ? null : { ...toEntry(before), date: before.date },
        current: entry === undefined ? null : toEntry(entry),
        light: lightOf(entry?.state ?? state, deadline, review.date, lights),
      },
    ];
  });
}

function byMeasure<Row extends { measure_id: Id }>(rows: readonly Row[]): Map<Id, Row> {
  return new Map(rows.map((row) => [row.measure_id, row]));
}

function viewFor(store: Store, review: ReviewRowRecord): RoundView {
  return found(viewOf(store, review.round_id), '个轮次');
}

function toEntry(row: ReviewEntryRow): ReviewEntry {
  return {
    text: row.text,
    percent: row.percent,
    state: row.state,
    difficulty: row.difficulty,
    nextPlan: row.next_plan,
    returnReason: row.return_reason,
    reportedBy: row.reported_by,
    evidence: row.evidence,
    acceptedAt: row.accepted_at,
  };
}
