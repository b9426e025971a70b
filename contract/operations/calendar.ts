// 日历: the round's review day, its milestones, and the holidays they are reckoned by.
import { z } from 'zod';
import type { HolidayDay } from '#domain/calendar/holidays.ts';
import { OFFSET_UNITS, type OffsetUnit } from '#domain/calendar/milestones.ts';
import type { PlannedReview } from '#domain/calendar/weeks.ts';
import type { Id, PlainDate } from '#domain/ledger/types.ts';
import { act, query } from '../declare.ts';
import * as i from '../inputs.ts';

/** 时间节点 of a round. */
export interface Milestone {
  id: Id;
  name: string;
  offset: number;
  unit: OffsetUnit;
  /** Set by hand in place of the reckoned day */
  dueDate: PlainDate | null;
  doneOn: PlainDate | null;
  /** The day that holds: set by hand or reckoned from the feedback date; null without a feedback date */
  date: PlainDate | null;
  /** Years on the way whose holidays are not known */
  unknownYears: number[];
}

export interface RoundCalendar {
  /** Day of the week of 周调度, 0 Sunday … 6 Saturday */
  reviewWeekday: number;
  /** The next reviews as planned, after the last one held or after today */
  planned: (PlannedReview & { ordinal: number })[];
  milestones: Milestone[];
}

export interface HolidayYearView {
  year: number;
  /** False: nothing is known of this year, neither published nor entered */
  known: boolean;
  days: (HolidayDay & { own: boolean })[];
}

const year = z.number().int().min(2000).max(2100);

export const calendar = {
  getCalendar: query<RoundCalendar>()(z.strictObject({ roundId: i.id })),
  setReviewDay: act<null>()(z.strictObject({ roundId: i.id, weekday: z.number().int().min(0).max(6) })),
  /** Makes the round's milestones exactly these, in this order. */
  setMilestones: act<RoundCalendar>()(
    z.strictObject({
      roundId: i.id,
      milestones: z
        .array(
          z.strictObject({
            id: i.id.nullable(),
            name: i.name,
            offset: z.number().int().min(0).max(3_650),
            unit: z.enum(OFFSET_UNITS),
            dueDate: i.plainDate.nullable(),
            doneOn: i.plainDate.nullable(),
          }),
        )
        .max(50),
    }),
  ),
  getHolidays: query<HolidayYearView>()(z.strictObject({ year })),
  /** Enters a day off or worked over the published arrangement; `day` null takes the own entry back. */
  setHoliday: act<HolidayYearView>()(
    z.strictObject({
      date: i.plainDate,
      day: z.strictObject({ name: i.name, off: z.boolean() }).nullable(),
    }),
    { needs: 'manage' },
  ),
} as const;
