// The chain at work: sign-offs recorded in turn by others than the applicant, returned, and at its end the problem closed.
import { BihuanError } from '#contract/errors.ts';
import type { BatchResult, ParsedInputOf } from '#contract/operations.ts';
import { closeOutOfChain, stateInChain } from '#domain/closing/chain.ts';
import type { Application, Signature } from '#domain/closing/types.ts';
import type { CloseOut, Id } from '#domain/ledger/types.ts';
import type { MoveFacts } from '#domain/states/guards.ts';
import { judge, type MoveAct } from '#domain/states/machine.ts';
import { isClosed } from '#domain/states/states.ts';
import { ulid } from '../../db/ids.ts';
import type { ClosingProblem } from '../../db/queries/closing.ts';
import { closeOutOf } from '../../db/queries/structure.ts';
import type { CloseOutRow } from '../../db/schema.ts';
import type { Act } from '../../db/store.ts';
import { type Context, today } from '../context.ts';
import { eachApplication } from './batch.ts';
import { one } from './drafts.ts';
import { type Case, stepFacts } from './facts.ts';

/** Which way a signature at this node goes: on to the next, or to the end. */
export function stepOf(application: Application, node: number): Extract<MoveAct, 'sign' | 'close'> {
  return node === application.chain?.length ? 'close' : 'sign';
}

export function signCloseOuts(context: Context, input: ParsedInputOf<'signCloseOuts'>): BatchResult {
  const nodes = new Map(input.items.map(({ applicationId, node }) => [applicationId, node]));
  return eachApplication(context, 'signCloseOuts', [...nodes.keys()], (each) => {
    const { problem, application } = each;
    const node = nodes.get(application.id) ?? 0;
    const chain = application.chain ?? [];
    const step = stepOf(application, node);
    const to = step === 'close' ? '已销号' : stateInChain(chain, node);
    const facts = stepFacts(each, {
      user: context.actor.user,
      node,
      date: input.signedOn,
      today: today(context),
      agree: true,
    });
    const verdict = judge('problem', step, problem.state, to, facts);
    if (!verdict.allowed) return [verdict.reason];
    return (act) => {
      const signature = record(act, context, application, {
        node,
        verdict: 'agree',
        opinion: input.opinion,
        signer: input.signer,
        signedOn: input.signedOn,
      });
      if (step === 'close') {
        closeProblem(
          act,
          problem,
          closeOutOfChain(application, [...application.signatures, signature]),
          facts,
          'close',
        );
        act.update('close_out_application', application.id, { state: 'closed' });
      } else act.update('problem', problem.id, { state: to });
      return application.id;
    };
  });
}

function record(
  act: Act,
  context: Context,
  application: Application,
  said: Pick<Signature, 'node' | 'verdict' | 'opinion' | 'signer' | 'signedOn'>,
): Signature {
  const nodeName = application.chain?.[said.node - 1]?.name ?? '';
  act.insert('close_out_signature', {
    id: ulid(),
    application_id: application.id,
    node: said.node,
    node_name: nodeName,
    verdict: said.verdict,
    opinion: said.opinion,
    signer: said.signer,
    signed_on: said.signedOn,
    account: context.actor.user,
    at: act.at,
  });
  return { ...said, nodeName, account: context.actor.user, at: act.at };
}

/** Closes a problem with all its measures and writes its line of the 销号台账; look-back columns stay as they are. */
export function closeProblem(
  act: Act,
  problem: Pick<ClosingProblem, 'id' | 'cycle' | 'measures'>,
  closeOut: CloseOut,
  facts: MoveFacts,
  by: Extract<MoveAct, 'close' | 'record'>,
): void {
  act.update('problem', problem.id, { state: '已销号' });
  for (const { id, state } of problem.measures) {
    if (isClosed(state)) continue;
    const verdict = judge('measure', by, state, '已销号', facts);
    if (!verdict.allowed) throw new BihuanError('move.refused', verdict.reason);
    act.update('measure', id, { state: '已销号' });
  }
  writeCloseOut(act, problem, closeOut);
}

function writeCloseOut(act: Act, { id, cycle }: Pick<ClosingProblem, 'id' | 'cycle'>, closeOut: CloseOut): void {
  const row = closeOutOf(act.store, id, cycle);
  const columns: Omit<CloseOutRow, 'id' | 'problem_id' | 'cycle' | 'deleted_at' | 'look_back_on' | 'look_back_result'> =
    {
      applied_on: closeOut.appliedOn,
      unit_id: closeOut.unitId,
      review_opinion: closeOut.reviewOpinion,
      reviewed_on: closeOut.reviewedOn,
      acceptance_opinion: closeOut.acceptanceOpinion,
      accepted_on: closeOut.acceptedOn,
      approver: closeOut.approver,
      approved_on: closeOut.approvedOn,
    };
  if (row !== undefined) act.update('close_out', row.id, columns);
  else {
    act.insert('close_out', {
      id: ulid(),
      problem_id: id,
      cycle,
      ...columns,
      look_back_on: null,
      look_back_result: null,
      deleted_at: null,
    });
  }
}

/**
 * 退回 at the node in turn: problem and measures go back to 整改中 with the reason, the application ends.
 * @throws BihuanError move.refused, see the machine of states
 */
export function returnCloseOut(context: Context, input: ParsedInputOf<'returnCloseOut'>): null {
  const each: Case & { application: Application } = one(context.store, input.applicationId);
  const { problem, application } = each;
  const verdict = judge('problem', 'sendBack', problem.state, '整改中', {
    ...stepFacts(each, {
      user: context.actor.user,
      node: input.node,
      date: input.signedOn,
      today: today(context),
      agree: false,
    }),
    reason: input.reason,
  });
  if (!verdict.allowed) throw new BihuanError('move.refused', verdict.reason);
  return context.store.act(context.actor, 'returnCloseOut', (act) => {
    record(act, context, application, {
      node: input.node,
      verdict: 'return',
      opinion: input.reason,
      signer: input.signer,
      signedOn: input.signedOn,
    });
    act.update('close_out_application', application.id, { state: 'returned' });
    act.update('problem', problem.id, { state: '整改中' });
    act.record('return', problem.id, null, { kind: 'problem', reason: input.reason });
    sendMeasuresBack(act, problem, input.measureIds, input.reason);
    return null;
  });
}

function sendMeasuresBack(act: Act, problem: ClosingProblem, chosen: readonly Id[] | null, reason: string): void {
  for (const { id, state } of problem.measures) {
    if (chosen !== null && !chosen.includes(id)) continue;
    if (!judge('measure', 'sendBack', state, '整改中', { reason }).allowed) continue;
    act.update('measure', id, { state: '整改中' });
    act.record('return', id, null, { kind: 'measure', reason });
  }
}
