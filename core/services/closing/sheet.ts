// Everything about one problem's 销号: the form, what is missing, what may be done next, the cycles before.
import type { Allowed, ClosingSheet, ParsedInputOf } from '#contract/operations.ts';
import { PERMISSION_WORDS, type Permission } from '#domain/accounts/roles.ts';
import { signedNodes, stateInChain, turnOf } from '#domain/closing/chain.ts';
import { measureWords } from '#domain/closing/draft.ts';
import { APPLICATION_STATE_WORDS, type Application, type Cycle } from '#domain/closing/types.ts';
import { effectiveDeadline } from '#domain/ledger/deadline.ts';
import { judge, type MoveVerdict } from '#domain/states/machine.ts';
import { applicationsOf, closeOutsByCycle, reopeningsOf, unitNames } from '../../db/queries/closing.ts';
import { toCloseOut } from '../../db/queries/ledger.ts';
import { requestsOfProblem } from '../../db/queries/requests.ts';
import type { Store } from '../../db/store.ts';
import { type Context, found, today } from '../context.ts';
import { chainInForce, evidenceLines, problemNumbers } from '../shared/close-out-forms.ts';
import { draftFault, stateWithout } from './drafts.ts';
import { type Case, casesOf, missingNow, stepFacts } from './facts.ts';
import { requestViews } from './requests.ts';
import { stepOf } from './sign.ts';

/** @throws BihuanError notFound when the problem was taken away */
export function getClosing(context: Context, { problemId }: ParsedInputOf<'getClosing'>): ClosingSheet {
  const { store } = context;
  const each = found(casesOf(store, [problemId]).get(problemId), '条问题');
  const { problem, application } = each;
  const numberWords = problemNumbers(store, [problemId]).get(problemId) ?? '';
  const shown =
    application?.state === 'draft' ? { ...application, evidence: evidenceLines(context, problem) } : application;
  const units = unitNames(store, [
    ...problem.responsibilities.lead,
    ...(application?.unitId == null ? [] : [application.unitId]),
  ]);
  return {
    problem: {
      id: problem.id,
      roundId: problem.roundId,
      numberWords,
      title: problem.title,
      state: problem.state,
      cycle: problem.cycle,
      deadline: problem.deadline,
      leadNames: problem.responsibilities.lead.map((id) => units.get(id) ?? '').join('、'),
      measures: problem.measures.map((measure) => ({
        id: measure.id,
        position: measure.position,
        words: measureWords(measure),
        state: measure.state,
        deadline: effectiveDeadline(measure.deadline, problem.deadline),
      })),
    },
    application: shown,
    unitName: units.get(application?.unitId ?? '') ?? '',
    missing: missingNow(each),
    chain: application?.chain ?? chainInForce(store),
    may: mayOf(context, each),
    cycles: cyclesOf(store, each),
    requests: requestViews(context, requestsOfProblem(store, problemId), new Map([[problemId, problem]])),
  };
}

const verdictOf = (verdict: MoveVerdict): Allowed => (verdict.allowed ? true : verdict.reason);

function mayOf(context: Context, each: Case): ClosingSheet['may'] {
  const { problem, application } = each;
  const { state } = problem;
  const none = '还没有销号申请';
  const allowed = (needed: Permission, judged: () => Allowed): Allowed =>
    context.permissions.has(needed) ? judged() : `当前用户没有“${PERMISSION_WORDS[needed]}”的权限`;
  const ofDraft = (judged: (draft: Application) => Allowed): Allowed =>
    application === null
      ? none
      : application.state === 'draft'
        ? judged(application)
        : `销号申请${APPLICATION_STATE_WORDS[application.state]}`;
  const step = (agree: boolean): Allowed => {
    const turn = application === null ? null : turnOf(application);
    if (application === null || turn === null || application.chain === null) return none;
    const now = today(context);
    const facts = {
      ...stepFacts({ ...each, application }, { user: context.actor.user, node: turn, date: now, today: now, agree }),
      reason: '—',
    };
    if (!agree) return verdictOf(judge('problem', 'sendBack', state, '整改中', facts));
    const act = stepOf(application, turn);
    return verdictOf(
      judge('problem', act, state, act === 'close' ? '已销号' : stateInChain(application.chain, turn), facts),
    );
  };
  const signing = application?.state === 'signing' ? (application.chain?.[signedNodes(application)]?.name ?? '') : null;
  return {
    draft: allowed('edit', () => draftFault(each) ?? true),
    edit: allowed('edit', () => ofDraft(() => true)),
    send: allowed('edit', () =>
      ofDraft(() => {
        const missing = missingNow(each);
        return verdictOf(judge('problem', 'send', state, stateInChain(chainInForce(context.store), 0), { missing }));
      }),
    ),
    withdraw: allowed('edit', () => {
      if (application?.state !== 'signing') return none;
      const to = stateWithout(problem);
      return verdictOf(
        judge('problem', 'withdraw', state, to, {
          byMeasures: to,
          ownAccount: application.applicant === context.actor.user,
          chain: { nodes: 0, signed: signedNodes(application), node: 0, turn: 0 },
        }),
      );
    }),
    sign: allowed('approve', () => step(true)),
    sendBack: allowed('approve', () => step(false)),
    record: allowed('approve', () =>
      application?.state === 'draft'
        ? '有一份起草中的销号申请'
        : verdictOf(
            judge('problem', 'record', state, '已销号', {
              signingAt: signing,
              basis: '—',
              approver: '—',
              approvedOn: '—',
            }),
          ),
    ),
    reopen: allowed('approve', () =>
      verdictOf(judge('problem', 'reopen', state, '整改中', { reason: '—', basis: '—', confirmed: true })),
    ),
  };
}

function cyclesOf(store: Store, { problem }: Case): Cycle[] {
  const applications = Map.groupBy(applicationsOf(store, problem.id), ({ cycle }) => cycle);
  const closeOuts = closeOutsByCycle(store, problem.id);
  const reopenings = new Map(reopeningsOf(store, problem.id).map((each) => [each.cycle, each]));
  return Array.from({ length: problem.cycle }, (_, n) => problem.cycle - n).map((cycle) => ({
    cycle,
    closeOut: toCloseOut(closeOuts.get(cycle)),
    applications: applications.get(cycle) ?? [],
    reopening: reopenings.get(cycle) ?? null,
  }));
}
