// What 工作台 shows of a round in one look: numbers only, and the few rows that are the most pressing.
import type { Id, PlainDate } from '../ledger/types.ts';
import type { ReportStatus, Review } from '../review/types.ts';
import type { LightCounts } from './facts.ts';
import type { Forecast, Plan } from './series.ts';
import type { ClassCounts, FigureRow, Gaps, RoundCounts } from './types.ts';

/** 逾期措施 listed at most; the rest is behind the figure. */
export const LATE_LISTED = 30;

export interface Overview {
  counts: RoundCounts;
  /** How many measures nobody leads, how many open ones have no deadline, as the round stands now */
  gaps: Record<keyof Gaps, number>;
  /** Overdue measures, the longest first, at most LATE_LISTED */
  late: FigureRow[];
  /** The latest review; null before the first */
  week: Week | null;
  milestones: { name: string; date: PlainDate | null; doneOn: PlainDate | null }[];
  /** Closed reviews, oldest first, at most WEEKS_SHOWN */
  weeks: WeekPoint[];
  /** Lights of measures as the round stands on the day */
  lights: LightCounts;
  curve: Record<'problems' | 'measures', { plan: Plan; forecast: Forecast | null }>;
  waiting: Waiting;
}

/** Reviews that charts go back. */
export const WEEKS_SHOWN = 26;

/** A closed review as it was counted then. */
export interface WeekPoint {
  reviewId: Id;
  ordinal: number;
  date: PlainDate;
  problems: ClassCounts;
  measures: ClassCounts;
  /** Of measures; null for reviews that were closed before lights were counted */
  lights: LightCounts | null;
}

/** What waits for the person who is signed in; null where the account may not do it anyway. */
export interface Waiting {
  /** Entries of the open review that nobody has accepted or returned */
  accept: number | null;
  /** Applications for 销号 whose next signature the account may enter */
  sign: number | null;
  /** 延期 and 转长期坚持 to be decided */
  decide: number | null;
  /** 议定事项 past their day, and due within a week */
  decisionsLate: number;
  decisionsSoon: number;
  /** Letters whose answer is overdue */
  replies: number;
}

export interface Week {
  review: Review;
  /** Units that were asked, in the units' own order */
  units: { unitName: string; status: ReportStatus; missedInARow: number }[];
  /** Open measures without an entry in this review */
  unentered: number;
}
