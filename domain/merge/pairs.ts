// Which incoming problem is which of the ledger's, and measure by measure within them; the clerk's word comes first.
import type { LedgerTree, Measure, Problem } from '../ledger/types.ts';
import { likeness, type MatchedMeasure, type MatchProblem, matchMeasures, matchOutline } from '../outline/match.ts';
import { settleDeliverable } from './fields.ts';
import type { IncomingAspect, IncomingMeasure, IncomingProblem, MergePair } from './types.ts';

export interface OwnProblem {
  problem: Problem;
  aspect: string | null;
  item: string | null;
}

export interface PlacedProblem {
  problem: IncomingProblem;
  number: number;
  aspect: string | null;
  item: string | null;
  category: string | null;
}

export interface Pair {
  own: OwnProblem | null;
  incoming: PlacedProblem | null;
  /** Place of the incoming problem, from 0 */
  place: number | null;
  likeness: number;
  measures: MatchedMeasure[];
}

export function ownProblems(tree: LedgerTree): OwnProblem[] {
  return tree.aspects.flatMap((aspect) =>
    aspect.items.flatMap((item) =>
      item.problems.map((problem) => ({ problem, aspect: aspect.title, item: item.title })),
    ),
  );
}

/** The document's problems in order; one without a number has the number of its place. */
export function placedProblems(aspects: readonly IncomingAspect[]): PlacedProblem[] {
  let last = 0;
  return aspects.flatMap((aspect) =>
    aspect.items.flatMap((item) =>
      item.problems.map((read) => {
        const problem = settleDeliverable(read);
        last = problem.number ?? last + 1;
        return { problem, number: last, aspect: aspect.title, item: item.title, category: item.category };
      }),
    ),
  );
}

const heading = (aspect: string | null, item: string | null): string => `${aspect ?? ''}/${item ?? ''}`;

const ownEntry = ({ problem, aspect, item }: OwnProblem): MatchProblem => ({
  number: problem.number,
  title: problem.title,
  measures: problem.measures,
  heading: heading(aspect, item),
});

const incomingEntry = ({ problem, number, aspect, item }: PlacedProblem): MatchProblem => ({
  number,
  title: problem.title,
  measures: problem.measures,
  heading: heading(aspect, item),
});

/**
 * Between two pairs that stand in both lists, as many left-over measures on one side as on the other are taken for
 * each other in their order: a report tells in other words what was done, but keeps the plan's order.
 */
function pairLeftOvers(
  own: readonly Measure[],
  incoming: readonly IncomingMeasure[],
  matched: readonly MatchedMeasure[],
): MatchedMeasure[] {
  const byIncoming = new Map(matched.filter((each) => each.incoming !== null).map((each) => [each.incoming, each]));
  const taken = new Set(
    matched.flatMap(({ existing, incoming: j }) => (existing !== null && j !== null ? [existing] : [])),
  );
  const out: MatchedMeasure[] = [];
  let from = 0;
  let waiting: number[] = [];
  const settle = (until: number): void => {
    const free: number[] = [];
    for (let i = from; i < until; i++) if (!taken.has(i)) free.push(i);
    const inOrder = free.length === waiting.length;
    waiting.forEach((j, k) => {
      const i = inOrder ? (free[k] as number) : null;
      if (i === null) {
        out.push({ existing: null, incoming: j, likeness: 0, state: 'new' });
        return;
      }
      taken.add(i);
      const alike = likeness(wordsOf(own[i]), wordsOf(incoming[j]));
      out.push({ existing: i, incoming: j, likeness: alike, state: 'changed' });
    });
    waiting = [];
  };
  incoming.forEach((_, j) => {
    const pair = byIncoming.get(j);
    if (pair === undefined || pair.existing === null) {
      waiting.push(j);
      return;
    }
    // a pair that runs backwards says nothing of what stands between
    if (pair.existing >= from) {
      settle(pair.existing);
      from = pair.existing + 1;
    }
    out.push(pair);
  });
  settle(own.length);
  own.forEach((_, i) => {
    if (!taken.has(i)) out.push({ existing: i, incoming: null, likeness: 0, state: 'missing' });
  });
  return out.sort((a, b) => (a.incoming ?? Number.MAX_SAFE_INTEGER) - (b.incoming ?? Number.MAX_SAFE_INTEGER));
}

const wordsOf = (measure: { lead: string; text: string } | undefined): string =>
  measure === undefined ? '' : measure.lead + measure.text;

/**
 * Pairs of the ledger's and the document's problems, in the document's order; those of the ledger alone follow the
 * problem that they stand behind.
 */
export function pairProblems(
  own: readonly OwnProblem[],
  incoming: readonly PlacedProblem[],
  decided: readonly MergePair[],
): Pair[] {
  const placeOf = new Map(own.map(({ problem }, i) => [problem.id, i]));
  const fixed = new Map<number, number | null>();
  for (const { incoming: j, existing } of decided) {
    const i = existing === null ? null : placeOf.get(existing);
    if (j < incoming.length && i !== undefined) fixed.set(j, i);
  }
  const used = new Set([...fixed.values()].filter((i) => i !== null));
  const freeOwn = own.flatMap((_, i) => (used.has(i) ? [] : [i]));
  const freeIncoming = incoming.flatMap((_, j) => (fixed.has(j) ? [] : [j]));
  const matched = matchOutline(
    freeOwn.map((i) => ownEntry(own[i] as OwnProblem)),
    freeIncoming.map((j) => incomingEntry(incoming[j] as PlacedProblem)),
  );
  const partner = new Map<number, { own: number | null; likeness: number; measures: MatchedMeasure[] }>();
  for (const { existing: i, incoming: j, likeness: alike, measures } of matched) {
    if (j === null) continue;
    partner.set(freeIncoming[j] as number, {
      own: i === null ? null : (freeOwn[i] as number),
      likeness: alike,
      measures,
    });
  }
  for (const [j, i] of fixed) {
    const [mine, theirs] = [i === null ? undefined : own[i]?.problem, incoming[j]?.problem];
    const alike = mine === undefined ? 0 : likeness(mine.title, theirs?.title ?? '');
    partner.set(j, { own: i, likeness: alike, measures: matchMeasures(mine?.measures ?? [], theirs?.measures ?? []) });
  }

  const paired = new Set([...partner.values()].flatMap(({ own: i }) => (i === null ? [] : [i])));
  const behind = new Map<number, number[]>();
  let before = -1;
  own.forEach((_, i) => {
    if (paired.has(i)) before = i;
    else behind.set(before, [...(behind.get(before) ?? []), i]);
  });
  const missing = (i: number): Pair => ({
    own: own[i] as OwnProblem,
    incoming: null,
    place: null,
    likeness: 0,
    measures: [],
  });
  const out: Pair[] = (behind.get(-1) ?? []).map(missing);
  incoming.forEach((entry, j) => {
    const { own: i, likeness: alike, measures } = partner.get(j) ?? { own: null, likeness: 0, measures: [] };
    const mine = i === null ? null : (own[i] as OwnProblem);
    out.push({
      own: mine,
      incoming: entry,
      place: j,
      likeness: alike,
      measures: mine === null ? [] : pairLeftOvers(mine.problem.measures, entry.problem.measures, measures),
    });
    if (i !== null) out.push(...(behind.get(i) ?? []).map(missing));
  });
  return out;
}
