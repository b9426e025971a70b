// 待我办理: what of a round waits for the account that is signed in.
import { addDays } from '#domain/calendar/dates.ts';
import type { Id, PlainDate } from '#domain/ledger/types.ts';
import { isReplyOverdue } from '#domain/letters/letter.ts';
import type { Waiting } from '#domain/statistics/overview.ts';
import { lettersOf } from '../../db/queries/letters.ts';
import { decisionsOfRound } from '../../db/queries/meetings.ts';
import { requestsToDecide, toAccept, toSign } from '../../db/queries/waiting.ts';
import type { Context } from '../context.ts';

/** Days ahead in which a decision counts as due soon. */
const SOON = 7;

export function waitingFor({ store, actor, permissions }: Context, roundId: Id, asOf: PlainDate): Waiting {
  const approves = permissions.has('approve');
  const soon = addDays(asOf, SOON);
  const dates = decisionsOfRound(store, roundId)
    .filter(({ state }) => state === '办理中' || state === '未落实')
    .map(({ due_date }) => due_date);
  return {
    accept: permissions.has('edit') ? toAccept(store, roundId) : null,
    sign: approves ? toSign(store, roundId, actor.user) : null,
    decide: approves ? requestsToDecide(store, roundId, actor.user) : null,
    decisionsLate: dates.filter((date) => date !== null && date < asOf).length,
    decisionsSoon: dates.filter((date) => date !== null && date >= asOf && date <= soon).length,
    replies: lettersOf(store, roundId).filter((letter) => isReplyOverdue(letter, asOf)).length,
  };
}
