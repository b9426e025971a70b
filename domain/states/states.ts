// Which states follow each other (DOMAIN: 未启动 → 整改中 → 待审核 → 待验收 → 已销号 → 常态化管理) and what they count as in reports.
import type { Deadline, PlainDate, State } from '../ledger/types.ts';
import { STATES } from '../ledger/types.ts';

/** 已销号 and 常态化管理: nothing is left to do; only a dedicated act opens them again. */
export function isClosed(state: State): boolean {
  return state === '已销号' || state === '常态化管理';
}

/**
 * A problem stands where its slowest measure stands; it is 整改中 as soon as any measure has begun.
 * Without measures it is 未启动.
 */
export function problemState(measures: readonly State[]): State {
  if (measures.length === 0) return '未启动';
  const ranks = measures.map((state) => STATES.indexOf(state));
  const slowest = Math.min(...ranks);
  if (slowest === 0 && Math.max(...ranks) > 0) return '整改中';
  return STATES[slowest] as State;
}

/**
 * Where a problem stands after its measures have moved. It follows them up to 待验收: what closes a problem is its 销号, and
 * what is closed stays closed.
 */
export function followMeasures(now: State, measures: readonly State[]): State {
  if (isClosed(now)) return now;
  const next = problemState(measures);
  return isClosed(next) ? '待验收' : next;
}

/** The classes of a report, in the order in which they are printed. */
export const REPORT_CLASSES = ['已完成', '基本完成', '正在推进', '长期坚持', '未完成'] as const;
export type ReportClass = (typeof REPORT_CLASSES)[number];

/** Printed under every table that uses the classes. */
export const REPORT_CLASS_NOTE =
  '注：已完成＝已销号＋常态化管理；基本完成＝待审核＋待验收；正在推进＝整改中且未到期；长期坚持＝长期事项且未销号；未完成＝已逾期或未启动。完成率＝已完成÷总数，不含基本完成。';

/** Whether an unclosed matter has passed its date; matters without a date or without an end are never overdue. */
export function isOverdue(state: State, deadline: Deadline, asOf: PlainDate): boolean {
  return !isClosed(state) && !deadline.longTerm && deadline.date !== null && deadline.date < asOf;
}

/** The reporting class of a problem or measure on a date. */
export function reportClass(state: State, deadline: Deadline, asOf: PlainDate): ReportClass {
  if (isClosed(state)) return '已完成';
  if (deadline.longTerm) return '长期坚持';
  if (state === '待审核' || state === '待验收') return '基本完成';
  if (state === '未启动' || isOverdue(state, deadline, asOf)) return '未完成';
  return '正在推进';
}
