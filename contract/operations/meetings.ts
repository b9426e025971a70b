// 碰头会: planned, prepared with an agenda, held, minuted; its decisions followed until they are carried out.
import { z } from 'zod';
import type { PlainDate } from '#domain/ledger/types.ts';
import {
  type AgendaItem,
  DECISION_STATES,
  type Decision,
  type Meeting,
  type MeetingSheet,
} from '#domain/meetings/types.ts';
import { act, query } from '../declare.ts';
import * as i from '../inputs.ts';

/** A decision with the meeting it was made in. */
export type FollowedDecision = Decision & { meetingOrdinal: number; meetingDate: PlainDate };

const shortText = z.string().trim().max(500).nullable();

const meetingFields = z.strictObject({
  date: i.plainDate,
  place: shortText,
  chair: shortText,
  attendees: i.optionalText,
  recorder: shortText,
  opening: i.optionalText,
});

const agendaFields = z.strictObject({
  title: i.title,
  note: i.optionalText,
  discussion: i.optionalText,
  unitId: i.id.nullable(),
});

const decisionFields = z.strictObject({
  text: i.title,
  unitId: i.id.nullable(),
  owner: shortText,
  dueDate: i.plainDate.nullable(),
  agendaItemId: i.id.nullable(),
});

export const meetings = {
  listMeetings: query<Meeting[]>()(z.strictObject({ roundId: i.id })),
  getMeeting: query<MeetingSheet>()(z.strictObject({ meetingId: i.id })),
  /** Plans the next meeting; items that wait are put on its agenda. */
  planMeeting: act<Meeting>()(z.strictObject({ roundId: i.id, date: i.plainDate })),
  updateMeeting: act<Meeting>()(z.strictObject({ meetingId: i.id, patch: meetingFields.partial() })),
  /** 会议已召开: its agenda is fixed; decisions can still be entered and followed. */
  holdMeeting: act<Meeting>()(z.strictObject({ meetingId: i.id })),

  /** Items that wait for the next meeting. */
  listRaisedItems: query<AgendaItem[]>()(z.strictObject({ roundId: i.id })),
  /** `meetingId` null: waits for the next meeting; with a review and measure: a difficulty reported there. */
  addAgendaItem: act<AgendaItem>()(
    z.strictObject({
      roundId: i.id,
      meetingId: i.id.nullable(),
      reviewId: i.id.nullable(),
      measureId: i.id.nullable(),
      fields: agendaFields,
    }),
  ),
  updateAgendaItem: act<AgendaItem>()(z.strictObject({ id: i.id, patch: agendaFields.partial() })),
  moveAgendaItem: act<null>()(z.strictObject({ id: i.id, position: z.number().int().min(1).max(1_000) })),
  removeAgendaItem: act<null>()(z.strictObject({ id: i.id })),

  addDecision: act<Decision>()(z.strictObject({ meetingId: i.id, fields: decisionFields })),
  updateDecision: act<Decision>()(z.strictObject({ id: i.id, patch: decisionFields.partial() })),
  /** How a decision stands; 未落实 and 已取消 need a reason. */
  settleDecision: act<Decision>()(z.strictObject({ id: i.id, state: z.enum(DECISION_STATES), result: i.optionalText })),
  removeDecision: act<null>()(z.strictObject({ id: i.id })),
  /** Decisions of a round, newest meeting first; `openOnly`: those still to be carried out. */
  listDecisions: query<FollowedDecision[]>()(z.strictObject({ roundId: i.id, openOnly: z.boolean() })),
} as const;
