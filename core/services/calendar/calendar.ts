// The round's calendar: when the next reviews are, which milestones stand, and the holidays behind both.

import { BihuanError } from '#contract/errors.ts';
import type { HolidayYearView, ParsedInputOf, RoundCalendar } from '#contract/operations.ts';
import { addDays } from '#domain/calendar/dates.ts';
import { holidayTable } from '#domain/calendar/holidays.ts';
import { plannedReviews } from '#domain/calendar/weeks.ts';
import { ulid } from '../../db/ids.ts';
import { holidayRowExists, milestonesOf, ownHolidays } from '../../db/queries/calendar.ts';
import { findRound } from '../../db/queries/ledger.ts';
import { reviewsOf } from '../../db/queries/reviews.ts';
import { reviewWeekday } from '../../db/queries/rounds.ts';
import { type Context, found, today } from '../context.ts';
import { bundledHolidays, holidaysOf } from '../shared/holidays.ts';
import { milestones } from '../shared/milestones.ts';

/** Weeks ahead that the calendar shows. */
const WEEKS_AHEAD = 8;

export function getCalendar(context: Context, { roundId }: { roundId: string }): RoundCalendar {
  const round = found(findRound(context.store, roundId), '个轮次');
  const table = holidaysOf(context);
  const weekday = reviewWeekday(context.store, roundId);
  const last = reviewsOf(context.store, roundId).at(-1);
  // A review on the very day still lies ahead as long as it has not been opened.
  const yesterday = addDays(today(context), -1);
  const after = last !== undefined && last.date > yesterday ? last.date : yesterday;
  const planned = plannedReviews(after, addDays(after, WEEKS_AHEAD * 7), weekday, table);
  return {
    reviewWeekday: weekday,
    planned: planned.map((each, index) => ({ ...each, ordinal: (last?.ordinal ?? 0) + index + 1 })),
    milestones: milestones(context, round),
  };
}

export function setReviewDay(context: Context, { roundId, weekday }: ParsedInputOf<'setReviewDay'>): null {
  return context.store.act(context.actor, 'setReviewDay', (act) => {
    found(findRound(act.store, roundId), '个轮次');
    act.update('round', roundId, { review_weekday: weekday });
    return null;
  });
}

/** @throws BihuanError notFound when an id is none of the round's milestones */
export function setMilestones(context: Context, input: ParsedInputOf<'setMilestones'>): RoundCalendar {
  return context.store.act(context.actor, 'setMilestones', (act) => {
    found(findRound(act.store, input.roundId), '个轮次');
    const present = milestonesOf(act.store, input.roundId);
    const kept = new Set(input.milestones.map(({ id }) => id));
    for (const row of present) if (!kept.has(row.id)) act.update('milestone', row.id, { deleted_at: act.at });
    input.milestones.forEach(({ id, name, offset, unit, dueDate, doneOn }, index) => {
      const values = { position: index + 1, name, offset, unit, due_date: dueDate, done_on: doneOn };
      if (id === null) {
        act.insert('milestone', { id: ulid(), round_id: input.roundId, ...values, deleted_at: null });
        return;
      }
      if (!present.some((row) => row.id === id)) {
        throw new BihuanError('notFound', `时间节点“${name}”已不存在，没有修改。请刷新后再试。`);
      }
      act.update('milestone', id, values);
    });
    return getCalendar(context, { roundId: input.roundId });
  });
}

export function getHolidays(context: Context, { year }: { year: number }): HolidayYearView {
  const bundled = bundledHolidays(context.resourcesDir);
  const own = ownHolidays(context.store);
  const table = holidayTable(bundled, own);
  const ownDates = new Set(own.map(({ date }) => date));
  return {
    year,
    known: table.years.has(year),
    days: [...table.days.values()]
      .filter(({ date }) => date.startsWith(`${year}-`))
      .sort((a, b) => (a.date < b.date ? -1 : 1))
      .map((day) => ({ ...day, own: ownDates.has(day.date) })),
  };
}

export function setHoliday(context: Context, { date, day }: ParsedInputOf<'setHoliday'>): HolidayYearView {
  return context.store.act(context.actor, 'setHoliday', (act) => {
    const exists = holidayRowExists(act.store, date);
    if (day === null) {
      if (exists) act.update('holiday', date, { deleted_at: act.at });
    } else {
      const values = { name: day.name, off: day.off ? 1 : 0, deleted_at: null } as const;
      if (exists) act.update('holiday', date, values);
      else act.insert('holiday', { id: date, ...values });
    }
    return getHolidays(context, { year: Number(date.slice(0, 4)) });
  });
}
