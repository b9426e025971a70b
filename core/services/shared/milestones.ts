// The milestones of a round with the days that hold: set by hand, or reckoned from the feedback date.
import type { Milestone } from '#contract/operations.ts';
import { milestoneDate } from '#domain/calendar/milestones.ts';
import type { Round } from '#domain/ledger/types.ts';
import { milestonesOf } from '../../db/queries/calendar.ts';
import type { Context } from '../context.ts';
import { holidaysOf } from './holidays.ts';

/** In the office's order. */
export function milestones(context: Context, round: Round): Milestone[] {
  const table = holidaysOf(context);
  return milestonesOf(context.store, round.id).map((row) => {
    const reckoned = round.feedbackDate === null ? null : milestoneDate(round.feedbackDate, row, table);
    return {
      id: row.id,
      name: row.name,
      offset: row.offset,
      unit: row.unit,
      dueDate: row.due_date,
      doneOn: row.done_on,
      date: row.due_date ?? reckoned?.date ?? null,
      unknownYears: row.due_date === null ? (reckoned?.unknownYears ?? []) : [],
    };
  });
}
