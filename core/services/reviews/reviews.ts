// The life of a weekly review: opened, reported and entered, closed and thereby frozen.

import { BihuanError } from '#contract/errors.ts';
import type { ParsedInputOf } from '#contract/operations.ts';
import { dateWords } from '#domain/calendar/dates.ts';
import type { Review } from '#domain/review/types.ts';
import { ulid } from '../../db/ids.ts';
import { type RoundView, viewOf } from '../../db/queries/ledger-view.ts';
import { askedMeasures } from '../../db/queries/review-rows.ts';
import { reviewById, reviewsOf, toReview, unitOfReview } from '../../db/queries/reviews.ts';
import { keepMarks } from '../../db/queries/round-facts.ts';
import type { ReviewRowRecord } from '../../db/schema.ts';
import { type Context, found } from '../context.ts';
import { freeze } from '../shared/frozen-sheet.ts';
import { openFacts, openUnits } from '../shared/open-sheet.ts';
import { enterProgressIn, openOnly } from '../shared/progress.ts';

export function listReviews(context: Context, { roundId }: { roundId: string }): Review[] {
  return reviewsOf(context.store, roundId);
}

/**
 * Opens the next review of a round and asks every lead unit with unclosed measures to report (应报).
 * @throws BihuanError conflict while another review is open or when the date does not come after the last one's
 */
export function openReview(context: Context, { roundId, date, dueAt }: ParsedInputOf<'openReview'>): Review {
  return context.store.act(context.actor, 'openReview', (act) => {
    const view = found(viewOf(act.store, roundId), '个轮次');
    const last = reviewsOf(act.store, roundId).at(-1);
    if (last?.state === 'open') {
      throw new BihuanError(
        'conflict',
        `第${last.ordinal}次调度（${dateWords(last.date)}）还没有关闭，请先关闭再开始下一次。`,
      );
    }
    if (last && date <= last.date) {
      throw new BihuanError('conflict', `调度日期应晚于上一次（第${last.ordinal}次，${dateWords(last.date)}）。`);
    }
    const row: ReviewRowRecord = {
      id: ulid(),
      round_id: roundId,
      ordinal: (last?.ordinal ?? 0) + 1,
      date,
      due_at: dueAt ?? null,
      state: 'open',
      closed_at: null,
      sheet: null,
      figures: null,
    };
    act.insert('review', row);
    for (const unitId of unitsToReport(view)) {
      act.insert('review_unit', {
        id: ulid(),
        review_id: row.id,
        unit_id: unitId,
        status: '未报',
        received_at: null,
        medium: null,
        waived_reason: null,
      });
    }
    return toReview(row);
  });
}

/** Lead units that still have something to do, in the units' own order. */
function unitsToReport(view: RoundView): string[] {
  const busy = new Set<string | null>();
  for (const { unitId } of askedMeasures(view, new Map())) busy.add(unitId);
  return view.names.units.filter(({ id }) => busy.has(id)).map(({ id }) => id);
}

/** Registers how a unit's report came in. @throws BihuanError input.invalid for 免报 without a reason; frozen */
export function reportUnit(context: Context, input: ParsedInputOf<'reportUnit'>): null {
  return context.store.act(context.actor, 'reportUnit', (act) => {
    openOnly(reviewById(act.store, input.reviewId));
    if (input.status === '免报' && !input.waivedReason?.trim()) {
      throw new BihuanError('input.invalid', '免报需要填写原因。');
    }
    const values = {
      status: input.status,
      received_at: input.receivedAt,
      medium: input.medium,
      waived_reason: input.waivedReason,
    };
    const row = unitOfReview(act.store, input.reviewId, input.unitId);
    if (row) act.update('review_unit', row.id, values);
    else act.insert('review_unit', { id: ulid(), review_id: input.reviewId, unit_id: input.unitId, ...values });
    return null;
  });
}

/**
 * Records what a unit reports on one measure this week; the measure and its problem follow.
 * @throws BihuanError move.refused when the state may not follow (see domain/states), frozen when the review is closed
 */
export function enterProgress(context: Context, input: ParsedInputOf<'enterProgress'>): null {
  return context.store.act(context.actor, 'enterProgress', (act) => {
    enterProgressIn(act, openOnly(reviewById(act.store, input.reviewId)), input);
    return null;
  });
}

/** Closes a review: sheet, lights and figures are frozen as they stand on its date. */
export function closeReview(context: Context, { reviewId }: { reviewId: string }): Review {
  return context.store.act(context.actor, 'closeReview', (act) => {
    const row = openOnly(reviewById(act.store, reviewId));
    const closed = toReview({ ...row, state: 'closed', closed_at: act.at });
    const { store } = act;
    const view = found(viewOf(store, row.round_id), '个轮次');
    const figures = view.figures(row.date);
    freeze(act, closed, openUnits(store, row), openFacts(store, row, 'all'), figures);
    keepMarks(act, view, reviewId, figures);
    // Empty: kept in parts.
    act.update('review', reviewId, { state: 'closed', closed_at: act.at, sheet: '', figures: '' });
    return closed;
  });
}
