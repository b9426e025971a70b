// Warnings of a whole week: what repeats, what only promises, what claims to be done without showing it.
import { describe, expect, it } from 'vitest';
import { sheetWarnings } from '#domain/review/sanity.ts';
import type { ReviewEntry, ReviewRow } from '#domain/review/types.ts';

const entry = (text: string, over: Partial<ReviewEntry> = {}): ReviewEntry => ({
  text,
  percent: 50,
  state: '整改中',
  difficulty: null,
  nextPlan: null,
  returnReason: null,
  reportedBy: null,
  ...over,
});
const row = (problemNumber: number, measurePosition: number, current: ReviewEntry | null): ReviewRow => ({
  measureId: `${problemNumber}.${measurePosition}`,
  problemId: `P${problemNumber}`,
  problemNumber,
  problemTitle: '',
  measurePosition,
  measureLead: '',
  unitId: 'U',
  deadlineWords: '',
  deadlineDate: null,
  longTerm: false,
  stateBefore: '整改中',
  percentBefore: 40,
  last: null,
  current,
  light: null,
});
const warned = (...rows: ReviewRow[]) => Object.fromEntries(sheetWarnings({ rows }));

const LONG = '区住建局召开专题会议3次，排查在建工地26个，发现扬尘问题41处，已督促整改38处，其余3处正在整改。';

describe('a week’s entries', () => {
  it('that repeat each other are pointed out at the later one, with the place of the first', () => {
    expect(warned(row(5, 2, entry(LONG)), row(6, 1, entry(LONG.replace('38处', '37处'))), row(7, 1, null))).toEqual({
      '6.1': [expect.stringMatching(/^与问题\(5\)措施二的进展雷同9\d%$/)],
    });
    expect(warned(row(5, 2, entry(LONG)), row(6, 1, entry(LONG)))).toEqual({
      '6.1': ['与问题(5)措施二的进展完全相同'],
    });
  });

  it('that are short may be alike', () => {
    expect(warned(row(5, 1, entry('已建立台账1本。')), row(6, 1, entry('已建立台账1本。')))).toEqual({});
  });

  it('that claim to be done need a figure or evidence', () => {
    const done = { state: '待审核', percent: 100 } as const;
    expect(warned(row(1, 1, entry('已经全部整改到位。', done)))).toEqual({ '1.1': ['报完成，但没有数据，也没有佐证'] });
    expect(warned(row(1, 1, entry('已经全部整改到位。', { ...done, evidence: '验收单3页' })))).toEqual({});
    expect(warned(row(1, 1, entry('已整改12处。', done)))).toEqual({});
  });

  it('with facts and figures of their own raise nothing', () => {
    expect(
      warned(row(1, 1, entry(LONG)), row(2, 1, entry('修订制度3项，清退资金12.5万元，约谈干部4人次，组织培训2期。'))),
    ).toEqual({});
  });
});
