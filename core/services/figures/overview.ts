// 工作台 in one answer, made from the round's light index: it stays small however large the round is.
import type { ParsedInputOf } from '#contract/operations.ts';
import type { PlainDate } from '#domain/ledger/types.ts';
import { measureAt } from '#domain/ledger/view-index.ts';
import { missedInARow } from '#domain/review/missed.ts';
import { isClosed } from '#domain/states/states.ts';
import { type Fact, lightCounts } from '#domain/statistics/facts.ts';
import { countsOf } from '#domain/statistics/figures.ts';
import { LATE_LISTED, type Overview, WEEKS_SHOWN, type Week, type WeekPoint } from '#domain/statistics/overview.ts';
import { forecastOf, planOf } from '#domain/statistics/series.ts';
import { findRound } from '../../db/queries/ledger.ts';
import { figureRows, longestOverdue } from '../../db/queries/ledger-figures.ts';
import { type RoundView, viewOf } from '../../db/queries/ledger-view.ts';
import { enteredMeasures, reviewsOf, statusHistory, unitsOfReview } from '../../db/queries/reviews.ts';
import { factsOn, weekCounts } from '../../db/queries/round-facts.ts';
import { type Context, found, today } from '../context.ts';
import { milestones } from '../shared/milestones.ts';
import { figuresOn } from './figures.ts';
import { waitingFor } from './waiting.ts';

/** @throws BihuanError notFound without such a round, conflict for a review that is not closed */
export function getOverview(context: Context, { roundId, ...day }: ParsedInputOf<'getOverview'>): Overview {
  const view = found(viewOf(context.store, roundId), '个轮次');
  const figures = figuresOn(context, view, day);
  const { unled, undated } = view.gaps;
  const counts = countsOf(figures);
  const now = { asOf: day.asOf ?? today(context) };
  const weeks = weeksOf(context, view);
  const measures = [...factsOn(view, 'measures', now)];
  return {
    counts,
    gaps: { unled: unled.length, undated: undated.length },
    late: figureRows(view, 'measures', longestOverdue(view, figures.measures.overdue.ids, LATE_LISTED)),
    week: weekOf(context, view),
    milestones: milestones(context, found(findRound(context.store, roundId), '个轮次')).map(
      ({ name, date, doneOn }) => ({ name, date, doneOn }),
    ),
    weeks,
    lights: lightCounts(measures),
    curve: {
      problems: curveOf('problems', factsOn(view, 'problems', now), weeks, now.asOf),
      measures: curveOf('measures', measures, weeks, now.asOf),
    },
    waiting: waitingFor(context, roundId, now.asOf),
  };
}

function weeksOf({ store }: Context, { roundId }: RoundView): WeekPoint[] {
  const closed = reviewsOf(store, roundId).filter(({ state }) => state === 'closed');
  return closed.slice(-WEEKS_SHOWN).flatMap(({ id, ordinal, date }) => {
    const counts = weekCounts(store, id);
    return counts === undefined ? [] : [{ reviewId: id, ordinal, date, ...counts }];
  });
}

/** Plan and forecast; what has no end is not waited for. */
function curveOf(
  of: 'problems' | 'measures',
  facts: Iterable<Fact>,
  weeks: readonly WeekPoint[],
  asOf: PlainDate,
): Overview['curve']['problems'] {
  const last = weeks.at(-1)?.[of];
  const open = last === undefined ? 0 : last.total - last.classes.已完成 - last.classes.长期坚持;
  return {
    plan: planOf(facts),
    forecast: forecastOf(
      weeks.map((week) => ({ date: week.date, done: week[of].classes.已完成 })),
      open,
      asOf,
    ),
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
