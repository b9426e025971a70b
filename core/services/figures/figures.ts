// Figures of a round: today's, another day's, or the frozen ones of a closed review; and the rows behind them.
import { BihuanError } from '#contract/errors.ts';
import type { OutputOf, ParsedInputOf } from '#contract/operations.ts';
import { countsOf } from '#domain/statistics/figures.ts';
import { idsOfFigure } from '#domain/statistics/resolve.ts';
import type { RoundCounts, RoundFigures } from '#domain/statistics/types.ts';
import { figureRows } from '../../db/queries/ledger-figures.ts';
import { type RoundView, viewOf } from '../../db/queries/ledger-view.ts';
import { frozenFigures } from '../../db/queries/reviews.ts';
import { type Context, found, today } from '../context.ts';

type Day = Pick<ParsedInputOf<'getFigures'>, 'asOf' | 'reviewId'>;

/** @throws BihuanError notFound without such a round, conflict for a review that is not closed */
export function getFigures(context: Context, { roundId, ...day }: ParsedInputOf<'getFigures'>): RoundCounts {
  return countsOf(figuresOn(context, found(viewOf(context.store, roundId), '个轮次'), day));
}

/** @throws as getFigures */
export function readFigure(
  context: Context,
  { roundId, figure, from, count, ...day }: ParsedInputOf<'readFigure'>,
): OutputOf<'readFigure'> {
  const view = found(viewOf(context.store, roundId), '个轮次');
  const figures = figuresOn(context, view, day);
  const { asOf } = figures;
  const ids =
    'ids' in figure
      ? figure.ids
      : 'part' in figure
        ? view.idsOfFigure(figure, { asOf, ...(day.reviewId === undefined ? {} : { reviewId: day.reviewId }) })
        : idsOfFigure(figures, view.gaps, figure);
  return { asOf, total: ids.length, rows: figureRows(view, figure.of, ids.slice(from, from + count)) };
}

/** @throws as getFigures */
export function figuresOn(context: Context, view: RoundView, { asOf, reviewId }: Day): RoundFigures {
  if (reviewId === undefined) return view.figures(asOf ?? today(context));
  const frozen = frozenFigures(context.store, reviewId);
  if (frozen === undefined) throw new BihuanError('conflict', '本次调度还没有关闭，没有冻结的数据。');
  return frozen;
}
