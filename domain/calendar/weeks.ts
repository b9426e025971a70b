// Weeks as reviews count them: one day of the week per round, moved to the next working day by a holiday.
import type { PlainDate } from '../ledger/types.ts';
import { addDays, weekday } from './dates.ts';
import { dayKind, type HolidayTable, workingDayFrom } from './holidays.ts';

/** 周一, the usual day of 周调度; 0 Sunday … 6 Saturday. */
export const MONDAY = 1;

/** The next such weekday after a date; the same weekday gives the one a week later. */
export function weekdayAfter(date: PlainDate, day: number): PlainDate {
  return addDays(date, ((day - weekday(date) + 6) % 7) + 1);
}

/** The next Monday after a date; a Monday gives the one a week later. */
export function mondayAfter(date: PlainDate): PlainDate {
  return weekdayAfter(date, MONDAY);
}

/** One 周调度 as it is planned. */
export interface PlannedReview {
  /** The day by the week's rule */
  regular: PlainDate;
  /** The day it takes place */
  date: PlainDate;
  /** Why it was moved: the festival, or 周末; null when it was not */
  movedBy: string | null;
  /** Years on the way whose holiday arrangement is not known */
  unknownYears: number[];
}

/** The next review after a date by the round's weekday. When a holiday lasts over the whole week, the weeks are not joined. */
export function nextReview(after: PlainDate, day: number, table: HolidayTable): PlannedReview {
  // Counted from the week's rule and not from a moved date, so that one holiday does not shift all later weeks.
  let regular = weekdayAfter(after, day);
  for (;;) {
    const { date, unknownYears } = workingDayFrom(regular, table);
    if (date > after) {
      const moved = date !== regular;
      return {
        regular,
        date,
        movedBy: moved ? (dayKind(regular, table).name ?? '周末') : null,
        unknownYears,
      };
    }
    regular = addDays(regular, 7);
  }
}

/** The reviews planned from the day after `after` up to `until`; two that fall on one day are one. */
export function plannedReviews(after: PlainDate, until: PlainDate, day: number, table: HolidayTable): PlannedReview[] {
  const out: PlannedReview[] = [];
  let last = after;
  for (;;) {
    const next = nextReview(last, day, table);
    if (next.date > until) return out;
    out.push(next);
    last = next.date;
  }
}
