// Figures of a round: today's, another day's, or the frozen ones of a closed review.
import { BihuanError } from '#contract/errors.ts';
import type { ParsedInputOf } from '#contract/operations.ts';
import { figuresOf } from '#domain/statistics/figures.ts';
import type { RoundFigures } from '#domain/statistics/types.ts';
import { readLedger } from '../../db/queries/ledger.ts';
import { reviewById } from '../../db/queries/reviews.ts';
import { type Context, found, today } from '../context.ts';

export function getFigures(context: Context, { roundId, asOf, reviewId }: ParsedInputOf<'getFigures'>): RoundFigures {
  if (reviewId !== undefined) {
    const review = found(reviewById(context.store, reviewId), '次调度');
    if (review.figures === null) throw new BihuanError('conflict', '本次调度还没有关闭，没有冻结的数据。');
    return JSON.parse(review.figures) as RoundFigures;
  }
  return figuresOf(found(readLedger(context.store, roundId), '个轮次'), asOf ?? today(context));
}
