// Problems as they are listed wherever closed ones are looked at again: number, title, lead unit, state.
import type { ClosedProblem } from '#contract/operations.ts';
import type { Id } from '#domain/ledger/types.ts';
import { titlesOf } from '../../db/queries/look-back.ts';
import type { Store } from '../../db/store.ts';
import type { RoundPlaces } from './round-places.ts';

/** The given problems, those that can be seen, in the order given. */
export function closedProblems(store: Store, places: RoundPlaces, ids: readonly Id[]): ClosedProblem[] {
  const titles = titlesOf(store, ids);
  return ids.flatMap((problemId) => {
    const problem = places.problem(problemId);
    if (problem === undefined) return [];
    return {
      problemId,
      number: places.problemNumber(problemId),
      title: titles.get(problemId) ?? '',
      kind: problem.kind,
      unitName: places.unitName(places.leadOfProblem(problemId)),
      problemState: problem.state,
    };
  });
}
