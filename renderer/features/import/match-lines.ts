// The comparison as lines: a problem, below it each thing that the document says otherwise.
import type { MergeAct, MergeMeasure, MergePlan, MergeProblem } from '#domain/merge/types.ts';

/** `open`: whatever asks for a decision, new and changed problems */
export type MatchFilter = 'open' | 'new' | 'changed' | 'missing' | 'same' | 'all';

export type MatchLine =
  | { key: string; kind: 'problem'; problem: MergeProblem; acts: readonly MergeAct[] }
  | { key: string; kind: 'act'; problem: MergeProblem; measure: MergeMeasure | null; act: MergeAct }
  /** A measure that comes with its new problem */
  | { key: string; kind: 'with'; problem: MergeProblem; measure: MergeMeasure };

/** Everything that can be ticked for a problem, its measures included. */
export function actsOfProblem({ acts, measures }: MergeProblem): MergeAct[] {
  return [...acts, ...measures.flatMap((measure) => measure.acts)].filter(({ held }) => held === undefined);
}

export function shows(filter: MatchFilter, { state, lacking }: MergeProblem): boolean {
  if (filter === 'all') return true;
  if (filter === 'open') return state === 'new' || state === 'changed';
  if (filter === 'missing') return state === 'missing' || lacking > 0;
  return state === filter;
}

/** How many problems each filter shows. */
export function filterCounts(plan: MergePlan): Record<MatchFilter, number> {
  const counts: Record<MatchFilter, number> = { open: 0, new: 0, changed: 0, missing: 0, same: 0, all: 0 };
  for (const problem of plan.problems) {
    for (const filter of Object.keys(counts) as MatchFilter[]) if (shows(filter, problem)) counts[filter]++;
  }
  return counts;
}

export function matchLines(plan: MergePlan, filter: MatchFilter): MatchLine[] {
  return plan.problems
    .filter((problem) => shows(filter, problem))
    .flatMap((problem): MatchLine[] => {
      const own = problem.acts.filter(({ field }) => field !== 'problem');
      return [
        { key: problem.id, kind: 'problem', problem, acts: actsOfProblem(problem) },
        ...own.map((act): MatchLine => ({ key: act.id, kind: 'act', problem, measure: null, act })),
        ...problem.measures.flatMap((measure, at): MatchLine[] => {
          if (problem.state === 'new') return [{ key: `${problem.id}+${at}`, kind: 'with', problem, measure }];
          return measure.acts.map((act): MatchLine => ({ key: act.id, kind: 'act', problem, measure, act }));
        }),
      ];
    });
}
