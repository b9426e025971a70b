// Counts what was tried and what came out right; the long run prints the counts of every suite together.
import { appendFileSync } from 'node:fs';
import { expect } from 'vitest';

/** `npm run test:faults` asks for the long form. */
export const LONG = process.env.BIHUAN_FAULTS === 'long';

/** So many tries: few while people wait for them, many in the long run. */
export const tries = (few: number, many: number): number => (LONG ? many : few);

/** One line of the table. */
export interface Count {
  what: string;
  tried: number;
  passed: number;
  /** E.g. acts acknowledged, the slowest file */
  note: string;
}

export class Tally {
  readonly #what: string;
  readonly #wrong: string[] = [];
  #tried = 0;

  constructor(what: string) {
    this.#what = what;
  }

  /** One try; `wrong` says what went wrong, null for a good one. */
  count(wrong: string | null): void {
    this.#tried++;
    if (wrong !== null) this.#wrong.push(wrong);
  }

  /** Adds the line to the table and fails the test where a try went wrong. */
  done(note = ''): void {
    const count: Count = { what: this.#what, tried: this.#tried, passed: this.#tried - this.#wrong.length, note };
    const file = process.env.BIHUAN_FAULTS_FILE;
    if (file !== undefined) appendFileSync(file, `${JSON.stringify(count)}\n`);
    expect(this.#wrong.slice(0, 10)).toEqual([]);
    expect(this.#tried).toBeGreaterThan(0);
  }
}

/** Random numbers that a seed repeats (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
