// 排名: units by the share of their measures that are 已完成; equal shares are equal places.
import type { UnitCounts } from '../statistics/types.ts';

export interface RankedUnit {
  /** null for units without measures, and for measures nobody leads */
  rank: number | null;
  unit: UnitCounts;
}

/** Highest share first; equal shares share a place and the next place is skipped (1, 1, 3); the rest keep their order. */
export function rankUnits(units: readonly UnitCounts[]): RankedUnit[] {
  const counted = (unit: UnitCounts) => unit.unitId !== null && unit.measures.total > 0;
  const done = (unit: UnitCounts) => unit.measures.classes.已完成;
  const total = (unit: UnitCounts) => unit.measures.total;
  // Shares are compared as fractions: 1/3 and 2/6 are equal, whatever floating point makes of them.
  const compare = (a: UnitCounts, b: UnitCounts) => done(b) * total(a) - done(a) * total(b);
  const sorted = units.filter(counted).toSorted(compare);
  const ranked: RankedUnit[] = [];
  sorted.forEach((unit, index) => {
    const before = ranked[index - 1];
    const tied = before !== undefined && compare(before.unit, unit) === 0;
    ranked.push({ rank: tied ? before.rank : index + 1, unit });
  });
  return [...ranked, ...units.filter((unit) => !counted(unit)).map((unit) => ({ rank: null, unit }))];
}
