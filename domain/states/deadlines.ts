// When a 完成时限 may be set by hand: once a round is under way, what makes it later is asked for and approved by somebody else.
import { dateWords } from '../calendar/dates.ts';
import type { Deadline, State } from '../ledger/types.ts';
import type { MoveVerdict } from './machine.ts';
import { isClosed } from './states.ts';

/** What a change does to what was bound: nothing, set it for the first time, bring it forward, or let it slip. */
export type DeadlineShift = 'none' | 'first' | 'sooner' | 'later';

/** `from`, `to`: the deadlines that bind, see effectiveDeadline. A date given up, or turned into 长期坚持, is later. */
export function deadlineShift(from: Deadline, to: Deadline): DeadlineShift {
  if (from.date === to.date && from.longTerm === to.longTerm) return 'none';
  if (from.date === null) return from.longTerm ? 'sooner' : 'first';
  if (to.longTerm && !from.longTerm) return 'later';
  return to.date === null || to.date > from.date ? 'later' : 'sooner';
}

export interface DeadlineFacts {
  /** Of the problem or measure itself */
  state: State;
  /** The round has held or opened a 周调度: the plan is no longer being written */
  running: boolean;
  /** Something asked for the row is still undecided */
  pending?: boolean;
  /** 更正理由: what stood there was a slip of the pen */
  reason?: string | null;
}

/**
 * Whether a deadline may be changed by hand, in a cell, for many rows or by an import; says why not and where to go instead.
 * The first date, an earlier one, and anything before the round's first 周调度 are free. A later one is 延期 or 转长期坚持
 * (DOMAIN §5), except as a correction whose reason is kept in the history. A closed row keeps the date it was closed by.
 */
export function judgeDeadline(from: Deadline, to: Deadline, facts: DeadlineFacts): MoveVerdict {
  const shift = deadlineShift(from, to);
  const { state, running, pending = false, reason } = facts;
  if (shift === 'none' || shift === 'first') return { allowed: true };
  if (isClosed(state)) {
    return { allowed: false, reason: `已是“${state}”，销号时的完成时限不能再改。` };
  }
  if (shift === 'sooner' || !running) return { allowed: true };
  if (pending) {
    return { allowed: false, reason: '有一件延期或长期坚持申请待审批，审批前完成时限不能改。可先在“销号”中撤回申请。' };
  }
  if ((reason ?? '').trim() !== '') return { allowed: true };
  return {
    allowed: false,
    reason: `完成时限已定为${words(from)}，${later(to)}要经他人审批：请在“销号”中“申请延期或长期坚持”。录入有误需要更正的，请填写更正理由。`,
  };
}

const words = ({ date, text }: Deadline): string => (date === null ? (text ?? '') : dateWords(date));

function later(to: Deadline): string {
  if (to.longTerm) return '转长期坚持';
  return to.date === null ? '取消' : `延期到${dateWords(to.date)}`;
}
