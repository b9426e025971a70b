// One problem of a look-back as it is listed: what was found, where it stands, what may follow.
import type { ClosedProblem, LookBackLine } from '#contract/operations.ts';
import type { Id, PlainDate } from '#domain/ledger/types.ts';
import { consequenceFault, possibleConsequences } from '#domain/look-back/consequences.ts';
import { itemState, type LookBackItem } from '#domain/look-back/types.ts';
import { itemById, planById } from '../../db/queries/look-back.ts';
import { type Context, found, today } from '../context.ts';
import { closedProblems } from '../shared/closed-problems.ts';
import { lookBackEvidence } from '../shared/evidence.ts';
import { RoundPlaces } from '../shared/round-places.ts';

export function lineOf(
  item: LookBackItem,
  problem: ClosedProblem,
  evidence: readonly string[],
  planDue: PlainDate | null,
  asOf: PlainDate,
): LookBackLine {
  const { result } = item;
  return {
    ...item,
    ...problem,
    state: itemState(item, planDue, asOf),
    evidence: [...evidence],
    possible:
      result === null || item.consequence !== null
        ? []
        : possibleConsequences(result).filter((each) => consequenceFault(result, each, problem.problemState) === null),
  };
}

/** The line as it stands after an act. */
export function readLine(context: Context, itemId: Id): LookBackLine {
  const item = found(itemById(context.store, itemId), '条回头看问题');
  const plan = found(planById(context.store, item.planId), '个回头看方案');
  const places = new RoundPlaces(context.store, plan.roundId);
  const problem = found(closedProblems(context.store, places, [item.problemId])[0], '条问题');
  const evidence = lookBackEvidence(context.store, plan.roundId, [item.id]);
  return lineOf(item, problem, evidence(item.id), plan.dueDate, today(context));
}
