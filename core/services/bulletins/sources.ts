// Gathers what a bulletin is drafted from: a closed review as it was frozen, or the figures of a day.
import { BihuanError } from '#contract/errors.ts';
import type { BulletinSources } from '#domain/bulletin/draft.ts';
import type { Id, PlainDate } from '#domain/ledger/types.ts';
import { lightCounts } from '#domain/lights/count.ts';
import { countsOf } from '#domain/statistics/figures.ts';
import { outcomeFigures } from '#domain/statistics/outcomes.ts';
import type { RoundFigures } from '#domain/statistics/types.ts';
import { bulletinFigures, closedBetween } from '../../db/queries/bulletins.ts';
import { findRound } from '../../db/queries/ledger.ts';
import { viewOf } from '../../db/queries/ledger-view.ts';
import { titlesOf } from '../../db/queries/look-back.ts';
import { outcomesOfRound } from '../../db/queries/outcomes.ts';
import { closedReviewBefore, figuresBefore, frozenFigures, reviewById } from '../../db/queries/reviews.ts';
import type { BulletinRow } from '../../db/schema-papers.ts';
import { type Context, found, officeName } from '../context.ts';
import { frozenSheet } from '../shared/frozen-sheet.ts';
import { headName } from '../shared/styles.ts';
import { unitLights } from '../shared/unit-lights.ts';

/** Where the figures come from. */
export type Ground = { of: 'review'; reviewId: Id } | { of: 'day'; roundId: Id; asOf: PlainDate };

/** What the draft needs besides its type, number and parts. */
export type Gathered = Omit<BulletinSources, 'type' | 'number' | 'sections' | 'corrects'> & {
  roundId: Id;
  asOf: PlainDate;
  reviewId: Id | null;
};

/** @throws BihuanError conflict while the review is open: its figures could still move */
export function gather(context: Context, ground: Ground): Gathered {
  const { store } = context;
  const taken = ground.of === 'review' ? ofReview(context, ground.reviewId) : ofDay(context, ground);
  const view = found(viewOf(store, taken.roundId), '个轮次');
  const numbers = new Map(view.index.problems.map(({ id, number }) => [id, number]));
  const touched = new Set((taken.sheet?.rows ?? []).flatMap((row) => (row.current === null ? [] : [row.problemId])));
  const closed = closedBetween(store, taken.roundId, taken.since, taken.asOf).filter(({ id }) => numbers.has(id));
  const titles = titlesOf(store, [...touched, ...closed.map(({ id }) => id)]);
  const named = (id: Id) => ({ number: numbers.get(id) ?? 0, title: titles.get(id) ?? '' });
  return {
    ...taken,
    round: found(findRound(store, taken.roundId), '个轮次'),
    office: officeName(context),
    headName: headName(store),
    problemNumbers: new Map([...touched].filter((id) => numbers.has(id)).map((id) => [id, named(id)])),
    closed: closed.map(({ id, on }) => ({ ...named(id), on })),
    outcomes: outcomeFigures(outcomesOfRound(store, taken.roundId)),
    // A closed week keeps the lights of its day.
    lights: taken.sheet === null ? unitLights(view, taken.asOf) : lightCounts(taken.sheet.rows),
  };
}

function ofReview(context: Context, reviewId: Id) {
  const { store } = context;
  const review = found(reviewById(store, reviewId), '次调度');
  const figures = frozenFigures(store, reviewId);
  if (review.state !== 'closed' || figures === undefined) {
    throw new BihuanError(
      'conflict',
      `第${review.ordinal}次调度还没有关闭，数据还会变动。请先关闭本次调度，再编通报。`,
    );
  }
  const before = closedReviewBefore(store, review.round_id, review.ordinal);
  const previous = before === undefined ? undefined : frozenFigures(store, before.id);
  return {
    roundId: review.round_id,
    reviewId,
    asOf: figures.asOf,
    since: before?.date ?? '',
    sheet: frozenSheet(store, review),
    figures: countsOf(figures),
    previous: previous === undefined ? null : countsOf(previous),
  };
}

function ofDay(context: Context, { roundId, asOf }: Extract<Ground, { of: 'day' }>) {
  const figures = found(viewOf(context.store, roundId), '个轮次').figures(asOf);
  const previous = figuresBefore(context.store, roundId, asOf);
  return {
    roundId,
    reviewId: null,
    asOf,
    since: previous?.asOf ?? '',
    sheet: null,
    figures: countsOf(figures),
    previous: previous === null ? null : countsOf(previous),
  };
}

/** Where a bulletin's figures came from, to be drafted again. */
export function groundOf(row: BulletinRow): Ground {
  return row.review_id === null
    ? { of: 'day', roundId: row.round_id, asOf: row.as_of }
    : { of: 'review', reviewId: row.review_id };
}

/** The figures a bulletin speaks of: frozen ones where there are, else those of its day. */
export function figuresOfBulletin({ store }: Context, row: BulletinRow): RoundFigures {
  const frozen = row.review_id === null ? bulletinFigures(row) : frozenFigures(store, row.review_id);
  return frozen ?? found(viewOf(store, row.round_id), '个轮次').figures(row.as_of);
}
