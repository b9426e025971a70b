// The flat rows of the tree grid: order, subtotals, folding, filters, selection.
import { describe, expect, it } from 'vitest';
import type { LedgerTree } from '#domain/ledger/types.ts';
import { type Filter, matcherOf, NO_FILTER, type Only } from '#renderer/features/ledger/filter.ts';
import { type Row, rowsOf, type TreeList } from '#renderer/features/ledger/rows.ts';
import { changeSelection, isRowSelected } from '#renderer/features/ledger/selection.ts';
import { smallTree } from './tree.ts';

const NAMES = new Map([
  ['u1', '区财政局'],
  ['u2', '区民政局'],
]);
const matcher = (filter: Partial<Filter> = {}, only: Only | null = null) =>
  matcherOf({ ...NO_FILTER, ...filter }, only, '2026-11-24', NAMES);
const rows = (list: TreeList, filter: Partial<Filter> = {}, toggled: string[] = [], tree: LedgerTree = smallTree()) =>
  rowsOf(tree, list, matcher(filter), new Set(toggled));
const ids = (list: readonly Row[]) => list.map((row) => row.id);
const NOTHING = { problems: new Set<string>(), measures: new Set<string>() };

describe('rows', () => {
  it('keep problems closed in the 问题清单 and open in the 任务清单', () => {
    expect(ids(rows('problems'))).toEqual(['a', 'i1', 'p1', 'p2', 'i2', 'p3']);
    expect(ids(rows('tasks'))).toEqual(['a', 'i1', 'p1', 'm1', 'm2', 'p2', 'm3', 'i2', 'p3', 'm4']);
  });

  it('count what is below a heading, problems or measures by list', () => {
    expect(rows('problems')[0]).toMatchObject({ subtotal: { items: 2, problems: 3, measures: 4, done: 1, total: 3 } });
    expect(rows('tasks')[1]).toMatchObject({ subtotal: { items: 1, problems: 2, measures: 3, done: 1, total: 3 } });
  });

  it('fold aspects, items and problems and keep their subtotals', () => {
    expect(ids(rows('problems', {}, ['i1', 'p3']))).toEqual(['a', 'i1', 'i2', 'p3', 'm4']);
    const folded = rows('problems', {}, ['a']);
    expect(ids(folded)).toEqual(['a']);
    expect(folded[0]).toMatchObject({ expanded: false, subtotal: { problems: 3 } });
  });

  it('give no heading to levels that the document lacks', () => {
    const tree = smallTree();
    const bare = {
      ...tree,
      aspects: tree.aspects.map((aspect) => ({
        ...aspect,
        title: null,
        items: aspect.items.map((item) => ({ ...item, title: null })),
      })),
    };
    expect(rows('problems', {}, [], bare).map((row) => [row.id, row.level])).toEqual([
      ['p1', 1],
      ['p2', 1],
      ['p3', 1],
    ]);
  });

  it('number measures over the whole round, whatever is filtered', () => {
    expect(rows('tasks', { unitId: 'u2' }).find((row) => row.kind === 'measure')).toMatchObject({
      id: 'm4',
      ordinal: 4,
    });
  });
});

describe('a filter', () => {
  it('by unit finds problems through their measures', () => {
    expect(ids(rows('problems', { unitId: 'u2' }))).toEqual(['a', 'i2', 'p3']);
    expect(ids(rows('tasks', { unitId: 'u1' }))).toEqual(['a', 'i1', 'p1', 'm1', 'm2']);
  });

  it('for 未指定牵头单位 finds what nobody leads', () => {
    expect(ids(rows('problems', { unitId: 'none' }))).toEqual(['a', 'i1', 'p2', 'i2', 'p3']);
    expect(ids(rows('tasks', { unitId: 'none' }))).toEqual(['a', 'i1', 'p2', 'm3']);
  });

  it('by state, light, number and words', () => {
    expect(ids(rows('problems', { state: '已销号' }))).toEqual(['a', 'i1', 'p2']);
    expect(ids(rows('problems', { light: 'green' }))).toEqual(['a', 'i1', 'p2']);
    expect(ids(rows('problems', { text: '（3）' }))).toEqual(['a', 'i2', 'p3']);
    expect(ids(rows('problems', { text: '措施m2' }))).toEqual(['a', 'i1', 'p1']);
    expect(ids(rows('problems', { text: '财政' }))).toEqual(['a', 'i1', 'p1']);
    expect(rows('problems', { text: '没有' })).toEqual([]);
  });

  it('shows only the rows behind a figure', () => {
    const only = (problemIds: string[], measureIds: string[]): Only => ({
      caption: '逾期',
      problemIds: new Set(problemIds),
      measureIds: new Set(measureIds),
    });
    expect(ids(rowsOf(smallTree(), 'problems', matcher({}, only(['p2'], [])), new Set()))).toEqual(['a', 'i1', 'p2']);
    expect(ids(rowsOf(smallTree(), 'tasks', matcher({}, only([], ['m2'])), new Set()))).toEqual([
      'a',
      'i1',
      'p1',
      'm2',
    ]);
    expect(ids(rowsOf(smallTree(), 'tasks', matcher({}, only(['p1'], [])), new Set()))).toEqual([
      'a',
      'i1',
      'p1',
      'm1',
      'm2',
    ]);
  });
});

describe('a selection', () => {
  const pick = (list: TreeList, id: string, from = NOTHING as Parameters<typeof changeSelection>[0], filter = {}) => {
    const row = rows(list, filter).find((each) => each.id === id) as Row;
    return changeSelection(from, [row], list, matcher(filter));
  };

  it('of a heading takes the problems below it, or the measures in the 任务清单', () => {
    expect([...pick('problems', 'i1').problems]).toEqual(['p1', 'p2']);
    expect([...pick('tasks', 'i1').measures]).toEqual(['m1', 'm2', 'm3']);
    expect(pick('tasks', 'i1').problems.size).toBe(0);
  });

  it('of a heading takes only what the filter shows', () => {
    expect([...pick('problems', 'a', NOTHING, { unitId: 'u2' }).problems]).toEqual(['p3']);
  });

  it('is turned round by the same click again', () => {
    const once = pick('problems', 'a');
    expect(once.problems.size).toBe(3);
    expect(pick('problems', 'a', once).problems.size).toBe(0);
  });

  it('shows a heading as selected when all below it is', () => {
    const selection = pick('problems', 'p3');
    const [aspect, , , , item] = rows('problems') as [Row, Row, Row, Row, Row];
    expect(isRowSelected(selection, item, 'problems', matcher())).toBe(true);
    expect(isRowSelected(selection, aspect, 'problems', matcher())).toBe(false);
  });

  it('of a range leaves the measures to their problems outside the 任务清单', () => {
    const all = rows('ledger');
    const selection = changeSelection(NOTHING, all, 'ledger', matcher(), true);
    expect([selection.problems.size, selection.measures.size]).toEqual([3, 0]);
  });
});
