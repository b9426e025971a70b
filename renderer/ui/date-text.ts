// Dates as people type them.
import { isPlainDate } from '#domain/calendar/dates.ts';
import type { PlainDate } from '#domain/ledger/types.ts';

const WITH_YEAR = /^(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?$/;
const WITHOUT_YEAR = /^(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?$/;
const EIGHT_DIGITS = /^(\d{4})(\d{2})(\d{2})$/;

/**
 * 2020-6-30, 2020.6.30, 2020/6/30, 20200630, 2020年6月30日, and 6-30 or 6月30日 of the year of `now`.
 * null for nothing, undefined for what is no date.
 */
export function parseDate(text: string, now: PlainDate): PlainDate | null | undefined {
  const clean = text.trim();
  if (clean === '') return null;
  const full = WITH_YEAR.exec(clean) ?? EIGHT_DIGITS.exec(clean);
  const short = WITHOUT_YEAR.exec(clean);
  const parts = full?.slice(1) ?? (short === null ? null : [now.slice(0, 4), ...short.slice(1)]);
  if (parts === null) return undefined;
  const date = parts.map((part, index) => part.padStart(index === 0 ? 4 : 2, '0')).join('-');
  return isPlainDate(date) ? date : undefined;
}
