// Which rows a report prints and under which numbers: what is withheld is left out, numbers close up behind it.
import type { Aspect, Item, LedgerTree, Measure, Problem } from '../ledger/types.ts';
import type { Withheld } from './types.ts';

export interface IncludedProblem {
  problem: Problem;
  /** As printed */
  number: number;
  measures: Measure[];
}

export interface IncludedItem {
  item: Item;
  number: number;
  problems: IncludedProblem[];
}

export interface IncludedAspect {
  aspect: Aspect;
  number: number;
  items: IncludedItem[];
}

/** The tree without what is withheld; a heading under which nothing is left is left out too. */
export function includedTree(
  tree: Pick<LedgerTree, 'aspects'>,
  withheld: readonly Withheld[],
  numbering: 'continuous' | 'restart',
): IncludedAspect[] {
  const problemsOut = new Set(withheld.filter((one) => one.measureId === null).map((one) => one.problemId));
  const measuresOut = new Set(withheld.flatMap((one) => (one.measureId === null ? [] : [one.measureId])));
  let items = 0;
  let problems = 0;
  const aspects: IncludedAspect[] = [];
  for (const aspect of tree.aspects) {
    if (numbering === 'restart') items = 0;
    const kept: IncludedItem[] = [];
    for (const item of aspect.items) {
      const left = item.problems.filter((problem) => !problemsOut.has(problem.id));
      if (left.length === 0) continue;
      // Without a level of items the problems of an aspect are numbered through
      if (numbering === 'restart' && (item.title !== null || kept.length === 0)) problems = 0;
      if (item.title !== null) items += 1;
      kept.push({
        item,
        number: items,
        problems: left.map((problem) => {
          problems += 1;
          return {
            problem,
            number: problems,
            measures: problem.measures.filter((measure) => !measuresOut.has(measure.id)),
          };
        }),
      });
    }
    if (kept.length > 0) aspects.push({ aspect, number: aspects.length + 1, items: kept });
  }
  return aspects;
}
