// 各单位整改进展: a number a cell, so that nothing breaks between a light's word and its count.
import { describe, expect, it } from 'vitest';
import { unitTable } from '#domain/bulletin/unit-table.ts';
import { lightCounts } from '#domain/lights/count.ts';
import { LIGHT_SHAPES } from '#domain/lights/lights.ts';
import type { RoundCounts } from '#domain/statistics/types.ts';

const classes = { 已完成: 1, 基本完成: 0, 正在推进: 2, 长期坚持: 0, 未完成: 1 };
const count = { total: 4, classes, overdue: 1 };
const unit = (unitId: string, unitName: string) => ({ unitId, unitName, problems: count, measures: count });
const figures = { units: [unit('a', '区住建局'), unit('b', '区教体局')] } as unknown as RoundCounts;
const light = (unitId: string, colour: 'red' | 'yellow' | 'green') => ({
  unitId,
  light: { colour, word: '', shape: LIGHT_SHAPES[colour] },
});

describe('unitTable', () => {
  it('counts every light that presses in a column of its own, zeroes too, and says what the marks mean', () => {
    const lights = lightCounts([light('a', 'red'), light('a', 'red'), light('a', 'green'), light('b', 'yellow')]);
    const { columns, rows, note } = unitTable(figures, lights);
    expect(columns.slice(-3).map(({ title }) => title)).toEqual(['★红', '◆橙', '▲黄']);
    const said = rows.map((row) => row.map(({ runs }) => runs.map(({ text }) => text).join('')));
    expect(said.map((row) => [row[1], ...row.slice(-3)])).toEqual([
      ['区住建局', '2', '0', '0'],
      ['区教体局', '0', '0', '1'],
    ]);
    expect(note).toContain('★红、◆橙、▲黄为未完成措施的亮灯条数。');
  });

  it('has no such columns where lights are not known', () => {
    const { columns, rows, note } = unitTable(figures);
    expect(columns.at(-1)?.title).toBe('措施完成率');
    expect(rows[0]).toHaveLength(columns.length);
    expect(note).not.toContain('亮灯');
  });
});
