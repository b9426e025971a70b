// Medians of repeated runs, and the table they are printed as.

export interface Row {
  what: string;
  median: number;
  /** 95 of 100 runs took no longer; given for twenty runs and more */
  p95?: number;
  min: number;
  max: number;
  runs: number;
  /** The floor it is held against, measured in the same run */
  floor?: { what: string; median: number };
}

const median = (values: number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
};

/** Milliseconds of `runs` runs after one that does not count (loading, compiling). */
export async function measure(what: string, runs: number, work: () => unknown): Promise<Row> {
  await work();
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return rowOf(what, times);
}

export function rowOf(what: string, times: readonly number[]): Row {
  const sorted = times.toSorted((a, b) => a - b);
  const p95 = sorted[Math.ceil(sorted.length * 0.95) - 1];
  return {
    what,
    median: median([...times]),
    ...(p95 === undefined || times.length < 20 ? {} : { p95 }),
    min: Math.min(...times),
    max: Math.max(...times),
    runs: times.length,
  };
}

/** The same with a floor measured right after it, under the same load. */
export async function measureBeside(
  what: string,
  runs: number,
  work: () => unknown,
  floorWhat: string,
  floor: () => unknown,
): Promise<Row> {
  const row = await measure(what, runs, work);
  return { ...row, floor: { what: floorWhat, median: (await measure(floorWhat, runs, floor)).median } };
}

const ms = (value: number): string => (value < 10 ? value.toFixed(2) : value.toFixed(0));

export function table(rows: readonly Row[]): string {
  const lines = rows.map(({ what, median: m, p95, min, max, runs, floor }) => {
    const beside = floor ? `${floor.what}: ${ms(floor.median)} ms (×${(m / floor.median).toFixed(1)})` : '—';
    return `| ${what} | ${ms(m)} | ${p95 === undefined ? '—' : ms(p95)} | ${ms(min)}–${ms(max)} | ${runs} | ${beside} |`;
  });
  return [
    '| what | median ms | p95 | min–max | runs | floor in the same run |',
    '|---|---|---|---|---|---|',
    ...lines,
  ].join('\n');
}
