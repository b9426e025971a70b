// Two weeks side by side, and the table of a week.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareReviews } from '#domain/review/compare.ts';
import { reportCounts, reportCountWords, reviewSummary } from '#domain/review/summary.ts';
import type { ReviewEntry, ReviewRow, ReviewSheet } from '#domain/review/types.ts';
import { LIGHT_SHAPES } from '#domain/lights/lights.ts';
import { figuresOf } from '#domain/statistics/figures.ts';
import { sampleTree } from '#tests/fixtures/tree.ts';

const entry = (text: string, percent: number, over: Partial<ReviewEntry> = {}): ReviewEntry => ({
  text,
  percent,
  state: '整改中',
  difficulty: null,
  nextPlan: null,
  returnReason: null,
  reportedBy: null,
  ...over,
});
const row = (measureId: string, current: ReviewEntry | null, over: Partial<ReviewRow> = {}): ReviewRow => ({
  measureId,
  problemId: 'P',
  problemNumber: 1,
  problemTitle: '',
  measurePosition: 1,
  measureLead: '',
  unitId: 'U',
  deadlineWords: '',
  deadlineDate: null,
  longTerm: false,
  stateBefore: '整改中',
  percentBefore: 10,
  last: null,
  current,
  light: null,
  ...over,
});
const week = (ordinal: number, rows: ReviewRow[], units: ReviewSheet['units'] = []): ReviewSheet => ({
  review: {
    id: `R${ordinal}`,
    roundId: 'A',
    ordinal,
    date: '2020-06-22',
    dueAt: null,
    state: 'closed',
    closedAt: null,
  },
  units,
  rows,
});

describe('two weeks', () => {
  const before = week(3, [row('a', entry('已开工11个。', 40)), row('b', null), row('gone', entry('完成。', 100))]);
  const after = week(5, [row('a', entry('已开工12个。', 45)), row('b', null), row('new', entry('启动。', 5))]);

  it('show what differs, in the later week’s order, whichever way they are given', () => {
    const compared = compareReviews(after, before);
    expect(compared.before.ordinal).toBe(3);
    expect(
      compared.measures.map(({ measureId, before, after }) => [measureId, before?.percent, after?.percent]),
    ).toEqual([
      ['a', 40, 45],
      ['new', undefined, 5],
      ['gone', 100, undefined],
    ]);
    expect(compared.unchanged).toBe(1);
    expect(compared).toEqual(compareReviews(before, after));
  });

  it('lose no measure', () => {
    const rows = fc.uniqueArray(fc.constantFrom(...'abcdefgh'), { maxLength: 8 });
    fc.assert(
      fc.property(rows, rows, fc.integer({ min: 0, max: 100 }), (one, other, percent) => {
        const compared = compareReviews(
          week(
            1,
            one.map((id) => row(id, null)),
          ),
          week(
            2,
            other.map((id) => row(id, entry('x', percent))),
          ),
        );
        expect(compared.measures.length + compared.unchanged).toBe(new Set([...one, ...other]).size);
      }),
    );
  });
});

describe('调度汇总表', () => {
  const tree = sampleTree();
  const figures = figuresOf(tree, '2020-06-22');
  const units: ReviewSheet['units'] = figures.units.slice(0, 3).map(({ unitId, unitName }, index) => ({
    unitId: unitId ?? '',
    unitName,
    status: (['按时', '迟报', '未报'] as const)[index] ?? '未报',
    receivedAt: index === 2 ? null : '2020-06-19T08:20:00.000Z',
    medium: null,
    waivedReason: null,
    missedInARow: index === 2 ? 2 : 0,
    problems: 1,
    measures: 4,
    entered: index === 2 ? 0 : 4,
  }));
  const list = reviewSummary(week(12, [], units), figures, {
    office: '区整改办',
    roundName: '省委巡视反馈意见整改',
    receivedWords: () => '6月19日 16:20',
  });
  const cells = list.groups.map((group) => group.lines[0]?.cells ?? []);

  it('has one line a unit and a sum that agrees with the lines', () => {
    expect(cells).toHaveLength(figures.units.length + 1);
    const sum = cells.at(-1) ?? [];
    for (const column of [6, 7, 8, 9, 10, 11, 12]) {
      const added = cells.slice(0, -1).reduce((total, line) => total + Number(line[column]), 0);
      expect(String(added)).toBe(sum[column]);
    }
    expect(cells[2]?.slice(1, 5)).toEqual([figures.units[2]?.unitName, '未报（连续2次）', '', '0/4']);
    expect(cells[3]?.[2]).toBe('无需报送');
  });

  it('counts the lights that press by unit, each with its shape and word, and all of them in the sum', () => {
    const row = (unitId: string, colour: 'red' | 'yellow' | 'green'): ReviewRow =>
      ({ unitId, light: { colour, word: '', shape: LIGHT_SHAPES[colour] } }) as ReviewRow;
    const [first, second] = [units[0]?.unitId ?? '', units[1]?.unitId ?? ''];
    const rows = [row(first, 'red'), row(first, 'red'), row(first, 'green'), row(second, 'yellow')];
    const lit = reviewSummary(week(12, rows, units), figures, {
      office: '区整改办',
      roundName: '省委巡视反馈意见整改',
      receivedWords: () => '',
    });
    const column = lit.columns.findIndex(({ title }) => title === '预警');
    const said = lit.groups.map((group) => group.lines[0]?.cells[column]);
    expect(said.slice(0, 3)).toEqual(['★红2 ◆橙0 ▲黄0', '★红0 ◆橙0 ▲黄1', '★红0 ◆橙0 ▲黄0']);
    expect(said.at(-1)).toBe('★红2 ◆橙0 ▲黄1');
  });

  it('prints every count of reports, zeroes too', () => {
    expect(reportCountWords(reportCounts(units))).toBe('应报3家，按时1家，迟报1家，未报1家，免报0家');
  });
});
