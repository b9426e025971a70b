// What becomes of the words, states and progress of rows that are joined into one.
import { isClosed, problemState } from '../states/states.ts';
import type { Id, Measure, State } from './types.ts';

/** Texts as they stand, one after the other; what says the same as one before it is left out. null: nothing is said. */
export function joinedDistinct(texts: readonly (string | null)[], between: string): string | null {
  const said = [...new Set(texts.map((text) => text?.trim() ?? '').filter((text) => text !== ''))];
  return said.length === 0 ? null : said.join(between);
}

/** Lead and text of joined measures: the first keeps its lead, the others follow whole. */
export function joinedMeasures(measures: readonly Pick<Measure, 'lead' | 'text'>[]): Pick<Measure, 'lead' | 'text'> {
  const [first, ...others] = measures;
  const rest = others.map(({ lead, text }) => lead + text).join('');
  return { lead: first?.lead ?? '', text: (first?.text ?? '') + rest };
}

/** Where joined rows stand: at the slowest of them, as a problem at its slowest measure. null: closed and open ones. */
export function joinedState(states: readonly State[]): State | null {
  const closed = states.filter(isClosed).length;
  if (closed > 0 && closed < states.length) return null;
  return problemState(states);
}

/** 累计进度 of joined measures: their mean, rounded down so that joining never adds progress. */
export function joinedPercent(percents: readonly number[]): number {
  return Math.floor(percents.reduce((sum, percent) => sum + percent, 0) / Math.max(percents.length, 1));
}

/** Holders of a role, each once, in the order in which they are first named. */
export function joinedHolders(lists: readonly (readonly Id[])[]): Id[] {
  return [...new Set(lists.flat())];
}
