// The ledger's lists row by row: a stretch of rows, what rows stand for, what a column says.
import type { OutputOf, ParsedInputOf } from '#contract/operations.ts';
import { cellOf } from '#domain/ledger/cells.ts';
import type { Id, Problem } from '#domain/ledger/types.ts';
import type { LedgerRows } from '#domain/ledger/view.ts';
import type { IndexProblem } from '#domain/ledger/view-index.ts';
import { codeOf, targetsOf } from '#domain/ledger/view-layout.ts';
import { isProblemList } from '#domain/ledger/view-shown.ts';
import { eachCell } from '../../db/queries/ledger-criteria.ts';
import { rowsOfLook } from '../../db/queries/ledger-look.ts';
import { measureExists, roundOfProblem, timelineOf } from '../../db/queries/ledger-places.ts';
import { readMeasures, readProblems } from '../../db/queries/ledger-rows.ts';
import { type RoundView, viewOf } from '../../db/queries/ledger-view.ts';
import { lightRules } from '../../db/queries/light-rules.ts';
import { type Context, found } from '../context.ts';

/** More values than this are of no use in a menu. */
const VALUES_OFFERED = 1_000;

const viewOfRound = (context: Context, roundId: Id): RoundView => found(viewOf(context.store, roundId), '个轮次');

/** @throws BihuanError notFound when there is no such round */
export function readRows(context: Context, { roundId, look, asOf, from, count, focusId }: ParsedInputOf<'readRows'>) {
  const view = viewOfRound(context, roundId);
  const looked = view.look(look, asOf);
  const { codes } = looked.layout;
  const rows: LedgerRows = {
    total: codes.length,
    from,
    rows: rowsOfLook(context.store, looked, from, from + count),
    focus: focusId === null ? null : placeShown(view, codes, focusId),
    shown: looked.shown.counts,
    all: { problems: view.index.problems.length, measures: view.index.measures.length },
  };
  return rows;
}

/** Place of a row of any kind among those shown. */
function placeShown(view: RoundView, codes: Int32Array, id: Id): number | null {
  const { aspects, items } = view.index;
  const places = [
    ['problem', view.problemAt(id) ?? -1],
    ['measure', view.measureAt(id) ?? -1],
    ['item', items.findIndex((item) => item.id === id)],
    ['aspect', aspects.findIndex((aspect) => aspect.id === id)],
  ] as const;
  const known = places.find(([, at]) => at >= 0);
  const place = known === undefined ? -1 : codes.indexOf(codeOf(known[0], known[1]));
  return place < 0 ? null : place;
}

/** @throws BihuanError notFound when there is no such round */
export function readRowIds(context: Context, { roundId, look, asOf, from, to }: ParsedInputOf<'readRowIds'>) {
  const { index, shown, layout } = viewOfRound(context, roundId).look(look, asOf);
  return targetsOf(index, shown, layout, from, to);
}

/**
 * What a column says in the rows that its list is about; most frequent first, at most 1,000 values.
 * @throws BihuanError notFound when there is no such round
 */
export function readColumnValues(
  context: Context,
  { roundId, look, asOf, column }: ParsedInputOf<'readColumnValues'>,
): OutputOf<'readColumnValues'> {
  const view = viewOfRound(context, roundId);
  const cell = cellOf(column);
  // The rows' own words are all different: there is nothing to choose from.
  if (cell === undefined || cell.of === 'tree') return [];
  const { index } = view;
  const shown = view.shown(look, asOf, column);
  const cells = { names: view.names.book, asOf, list: look.list, lights: lightRules(context.store) };
  const byProblem = isProblemList(look.list) || cell.of === 'problem';
  const counts = new Map<string, number>();
  const count = (values: string[]) => {
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  };
  eachCell(
    view,
    byProblem ? { ...cell, of: 'problem' } : cell,
    null,
    (at, row) => {
      const problem = index.problems[at];
      const alone = byProblem || problem?.measureFrom === problem?.measureTo;
      if (alone && shown.problems[at] === 1) count(cell.values(row, cells));
    },
    (at, row) => {
      if (shown.measures[at] === 1) count(cell.values(row, cells));
    },
  );
  return [...counts]
    .map(([value, n]) => ({ value, count: n }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, VALUES_OFFERED);
}

/** @throws BihuanError notFound when the problem does not exist or was taken away */
export function getProblem(context: Context, { id }: ParsedInputOf<'getProblem'>): Problem {
  const { store } = context;
  const roundId = found(roundOfProblem(store, id), '条问题');
  const view = viewOfRound(context, roundId);
  const light = found(view.index.problems[view.problemAt(id) ?? -1], '条问题') satisfies IndexProblem;
  const problem = found(readProblems(store, [light]).get(id), '条问题');
  const places = Array.from({ length: light.measureTo - light.measureFrom }, (_, n) => light.measureFrom + n);
  const measures = readMeasures(store, view.index, places);
  return { ...problem, measures: places.flatMap((at) => measures.get(view.index.measures.idAt(at)) ?? []) };
}

/** @throws BihuanError notFound when the measure does not exist or was taken away */
export function getTimeline(context: Context, { measureId }: ParsedInputOf<'getTimeline'>): OutputOf<'getTimeline'> {
  found(measureExists(context.store, measureId) || undefined, '条措施');
  return timelineOf(context.store, measureId);
}
