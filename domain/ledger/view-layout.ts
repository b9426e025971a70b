// The rows of a look one below the other: folded as a tree, or flat where they are sorted.
import type { Id } from './types.ts';
import { type LedgerLook, OPENS_PROBLEMS, type TreeList } from './view.ts';
import type { RoundIndex } from './view-index.ts';
import type { Shown } from './view-shown.ts';

export const KINDS = ['aspect', 'item', 'problem', 'measure'] as const;
export type RowKind = (typeof KINDS)[number];

/** A row as a number: its place in the index times four, and its kind. */
export const codeOf = (kind: RowKind, at: number): number => at * 4 + KINDS.indexOf(kind);
export const kindOf = (code: number): RowKind => KINDS[code & 3] as RowKind;
export const placeOf = (code: number): number => code >> 2;

export interface Layout {
  list: TreeList;
  /** Rows stand without headings */
  flat: boolean;
  /** One code a row, in the order shown */
  codes: Int32Array;
  /** Whether problems are open that are not toggled */
  problemsOpen: boolean;
  /** Ids whose folding differs from the first state */
  toggled: ReadonlySet<Id>;
}

/** How far a look is unfolded. */
type Folding = Pick<Layout, 'list' | 'problemsOpen' | 'toggled'>;

function foldingOf({ list, problemsOpen, toggled }: Pick<LedgerLook, 'list' | 'problemsOpen' | 'toggled'>): Folding {
  return { list, problemsOpen: problemsOpen ?? OPENS_PROBLEMS[list], toggled: new Set(toggled) };
}

/** Whether a row that has something below it is open. */
export function isOpen(layout: Omit<Folding, 'list'>, kind: 'heading' | 'problem', id: Id): boolean {
  const first = kind === 'heading' || layout.problemsOpen;
  return layout.toggled.has(id) ? !first : first;
}

/** The tree, folded as the look says. */
export function treeLayout(
  index: RoundIndex,
  shown: Shown,
  look: Pick<LedgerLook, 'list' | 'problemsOpen' | 'toggled'>,
): Layout {
  const layout = foldingOf(look);
  const codes = new Codes(index);
  for (const [a, aspect] of index.aspects.entries()) {
    if (shown.active && shown.aspectTotals[a]?.problems === 0) continue;
    if (aspect.title !== null) {
      codes.push('aspect', a);
      if (!isOpen(layout, 'heading', aspect.id)) continue;
    }
    for (let i = aspect.itemFrom; i < aspect.itemTo; i++) {
      const item = index.items[i];
      if (item === undefined || (shown.active && shown.itemTotals[i]?.problems === 0)) continue;
      if (item.title !== null) {
        codes.push('item', i);
        if (!isOpen(layout, 'heading', item.id)) continue;
      }
      for (let p = item.problemFrom; p < item.problemTo; p++) pushProblem(codes, index, shown, layout, p);
    }
  }
  return { ...layout, flat: false, codes: codes.taken() };
}

/**
 * Rows in a given order without headings: problems, foldable as ever; in the 任务清单 measures, and problems that have
 * none. `order` are codes of all of these, shown or not.
 */
export function flatLayout(
  index: RoundIndex,
  shown: Shown,
  look: Pick<LedgerLook, 'list' | 'problemsOpen' | 'toggled'>,
  order: Int32Array,
): Layout {
  const layout = foldingOf(look);
  const codes = new Codes(index);
  for (const code of order) {
    const at = placeOf(code);
    if (kindOf(code) === 'measure') {
      if (shown.measures[at] === 1) codes.push('measure', at);
    } else if (look.list === 'tasks') {
      if (shown.problems[at] === 1) codes.push('problem', at);
    } else {
      pushProblem(codes, index, shown, layout, at);
    }
  }
  return { ...layout, flat: true, codes: codes.taken() };
}

/** Codes of the rows that a sorted list consists of, in the order of the tree. */
export function sortedKinds(index: RoundIndex, list: TreeList): Int32Array {
  if (list !== 'tasks') return Int32Array.from(index.problems, (_, at) => codeOf('problem', at));
  const codes = new Codes(index);
  for (const [p, problem] of index.problems.entries()) {
    if (problem.measureFrom === problem.measureTo) codes.push('problem', p);
    for (let m = problem.measureFrom; m < problem.measureTo; m++) codes.push('measure', m);
  }
  return codes.taken();
}

function pushProblem(codes: Codes, index: RoundIndex, shown: Shown, layout: Folding, at: number): void {
  const problem = index.problems[at];
  if (problem === undefined || shown.problems[at] === 0) return;
  codes.push('problem', at);
  if (!isOpen(layout, 'problem', problem.id)) return;
  for (let m = problem.measureFrom; m < problem.measureTo; m++) if (shown.measures[m] === 1) codes.push('measure', m);
}

/** Codes as they are gathered, in room enough for every row. */
class Codes {
  readonly #codes: Int32Array;
  #length = 0;

  constructor({ aspects, items, problems, measures }: RoundIndex) {
    this.#codes = new Int32Array(aspects.length + items.length + problems.length + measures.length);
  }

  push(kind: RowKind, at: number): void {
    this.#codes[this.#length++] = codeOf(kind, at);
  }

  taken(): Int32Array {
    return this.#codes.subarray(0, this.#length);
  }
}

/**
 * What rows from `from` up to, not including, `to` stand for: measures in the 任务清单, elsewhere problems; a heading all
 * that is shown below it. A measure stands for itself, unless problems are in the range: it takes from its problem what it lacks.
 */
export function targetsOf(
  index: RoundIndex,
  shown: Shown,
  layout: Layout,
  from: number,
  to: number,
): { problemIds: Id[]; measureIds: Id[] } {
  const rows = layout.codes.subarray(from, to);
  const tasks = layout.list === 'tasks';
  const covered = rows.length > 1 && !tasks && rows.some((code) => kindOf(code) === 'problem');
  const problems = new Set<number>();
  const measures = new Set<number>();
  const takeProblem = (p: number): void => {
    if (shown.problems[p] === 0) return;
    if (!tasks) problems.add(p);
    else {
      const problem = index.problems[p];
      for (let m = problem?.measureFrom ?? 0; m < (problem?.measureTo ?? 0); m++)
        if (shown.measures[m] === 1) measures.add(m);
    }
  };
  const takeItem = (i: number): void => {
    const item = index.items[i];
    for (let p = item?.problemFrom ?? 0; p < (item?.problemTo ?? 0); p++) takeProblem(p);
  };
  for (const code of rows) {
    const at = placeOf(code);
    const kind = kindOf(code);
    if (kind === 'measure') {
      if (!covered) measures.add(at);
    } else if (kind === 'problem') takeProblem(at);
    else if (kind === 'item') takeItem(at);
    else {
      const aspect = index.aspects[at];
      for (let i = aspect?.itemFrom ?? 0; i < (aspect?.itemTo ?? 0); i++) takeItem(i);
    }
  }
  return {
    problemIds: [...problems].flatMap((at) => index.problems[at]?.id ?? []),
    measureIds: Array.from(measures, (at) => index.measures.idAt(at)),
  };
}

/** Measures shown below a problem: what decides whether it can be opened. */
export function hasMeasuresShown(index: RoundIndex, shown: Shown, problemAt: number): boolean {
  const problem = index.problems[problemAt];
  for (let m = problem?.measureFrom ?? 0; m < (problem?.measureTo ?? 0); m++) if (shown.measures[m] === 1) return true;
  return false;
}
