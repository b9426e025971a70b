// 周调度: one weekly round of collecting and going through every lead unit's progress.
import type { Id, Instant, PlainDate, State } from '../ledger/types.ts';
import type { Light } from '../lights/lights.ts';

export const MEDIA = ['U盘', '光盘', '纸质', '电话'] as const;
export type Medium = (typeof MEDIA)[number];

/** 按时/迟报/未报/免报: how a unit's report of the week came in. */
export const REPORT_STATUSES = ['未报', '按时', '迟报', '免报'] as const;
export type ReportStatus = (typeof REPORT_STATUSES)[number];

export interface Review {
  id: Id;
  roundId: Id;
  /** 第N次调度 */
  ordinal: number;
  date: PlainDate;
  dueAt: Instant | null;
  state: 'open' | 'closed';
  closedAt: Instant | null;
}

/** One lead unit in one review. */
export interface ReviewUnit {
  unitId: Id;
  unitName: string;
  status: ReportStatus;
  receivedAt: Instant | null;
  medium: Medium | null;
  waivedReason: string | null;
  /** 连续未报次数 up to and including this review */
  missedInARow: number;
  problems: number;
  measures: number;
  /** Measures with an entry in this review */
  entered: number;
}

/** What was recorded for one measure in one week. */
export interface ReviewEntry {
  text: string;
  percent: number;
  state: State;
  difficulty: string | null;
  nextPlan: string | null;
  returnReason: string | null;
  reportedBy: string | null;
  /** 佐证新增 as reported; absent in reviews closed before it was kept */
  evidence?: string | null;
  /** When the reviewer 认可 it; null while it waits, absent likewise */
  acceptedAt?: Instant | null;
}

/** A measure on the review screen: last week beside this week. */
export interface ReviewRow {
  measureId: Id;
  problemId: Id;
  problemNumber: number;
  problemTitle: string;
  /** 1-based place in its problem */
  measurePosition: number;
  measureLead: string;
  /** Everything after the lead; absent in reviews closed before it was kept */
  measureText?: string;
  unitId: Id | null;
  deadlineWords: string;
  deadlineDate: PlainDate | null;
  longTerm: boolean;
  /** State and percent before this review touched them */
  stateBefore: State;
  percentBefore: number;
  /** Latest entry of an earlier review, with its date */
  last: (ReviewEntry & { date: PlainDate }) | null;
  current: ReviewEntry | null;
  /** By the rules in force; in a closed review as it was then */
  light: Light | null;
}

/** A week without its measures: what the screen opens with, however large the round is. */
export interface ReviewUnits {
  review: Review;
  units: ReviewUnit[];
  /** Measures led by no unit that was asked; null where there are none */
  others: Pick<ReviewUnit, 'problems' | 'measures' | 'entered'> | null;
}

export interface ReviewSheet {
  review: Review;
  units: ReviewUnit[];
  rows: ReviewRow[];
}
