// Ranking of units: by share of measures done, ties equal, units without measures unranked.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rankUnits } from '#domain/bulletin/ranking.ts';
import { percentWords } from '#domain/statistics/figures.ts';
import type { ClassCounts, UnitCounts } from '#domain/statistics/types.ts';

const figures = (done: number, total: number): ClassCounts => ({
  total,
  classes: { 已完成: done, 基本完成: 0, 正在推进: total - done, 长期坚持: 0, 未完成: 0 },
  overdue: 0,
});
const unit = (name: string, done: number, total: number): UnitCounts => ({
  unitId: name,
  unitName: name,
  problems: figures(0, 0),
  measures: figures(done, total),
});

describe('ranking', () => {
  it('gives equal shares equal places and skips the next', () => {
    const ranked = rankUnits([
      unit('甲', 1, 3),
      unit('乙', 3, 4),
      unit('丙', 2, 6),
      unit('丁', 0, 0),
      unit('戊', 0, 2),
    ]);
    expect(ranked.map(({ rank, unit: { unitName } }) => `${rank}${unitName}`)).toEqual([
      '1乙',
      '2甲',
      '2丙',
      '4戊',
      'null丁',
    ]);
  });

  it('keeps every unit once and never ranks a smaller share higher', () => {
    const any = fc.tuple(fc.nat(50), fc.nat(50)).map(([done, rest]) => [done, done + rest] as const);
    fc.assert(
      fc.property(fc.array(any, { maxLength: 20 }), (shares) => {
        const units = shares.map(([done, total], index) => unit(String(index), done, total));
        const ranked = rankUnits(units);
        expect(ranked.map(({ unit: { unitId } }) => unitId).toSorted()).toEqual(
          units.map(({ unitId }) => unitId).toSorted(),
        );
        const counted = ranked.filter(({ rank }) => rank !== null);
        counted.forEach(({ rank, unit: { measures } }, index) => {
          const better = counted.filter(
            ({ unit: other }) =>
              other.measures.classes.已完成 * measures.total > measures.classes.已完成 * other.measures.total,
          );
          expect(rank).toBe(better.length + 1);
          expect(index + 1).toBeGreaterThanOrEqual(rank as number);
        });
      }),
    );
  });
});

describe('a rate', () => {
  it('is quoted as the real reports quote it', () => {
    expect(percentWords(19, 25)).toBe('76.00%');
    expect(percentWords(688, 697)).toBe('98.71%');
    expect(percentWords(119, 139)).toBe('85.61%');
    expect(percentWords(0, 0)).toBe('—');
  });
});
