// Weeks as reviews count them: the default day is Monday.
import type { PlainDate } from '../ledger/types.ts';
import { addDays, weekday } from './dates.ts';

const MONDAY = 1;

/** The next Monday after a date; a Monday gives the one a week later. */
export function mondayAfter(date: PlainDate): PlainDate {
  return addDays(date, ((MONDAY - weekday(date) + 6) % 7) + 1);
}
