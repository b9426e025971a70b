// Queries on holidays entered by the office and on milestones of a round.
import type { HolidayDay } from '#domain/calendar/holidays.ts';
import type { MilestoneRow } from '../schema-week.ts';
import { type Store, sql } from '../store.ts';

/** The office's own days over the published arrangement. */
export function ownHolidays(store: Store): HolidayDay[] {
  return store
    .all(sql.selectFrom('holiday').selectAll().where('deleted_at', 'is', null).orderBy('id'))
    .map(({ id, name, off }) => ({ date: id, name, off: off === 1 }));
}

/** Whether a row for the day exists, deleted or not: it is taken up again then. */
export function holidayRowExists(store: Store, date: string): boolean {
  return store.get(sql.selectFrom('holiday').select('id').where('id', '=', date)) !== undefined;
}

export function milestonesOf(store: Store, roundId: string): MilestoneRow[] {
  return store.all(
    sql
      .selectFrom('milestone')
      .selectAll()
      .where('round_id', '=', roundId)
      .where('deleted_at', 'is', null)
      .orderBy('position')
      .orderBy('id'),
  );
}
