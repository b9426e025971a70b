// 延期 and 转长期坚持: asked for by one, decided by another, kept whatever came of it.
import { BihuanError } from '#contract/errors.ts';
import type { Allowed, ParsedInputOf, RequestView } from '#contract/operations.ts';
import { approvedDeadline, decisionFault, requestFault } from '#domain/closing/requests.ts';
import type { DeadlineRequest } from '#domain/closing/types.ts';
import { effectiveDeadline } from '#domain/ledger/deadline.ts';
import type { Deadline, Id, State } from '#domain/ledger/types.ts';
import { chineseNumber } from '#domain/numbering/words.ts';
import { ulid } from '../../db/ids.ts';
import { type ClosingProblem, closingProblems } from '../../db/queries/closing.ts';
import { hasPendingRequest, requestById, requestsOfRound, toRequest } from '../../db/queries/requests.ts';
import type { DeadlineRequestRow } from '../../db/schema-closing.ts';
import type { Act } from '../../db/store.ts';
import { type Context, found, today } from '../context.ts';
import { problemNumbers } from '../shared/close-out-forms.ts';

/** The newest so many are listed. */
const LISTED = 500;

/** Requests with what they are about; problems are given by id. */
export function requestViews(
  context: Context,
  requests: readonly DeadlineRequest[],
  problems: ReadonlyMap<Id, ClosingProblem>,
): RequestView[] {
  const numbers = problemNumbers(context.store, [...problems.keys()]);
  return requests.flatMap((request) => {
    const problem = problems.get(request.problemId);
    if (problem === undefined) return [];
    const measure = problem.measures.find(({ id }) => id === request.measureId);
    if (request.measureId !== null && measure === undefined) return [];
    const number = `（${numbers.get(problem.id) ?? ''}）`;
    return {
      ...request,
      subjectWords: measure === undefined ? `问题${number}` : `措施${number}${chineseNumber(measure.position)}`,
      title: measure === undefined ? problem.title : `${measure.lead}${measure.text}`,
      mayDecide: mayDecide(context, request),
    };
  });
}

function mayDecide({ actor, permissions }: Context, request: DeadlineRequest): Allowed {
  if (request.state !== 'pending') return '已办结';
  if (!permissions.has('approve')) return '当前用户没有审批权限';
  return request.account === actor.user ? '申请人不能审批自己的申请，请由其他用户登录后登记审批。' : true;
}

export function listRequests(context: Context, { roundId }: ParsedInputOf<'listRequests'>): RequestView[] {
  const requests = requestsOfRound(context.store, roundId, LISTED);
  const problems = closingProblems(context.store, [...new Set(requests.map(({ problemId }) => problemId))]);
  return requestViews(context, requests, problems);
}

/** State and binding deadline of what a request is about. @throws BihuanError notFound */
function subjectOf(act: Act, problemId: Id, measureId: Id | null): { id: Id; state: State; deadline: Deadline } {
  const problem = found(closingProblems(act.store, [problemId]).get(problemId), '条问题');
  if (measureId === null) return problem;
  const measure = found(
    problem.measures.find(({ id }) => id === measureId),
    '条措施',
  );
  return { ...measure, deadline: effectiveDeadline(measure.deadline, problem.deadline) };
}

const refused = (fault: string) => new BihuanError('conflict', `${fault}。没有保存。`);

/** @throws BihuanError notFound, conflict with what stands in the way */
export function makeRequest(context: Context, input: ParsedInputOf<'makeRequest'>): RequestView {
  const row = context.store.act(context.actor, 'makeRequest', (act) => {
    const subject = subjectOf(act, input.problemId, input.measureId);
    const fault = requestFault(
      input,
      { ...subject, pending: hasPendingRequest(act.store, subject.id) },
      today(context),
    );
    if (fault !== null) throw refused(fault);
    const postpone = input.kind === 'postpone';
    const made: DeadlineRequestRow = {
      id: ulid(),
      kind: input.kind,
      problem_id: input.problemId,
      measure_id: input.measureId,
      reason: input.reason,
      old_date: subject.deadline.date,
      old_text: subject.deadline.text,
      old_long_term: subject.deadline.longTerm ? 1 : 0,
      new_date: postpone ? input.newDate : null,
      stage_goal: postpone ? null : input.stageGoal,
      next_check_on: postpone ? null : input.nextCheckOn,
      requested_on: input.requestedOn,
      account: context.actor.user,
      state: 'pending',
      opinion: null,
      decided_by: null,
      decided_on: null,
      deciding_account: null,
    };
    act.insert('deadline_request', made);
    return made;
  });
  return view(context, row.id, toRequest(row));
}

function view(context: Context, id: Id, known?: DeadlineRequest): RequestView {
  const request = found(known ?? requestById(context.store, id), '件申请');
  const [one] = requestViews(context, [request], closingProblems(context.store, [request.problemId]));
  return found(one, '件申请');
}

/** Approves or refuses; what is approved is the deadline from here on. @throws BihuanError notFound, conflict */
export function decideRequest(context: Context, input: ParsedInputOf<'decideRequest'>): RequestView {
  context.store.act(context.actor, 'decideRequest', (act) => {
    const request = found(requestById(act.store, input.requestId), '件申请');
    const subject = subjectOf(act, request.problemId, request.measureId);
    const fault = decisionFault(request, { ...input, account: context.actor.user }, subject, today(context));
    if (fault !== null) throw refused(fault);
    act.update('deadline_request', request.id, {
      state: input.approve ? 'approved' : 'refused',
      opinion: input.opinion === '' ? null : input.opinion,
      decided_by: input.decidedBy,
      decided_on: input.decidedOn,
      deciding_account: context.actor.user,
    });
    if (!input.approve) return;
    const { date, text, longTerm } = approvedDeadline(request, subject.deadline);
    act.update(request.measureId === null ? 'problem' : 'measure', subject.id, {
      due_date: date,
      due_text: text,
      long_term: longTerm ? 1 : 0,
    });
  });
  return view(context, input.requestId);
}

/** @throws BihuanError conflict when it is decided already or was made by somebody else */
export function withdrawRequest(context: Context, { requestId }: ParsedInputOf<'withdrawRequest'>): RequestView {
  context.store.act(context.actor, 'withdrawRequest', (act) => {
    const request = found(requestById(act.store, requestId), '件申请');
    if (request.state !== 'pending') throw refused('这件申请已经办结');
    if (request.account !== context.actor.user) throw refused('只有申请人本人可以撤回申请');
    act.update('deadline_request', requestId, { state: 'withdrawn' });
  });
  return view(context, requestId);
}
