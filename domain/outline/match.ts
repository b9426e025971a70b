// Two outlines of one round laid side by side: which problem is which, what is new, changed or missing.
import { fold } from './chars.ts';

export interface MatchProblem {
  number: number;
  title: string;
  measures: readonly { lead: string; text: string }[];
  /** What it stands under: tells problems of one title apart */
  heading?: string;
}

export interface MatchedMeasure {
  /** Places in the two lists of measures; null where the other side has none */
  existing: number | null;
  incoming: number | null;
  likeness: number;
  state: 'same' | 'changed' | 'new' | 'missing';
}

export interface MatchedProblem {
  /** Places in the two lists of problems; null where the other side has none */
  existing: number | null;
  incoming: number | null;
  /** 0–1, of the titles */
  likeness: number;
  state: 'same' | 'changed' | 'new' | 'missing';
  measures: MatchedMeasure[];
}

/** Titles less alike than this are two problems, unless they bear the same number. */
const ALIKE = 0.55;
/** With the same number, less is enough: offices reword their problems. */
const ALIKE_NUMBERED = 0.3;
const MEASURE_ALIKE = 0.4;
/** The same words outweigh the same number on other words. */
const EXACT = 0.25;
/** A measure known by its lead sentence alone: what follows is told anew in every document. */
const SAME_LEAD = 0.8;

/** Characters of a text that are compared pair by pair */
const COMPARED = 400;

function normalWhole(text: string): string {
  return fold(text).replace(/[\s“”‘’"'《》()。,;:、.!?]/g, '');
}

function normal(text: string): string {
  return normalWhole(text).slice(0, COMPARED);
}

function pairsOf(text: string): Map<string, number> {
  const out = new Map<string, number>();
  for (let i = 0; i + 1 < text.length; i++) {
    const pair = text.slice(i, i + 2);
    out.set(pair, (out.get(pair) ?? 0) + 1);
  }
  return out;
}

interface Prepared {
  /** All of it; the pairs are of its beginning alone */
  whole: string;
  text: string;
  pairs: Map<string, number>;
  size: number;
}

function prepare(text: string): Prepared {
  const whole = normalWhole(text);
  const words = whole.slice(0, COMPARED);
  return { whole, text: words, pairs: pairsOf(words), size: Math.max(0, words.length - 1) };
}

/** Dice coefficient of character pairs; one text inside the other counts as alike. */
function compare(a: Prepared, b: Prepared): number {
  if (a.text === b.text) return a.text === '' ? 0 : 1;
  if (a.size === 0 || b.size === 0) return 0;
  let shared = 0;
  const [small, large] = a.pairs.size <= b.pairs.size ? [a, b] : [b, a];
  for (const [pair, count] of small.pairs) shared += Math.min(count, large.pairs.get(pair) ?? 0);
  const dice = (2 * shared) / (a.size + b.size);
  const contained = shared / Math.min(a.size, b.size);
  return Math.min(a.text.length, b.text.length) >= 6 ? Math.max(dice, contained * 0.9) : dice;
}

/** Whether two texts have the same words: blanks, punctuation and quotes do not count. */
export function sameWords(a: string, b: string): boolean {
  return normalWhole(a) === normalWhole(b);
}

/** Likeness of two texts, 0–1, by their character pairs; punctuation and quotes do not count. */
export function likeness(a: string, b: string): number {
  return compare(prepare(a), prepare(b));
}

interface Candidate {
  existing: number;
  incoming: number;
  score: number;
  likeness: number;
}

/** Entries that are compared as a whole, of those that share pairs */
const NEAREST = 12;
/** Places of pairs that are looked at for one entry: every pair of a round of ordinary size, the rare ones of a huge one. */
const VISITED = 2_000;

/** Looks up the entries that share most character pairs with another one. */
function neighbours(entries: readonly Prepared[]): (entry: Prepared) => number[] {
  const index = new Map<string, number[]>();
  entries.forEach((entry, i) => {
    for (const pair of entry.pairs.keys()) {
      const list = index.get(pair);
      if (list) list.push(i);
      else index.set(pair, [i]);
    }
  });
  return (entry) => {
    // rare pairs first: those that many entries share tell them apart least and cost most
    const places = [...entry.pairs.keys()]
      .flatMap((pair) => [index.get(pair) ?? []])
      .sort((a, b) => a.length - b.length);
    const hits = new Map<number, number>();
    let visited = 0;
    for (const list of places) {
      if (visited > VISITED) break;
      visited += list.length;
      for (const i of list) hits.set(i, (hits.get(i) ?? 0) + 1);
    }
    return [...hits]
      .sort((a, b) => b[1] - a[1])
      .slice(0, NEAREST)
      .map(([i]) => i);
  };
}

/** For each text the place of the one of `among` that is most like it; null where none is as alike as `least`. */
export function closest(texts: readonly string[], among: readonly string[], least: number): (number | null)[] {
  const entries = among.map(prepare);
  const near = neighbours(entries);
  return texts.map((text) => {
    const entry = prepare(text);
    let best: number | null = null;
    let bestAlike = least;
    for (const i of near(entry)) {
      const alike = compare(entries[i] as Prepared, entry);
      if (alike < bestAlike || (best !== null && alike === bestAlike)) continue;
      best = i;
      bestAlike = alike;
    }
    return best;
  });
}

/** Best pairs first; every entry is used once. Candidates share a rare character pair, so this stays near-linear. */
function assign(
  existing: Prepared[],
  incoming: Prepared[],
  extra: (existing: number, incoming: number) => number,
  least: (existing: number, incoming: number) => number,
  always: (incoming: number) => number[],
  floor: (existing: number, incoming: number) => number = () => 0,
): Candidate[] {
  const near = neighbours(existing);
  const candidates: Candidate[] = [];
  incoming.forEach((entry, j) => {
    for (const i of new Set([...near(entry), ...always(j)])) {
      const alike = Math.max(compare(existing[i] as Prepared, entry), floor(i, j));
      if (alike < least(i, j)) continue;
      const score = alike + extra(i, j) + (alike === 1 ? EXACT : 0);
      candidates.push({ existing: i, incoming: j, score, likeness: alike });
    }
  });
  candidates.sort((a, b) => b.score - a.score || a.existing - b.existing);
  const usedExisting = new Set<number>();
  const usedIncoming = new Set<number>();
  return candidates.filter(({ existing: i, incoming: j }) => {
    if (usedExisting.has(i) || usedIncoming.has(j)) return false;
    usedExisting.add(i);
    usedIncoming.add(j);
    return true;
  });
}

/** Matches the measures of one problem: by their words, or by a lead sentence that stays while the text is told anew. */
export function matchMeasures(
  existing: MatchProblem['measures'],
  incoming: MatchProblem['measures'],
): MatchedMeasure[] {
  const own = existing.map(({ lead, text }) => prepare(lead + text));
  const other = incoming.map(({ lead, text }) => prepare(lead + text));
  const leads = new Map<string, number[]>();
  existing.forEach(({ lead }, i) => {
    const words = normal(lead);
    if (words.length >= 4) leads.set(words, [...(leads.get(words) ?? []), i]);
  });
  const known = incoming.map(({ lead }) => leads.get(normal(lead)) ?? []);
  const sameLead = (j: number): number[] => known[j] ?? [];
  const chosen = assign(
    own,
    other,
    (i, j) => (i === j ? 0.1 : 0),
    () => MEASURE_ALIKE,
    (j) => [...(j < own.length ? [j] : []), ...sameLead(j)],
    (i, j) => (sameLead(j).includes(i) ? SAME_LEAD : 0),
  );
  const byIncoming = new Map(chosen.map((pair) => [pair.incoming, pair]));
  const taken = new Set(chosen.map((pair) => pair.existing));
  return [
    ...incoming.map((_, j): MatchedMeasure => {
      const pair = byIncoming.get(j);
      if (!pair) return { existing: null, incoming: j, likeness: 0, state: 'new' };
      return {
        existing: pair.existing,
        incoming: j,
        likeness: pair.likeness,
        state: (own[pair.existing] as Prepared).whole === (other[j] as Prepared).whole ? 'same' : 'changed',
      };
    }),
    ...existing.flatMap((_, i): MatchedMeasure[] =>
      taken.has(i) ? [] : [{ existing: i, incoming: null, likeness: 0, state: 'missing' }],
    ),
  ];
}

/**
 * Matches an incoming outline's problems (a plan after findings, a report after a plan) with those in the ledger: by
 * title, helped by equal numbers. Each entry comes back once: same, changed, new (only incoming) or missing (only in
 * the ledger). Problems with other measures than before are 'changed', measure by measure.
 */
export function matchOutline(existing: readonly MatchProblem[], incoming: readonly MatchProblem[]): MatchedProblem[] {
  const own = existing.map(({ title }) => prepare(title));
  const other = incoming.map(({ title }) => prepare(title));
  const byNumber = new Map<number, number[]>();
  existing.forEach(({ number }, i) => {
    const list = byNumber.get(number);
    if (list) list.push(i);
    else byNumber.set(number, [i]);
  });
  const sameNumber = (i: number, j: number): boolean => existing[i]?.number === incoming[j]?.number;
  const sameHeading = (i: number, j: number): boolean =>
    existing[i]?.heading !== undefined && existing[i]?.heading === incoming[j]?.heading;
  const chosen = assign(
    own,
    other,
    (i, j) => (sameNumber(i, j) ? 0.15 : 0) + (sameHeading(i, j) ? 0.05 : 0) + (i === j ? 0.02 : 0),
    (i, j) => (sameNumber(i, j) ? ALIKE_NUMBERED : ALIKE),
    (j) => byNumber.get(incoming[j]?.number ?? -1) ?? [],
  );
  const byIncoming = new Map(chosen.map((pair) => [pair.incoming, pair]));
  const taken = new Set(chosen.map((pair) => pair.existing));
  const out: MatchedProblem[] = incoming.map((problem, j) => {
    const pair = byIncoming.get(j);
    if (!pair) {
      return { existing: null, incoming: j, likeness: 0, state: 'new', measures: matchMeasures([], problem.measures) };
    }
    const measures = matchMeasures(existing[pair.existing]?.measures ?? [], problem.measures);
    const same =
      (own[pair.existing] as Prepared).whole === (other[j] as Prepared).whole &&
      measures.every(({ state }) => state === 'same');
    return {
      existing: pair.existing,
      incoming: j,
      likeness: pair.likeness,
      state: same ? 'same' : 'changed',
      measures,
    };
  });
  existing.forEach((problem, i) => {
    if (taken.has(i)) return;
    out.push({
      existing: i,
      incoming: null,
      likeness: 0,
      state: 'missing',
      measures: matchMeasures(problem.measures, []),
    });
  });
  return out;
}
