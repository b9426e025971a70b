// What is known of a problem's 销号 before an act on it: read for a whole batch at once.
import { checkedFrom, signedNodes, stepDateFault, turnOf } from '#domain/closing/chain.ts';
import { missingOfCheck, missingToSend } from '#domain/closing/missing.ts';
import type { Application, ApplicationFields } from '#domain/closing/types.ts';
import type { Id, PlainDate } from '#domain/ledger/types.ts';
import type { MoveFacts } from '#domain/states/guards.ts';
import {
  applicationsById,
  type ClosingProblem,
  closingProblems,
  newestApplications,
} from '../../db/queries/closing.ts';
import { evidenceOf } from '../../db/queries/evidence.ts';
import { pendingByProblem } from '../../db/queries/requests.ts';
import type { Store } from '../../db/store.ts';

/** A problem with its newest application of the present cycle. */
export interface Case {
  problem: ClosingProblem;
  application: Application | null;
  pendingRequests: number;
  /** Files of 佐证材料 numbered under or linked to the problem and its measures */
  evidence: number;
}

/** The cases of some problems, by problem; those that are gone are left out. */
export function casesOf(store: Store, problemIds: readonly Id[]): Map<Id, Case> {
  const problems = closingProblems(store, problemIds);
  const applications = newestApplications(store, problemIds);
  const pending = pendingByProblem(store, problemIds);
  return new Map(
    [...problems.values()].map((problem) => [
      problem.id,
      {
        problem,
        application: applications.get(problem.id) ?? null,
        pendingRequests: pending.get(problem.id) ?? 0,
        evidence: evidenceOf(store, { kind: 'problem', id: problem.id, reviewId: null }).length,
      },
    ]),
  );
}

/** The cases of some applications, by application; an application that is not its problem's newest is left out. */
export function casesOfApplications(
  store: Store,
  applicationIds: readonly Id[],
): Map<Id, Case & { application: Application }> {
  const applications = applicationsById(store, applicationIds);
  const cases = casesOf(store, [...new Set([...applications.values()].map(({ problemId }) => problemId))]);
  const found = new Map<Id, Case & { application: Application }>();
  for (const id of applicationIds) {
    const each = cases.get(applications.get(id)?.problemId ?? '');
    if (each?.application?.id === id) found.set(id, { ...each, application: each.application });
  }
  return found;
}

/** What keeps these fields from being sent on, in words. */
export function missingOf({ problem, pendingRequests, evidence }: Case, fields: ApplicationFields): string[] {
  return missingToSend({ fields, measures: problem.measures, pendingRequests, evidence });
}

/** What is missing at the present node: while drafting to be sent, later to be signed. */
export function missingNow(each: Case): string[] {
  const { application } = each;
  if (application === null) return [];
  if (application.state === 'draft') return missingOf(each, application);
  const turn = turnOf(application);
  if (turn === null || application.chain === null) return [];
  return [
    ...missingOf(each, application),
    ...(turn >= checkedFrom(application.chain) ? missingOfCheck(application.check) : []),
  ];
}

/** The facts of a step in the chain. `node`: the one that is signed or returned */
export function stepFacts(
  each: Case & { application: Application },
  step: { user: string; node: number; date: PlainDate; today: PlainDate; agree: boolean },
): MoveFacts {
  const { application } = each;
  const turn = turnOf(application) ?? 0;
  return {
    chain: {
      nodes: application.chain?.length ?? 0,
      signed: signedNodes(application) + (step.agree ? 1 : 0),
      node: step.node,
      turn,
    },
    ownAccount: application.applicant === step.user,
    missing: missingNow(each),
    dateFault: stepDateFault(application, step.date, step.today),
  };
}
