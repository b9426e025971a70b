// A changed text laid over the old runs, so that figures it still quotes keep the way to their rows.
import type { Run } from '#domain/content/types.ts';
import { sliceRuns, textOf } from '../runs.ts';

function commonStart(a: string, b: string): number {
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at++;
  return at;
}

/**
 * The runs of `text`: what is unchanged at both ends keeps its runs. Within the changed middle a figure is found again where
 * its digits stand alone; one whose digits alone were overwritten keeps its reference and thus shows as changed.
 */
export function rewriteRuns(runs: readonly Run[], text: string): Run[] {
  const before = textOf(runs);
  if (before === text) return [...runs];
  const reversed = (whole: string): string => [...whole].reverse().join('');
  let start = figureEdge(runs, commonStart(before, text), 'down');
  // A digit typed right after a figure belongs to its number: 5 → 52.
  if (isDigit(text[start])) start = figureEdge(runs, start, 'down', true);
  const most = Math.min(before.length, text.length) - start;
  const shared = Math.min(most, commonStart(reversed(before.slice(start)), reversed(text.slice(start))));
  let edge = figureEdge(runs, before.length - shared, 'up');
  // And so does one typed right before it: 5 → 15.
  if (isDigit(text[text.length - before.length + edge - 1])) edge = figureEdge(runs, edge, 'up', true);
  const end = before.length - edge;
  const middle = text.slice(start, text.length - end);
  const oldMiddle = sliceRuns(runs, start, before.length - end);
  return join([
    ...sliceRuns(runs, 0, start),
    ...rewriteMiddle(oldMiddle, middle),
    ...sliceRuns(runs, before.length - end, before.length),
  ]);
}

const isDigit = (sign: string | undefined): boolean => sign !== undefined && /\d/.test(sign);

/** A cut never goes through a figure: it is moved to its start or its end; with `touching` also one that lies at its edge. */
function figureEdge(runs: readonly Run[], cut: number, towards: 'up' | 'down', touching = false): number {
  let at = 0;
  for (const run of runs) {
    const next = at + run.text.length;
    if (run.ref !== undefined) {
      const inside = cut > at && cut < next;
      if (towards === 'down' && (inside || (touching && cut === next))) return at;
      if (towards === 'up' && (inside || (touching && cut === at))) return next;
    }
    at = next;
  }
  return cut;
}

function rewriteMiddle(old: readonly Run[], text: string): Run[] {
  const figures = old.filter((run) => run.ref !== undefined);
  const [only] = figures;
  // The figure itself was overwritten with another number.
  if (only !== undefined && figures.length === 1 && textOf(old) === only.text && /^\d+$/.test(text)) {
    return [{ ...only, text }];
  }
  const parts: Run[] = [];
  let rest = text;
  for (const figure of figures) {
    const at = standsAlone(rest, figure.text);
    if (at < 0) continue;
    parts.push({ text: rest.slice(0, at) }, figure);
    rest = rest.slice(at + figure.text.length);
  }
  return [...parts, { text: rest }];
}

/** Where a number stands in a text without further digits beside it; -1 for nowhere. */
function standsAlone(text: string, number: string): number {
  for (let at = text.indexOf(number); at >= 0; at = text.indexOf(number, at + 1)) {
    const around = `${text[at - 1] ?? ''}${text[at + number.length] ?? ''}`;
    if (!/[\d.]/.test(around)) return at;
  }
  return -1;
}

/** Neighbouring plain runs of one kind become one; empty ones vanish. */
function join(runs: readonly Run[]): Run[] {
  const joined: Run[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    if (run.text === '') continue;
    if (last !== undefined && !last.ref && !run.ref && last.bold === run.bold) last.text += run.text;
    else joined.push({ ...run });
  }
  return joined;
}
