// 延期 and 转长期坚持: what a request must say and when it may be decided.
import { dateWords } from '../calendar/dates.ts';
import type { Deadline, PlainDate, State } from '../ledger/types.ts';
import { isClosed } from '../states/states.ts';
import type { DeadlineRequest, RequestKind } from './types.ts';

export interface RequestedChange {
  kind: RequestKind;
  reason: string;
  newDate: PlainDate | null;
  stageGoal: string | null;
  nextCheckOn: PlainDate | null;
  requestedOn: PlainDate;
}

/** What keeps a request from being made, in words; null when it can be. */
export function requestFault(
  asked: RequestedChange,
  now: { state: State; deadline: Deadline; pending: boolean },
  today: PlainDate,
): string | null {
  if (isClosed(now.state)) return `已是“${now.state}”，不需要再申请`;
  if (now.pending) return '已有一件申请待审批，请等审批后再提出，或先撤回';
  if (asked.reason.trim() === '') return '请填写申请原因';
  if (asked.requestedOn > today) return '申请日期不能晚于今天';
  if (asked.kind === 'longTerm') {
    if (now.deadline.longTerm) return '已经是长期坚持';
    if (asked.stageGoal === null || asked.stageGoal.trim() === '') return '转长期坚持要填写阶段目标';
    if (asked.nextCheckOn === null) return '转长期坚持要填写下次检查日期';
    return asked.nextCheckOn <= asked.requestedOn ? '下次检查日期应在申请日期之后' : null;
  }
  if (now.deadline.date === null) return '原来没有完成时限的日期，直接填写即可，不需要申请延期';
  if (asked.newDate === null) return '请填写延期到的日期';
  return asked.newDate <= now.deadline.date ? `延期到的日期应晚于原完成时限（${dateWords(now.deadline.date)}）` : null;
}

/** What keeps a request from being decided, in words; null when it can be. `now`: the deadline as it stands. */
export function decisionFault(
  request: DeadlineRequest,
  decision: { account: string; approve: boolean; opinion: string; decidedBy: string; decidedOn: PlainDate },
  now: { state: State; deadline: Deadline },
  today: PlainDate,
): string | null {
  if (request.state !== 'pending') return '这件申请已经办结，可能刚由他人办理。请刷新后再看';
  if (decision.account === request.account) return '申请人不能审批自己的申请，请由其他用户登录后登记审批';
  if (decision.decidedBy.trim() === '') return '请填写审批人';
  if (!decision.approve && decision.opinion.trim() === '') return '不同意的，请填写意见';
  if (decision.decidedOn > today) return '审批日期不能晚于今天';
  if (decision.decidedOn < request.requestedOn) {
    return `审批日期不能早于申请日期（${dateWords(request.requestedOn)}）`;
  }
  if (!decision.approve) return null;
  if (isClosed(now.state)) return `已是“${now.state}”，不能再改完成时限`;
  const { oldDeadline: old } = request;
  return old.date === now.deadline.date && old.longTerm === now.deadline.longTerm
    ? null
    : '完成时限在申请后改动过，请退回后重新申请';
}

/** The deadline after approval. */
export function approvedDeadline(request: DeadlineRequest, now: Deadline): Deadline {
  return request.kind === 'longTerm'
    ? { ...now, longTerm: true }
    : { date: request.newDate, text: null, longTerm: false };
}
