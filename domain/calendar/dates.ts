// Plain dates (YYYY-MM-DD) without time zones: days between, words, validity.
import type { PlainDate } from '../ledger/types.ts';

const DAY = 86_400_000;

/** True for an existing calendar day written YYYY-MM-DD. */
export function isPlainDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === text;
}

/** Calendar days from one date to the other; negative when `to` lies before `from`. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY);
}

/** The date a number of calendar days later (or earlier). */
export function addDays(date: PlainDate, days: number): PlainDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** 0 Sunday … 6 Saturday. */
export function weekday(date: PlainDate): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}

const WEEKDAY_WORDS = ['日', '一', '二', '三', '四', '五', '六'];

/** 周一 … 周日 */
export function weekdayWords(date: PlainDate): string {
  return `周${WEEKDAY_WORDS[weekday(date)]}`;
}

/** 2020年6月22日 */
export function dateWords(date: PlainDate): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

/** 6月22日 */
export function monthDayWords(date: PlainDate): string {
  const [, month, day] = date.split('-').map(Number);
  return `${month}月${day}日`;
}
