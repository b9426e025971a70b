// What a second document would do to a round: new problems and measures, filled fields, changed words, progress.
import type { Id, LedgerTree, Measure, Problem } from '../ledger/types.ts';
import { closest, sameWords } from '../outline/match.ts';
import { isClosed } from '../states/states.ts';
import { Differences, measureFields, problemFields, saysSame, statedNote } from './fields.ts';
import { type OwnProblem, ownProblems, type Pair, pairProblems, placedProblems } from './pairs.ts';
import type {
  IncomingAspect,
  IncomingMeasure,
  MergeKind,
  MergeMeasure,
  MergeNames,
  MergePair,
  MergePlan,
  MergeProblem,
  MergeState,
  SaidFields,
} from './types.ts';

export interface MergeOptions {
  kind: MergeKind;
  names: MergeNames;
  /** The clerk's own pairs */
  pairs: readonly MergePair[];
  /** Measures that have reported in the open review: what they said is replaced on the clerk's word alone */
  reported: ReadonlySet<Id>;
  /** The round is under way: a later 完成时限 is asked for, not taken from a document */
  running: boolean;
}

/** A new problem this like one that found no partner may be the same: it is not added unasked. */
const MAYBE = 0.3;
/** Measures less alike than this are laid side by side by their order; nothing is written unasked. */
const SURE = 0.4;
/** Characters of a measure by which it is recognised */
const SHOWN = 40;

/** Lays the document beside the round. Nothing of the ledger is ever taken away. */
export function planMerge(tree: LedgerTree, aspects: readonly IncomingAspect[], options: MergeOptions): MergePlan {
  const own = ownProblems(tree);
  const pairs = pairProblems(own, placedProblems(aspects), options.pairs);
  const alone = pairs.flatMap(({ own: mine, incoming }) => (mine !== null && incoming === null ? [mine] : []));
  const decided = new Set(options.pairs.map(({ incoming }) => incoming));
  const fresh = pairs.filter(({ own: mine, place }) => mine === null && !decided.has(place ?? -1));
  const alike = closest(
    fresh.map(({ incoming }) => incoming?.problem.title ?? ''),
    alone.map(({ problem }) => problem.title),
    MAYBE,
  );
  const maybe = new Map(fresh.map((pair, k) => [pair, alone[alike[k] ?? -1]?.problem ?? null]));
  const problems = pairs.map((pair): MergeProblem => {
    if (pair.incoming === null) return missingProblem(pair.own as OwnProblem);
    if (pair.own === null) return newProblem(pair, maybe.get(pair) ?? null);
    return matchedProblem(pair, pair.own.problem, options);
  });
  const counts: Record<MergeState, number> = { same: 0, changed: 0, new: 0, missing: 0 };
  for (const { state } of problems) counts[state]++;
  return { kind: options.kind, problems, counts };
}

const existingOf = ({ id, number, title, measures }: Problem) => ({ id, number, title, measures: measures.length });

function incomingOf({ incoming, place }: Pair): MergeProblem['incoming'] {
  if (incoming === null || place === null) return null;
  const { problem, number, aspect, item } = incoming;
  const heading = [aspect, item].filter((title) => title !== null).join(' / ');
  return { place, number, title: problem.title, heading, measures: problem.measures.length };
}

function missingProblem({ problem }: OwnProblem): MergeProblem {
  return {
    id: `x${problem.id}`,
    state: 'missing',
    likeness: 0,
    existing: existingOf(problem),
    incoming: null,
    maybe: null,
    acts: [],
    measures: [],
    lacking: 0,
  };
}

function newProblem(pair: Pair, maybe: Problem | null): MergeProblem {
  const id = `p${pair.place}`;
  const { problem } = pair.incoming as NonNullable<Pair['incoming']>;
  const found = new Differences(id);
  found.put('add', 'problem', '', problem.title, maybe === null);
  return {
    id,
    state: 'new',
    likeness: 0,
    existing: null,
    incoming: incomingOf(pair),
    maybe: maybe === null ? null : { id: maybe.id, number: maybe.number, title: maybe.title },
    acts: found.acts,
    measures: problem.measures.map((measure, j) => ({
      existing: null,
      incoming: j,
      likeness: 0,
      state: 'new',
      words: measure.lead + measure.text,
      acts: [],
    })),
    lacking: 0,
  };
}

function matchedProblem(pair: Pair, own: Problem, options: MergeOptions): MergeProblem {
  const id = `p${pair.place}`;
  const { problem } = pair.incoming as NonNullable<Pair['incoming']>;
  const found = new Differences(id);
  // a report tells a problem in its own words
  if (options.kind !== 'progress' && !sameWords(own.title, problem.title)) {
    found.put('change', 'title', own.title, problem.title, false);
  }
  problemFields(found, own, problem.fields, options);
  // what a report says of the whole problem is the progress of its only measure, else its note
  const single = options.kind === 'progress' && own.measures.length === 1 && problem.measures.length === 0;
  const told = single ? { ...problem.fields, status: undefined, progress: undefined } : problem.fields;
  found.note(own.note, statedNote(told));
  const measures = single
    ? [progressOfOnly(id, own, problem.fields, options)]
    : matchedMeasures(id, pair, own, options);
  const changed = found.acts.length > 0 || measures.some(({ acts }) => acts.length > 0);
  return {
    id,
    state: changed ? 'changed' : 'same',
    likeness: pair.likeness,
    existing: existingOf(own),
    incoming: incomingOf(pair),
    maybe: null,
    acts: found.acts,
    measures,
    // a document without measures says nothing of them
    lacking: problem.measures.length === 0 ? 0 : measures.filter(({ state }) => state === 'missing').length,
  };
}

function progressOfOnly(id: string, own: Problem, fields: SaidFields, options: MergeOptions): MergeMeasure {
  const measure = own.measures[0] as Measure;
  const found = new Differences(`${id}.m0`);
  progress(found, measure, [fields.status, fields.progress].filter(Boolean).join('；'), true, options);
  return {
    existing: { id: measure.id, position: measure.position },
    incoming: null,
    likeness: 0,
    state: found.acts.length > 0 ? 'changed' : 'same',
    words: firstWords(measure),
    acts: found.acts,
  };
}

function matchedMeasures(id: string, pair: Pair, own: Problem, options: MergeOptions): MergeMeasure[] {
  const incoming = pair.incoming?.problem.measures ?? [];
  const unmatched = pair.measures.some(({ state }) => state === 'missing');
  return pair.measures.map(({ existing: i, incoming: j, likeness: alike }): MergeMeasure => {
    const mine = i === null ? null : (own.measures[i] as Measure);
    const theirs = j === null ? null : (incoming[j] as IncomingMeasure);
    const existing = mine === null ? null : { id: mine.id, position: mine.position };
    const found = new Differences(`${id}.m${j}`);
    const shown = firstWords((theirs ?? mine) as IncomingMeasure);
    if (theirs === null) return { existing, incoming: j, likeness: alike, state: 'missing', words: shown, acts: [] };
    if (mine === null) {
      // beside measures that found no partner a new one may be one of them in other words
      const first = own.measures.length === 0;
      found.put('add', 'measure', '', theirs.lead + theirs.text, first || (options.kind !== 'progress' && !unmatched));
      return { existing, incoming: j, likeness: alike, state: 'new', words: shown, acts: found.acts };
    }
    compareMeasure(found, mine, own, theirs, alike, options);
    const state = found.acts.length > 0 ? 'changed' : 'same';
    return { existing, incoming: j, likeness: alike, state, words: shown, acts: found.acts };
  });
}

function compareMeasure(
  found: Differences,
  own: Measure,
  problem: Problem,
  said: IncomingMeasure,
  alike: number,
  options: MergeOptions,
): void {
  const text = said.lead + said.text;
  const same = sameWords(own.lead + own.text, text);
  const { status, progress: done, ...rest } = said.fields;
  if (options.kind === 'progress') {
    const told = [status, done].filter((each) => each !== undefined && each.trim() !== '').join('；');
    // a report that repeats the plan's words tells nothing of what was done
    progress(found, own, told || (same ? '' : text), told !== '' || alike >= SURE, options);
  } else if (!same) found.put('change', 'text', own.lead + own.text, text, false);
  measureFields(found, own, problem, said.fields, options);
  found.note(own.note, statedNote(options.kind === 'progress' ? rest : said.fields));
}

/** Progress is taken unasked unless the measure is closed, reported this week, or only perhaps the one meant. */
function progress(found: Differences, own: Measure, said: string, sure: boolean, { reported }: MergeOptions): void {
  const words = said.trim();
  if (words === '' || saysSame(own.progress ?? '', words)) return;
  found.put('progress', 'progress', own.progress ?? '', words, sure && !reported.has(own.id) && !isClosed(own.state));
}

function firstWords({ lead, text }: { lead: string; text: string }): string {
  const words = lead === '' ? text : lead;
  return words.length > SHOWN ? `${words.slice(0, SHOWN)}…` : words;
}
