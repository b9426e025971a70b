// 工作台 in one answer, made from the round's light index: it stays small however large the round is.
import type { ParsedInputOf } from '#contract/operations.ts';
import { measureAt } from '#domain/ledger/view-index.ts';
import { missedInARow } from '#domain/review/missed.ts';
import { isClosed } from '#domain/states/states.ts';
import { countsOf } from '#domain/statistics/figures.ts';
import { LATE_LISTED, type Overview, type Week } from '#domain/statistics/overview.ts';
import { figureRows, longestOverdue } from '../../db/queries/ledger-figures.ts';
import { type RoundView, viewOf } from '../../db/queries/ledger-view.ts';
import { enteredMeasures, reviewsOf, statusHistory, unitsOfReview } from '../../db/queries/reviews.ts';
import { type Context, found } from '../context.ts';
import { figuresOn } from './figures.ts';

/** @throws BihuanError notFound without such a round, conflict for a review that is not closed */
export function getOverview(context: Context, { roundId, ...day }: ParsedInputOf<'getOverview'>): Overview {
  const view = found(viewOf(context.store, roundId), '个轮次');
  const figures = figuresOn(context, view, day);
  const { unled, undated } = view.gaps;
  return {
    counts: countsOf(figures),
    gaps: { unled: unled.length, undated: undated.length },
    late: figureRows(view, 'measures', longestOverdue(view, figures.measures.overdue.ids, LATE_LISTED)),
    week: weekOf(context, view),
  };
}

function weekOf({ store }: Context, view: RoundView): Week | null {
  const review = reviewsOf(store, view.roundId).at(-1);
  if (review === undefined) return null;
  const asked = new Map(unitsOfReview(store, review.id).map((row) => [row.unit_id, row.status]));
  const missed = missedInARow(statusHistory(store, view.roundId, review.ordinal));
  const entered = enteredMeasures(store, review.id);
  const { index } = view;
  let unentered = 0;
  for (let at = 0; at < index.measures.length; at++) {
    if (!isClosed(measureAt(index, at).state) && !entered.has(index.measures.idAt(at))) unentered++;
  }
  return {
    review,
    units: view.names.units.flatMap(({ id, name, shortName }) => {
      const status = asked.get(id);
      return status === undefined ? [] : [{ unitName: shortName ?? name, status, missedInARow: missed.get(id) ?? 0 }];
    }),
    unentered,
  };
}
