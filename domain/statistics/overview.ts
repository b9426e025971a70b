// What 工作台 shows of a round in one look: numbers only, and the few rows that are the most pressing.
import type { ReportStatus, Review } from '../review/types.ts';
import type { FigureRow, Gaps, RoundCounts } from './types.ts';

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
}

export interface Week {
  review: Review;
  /** Units that were asked, in the units' own order */
  units: { unitName: string; status: ReportStatus; missedInARow: number }[];
  /** Open measures without an entry in this review */
  unentered: number;
}
