// The sheet of one weekly review: every lead unit with its status, every open measure with last week beside this week.
import { effectiveDeadline } from '#domain/ledger/deadline.ts';
import { responsibilitiesOf } from '#domain/ledger/responsibilities.ts';
import type { LedgerTree } from '#domain/ledger/types.ts';
import { deadlineWords } from '#domain/lists/words.ts';
import { missedInARow } from '#domain/review/missed.ts';
import type { ReviewEntry, ReviewRow, ReviewSheet, ReviewUnit } from '#domain/review/types.ts';
import { isClosed } from '#domain/states/states.ts';
import { readLedger } from '../../db/queries/ledger.ts';
import {
  entriesOfReview,
  latestEntriesBefore,
  reviewById,
  statusHistory,
  toReview,
  unitsOfReview,
} from '../../db/queries/reviews.ts';
import type { ReviewEntryRow, ReviewRowRecord } from '../../db/schema.ts';
import type { Store } from '../../db/store.ts';
import { type Context, found } from '../context.ts';

/** A closed review is given as it was frozen; an open one as it stands now. */
export function getReview(context: Context, { reviewId }: { reviewId: string }): ReviewSheet {
  const review = found(reviewById(context.store, reviewId), '次调度');
  if (review.sheet !== null) return JSON.parse(review.sheet) as ReviewSheet;
  return buildSheet(context.store, review, found(readLedger(context.store, review.round_id), '个轮次'));
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

export function buildSheet(store: Store, review: ReviewRowRecord, tree: LedgerTree): ReviewSheet {
  const current = new Map(entriesOfReview(store, review.id).map((row) => [row.measure_id, row]));
  const last = new Map(latestEntriesBefore(store, review.round_id, review.ordinal).map((row) => [row.measure_id, row]));
  const rows: ReviewRow[] = [];
  for (const aspect of tree.aspects) {
    for (const item of aspect.items) {
      for (const problem of item.problems) {
        for (const measure of problem.measures) {
          const entry = current.get(measure.id);
          const stateBefore = entry?.state_before ?? measure.state;
          // What was closed before this week is no longer asked for.
          if (isClosed(stateBefore) && !entry) continue;
          const deadline = effectiveDeadline(measure.deadline, problem.deadline);
          const before = last.get(measure.id);
          rows.push({
            measureId: measure.id,
            problemId: problem.id,
            problemNumber: problem.number,
            problemTitle: problem.title,
            measurePosition: measure.position,
            measureLead: measure.lead,
            measureText: measure.text,
            unitId: responsibilitiesOf(measure, problem).lead[0] ?? null,
            deadlineWords: deadlineWords(deadline),
            deadlineDate: deadline.date,
            longTerm: deadline.longTerm,
            stateBefore,
            percentBefore: entry?.percent_before ?? measure.percent,
            last: before ? { ...toEntry(before), date: before.date } : null,
            current: entry ? toEntry(entry) : null,
          });
        }
      }
    }
  }
  return { review: toReview(review), units: unitsOf(store, review, tree, rows), rows };
}

function unitsOf(store: Store, review: ReviewRowRecord, tree: LedgerTree, rows: ReviewRow[]): ReviewUnit[] {
  const asked = new Map(unitsOfReview(store, review.id).map((row) => [row.unit_id, row]));
  const missed = missedInARow(statusHistory(store, review.round_id, review.ordinal));
  const byUnit = Map.groupBy(rows, (row) => row.unitId);
  return tree.units
    .filter((unit) => asked.has(unit.id))
    .map((unit) => {
      const row = asked.get(unit.id) as NonNullable<ReturnType<typeof asked.get>>;
      const own = byUnit.get(unit.id) ?? [];
      return {
        unitId: unit.id,
        unitName: unit.shortName ?? unit.name,
        status: row.status,
        receivedAt: row.received_at,
        medium: row.medium,
        waivedReason: row.waived_reason,
        missedInARow: missed.get(unit.id) ?? 0,
        problems: new Set(own.map((each) => each.problemId)).size,
        measures: own.length,
        entered: own.filter((each) => each.current !== null).length,
      };
    });
}
