// Which tables turn their page, and how the blocks of a text fall on upright and turned pages.
import { describe, expect, it } from 'vitest';
import { unitTable } from '#domain/bulletin/unit-table.ts';
import type { Block, TableBlock } from '#domain/content/types.ts';
import { GB_PROFILE, turned } from '#domain/official-format/profile.ts';
import { isWide, stretches } from '#domain/official-format/wide-table.ts';
import { sampleBulletin } from '#tests/fixtures/bulletin.ts';

const table = (columns: number, cell = '区行政审批服务局'): TableBlock => ({
  kind: 'table',
  caption: null,
  columns: Array.from({ length: columns }, (_, at) => ({ title: `栏目${at}`, width: 1 })),
  rows: [Array.from({ length: columns }, () => ({ runs: [{ text: cell }] }))],
  note: null,
});
const text = (words: string): Block => ({ kind: 'paragraph', runs: [{ text: words }] });

describe('isWide', () => {
  it('is about what columns need: many of them, or figures that must not be broken', () => {
    expect(isWide(table(7), GB_PROFILE)).toBe(false);
    expect(isWide(table(9), GB_PROFILE)).toBe(true);
    expect(isWide(table(12, '3'), GB_PROFILE)).toBe(false);
    expect(isWide(table(6, '688/697=98.71%'), GB_PROFILE)).toBe(true);
    expect(isWide(table(9), turned(GB_PROFILE))).toBe(false);
  });

  it('leaves the tables of bulletins and reports upright, also with large numbers', () => {
    const classes = { 已完成: 1000, 基本完成: 1000, 正在推进: 1000, 长期坚持: 1000, 未完成: 1000 };
    const count = { total: 12000, classes, overdue: 1000 };
    const units = [{ unitId: null, unitName: '区行政审批服务局', problems: count, measures: count }];
    const wide = unitTable({ units } as unknown as Parameters<typeof unitTable>[0]);
    expect(isWide(wide, GB_PROFILE)).toBe(false);
    for (const block of sampleBulletin().blocks) {
      if (block.kind === 'table') expect(isWide(block, GB_PROFILE)).toBe(false);
    }
  });
});

describe('stretches', () => {
  const kinds = (blocks: Block[]) =>
    stretches(blocks, GB_PROFILE).map(({ turned: lying, from, blocks: own }) => [lying, from, own.length]);

  it('begin upright, turn for a wide table and turn back behind it', () => {
    expect(kinds([text('甲'), table(9), text('乙')])).toEqual([
      [false, 0, 1],
      [true, 1, 1],
      [false, 2, 1],
    ]);
    expect(kinds([table(9)])).toEqual([
      [false, 0, 0],
      [true, 0, 1],
    ]);
    expect(kinds([])).toEqual([[false, 0, 0]]);
  });

  it('keep wide tables that follow each other together, and need no break of their own at a turn', () => {
    expect(kinds([text('甲'), table(9), table(9), { kind: 'pageBreak' }, text('乙')])).toEqual([
      [false, 0, 1],
      [true, 1, 2],
      [false, 4, 1],
    ]);
    expect(kinds([text('甲'), table(9), { kind: 'pageBreak' }, table(9)])).toEqual([
      [false, 0, 1],
      [true, 1, 1],
      [true, 3, 1],
    ]);
  });
});

describe('headings', () => {
  const heading = (words: string): Block => ({ kind: 'heading', level: 1, runs: [{ text: words }] });

  it('go with the wide table that they head', () => {
    const blocks = [text('甲'), heading('二、附表'), heading('（一）单位'), table(9)];
    expect(stretches(blocks, GB_PROFILE)).toEqual([
      { turned: false, from: 0, blocks: blocks.slice(0, 1) },
      { turned: true, from: 1, blocks: blocks.slice(1) },
    ]);
    expect(stretches(blocks.slice(1), GB_PROFILE).map(({ from, blocks: own }) => [from, own.length])).toEqual([
      [0, 0],
      [0, 3],
    ]);
  });
});
