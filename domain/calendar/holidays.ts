// Working days by the State Council's yearly holiday arrangement: days off, and weekends that are worked instead.
// A year without an arrangement is unknown: weekends still count as such, but every answer about it says so.
import type { PlainDate } from '../ledger/types.ts';
import { addDays, weekday } from './dates.ts';

/** One year as it is published: festival → days as MM-DD. */
export interface HolidayYear {
  /** 放假 */
  off: Record<string, string[]>;
  /** 调休上班 */
  work: Record<string, string[]>;
}

/** A day that differs from the ordinary week. */
export interface HolidayDay {
  date: PlainDate;
  /** 放假 or 上班 */
  off: boolean;
  /** Festival, e.g. 国庆节 */
  name: string;
}

/** The bundled years with the office's own changes over them. */
export interface HolidayTable {
  days: ReadonlyMap<PlainDate, HolidayDay>;
  /** Years whose arrangement is known */
  years: ReadonlySet<number>;
}

/** What a day is, and whether that rests on a published arrangement. */
export interface DayKind {
  working: boolean;
  /** The festival that makes it so, or null for an ordinary weekday or weekend */
  name: string | null;
  known: boolean;
}

/**
 * Joins the bundled arrangement with the office's own days: an own day wins, and a year with at least one own day off
 * counts as known (the office has entered it).
 */
export function holidayTable(
  bundled: Readonly<Record<string, HolidayYear>>,
  own: readonly HolidayDay[] = [],
): HolidayTable {
  const days = new Map<PlainDate, HolidayDay>();
  const years = new Set<number>();
  for (const [year, { off, work }] of Object.entries(bundled)) {
    years.add(Number(year));
    for (const [isOff, groups] of [[true, off] as const, [false, work] as const]) {
      for (const [name, dates] of Object.entries(groups)) {
        for (const date of dates) days.set(`${year}-${date}`, { date: `${year}-${date}`, off: isOff, name });
      }
    }
  }
  for (const day of own) {
    days.set(day.date, day);
    if (day.off) years.add(Number(day.date.slice(0, 4)));
  }
  return { days, years };
}

/** Whether a day is worked: by the arrangement where it says so, else Monday to Friday. */
export function dayKind(date: PlainDate, table: HolidayTable): DayKind {
  const known = table.years.has(Number(date.slice(0, 4)));
  const day = table.days.get(date);
  if (day) return { working: !day.off, name: day.name, known };
  const inWeek = weekday(date);
  return { working: inWeek !== 0 && inWeek !== 6, name: null, known };
}

/** A date that was reckoned, and the years on the way whose arrangement is not known. */
export interface ReckonedDate {
  date: PlainDate;
  unknownYears: number[];
}

/** The day itself when it is worked, else the next one that is. */
export function workingDayFrom(date: PlainDate, table: HolidayTable): ReckonedDate {
  const unknown = new Set<number>();
  let day = date;
  for (;;) {
    const { working, known } = dayKind(day, table);
    if (!known) unknown.add(Number(day.slice(0, 4)));
    if (working) return { date: day, unknownYears: [...unknown] };
    day = addDays(day, 1);
  }
}

/**
 * The date `count` working days after a date, which itself does not count (the way periods of law are reckoned);
 * negative counts go back, 0 gives the next working day on or after it.
 */
export function addWorkingDays(date: PlainDate, count: number, table: HolidayTable): ReckonedDate {
  if (count === 0) return workingDayFrom(date, table);
  const step = Math.sign(count);
  const unknown = new Set<number>();
  let day = date;
  for (let left = Math.abs(count); left > 0; ) {
    day = addDays(day, step);
    const { working, known } = dayKind(day, table);
    if (!known) unknown.add(Number(day.slice(0, 4)));
    if (working) left--;
  }
  return { date: day, unknownYears: [...unknown].sort() };
}
