// Cutting runs keeps their words, bold type and figures.
import { describe, expect, it } from 'vitest';
import type { Run } from '#domain/content/types.ts';
import { sliceRuns, textOf } from '#renderer/print/runs.ts';

const runs: Run[] = [
  { text: '反馈的' },
  { text: '23', ref: { figure: 'problems.total' } },
  { text: '个具体问题', bold: true },
];

describe('sliceRuns', () => {
  it('cuts within and between runs', () => {
    expect(sliceRuns(runs, 2, 4)).toEqual([{ text: '的' }, { text: '2', ref: { figure: 'problems.total' } }]);
    expect(sliceRuns(runs, 5, 7)).toEqual([{ text: '个具', bold: true }]);
    expect(sliceRuns(runs, 3, 3)).toEqual([]);
  });

  it('gives the whole text back from any cut', () => {
    const text = textOf(runs);
    for (let at = 0; at <= text.length; at++) {
      expect(textOf(sliceRuns(runs, 0, at)) + textOf(sliceRuns(runs, at, text.length))).toBe(text);
    }
  });
});
