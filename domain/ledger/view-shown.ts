// Which problems and measures a look leaves on screen, and what is counted below each heading.
import { isClosed } from '../states/states.ts';
import { type Id, NO_RESPONSIBILITIES, STATES, UNIT_ROLES, type UnitRole } from './types.ts';
import type { Subtotal, TreeList } from './view.ts';
import type { RoundIndex } from './view-index.ts';

/** Whether a state, by its place in STATES, is a closed one. */
const CLOSED = STATES.map(isClosed);

/** One verdict for each problem and each measure of the index: 1 passes, 0 does not. */
export interface Verdicts {
  problems: Uint8Array;
  measures: Uint8Array;
}

export interface Shown extends Verdicts {
  /** False: nothing is filtered */
  active: boolean;
  aspectTotals: Subtotal[];
  itemTotals: Subtotal[];
  counts: { problems: number; measures: number };
}

/** Lists about problems show all measures of a problem that passes; the others only those that pass themselves. */
export function isProblemList(list: TreeList): boolean {
  return list === 'problems' || list === 'closeOut';
}

/** Verdicts of rows named by problem or by measure. */
export function namedVerdicts(
  index: RoundIndex,
  only: { problemIds: readonly Id[]; measureIds: readonly Id[] },
): Verdicts {
  const problemIds = new Set<Id>(only.problemIds);
  const measureIds = new Set<Id>(only.measureIds);
  const verdicts = noVerdicts(index);
  index.problems.forEach((problem, at) => {
    const named = problemIds.has(problem.id);
    let holds = false;
    for (let m = problem.measureFrom; m < problem.measureTo; m++) {
      const passes = measureIds.size > 0 ? measureIds.has(index.measures.idAt(m)) : named;
      verdicts.measures[m] = passes ? 1 : 0;
      holds ||= passes;
    }
    verdicts.problems[at] = (problemIds.size > 0 ? named : holds) ? 1 : 0;
  });
  return verdicts;
}

/**
 * Verdicts of what a unit answers for in some roles, as the 责任清单 counts it: a measure by its own entries, else its
 * problem's; a problem by its own units and those of its measures. The index has to know who answers.
 */
export function unitVerdicts(
  index: RoundIndex,
  { unitId, roles = UNIT_ROLES }: { unitId: Id; roles?: readonly UnitRole[] },
): Verdicts {
  const verdicts = noVerdicts(index);
  for (const [at, problem] of index.problems.entries()) {
    let holds = roles.some((role) => problem.responsibilities[role].includes(unitId));
    for (let m = problem.measureFrom; m < problem.measureTo; m++) {
      const own = index.measures.responsibilities[m] ?? NO_RESPONSIBILITIES;
      const answers = roles.some((role) =>
        (own[role].length > 0 ? own : problem.responsibilities)[role].includes(unitId),
      );
      verdicts.measures[m] = answers ? 1 : 0;
      holds ||= answers;
    }
    verdicts.problems[at] = holds ? 1 : 0;
  }
  return verdicts;
}

/** Verdicts for a whole index, none passed yet. */
export function noVerdicts(index: RoundIndex): Verdicts {
  return { problems: new Uint8Array(index.problems.length), measures: new Uint8Array(index.measures.length) };
}

/**
 * What is shown when all verdicts must agree. In lists of measures a problem is shown with the measures that pass; one
 * without measures is judged itself.
 */
export function shownOf(index: RoundIndex, list: TreeList, all: readonly Verdicts[]): Shown {
  const shown: Shown = {
    problems: new Uint8Array(index.problems.length).fill(1),
    measures: new Uint8Array(index.measures.length).fill(1),
    active: all.length > 0,
    aspectTotals: [],
    itemTotals: [],
    counts: { problems: 0, measures: 0 },
  };
  const byProblem = isProblemList(list);
  for (const verdicts of all) {
    and(shown.problems, verdicts.problems);
    if (!byProblem) and(shown.measures, verdicts.measures);
  }
  for (const aspect of index.aspects) {
    const aspectTotal = noSubtotal();
    for (let i = aspect.itemFrom; i < aspect.itemTo; i++) {
      const itemTotal = countItem(index, shown, list, i);
      shown.itemTotals.push(itemTotal);
      aspectTotal.items += itemTotal.items;
      aspectTotal.problems += itemTotal.problems;
      aspectTotal.measures += itemTotal.measures;
      aspectTotal.done += itemTotal.done;
      aspectTotal.total += itemTotal.total;
    }
    shown.aspectTotals.push(aspectTotal);
    shown.counts.problems += aspectTotal.problems;
    shown.counts.measures += aspectTotal.measures;
  }
  return shown;
}

/** Settles which problems of an item are shown, and counts them. */
function countItem(index: RoundIndex, shown: Shown, list: TreeList, itemAt: number): Subtotal {
  const item = index.items[itemAt];
  const total = noSubtotal();
  if (item === undefined) return total;
  const byProblem = isProblemList(list);
  for (let p = item.problemFrom; p < item.problemTo; p++) {
    const problem = index.problems[p];
    if (problem === undefined) continue;
    let measures = 0;
    let closed = 0;
    for (let m = problem.measureFrom; m < problem.measureTo; m++) {
      if (shown.measures[m] === 0) continue;
      measures++;
      if (CLOSED[index.measures.states[m] ?? 0] === true) closed++;
    }
    if (!byProblem && problem.measureTo > problem.measureFrom) shown.problems[p] = measures > 0 ? 1 : 0;
    if (shown.problems[p] === 0) continue;
    total.problems++;
    total.measures += measures;
    if (list === 'tasks') {
      total.total += measures;
      total.done += closed;
    } else {
      total.total++;
      if (isClosed(problem.state)) total.done++;
    }
  }
  // Empty headings are counted while nothing is filtered: they are seen then.
  if (item.title !== null && (total.problems > 0 || !shown.active)) total.items = 1;
  return total;
}

function and(into: Uint8Array, other: Uint8Array): void {
  for (let at = 0; at < into.length; at++) into[at] = (into[at] as number) & (other[at] ?? 0);
}

function noSubtotal(): Subtotal {
  return { items: 0, problems: 0, measures: 0, done: 0, total: 0 };
}
