// What the reviewer is told about an entry.
import { describe, expect, it } from 'vitest';
import type { ReviewEntry } from '#domain/review/types.ts';
import { entryWarnings } from '#domain/review/warnings.ts';

const entry = (text: string, more: Partial<ReviewEntry> = {}): ReviewEntry => ({
  text,
  percent: 50,
  state: '整改中',
  difficulty: null,
  nextPlan: null,
  returnReason: null,
  reportedBy: null,
  ...more,
});
const row = (text: string | null, percentBefore = 50) => ({
  last: text === null ? null : { ...entry(text), date: '2026-06-15' },
  percentBefore,
});

describe('entryWarnings', () => {
  it('names a text that is the same as last week', () => {
    expect(entryWarnings(row('审核合同262份。'), entry('审核合同262份。'))).toEqual(['与上次进展完全相同']);
    const long = '成立工作专班，对14个村逐村开展清理，建立工作台账，审核合同262份，发现问题合同71份。';
    expect(entryWarnings(row(long), entry(`${long.slice(0, -1)}，完毕。`))[0]).toMatch(/^与上次雷同9\d%$/);
  });

  it('lets a text pass whose figures moved on', () => {
    expect(entryWarnings(row('梳理线索210件，发现14件。'), entry('梳理线索417件，发现34件。'))).toEqual([]);
  });

  it('names percent going down', () => {
    expect(entryWarnings(row(null, 56), entry('清偿额核减为6790万元。'))).toEqual([
      '进度从56%降到50%，请核实并写明原因',
    ]);
  });

  it('names words of intent without a figure', () => {
    expect(entryWarnings(row(null), entry('将进一步加强沟通，持续推进。'))).toEqual(['只有打算，没有事实和数据']);
    expect(entryWarnings(row(null), entry('将再开工3个，累计完成12个。'))).toEqual([]);
  });

  it('names a closed measure below 100 %', () => {
    expect(entryWarnings(row(null), entry('同意销号1项。', { state: '已销号', percent: 90 }))).toEqual([
      '状态为“已销号”，但累计进度不到100%',
    ]);
  });
});
