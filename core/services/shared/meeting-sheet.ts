// A meeting as it is shown and printed: agenda, decisions, and what earlier meetings left to be carried out.
import type { FollowedDecision } from '#contract/operations.ts';
import type { MeetingNames } from '#domain/meetings/documents.ts';
import type { MeetingSheet } from '#domain/meetings/types.ts';
import { findRound, listUnits } from '../../db/queries/ledger.ts';
import {
  agendaOf,
  type DecisionOfRound,
  decisionsOf,
  decisionsOfRound,
  meetingsOf,
  toAgendaItem,
  toDecision,
  toMeeting,
} from '../../db/queries/meetings.ts';
import type { MeetingRow } from '../../db/schema-week.ts';
import type { Store } from '../../db/store.ts';
import { type Context, found, officeName } from '../context.ts';

/** What a paper of a meeting calls the office, the round and units. */
export function meetingNames(context: Context, roundId: string): MeetingNames {
  const units = new Map(listUnits(context.store).map(({ id, name, shortName }) => [id, shortName ?? name]));
  return {
    office: officeName(context),
    roundName: found(findRound(context.store, roundId), '个轮次').name,
    unitName: (id) => units.get(id) ?? '（已删除的单位）',
  };
}

/** A meeting with its agenda, its decisions and what earlier ones left to be carried out. */
export function meetingSheet(store: Store, meeting: MeetingRow): MeetingSheet {
  const previous = meetingsOf(store, meeting.round_id)
    .filter(({ ordinal }) => ordinal < meeting.ordinal)
    .at(-1);
  return {
    meeting: toMeeting(meeting),
    carriedOver: decisionsOfRound(store, meeting.round_id)
      .filter((row) => row.meeting_ordinal < meeting.ordinal && isCarriedOver(row, previous))
      .map(followed),
    agenda: agendaOf(store, meeting.id).map(toAgendaItem),
    decisions: decisionsOf(store, meeting.id).map(toDecision),
  };
}

/** Open ones, and those settled since the meeting before: both are reported on. */
function isCarriedOver(row: DecisionOfRound, previous: MeetingRow | undefined): boolean {
  if (row.state === '已取消') return false;
  if (row.state === '办理中' || row.state === '未落实') return true;
  return previous === undefined || row.settled_on === null || row.settled_on >= previous.date;
}

export function followed(row: DecisionOfRound): FollowedDecision {
  return { ...toDecision(row), meetingOrdinal: row.meeting_ordinal, meetingDate: row.meeting_date };
}
