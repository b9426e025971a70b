// The sheet of one weekly review, whole or in the parts that a screen needs: frozen once closed, as it stands while open.
import type { Id } from '#domain/ledger/types.ts';
import { likenesses } from '#domain/review/sanity.ts';
import type { ReviewRow, ReviewSheet, ReviewUnits } from '#domain/review/types.ts';
import { reviewById } from '../../db/queries/reviews.ts';
import { type Context, found } from '../context.ts';
import { frozenRows, frozenSheet, frozenUnits } from './frozen-sheet.ts';
import { openRows, openSheet, openUnits, type Whose } from './open-sheet.ts';

/** @throws BihuanError notFound when there is no such review; so do all below */
export function getReview({ store }: Context, { reviewId }: { reviewId: Id }): ReviewSheet {
  const review = found(reviewById(store, reviewId), '次调度');
  return review.state === 'closed' ? frozenSheet(store, review) : openSheet(store, review);
}

/** The units with their reports and counts, without any measure. */
export function getReviewUnits({ store }: Context, { reviewId }: { reviewId: Id }): ReviewUnits {
  const review = found(reviewById(store, reviewId), '次调度');
  return review.state === 'closed' ? frozenUnits(store, review) : openUnits(store, review);
}

/** The measures of one unit; null: those led by no unit that was asked. */
export function getReviewRows(context: Context, input: { reviewId: Id; unitId: Id | null }): ReviewRow[] {
  return rowsOf(context, input.reviewId, input.unitId);
}

/** Entries of the week that repeat another one, by measure, in the words of the screen. */
export function getLikenesses(context: Context, { reviewId }: { reviewId: Id }): Record<Id, string> {
  return Object.fromEntries(likenesses(rowsOf(context, reviewId, 'all')));
}

function rowsOf({ store }: Context, reviewId: Id, whose: Whose): ReviewRow[] {
  const review = found(reviewById(store, reviewId), '次调度');
  return review.state === 'closed' ? frozenRows(store, review, whose) : openRows(store, review, whose);
}
