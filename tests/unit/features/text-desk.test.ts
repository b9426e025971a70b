// Editing a bulletin by hand keeps its figures open to their rows, and shows where a number was changed.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Run, TextDocument } from '#domain/content/types.ts';
import type { ClassCounts, RoundCounts } from '#domain/statistics/types.ts';
import { countChanged } from '#renderer/print/desk/changed.ts';
import { readPlace, writePlace } from '#renderer/print/desk/places.ts';
import { rewriteRuns } from '#renderer/print/desk/rewrite.ts';
import { textOf } from '#renderer/print/runs.ts';

const total = { figure: 'problems.total' };
const done = { figure: 'problems.已完成' };
const runs: Run[] = [
  { text: '反馈问题共' },
  { text: '23', ref: total },
  { text: '条：已完成' },
  { text: '5', ref: done },
  { text: '条。' },
];

describe('rewriteRuns', () => {
  it('keeps figures before and after a changed word', () => {
    expect(rewriteRuns(runs, '反馈问题共23条，其中已完成5条。')).toEqual([
      { text: '反馈问题共' },
      { text: '23', ref: total },
      { text: '条，其中已完成' },
      { text: '5', ref: done },
      { text: '条。' },
    ]);
  });

  it('keeps the reference of a figure that was overwritten', () => {
    expect(rewriteRuns(runs, '反馈问题共25条：已完成5条。')[1]).toEqual({ text: '25', ref: total });
    expect(rewriteRuns(runs, '反馈问题共23条：已完成15条。')[3]).toEqual({ text: '15', ref: done });
  });

  it('finds figures again in a sentence that was turned round', () => {
    const turned = rewriteRuns(runs, '共23条问题，5条已完成。');
    expect(turned.filter((run) => run.ref)).toEqual([
      { text: '23', ref: total },
      { text: '5', ref: done },
    ]);
  });

  it('drops a figure that is no longer quoted', () => {
    expect(rewriteRuns(runs, '全部完成。')).toEqual([{ text: '全部完成。' }]);
  });

  it('always says what was typed', () => {
    const text = fc.string({ unit: fc.constantFrom('反', '馈', '2', '3', '5', '条', '，'), maxLength: 20 });
    fc.assert(
      fc.property(text, (typed) => {
        expect(textOf(rewriteRuns(runs, typed))).toBe(typed);
      }),
    );
  });
});

const document: TextDocument = {
  kind: 'text',
  mark: null,
  head: { name: '巡视整改工作通报', issue: '第1期', issuer: '整改办', date: '2026年6月22日' },
  title: '关于进展情况的通报',
  addressee: '各单位：',
  blocks: [
    { kind: 'heading', level: 1, runs: [{ text: '一、总体进展' }] },
    { kind: 'paragraph', runs },
    {
      kind: 'table',
      caption: '各单位进展',
      columns: [{ title: '单位', width: 1 }],
      rows: [[{ runs: [{ text: '区住建局' }] }]],
      note: '注',
    },
    { kind: 'contact', runs: [{ text: '欢迎监督。' }], lines: [{ label: '联系电话', text: '0536-1234567' }] },
  ],
  signature: { organ: '整改办', date: '2026年6月22日' },
  tail: { report: null, send: null, distribute: '各单位', copies: 80 },
};

describe('places', () => {
  const places = [
    'title',
    'addressee',
    'block:0',
    'block:1',
    'cell:2:0:0',
    'caption:2',
    'note:2',
    'block:3',
    'head:issuer',
    'signature:organ',
    'tail:distribute',
  ];

  it.each(places)('writes and reads %s', (place) => {
    expect(readPlace(writePlace(document, place, '新的文字'), place)).toBe('新的文字');
    expect(readPlace(document, place)).not.toBe('新的文字');
  });

  it('turns several lines into several paragraphs and an emptied one into none', () => {
    const split = writePlace(document, 'block:1', '反馈问题共23条。\n已完成5条。');
    expect(split.blocks.map((block) => block.kind)).toEqual(['heading', 'paragraph', 'paragraph', 'table', 'contact']);
    expect(countRefs(split)).toBe(2);
    expect(writePlace(document, 'block:1', ' ').blocks).toHaveLength(3);
  });

  it('rewrites a way to be reached with its label, or takes it away', () => {
    expect(readPlace(document, 'contact:3:0')).toBe('联系电话：0536-1234567');
    const lines = (text: string) => writePlace(document, 'contact:3:0', text).blocks[3];
    expect(lines('电子邮箱：zg@example.cn')).toMatchObject({ lines: [{ label: '电子邮箱', text: 'zg@example.cn' }] });
    expect(lines('0536-7654321')).toMatchObject({ lines: [{ label: '联系电话', text: '0536-7654321' }] });
    expect(lines(' ')).toMatchObject({ lines: [] });
  });

  it('reads the number of copies from its words', () => {
    expect(writePlace(document, 'tail:copies', '（共印60份）').tail?.copies).toBe(60);
    expect(writePlace(document, 'tail:copies', '').tail?.copies).toBeNull();
  });

  it('leaves the title alone when it is emptied', () => {
    expect(writePlace(document, 'title', '  ').title).toBe('关于进展情况的通报');
  });
});

describe('countChanged', () => {
  const figures = (count: number, closed: number): RoundCounts => {
    const classes = { 已完成: closed, 基本完成: 0, 正在推进: 0, 长期坚持: 0, 未完成: 0 };
    const counted: ClassCounts = { total: count, classes, overdue: 0 };
    return { asOf: '2026-06-22', problems: counted, measures: counted, units: [] };
  };

  it('counts numbers that differ from the counted ones', () => {
    expect(countChanged(document, figures(23, 5))).toBe(0);
    expect(countChanged(document, figures(23, 6))).toBe(1);
    expect(countChanged(writePlace(document, 'block:1', '反馈问题共25条：已完成5条。'), figures(23, 5))).toBe(1);
    expect(countChanged(document, null)).toBe(0);
  });
});

function countRefs(one: TextDocument): number {
  return one.blocks.flatMap((block) => (block.kind === 'paragraph' ? block.runs : [])).filter((run) => run.ref).length;
}
