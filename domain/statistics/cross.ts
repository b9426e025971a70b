// Cross tables: how many problems or measures stand where two axes meet. Every row is counted exactly once.
import { type Axis, type Fact, fixedKeys, keyOn } from './facts.ts';

/** A place on an axis with its name. */
export interface CrossKey {
  key: string;
  name: string;
}

export interface Cross {
  rows: CrossKey[];
  columns: CrossKey[];
  /** By row and column */
  counts: number[][];
}

/** Counts as they fall, by the keys of both axes. */
export type Tallies = Map<string, Map<string, number>>;

export function tallied(facts: Iterable<Fact>, rows: Axis, columns: Axis): Tallies {
  const tallies: Tallies = new Map();
  for (const fact of facts) {
    const row = keyOn(rows, fact);
    let line = tallies.get(row);
    if (line === undefined) {
      line = new Map();
      tallies.set(row, line);
    }
    const column = keyOn(columns, fact);
    line.set(column, (line.get(column) ?? 0) + 1);
  }
  return tallies;
}

/** How keys are named and in which order they stand; keys that it does not name come last, in the order met. */
export type AxisNames = ReadonlyMap<string, string>;

/** Tables over the same keys, so that they can be held against each other cell by cell. */
export function crossTables(
  tables: readonly Tallies[],
  axes: { rows: Axis; columns: Axis },
  names: { rows: AxisNames; columns: AxisNames },
): Cross[] {
  const rows = keysOf(
    tables.flatMap((each) => [...each.keys()]),
    axes.rows,
    names.rows,
  );
  const columns = keysOf(
    tables.flatMap((each) => [...each.values()].flatMap((line) => [...line.keys()])),
    axes.columns,
    names.columns,
  );
  return tables.map((table) => ({
    rows,
    columns,
    counts: rows.map((row) => columns.map((column) => table.get(row.key)?.get(column.key) ?? 0)),
  }));
}

function keysOf(met: readonly string[], axis: Axis, names: AxisNames): CrossKey[] {
  const present = new Set([...fixedKeys(axis), ...met]);
  const known = [...names.keys()].filter((key) => present.has(key));
  const inOrder = new Set([...known, ...present]);
  return [...inOrder].map((key) => ({ key, name: names.get(key) ?? key }));
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

export const rowTotals = ({ counts }: Cross): number[] => counts.map(sum);
export const columnTotals = ({ counts, columns }: Cross): number[] =>
  columns.map((_, at) => sum(counts.map((line) => line[at] ?? 0)));
export const crossTotal = (cross: Cross): number => sum(rowTotals(cross));
