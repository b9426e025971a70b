// Where a text holds what was looked for, as ranges: what is shown is built from data, never from markup.
import { foldWithPlaces } from './fold.ts';

/** A text with the places to be marked, as [start, end) in UTF-16 units of `text`, in order and apart. */
export interface Marked {
  text: string;
  marks: [number, number][];
}

/** Marks every place of every term; texts without any have no marks. */
export function markAll(text: string, terms: readonly string[]): Marked {
  const folded = foldWithPlaces(text);
  const found: [number, number][] = [];
  for (const term of terms) {
    for (let at = folded.text.indexOf(term); at >= 0; at = folded.text.indexOf(term, at + term.length)) {
      found.push([folded.from[at] as number, folded.to[at + term.length - 1] as number]);
    }
  }
  found.sort((a, b) => a[0] - b[0]);
  const marks: [number, number][] = [];
  for (const [start, end] of found) {
    const last = marks.at(-1);
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else marks.push([start, end]);
  }
  return { text, marks };
}

/** How much stands before the first mark of a cut text. */
const LEAD_IN = 12;

/** A stretch of a long text around its first mark, with … where it was cut; surrogate pairs stay whole. */
export function excerpt({ text, marks }: Marked, length: number): Marked {
  if (text.length <= length) return { text, marks };
  const first = marks[0]?.[0] ?? 0;
  // In a short stretch less stands before, so that the mark itself is in it.
  const lead = Math.min(LEAD_IN, Math.floor(length / 3));
  let start = Math.max(0, Math.min(first - lead, text.length - length));
  if (start > 0 && isLowSurrogate(text, start)) start--;
  let end = Math.min(text.length, start + length);
  if (end < text.length && isLowSurrogate(text, end)) end++;
  const before = start > 0 ? '…' : '';
  const shift = before.length - start;
  return {
    text: `${before}${text.slice(start, end)}${end < text.length ? '…' : ''}`,
    marks: marks
      .filter(([from, to]) => to > start && from < end)
      .map(([from, to]) => [Math.max(from, start) + shift, Math.min(to, end) + shift]),
  };
}

function isLowSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
}
