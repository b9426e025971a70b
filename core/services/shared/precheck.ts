// What a round is checked against before its lists go out, for the check itself and for its paper.
import { milestoneDate } from '#domain/calendar/milestones.ts';
import type { Round } from '#domain/ledger/types.ts';
import type { PrecheckSettings } from '#domain/precheck/types.ts';
import { milestonesOf } from '../../db/queries/calendar.ts';
import type { Context } from '../context.ts';
import { holidaysOf } from './holidays.ts';

/** The round's latest milestone; null while it has none, or none that can be reckoned without a feedback date. */
export function precheckSettings(context: Context, round: Round): PrecheckSettings {
  const table = holidaysOf(context);
  const dated = milestonesOf(context.store, round.id).flatMap((row) => {
    const date =
      row.due_date ?? (round.feedbackDate === null ? null : milestoneDate(round.feedbackDate, row, table).date);
    return date === null ? [] : [{ date, name: row.name }];
  });
  return { limit: dated.sort((a, b) => b.date.localeCompare(a.date))[0] ?? null };
}
