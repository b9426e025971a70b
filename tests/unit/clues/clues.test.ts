// Clues and petitions: what a state needs, what is late, and the counts that reports publish.
import { describe, expect, it } from 'vitest';
import { clueList, handledWords } from '#domain/clues/list.ts';
import { type Clue, clueFault, isClueOverdue } from '#domain/clues/types.ts';
import { clueFigures } from '#domain/statistics/clues.ts';

const clue = (over: Partial<Clue> = {}): Clue => ({
  id: 'a',
  roundId: 'r',
  ledger: 'clue',
  number: '线索1号',
  source: '巡视移交',
  category: '违反工作纪律',
  summary: '反映某单位采购不规范',
  receivedOn: '2026-04-01',
  unitId: null,
  dueDate: '2026-06-22',
  state: '办理中',
  result: null,
  settledOn: null,
  handled: {},
  note: null,
  ...over,
});

it('is settled only with a result, in a state of its own ledger, on a day that can be', () => {
  expect(clueFault(clue())).toBeNull();
  expect(clueFault(clue({ state: '已办结' }))).toMatch(/先填写办理结果/);
  expect(clueFault(clue({ state: '已办结', result: '予以了结', settledOn: '2026-06-01' }))).toBeNull();
  expect(clueFault(clue({ state: '不予受理', result: '不属受理范围' }))).toMatch(/没有“不予受理”/);
  expect(clueFault(clue({ ledger: 'petition', state: '暂存待查' }))).toMatch(/没有“暂存待查”/);
  expect(clueFault(clue({ settledOn: '2026-06-01' }))).toMatch(/不能有办结日期/);
  expect(clueFault(clue({ state: '已办结', result: '了结', settledOn: '2026-03-01' }))).toMatch(/不能早于/);
});

it('is late only while something is to be done', () => {
  const day = '2026-06-23';
  expect(isClueOverdue(clue(), day)).toBe(true);
  expect(isClueOverdue(clue({ dueDate: day }), day)).toBe(false);
  for (const state of ['已办结', '暂存待查'] as const) expect(isClueOverdue(clue({ state }), day)).toBe(false);
});

describe('counts', () => {
  it('are kept apart by ledger, with persons by kind', () => {
    const figures = clueFigures(
      [
        clue({ id: 'a', handled: { 诫勉: 2, 批评教育: 1 } }),
        clue({ id: 'b', state: '已办结', handled: { 诫勉: 1 } }),
        clue({ id: 'c', ledger: 'petition', state: '待办理', dueDate: null }),
      ],
      '2026-06-23',
    );
    expect(figures.clue.total.ids).toEqual(['a', 'b']);
    expect(figures.clue.states.已办结.ids).toEqual(['b']);
    expect(figures.clue.overdue.ids).toEqual(['a']);
    expect(figures.clue.persons.诫勉).toEqual({ value: 3, ids: ['a', 'b'] });
    expect(figures.petition.persons.诫勉).toEqual({ value: 0, ids: [] });
    expect(figures.petition.total.ids).toEqual(['c']);
  });
});

it('stands on paper under the columns of its ledger', () => {
  const document = clueList('clue', [clue({ handled: { 批评教育: 1, 诫勉: 2 } })], {
    office: '整改办',
    roundName: '轮次',
    unitName: () => '',
    asOf: '2026-06-23',
  });
  expect(document.title).toBe('问题线索台账');
  expect(document.groups[0]?.lines[0]?.cells).toEqual([
    '1',
    '线索1号',
    '巡视移交',
    '违反工作纪律',
    '反映某单位采购不规范',
    '',
    '2026年6月22日',
    '办理中（逾期）',
    '',
    '诫勉2人、批评教育1人',
  ]);
  expect(handledWords({})).toBe('');
});
