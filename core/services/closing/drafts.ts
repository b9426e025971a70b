// Applications while they are written: drafted with what the ledger knows, changed, sent on, taken back.
import { BihuanError } from '#contract/errors.ts';
import type { BatchResult, ParsedInputOf } from '#contract/operations.ts';
import { dateWords } from '#domain/calendar/dates.ts';
import { signedNodes, stateInChain, turnOf } from '#domain/closing/chain.ts';
import { measureResults, proposedFields } from '#domain/closing/draft.ts';
import { APPLICATION_STATE_WORDS, type Application } from '#domain/closing/types.ts';
import type { PlainDate } from '#domain/ledger/types.ts';
import { judge } from '#domain/states/machine.ts';
import { followMeasures, isClosed } from '#domain/states/states.ts';
import { ulid } from '../../db/ids.ts';
import { acceptedProgress, applicationsOf, type ClosingProblem, reopeningsOf } from '../../db/queries/closing.ts';
import { outcomesOfProblem } from '../../db/queries/outcomes.ts';
import { firstMissing } from '../../db/queries/responsibility.ts';
import type { ApplicationRow } from '../../db/schema-closing.ts';
import type { Store } from '../../db/store.ts';
import { type Context, found, today } from '../context.ts';
import { chainInForce, evidenceLines } from '../shared/close-out-forms.ts';
import { eachApplication, eachProblem } from './batch.ts';
import { type Case, casesOfApplications, missingOf } from './facts.ts';

/** Why no draft can be begun, in words; null when one can be. */
export function draftFault({ problem, application }: Case): string | null {
  if (isClosed(problem.state)) return `已是“${problem.state}”，不需要再申请`;
  if (application?.state === 'draft' || application?.state === 'signing') {
    return `已有一份销号申请（${APPLICATION_STATE_WORDS[application.state]}）`;
  }
  return null;
}

export function draftCloseOuts(context: Context, { problemIds }: ParsedInputOf<'draftCloseOuts'>): BatchResult {
  const accepted = acceptedProgress(context.store, problemIds);
  return eachProblem(context, 'draftCloseOuts', problemIds, (each) => {
    const fault = draftFault(each);
    if (fault !== null) return [fault];
    return (act) => {
      const { problem, application } = each;
      const { unitId, measures, ticks, ...texts } = proposedFields(
        problem,
        accepted,
        application,
        outcomesOfProblem(act.store, problem.id),
      );
      const id = ulid();
      act.insert('close_out_application', {
        id,
        problem_id: problem.id,
        cycle: problem.cycle,
        attempt: (application?.attempt ?? 0) + 1,
        state: 'draft',
        recorded: 0,
        basis: null,
        unit_id: unitId,
        applied_on: null,
        applicant: context.actor.user,
        ticks: JSON.stringify(ticks),
        ...texts,
        measures: JSON.stringify(measures),
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
    };
  });
}

type Fields = ParsedInputOf<'updateCloseOuts'>;

/** Only what was given; a blank text is none. */
function columnsOf({ fields, check }: Pick<Fields, 'fields' | 'check'>): Partial<ApplicationRow> {
  const text = (value: string | null) => (value === null || value.trim() === '' ? null : value.trim());
  return {
    ...(fields.unitId === undefined ? {} : { unit_id: fields.unitId }),
    ...(fields.ticks === undefined ? {} : { ticks: JSON.stringify([...new Set(fields.ticks)]) }),
    ...(fields.standard === undefined ? {} : { standard: text(fields.standard) }),
    ...(fields.measures === undefined ? {} : { measures: JSON.stringify(fields.measures) }),
    ...(fields.results === undefined ? {} : { results: text(fields.results) }),
    ...(fields.learned === undefined ? {} : { learned: text(fields.learned) }),
    ...(fields.note === undefined ? {} : { note: text(fields.note) }),
    ...(check.methods === undefined ? {} : { check_methods: JSON.stringify([...new Set(check.methods)]) }),
    ...(check.personOne === undefined ? {} : { checker_one: text(check.personOne) }),
    ...(check.personTwo === undefined ? {} : { checker_two: text(check.personTwo) }),
    ...(check.checkedOn === undefined ? {} : { checked_on: check.checkedOn }),
    ...(check.findings === undefined ? {} : { check_findings: text(check.findings) }),
  };
}

/** Drafts are changed in all; of what is being signed only the check record is still written. */
export function updateCloseOuts(context: Context, input: Fields): BatchResult {
  const { unitId } = input.fields;
  if (unitId && firstMissing(context.store, 'unit', [unitId]) !== null) {
    throw new BihuanError('notFound', '所选的申请单位已不存在，没有保存。请刷新后重新选择。');
  }
  const columns = columnsOf(input);
  const onlyCheck = Object.keys(input.fields).length === 0;
  return eachApplication(context, 'updateCloseOuts', input.applicationIds, ({ application }) => {
    const { state, id } = application;
    if (state !== 'draft' && !(state === 'signing' && onlyCheck)) {
      return [`销号申请${APPLICATION_STATE_WORDS[state]}，不能修改`];
    }
    return (act) => {
      act.update('close_out_application', id, columns);
      return id;
    };
  });
}

/** @throws BihuanError frozen for what was sent on already */
export function removeCloseOut(context: Context, { applicationId }: ParsedInputOf<'removeCloseOut'>): null {
  const { application } = one(context.store, applicationId);
  if (application.state !== 'draft') {
    throw new BihuanError('frozen', `销号申请${APPLICATION_STATE_WORDS[application.state]}，不能删除。`);
  }
  return context.store.act(context.actor, 'removeCloseOut', (act) => {
    act.update('close_out_application', applicationId, { deleted_at: act.at });
    return null;
  });
}

/** A case by its application. @throws BihuanError notFound */
export function one(store: Store, applicationId: string): Case & { application: Application } {
  return found(casesOfApplications(store, [applicationId]).get(applicationId), '份销号申请');
}

/** Why this date cannot be the 申请日期, in words. */
export function appliedDateFault(
  store: Store,
  problem: ClosingProblem,
  date: PlainDate,
  now: PlainDate,
): string | null {
  if (date > now) return `申请日期（${dateWords(date)}）不能晚于今天（${dateWords(now)}）`;
  const before = [
    ...applicationsOf(store, problem.id)
      .filter(({ cycle }) => cycle === problem.cycle)
      .flatMap(({ signatures }) => signatures.map((each) => ['上次退回', each.signedOn] as const)),
    ...reopeningsOf(store, problem.id).map(({ reopenedOn }) => ['重新挂号', reopenedOn] as const),
  ].find(([, day]) => date < day);
  return before === undefined
    ? null
    : `申请日期（${dateWords(date)}）不能早于${before[0]}的日期（${dateWords(before[1])}）`;
}

/** Sends applications on; each that lacks something is named with all that it lacks. */
export function sendCloseOuts(context: Context, input: ParsedInputOf<'sendCloseOuts'>): BatchResult {
  const { store } = context;
  const chain = chainInForce(store);
  const now = today(context);
  return eachApplication(context, 'sendCloseOuts', input.applicationIds, (each) => {
    const { problem, application } = each;
    if (application.state !== 'draft') return [`销号申请${APPLICATION_STATE_WORDS[application.state]}`];
    const missing = missingOf(each, application);
    if (missing.length > 0) return missing;
    const to = stateInChain(chain, 0);
    const verdict = judge('problem', 'send', problem.state, to, {
      missing,
      signingAt: null,
      dateFault: appliedDateFault(store, problem, input.appliedOn, now),
    });
    if (!verdict.allowed) return [verdict.reason];
    const evidence = JSON.stringify(evidenceLines(context, problem));
    return (act) => {
      act.update('close_out_application', application.id, {
        state: 'signing',
        applied_on: input.appliedOn,
        applicant: context.actor.user,
        chain: JSON.stringify(chain),
        // The words of the measures as they stand now; what was written about each stays.
        measures: JSON.stringify(measureResults(problem.measures, new Map(), application.measures)),
        evidence,
      });
      act.update('problem', problem.id, { state: to });
      return application.id;
    };
  });
}

/** @throws BihuanError move.refused when somebody signed already or another account applied */
export function withdrawCloseOut(context: Context, { applicationId }: ParsedInputOf<'withdrawCloseOut'>): null {
  const { problem, application } = one(context.store, applicationId);
  const to = stateWithout(problem);
  const turn = turnOf(application);
  const verdict = judge('problem', 'withdraw', problem.state, to, {
    chain: {
      nodes: application.chain?.length ?? 0,
      signed: turn === null ? -1 : signedNodes(application),
      node: 0,
      turn: turn ?? 0,
    },
    ownAccount: application.applicant === context.actor.user,
    byMeasures: to,
  });
  if (!verdict.allowed) throw new BihuanError('move.refused', verdict.reason);
  return context.store.act(context.actor, 'withdrawCloseOut', (act) => {
    act.update('close_out_application', applicationId, {
      state: 'draft',
      applied_on: null,
      chain: null,
      evidence: '[]',
    });
    act.update('problem', problem.id, { state: to });
    return null;
  });
}

/** Where a problem stands by its measures alone. */
export const stateWithout = ({ state, measures }: ClosingProblem) =>
  followMeasures(
    state,
    measures.map((measure) => measure.state),
  );
