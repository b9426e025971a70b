// Cross tables reckoned: which day each round is counted on, what its axes are called, and where that is not known.
import { BihuanError } from '#contract/errors.ts';
import type { CountedDay, CrossTable, ParsedInputOf } from '#contract/operations.ts';
import { dateWords } from '#domain/calendar/dates.ts';
import type { Id, PlainDate } from '#domain/ledger/types.ts';
import { STATES } from '#domain/ledger/types.ts';
import { LIGHT_COLOUR_WORDS } from '#domain/lights/lights.ts';
import { chineseNumber } from '#domain/numbering/words.ts';
import { REPORT_CLASS_NOTE, REPORT_CLASSES } from '#domain/states/states.ts';
import { type AxisNames, crossTables, type Tallies, tallied } from '#domain/statistics/cross.ts';
import { AXIS_WORDS, type Axis, NO_KEY } from '#domain/statistics/facts.ts';
import { listRounds, listUnits } from '../../db/queries/ledger.ts';
import { type RoundView, viewOf } from '../../db/queries/ledger-view.ts';
import { reviewsOf } from '../../db/queries/reviews.ts';
import { factsOn, hasMarks } from '../../db/queries/round-facts.ts';
import type { Store } from '../../db/store.ts';
import { type Context, found, today } from '../context.ts';

type Asked = ParsedInputOf<'getCross'>;

interface CountedRound {
  view: RoundView;
  day: CountedDay;
}

/** @throws BihuanError notFound, conflict */
export function crossOf(context: Context, asked: Asked): CrossTable {
  const { rows, columns, at, compare } = asked;
  const now = roundsOn(context, asked, at);
  const before = compare === null ? null : roundsOn(context, asked, compare);
  const all = before === null ? [now] : [now, before];
  const tables = crossTables(
    all.map((rounds) => tally(rounds, asked)),
    asked,
    {
      rows: namesOf(context.store, rows, now),
      columns: namesOf(context.store, columns, now),
    },
  );
  const [table, earlier] = tables;
  if (table === undefined) throw new BihuanError('input.invalid', '请至少选一个轮次。');
  const days = now.map(({ day }) => day);
  const daysBefore = (before ?? []).map(({ day }) => day);
  return {
    table,
    days,
    before: earlier === undefined ? null : { table: earlier, days: daysBefore },
    notes: notesOf(asked, [...days, ...daysBefore]),
  };
}

/** @throws BihuanError notFound, conflict where nothing was frozen up to the day, or not what the axes need */
function roundsOn(context: Context, { roundIds, rows, columns }: Asked, at: PlainDate | null): CountedRound[] {
  const { store } = context;
  const day = today(context);
  const names = new Map(listRounds(store).map(({ id, name }) => [id, name]));
  return roundIds.map((roundId) => {
    const view = found(viewOf(store, roundId), '个轮次');
    const roundName = names.get(roundId) ?? '';
    if (at === null || at >= day) return { view, day: { roundId, roundName, asOf: day, reviewId: null } };
    const review = reviewsOf(store, roundId).findLast(({ state, date }) => state === 'closed' && date <= at);
    if (review === undefined) {
      throw new BihuanError(
        'conflict',
        `“${roundName}”在${dateWords(at)}及以前没有关闭过的调度，没有当时的数据。请改选以后的日期，或不选这个轮次。`,
      );
    }
    const axis = [rows, columns].find((each) => each === 'state' || each === 'light');
    if (axis !== undefined && !hasMarks(store, review.id)) {
      throw new BihuanError(
        'conflict',
        `“${roundName}”第${review.ordinal}次调度关闭时没有保存${AXIS_WORDS[axis]}，不能按${AXIS_WORDS[axis]}统计。可改按办结类别统计。`,
      );
    }
    return { view, day: { roundId, roundName, asOf: review.date, reviewId: review.id } };
  });
}

function tally(rounds: readonly CountedRound[], { of, rows, columns }: Asked): Tallies {
  function* facts() {
    for (const { view, day } of rounds) {
      const { asOf, reviewId } = day;
      yield* factsOn(view, of, reviewId === null ? { asOf } : { asOf, reviewId });
    }
  }
  return tallied(facts(), rows, columns);
}

const NO_NAME: Record<Axis, string> = {
  unit: '未明确牵头单位',
  aspect: '已不在清单中',
  kind: '未填整改类型',
  state: '未保存',
  class: '',
  light: '不亮灯',
  round: '',
};

/** Names of an axis in the order in which they are reported. */
function namesOf(store: Store, axis: Axis, rounds: readonly CountedRound[]): AxisNames {
  return new Map([...namedKeys(store, axis, rounds), [NO_KEY, NO_NAME[axis]]]);
}

function namedKeys(store: Store, axis: Axis, rounds: readonly CountedRound[]): [string, string][] {
  switch (axis) {
    case 'unit':
      return listUnits(store).map(({ id, name, shortName }) => [id, shortName ?? name]);
    case 'aspect':
      return rounds.flatMap(({ view, day }) =>
        view.index.aspects.map(({ id, title }, at): [Id, string] => [
          id,
          `${rounds.length > 1 ? `${day.roundName}　` : ''}（${chineseNumber(at + 1)}）${title ?? ''}`,
        ]),
      );
    case 'kind':
      return [...new Set(rounds.flatMap(({ view }) => view.index.problems.flatMap(({ kind }) => kind ?? [])))].map(
        (kind) => [kind, kind],
      );
    case 'state':
      return STATES.map((state) => [state, state]);
    case 'class':
      return REPORT_CLASSES.map((name) => [name, name]);
    case 'light':
      return Object.entries(LIGHT_COLOUR_WORDS);
    case 'round':
      return rounds.map(({ day }) => [day.roundId, day.roundName]);
  }
}

function notesOf({ rows, columns }: Asked, days: readonly CountedDay[]): string[] {
  const axes = [rows, columns];
  const frozen = days.some(({ reviewId }) => reviewId !== null);
  return [
    ...(axes.includes('class') ? [REPORT_CLASS_NOTE] : []),
    ...(axes.includes('unit') ? ['每条问题、措施只计入第一牵头单位。'] : []),
    ...(frozen
      ? [
          `过去日期的数据取自该日及以前最近一次已关闭的调度：${[...new Set(days.filter(({ reviewId }) => reviewId !== null).map(({ roundName, asOf }) => `${roundName}截至${dateWords(asOf)}`))].join('；')}。方面和整改类型按现在的清单归类。`,
        ]
      : []),
  ];
}
