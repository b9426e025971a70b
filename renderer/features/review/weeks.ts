// Dates and times of a weekly review as they are proposed and typed.
import { addDays } from '#domain/calendar/dates.ts';
import { mondayAfter } from '#domain/calendar/weeks.ts';
import type { Instant, PlainDate } from '#domain/ledger/types.ts';
import type { Review } from '#domain/review/types.ts';
import { parseDate } from '#renderer/ui/date-text.ts';

/** Date proposed for the next review: the Monday after the last one; without any, the Monday of today or the next. */
export function proposedDate(reviews: readonly Review[], today: PlainDate): PlainDate {
  const last = reviews.at(-1);
  return mondayAfter(last === undefined ? addDays(today, -1) : last.date);
}

const two = (value: number): string => String(value).padStart(2, '0');

/** A moment in this PC's own zone, 2026-06-19 16:20; '' for none. */
export function momentText(instant: Instant | null): string {
  if (instant === null) return '';
  const at = new Date(instant);
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** 06-19 16:20 */
export function momentWords(instant: Instant): string {
  return momentText(instant).slice(5);
}

const TIME = /(?:^|[\s日])(\d{1,2})[:：时](\d{2})?分?$/u;

/**
 * The moment that is typed: a date as in a date field, with a time or without one (then the end of the working day, 18:00);
 * a time alone means today. null for nothing, undefined for what is no moment.
 */
export function parseMoment(text: string, today: PlainDate): Instant | null | undefined {
  const clean = text.trim();
  if (clean === '') return null;
  const time = TIME.exec(clean);
  const day = time === null ? clean : clean.slice(0, time.index + (clean[time.index] === '日' ? 1 : 0)).trim();
  const date = day === '' ? today : parseDate(day, today);
  const [hour, minute] = time === null ? [18, 0] : [Number(time[1]), Number(time[2] ?? 0)];
  if (date === null || date === undefined || hour > 23 || minute > 59) return undefined;
  return new Date(`${date}T${two(hour)}:${two(minute)}:00`).toISOString();
}
