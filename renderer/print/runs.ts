// Cutting a text that consists of runs, without losing what its parts mean.
import type { Run } from '#domain/content/types.ts';

/** The whole text of some runs. */
export function textOf(runs: readonly Run[]): string {
  return runs.map((run) => run.text).join('');
}

/** Characters `from` up to but not including `to` (UTF-16), with bold type and figure kept. */
export function sliceRuns(runs: readonly Run[], from: number, to: number): Run[] {
  const parts: Run[] = [];
  let at = 0;
  for (const run of runs) {
    const text = run.text.slice(Math.max(0, from - at), Math.max(0, to - at));
    if (text !== '') parts.push({ ...run, text });
    at += run.text.length;
  }
  return parts;
}
