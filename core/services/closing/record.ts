// 补录: what an office's older ledger had closed before this product was used, with its basis.
import { BihuanError } from '#contract/errors.ts';
import type { BatchResult, ParsedInputOf } from '#contract/operations.ts';
import { dateWords } from '#domain/calendar/dates.ts';
import { NO_CLOSE_OUT, type PlainDate } from '#domain/ledger/types.ts';
import type { MoveFacts } from '#domain/states/guards.ts';
import { judge } from '#domain/states/machine.ts';
import { ulid } from '../../db/ids.ts';
import { type ClosingProblem, closingProblems, reopeningsOf, signingAt } from '../../db/queries/closing.ts';
import type { Act, Store } from '../../db/store.ts';
import { type Context, found, today } from '../context.ts';
import { eachProblem } from './batch.ts';
import { closeProblem } from './sign.ts';

type Recorded = Omit<ParsedInputOf<'recordClosed'>, 'problemIds'>;

export function recordClosed(context: Context, { problemIds, ...said }: ParsedInputOf<'recordClosed'>): BatchResult {
  const now = today(context);
  return eachProblem(context, 'recordClosed', problemIds, ({ problem, application }) => {
    if (application?.state === 'draft') return ['有一份起草中的销号申请，请先删除或送签'];
    const facts = recordFacts(context.store, problem, said, now);
    const verdict = judge('problem', 'record', problem.state, '已销号', facts);
    return verdict.allowed
      ? (act) => write(act, context, problem, said, facts, (application?.attempt ?? 0) + 1)
      : [verdict.reason];
  });
}

/**
 * The same for one problem inside a running act, e.g. of loading the sample.
 * @throws BihuanError notFound, move.refused
 */
export function recordClosedIn(act: Act, context: Context, problemId: string, said: Recorded): void {
  const problem = found(closingProblems(act.store, [problemId]).get(problemId), '条问题');
  const facts = recordFacts(act.store, problem, said, said.approvedOn);
  const verdict = judge('problem', 'record', problem.state, '已销号', facts);
  if (!verdict.allowed) throw new BihuanError('move.refused', verdict.reason);
  write(act, context, problem, said, facts, 1);
}

function recordFacts(store: Store, problem: ClosingProblem, said: Recorded, now: PlainDate): MoveFacts {
  return {
    signingAt: signingAt(store, problem.id),
    basis: said.grounds,
    approver: said.approver,
    approvedOn: said.approvedOn,
    dateFault: dateFault(store, problem, said, now),
  };
}

function dateFault(store: Store, problem: ClosingProblem, said: Recorded, now: PlainDate): string | null {
  const approved = `批准日期（${dateWords(said.approvedOn)}）`;
  if (said.approvedOn > now) return `${approved}不能晚于今天（${dateWords(now)}）`;
  if (said.appliedOn !== null && said.appliedOn > said.approvedOn) {
    return `${approved}不能早于申请日期（${dateWords(said.appliedOn)}）`;
  }
  const reopened = reopeningsOf(store, problem.id).at(-1)?.reopenedOn;
  return reopened !== undefined && said.approvedOn < reopened
    ? `${approved}不能早于重新挂号日期（${dateWords(reopened)}）`
    : null;
}

function write(
  act: Act,
  context: Context,
  problem: ClosingProblem,
  said: Recorded,
  facts: MoveFacts,
  attempt: number,
): string {
  const id = ulid();
  const { responsible, lead } = problem.responsibilities;
  const unitId = responsible[0] ?? lead[0] ?? null;
  closeProblem(
    act,
    problem,
    {
      ...NO_CLOSE_OUT,
      appliedOn: said.appliedOn,
      unitId,
      approver: said.approver,
      approvedOn: said.approvedOn,
    },
    facts,
    'record',
  );
  act.insert('close_out_application', {
    id,
    problem_id: problem.id,
    cycle: problem.cycle,
    attempt,
    state: 'closed',
    recorded: 1,
    basis: said.grounds,
    unit_id: unitId,
    applied_on: said.appliedOn,
    applicant: context.actor.user,
    ticks: '[]',
    standard: problem.target,
    measures: '[]',
    results: null,
    learned: null,
    note: null,
    check_methods: '[]',
    checker_one: null,
    checker_two: null,
    checked_on: null,
    check_findings: null,
    evidence: '[]',
    chain: null,
    created_at: act.at,
    deleted_at: null,
  });
  return id;
}
