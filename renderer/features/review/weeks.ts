// Dates and times of a weekly review as they are proposed and typed.
import { addDays } from '#domain/calendar/dates.ts';
import { mondayAfter } from '#domain/calendar/weeks.ts';
import type { Instant, PlainDate } from '#domain/ledger/types.ts';
import type { Review } from '#domain/review/types.ts';

/** Date proposed for the next review: the Monday after the last one; without any, the Monday of today or the next. */
export function proposedDate(reviews: readonly Review[], today: PlainDate): PlainDate {
  const last = reviews.at(-1);
  return mondayAfter(last === undefined ? addDays(today, -1) : last.date);
}

const two = (value: number): string => String(value).padStart(2, '0');

/** A moment as a field of date and time shows it, in this PC's own zone; '' for none. */
export function toField(instant: Instant | null): string {
  if (instant === null) return '';
  const at = new Date(instant);
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** The moment that a field of date and time holds; null for an empty or unfinished one. */
export function fromField(text: string): Instant | null {
  const at = new Date(text);
  return text === '' || Number.isNaN(at.getTime()) ? null : at.toISOString();
}

/** 06-19 16:20 */
export function momentWords(instant: Instant): string {
  return toField(instant).slice(5).replace('T', ' ');
}
