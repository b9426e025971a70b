// Moving problems and measures through the one machine of states, and a problem that follows its measures.
import type { State } from '#domain/ledger/types.ts';
import type { MoveFacts } from '#domain/states/guards.ts';
import { judge } from '#domain/states/machine.ts';
import { followMeasures, isClosed } from '#domain/states/states.ts';
import { signingAt } from '../../db/queries/closing.ts';
import { measureStates } from '../../db/queries/reviews.ts';
import { problemRow } from '../../db/queries/structure.ts';
import type { Act } from '../../db/store.ts';

/** What the machine must know of a measure's problem. */
export function factsOfProblem(act: Act, problemId: string): Pick<MoveFacts, 'signingAt' | 'problemClosed'> {
  const problem = problemRow(act.store, problemId);
  return {
    signingAt: signingAt(act.store, problemId),
    problemClosed: problem !== undefined && isClosed(problem.state),
  };
}

/**
 * Carries a problem's state along after its measures have moved. What is closed or being signed stays where it is.
 * @returns whether the problem's state changed
 */
export function carryProblem(act: Act, problemId: string): boolean {
  const problem = problemRow(act.store, problemId);
  if (problem === undefined) return false;
  const next: State = followMeasures(problem.state, measureStates(act.store, problemId));
  if (next === problem.state) return false;
  const verdict = judge('problem', 'follow', problem.state, next, {
    byMeasures: next,
    signingAt: signingAt(act.store, problemId),
  });
  if (!verdict.allowed) return false;
  act.update('problem', problemId, { state: next });
  return true;
}
