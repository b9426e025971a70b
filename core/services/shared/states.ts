// A problem follows its measures, however they were moved: by a review, by hand.
import type { State } from '#domain/ledger/types.ts';
import { missingForClosing } from '#domain/states/sign-off.ts';
import { followMeasures } from '#domain/states/states.ts';
import { toCloseOut } from '../../db/queries/ledger.ts';
import { measureStates } from '../../db/queries/reviews.ts';
import { closeOutOf, problemRow } from '../../db/queries/structure.ts';
import type { Act } from '../../db/store.ts';

/** Whether the problem's present cycle is signed off: approved, by somebody, on a date. */
export function signedOff(act: Act, problemId: string, cycle: number): boolean {
  return missingForClosing(toCloseOut(closeOutOf(act.store, problemId, cycle))).length === 0;
}

/**
 * Carries a problem's state along after its measures have moved, see domain/states followMeasures.
 * `by`: a review's entries are facts and may close it; by hand it is closed only when it is signed off.
 * @returns whether the problem's state changed
 */
export function carryProblem(act: Act, problemId: string, by: 'review' | 'reviewTakingBack' | 'hand'): boolean {
  const problem = problemRow(act.store, problemId);
  if (problem === undefined) return false;
  const next: State = followMeasures(problem.state, measureStates(act.store, problemId), {
    mayClose: by !== 'hand' || signedOff(act, problemId, problem.cycle),
    takesBack: by === 'reviewTakingBack',
  });
  if (next === problem.state) return false;
  act.update('problem', problemId, { state: next });
  return true;
}
