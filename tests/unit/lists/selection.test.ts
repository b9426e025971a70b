// A filtered or sorted view on paper: its rows in its order, what it was filtered by, and the beginning of a long list.
import { describe, expect, it } from 'vitest';
import type { LedgerLook } from '#domain/ledger/view.ts';
import { buildList, type ListOptions } from '#domain/lists/build.ts';
import { filterWords } from '#domain/lists/filter-words.ts';
import { firstLines } from '#domain/lists/first-lines.ts';
import type { ListSelection } from '#domain/lists/selection.ts';
import { sampleTree } from '#tests/fixtures/tree.ts';

const tree = sampleTree();
const problems = tree.aspects.flatMap((aspect) => aspect.items.flatMap((item) => item.problems));
const [first, second, third] = problems as [(typeof problems)[0], (typeof problems)[0], (typeof problems)[0]];
const options = (selection: Partial<ListSelection>): ListOptions => ({
  asOf: '2020-06-22',
  selection: { problems: [], sorted: false, words: '状态 整改中', ...selection },
});
const idsOf = (list: ReturnType<typeof buildList>) =>
  list.groups.map(({ ids, lines }) => [ids.problemId, lines.map((line) => line.measureId)]);

describe('a selection', () => {
  it('shows its problems in its order, with the numbers that they have in the round', () => {
    const chosen = [third, first].map(({ id }) => ({ problemId: id, measureIds: null }));
    const list = buildList(
      'problems',
      tree,
      options({ problems: [...chosen, { problemId: 'gone', measureIds: null }] }),
    );
    expect(list.groups.map((group) => group.ids.problemId)).toEqual([third.id, first.id]);
    expect(list.groups.map((group) => group.lines[0]?.cells[0])).toEqual(['3', '1']);
    expect(list.subtitle).toBe('省委巡视反馈意见整改　截至2020年6月22日\n筛选：状态 整改中，共2条问题');
  });

  it('shows its measures alone; a problem may come up again where rows are sorted', () => {
    const [a, b] = [second.measures[1]?.id ?? '', second.measures[0]?.id ?? ''];
    const chosen = [
      { problemId: second.id, measureIds: [a] },
      { problemId: first.id, measureIds: [first.measures[2]?.id ?? ''] },
      { problemId: second.id, measureIds: [b] },
    ];
    const list = buildList('tasks', tree, options({ problems: chosen, sorted: true }));
    expect(idsOf(list)).toEqual(chosen.map(({ problemId, measureIds }) => [problemId, measureIds]));
    expect(list.groups.every((group) => group.heading === null)).toBe(true);
    expect(list.subtitle).toContain('共3条措施');
    const ledger = buildList('ledger', tree, options({ problems: chosen, sorted: true }));
    expect(ledger.subtitle).toContain('共2条问题、3条措施');
  });

  it('of nothing is an empty list, and of everything in order the whole list', () => {
    expect(buildList('ledger', tree, options({})).groups).toEqual([]);
    const all = problems.map(({ id, measures }) => ({ problemId: id, measureIds: measures.map((each) => each.id) }));
    for (const kind of ['problems', 'tasks', 'ledger', 'closeOut'] as const) {
      const whole = buildList(kind, tree, { asOf: '2020-06-22' });
      expect(buildList(kind, tree, options({ problems: all, words: '' }))).toEqual(whole);
    }
  });
});

describe('filterWords', () => {
  const look = (over: Partial<LedgerLook>) => ({ text: '', filters: [], only: null, ...over });
  const titles = new Map([
    ['lead', '牵头单位'],
    ['deadline', '完成时限'],
    ['target', '整改目标'],
  ]);

  it('say each filter in the words of its column', () => {
    const words = filterWords(
      look({
        only: { caption: '逾期措施', problemIds: [], measureIds: [] },
        filters: [
          { column: 'lead', test: { kind: 'values', values: ['区发改局', ''] } },
          { column: 'deadline', test: { kind: 'dates', from: '2020-06-01', to: null } },
          { column: 'deadline', test: { kind: 'dates', from: null, to: '2020-06-30' } },
          { column: 'target', test: { kind: 'contains', text: '满意度' } },
          { column: 'light', test: { kind: 'empty', empty: false } },
        ],
        text: ' 安置 ',
      }),
      titles,
    );
    expect(words).toBe(
      '逾期措施；牵头单位 区发改局、（空）；完成时限 2020年6月1日及以后；完成时限 2020年6月30日及以前；整改目标含“满意度”；亮灯已填；查找“安置”',
    );
    expect(filterWords(look({}), titles)).toBe('');
  });

  it('count what is too much to name', () => {
    const values = Array.from({ length: 9 }, (_, at) => `单位${at}`);
    const words = filterWords(look({ filters: [{ column: 'lead', test: { kind: 'values', values } }] }), titles);
    expect(words).toBe('牵头单位 单位0、单位1、单位2、单位3、单位4、单位5等9项');
  });
});

describe('firstLines', () => {
  const list = buildList('ledger', tree, { asOf: '2020-06-22' });

  it('keeps so many lines and says how many there are', () => {
    const short = firstLines(list, 5);
    expect(short.groups.flatMap((group) => group.lines)).toEqual(
      list.groups.flatMap((group) => group.lines).slice(0, 5),
    );
    expect(short.notes[0]).toBe('预览只显示前5行；导出和打印为全部81行。');
  });

  it('changes nothing where all lines fit', () => {
    expect(firstLines(list, 81)).toBe(list);
    expect(firstLines(list, undefined)).toBe(list);
  });
});
