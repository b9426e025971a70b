// The close-out curve: what was done by each week, what should be by its deadlines, and a plainly stated forecast.
import { addDays, daysBetween } from '../calendar/dates.ts';
import type { PlainDate } from '../ledger/types.ts';
import type { Fact } from './facts.ts';

export interface PlanPoint {
  date: PlainDate;
  /** Rows due up to this day */
  count: number;
}

export interface Plan {
  /** Never falling; empty without any date */
  points: PlanPoint[];
  /** Rows without a date, or without an end: in no point */
  undated: number;
}

/** Points of a plan handed out at most: more could not be told apart in a chart. */
export const PLAN_POINTS = 60;

/** Cumulative deadlines. Where there are too many days, days in between are left out; the first and the last stay. */
export function planOf(facts: Iterable<Pick<Fact, 'due'>>): Plan {
  const byDay = new Map<PlainDate, number>();
  let undated = 0;
  for (const { due } of facts) {
    if (due === null) undated++;
    else byDay.set(due, (byDay.get(due) ?? 0) + 1);
  }
  let count = 0;
  const points = [...byDay]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([date, due]): PlanPoint => {
      count += due;
      return { date, count };
    });
  const every = Math.ceil(points.length / PLAN_POINTS);
  const last = points.length - 1;
  return { points: points.filter((_, at) => at === 0 || at === last || at % every === 0), undated };
}

export interface DonePoint {
  date: PlainDate;
  done: number;
}

export interface Forecast {
  /** What was finished in a week on average, net of what was opened again */
  perWeek: number;
  /** When all that is open would be done at this pace */
  date: PlainDate;
}

/** Weeks that the pace is taken from, and how many of them have to be there. */
export const FORECAST_WEEKS = 4;
export const FORECAST_AT_LEAST = 3;
/** Days since the last review after which its pace says nothing any more. */
export const FORECAST_STALE = 28;
/** Days ahead beyond which nothing is said. */
const HORIZON = 730;

/**
 * The pace of the last FORECAST_WEEKS reviews carried on until all that is open is done; null where there were fewer than
 * FORECAST_AT_LEAST intervals, the last review lies more than FORECAST_STALE days before `asOf`, nothing came to be done in
 * them, nothing is open, or it would take more than two years. `open` leaves out what has no end.
 */
export function forecastOf(points: readonly DonePoint[], open: number, asOf: PlainDate): Forecast | null {
  const recent = points.slice(-(FORECAST_WEEKS + 1));
  const [first, last] = [recent[0], recent.at(-1)];
  if (first === undefined || last === undefined || recent.length <= FORECAST_AT_LEAST || open <= 0) return null;
  if (daysBetween(last.date, asOf) > FORECAST_STALE) return null;
  const days = daysBetween(first.date, last.date);
  const gained = last.done - first.done;
  if (days <= 0 || gained <= 0) return null;
  const ahead = Math.ceil((open * days) / gained);
  if (ahead > HORIZON) return null;
  return { perWeek: (gained / days) * 7, date: addDays(last.date, ahead) };
}
