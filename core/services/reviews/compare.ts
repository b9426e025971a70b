// Two weeks of a round laid side by side.
import { BihuanError } from '#contract/errors.ts';
import { type ComparedReviews, compareReviews as compare } from '#domain/review/compare.ts';
import type { Context } from '../context.ts';
import { getReview } from '../shared/review-sheet.ts';

/** @throws BihuanError conflict for reviews of different rounds */
export function compareReviews(
  context: Context,
  { reviewId, otherId }: { reviewId: string; otherId: string },
): ComparedReviews {
  const [one, other] = [getReview(context, { reviewId }), getReview(context, { reviewId: otherId })];
  if (one.review.roundId !== other.review.roundId) {
    throw new BihuanError('conflict', '两次调度不属于同一轮次，不能对比。');
  }
  return compare(one, other);
}
