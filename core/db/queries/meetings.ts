// Queries on meetings, their agendas and decisions.
import type { AgendaItem, Decision, Meeting } from '#domain/meetings/types.ts';
import type { AgendaItemRow, DecisionRow, MeetingRow } from '../schema-week.ts';
import { type Store, sql } from '../store.ts';

export function toMeeting(row: MeetingRow): Meeting {
  return {
    id: row.id,
    roundId: row.round_id,
    ordinal: row.ordinal,
    date: row.date,
    place: row.place,
    chair: row.chair,
    attendees: row.attendees,
    recorder: row.recorder,
    opening: row.opening,
    state: row.state,
  };
}

export function toAgendaItem(row: AgendaItemRow): AgendaItem {
  return {
    id: row.id,
    meetingId: row.meeting_id,
    position: row.position,
    title: row.title,
    note: row.note,
    discussion: row.discussion,
    reviewId: row.review_id,
    measureId: row.measure_id,
    unitId: row.unit_id,
    raisedAt: row.raised_at,
  };
}

export function toDecision(row: DecisionRow): Decision {
  return {
    id: row.id,
    meetingId: row.meeting_id,
    agendaItemId: row.agenda_item_id,
    position: row.position,
    text: row.text,
    unitId: row.unit_id,
    owner: row.owner,
    dueDate: row.due_date,
    state: row.state,
    result: row.result,
    settledOn: row.settled_on,
  };
}

const living = <Row extends { deleted_at: string | null }>(row: Row | undefined): Row | undefined =>
  row?.deleted_at === null ? row : undefined;

export function meetingById(store: Store, id: string): MeetingRow | undefined {
  return living(store.get(sql.selectFrom('meeting').selectAll().where('id', '=', id)));
}

export function agendaItemById(store: Store, id: string): AgendaItemRow | undefined {
  return living(store.get(sql.selectFrom('agenda_item').selectAll().where('id', '=', id)));
}

export function decisionById(store: Store, id: string): DecisionRow | undefined {
  return living(store.get(sql.selectFrom('decision').selectAll().where('id', '=', id)));
}

/** Meetings of a round, oldest first. */
export function meetingsOf(store: Store, roundId: string): MeetingRow[] {
  return store.all(
    sql
      .selectFrom('meeting')
      .selectAll()
      .where('round_id', '=', roundId)
      .where('deleted_at', 'is', null)
      .orderBy('ordinal'),
  );
}

export function agendaOf(store: Store, meetingId: string): AgendaItemRow[] {
  return store.all(
    sql
      .selectFrom('agenda_item')
      .selectAll()
      .where('meeting_id', '=', meetingId)
      .where('deleted_at', 'is', null)
      .orderBy('position')
      .orderBy('id'),
  );
}

/** Items that no meeting has taken up yet, in the order in which they were raised. */
export function raisedItems(store: Store, roundId: string): AgendaItemRow[] {
  return store.all(
    sql
      .selectFrom('agenda_item')
      .selectAll()
      .where('round_id', '=', roundId)
      .where('meeting_id', 'is', null)
      .where('deleted_at', 'is', null)
      .orderBy('id'),
  );
}

export function decisionsOf(store: Store, meetingId: string): DecisionRow[] {
  return store.all(
    sql
      .selectFrom('decision')
      .selectAll()
      .where('meeting_id', '=', meetingId)
      .where('deleted_at', 'is', null)
      .orderBy('position')
      .orderBy('id'),
  );
}

export interface DecisionOfRound extends DecisionRow {
  meeting_ordinal: number;
  meeting_date: string;
}

/** All decisions of a round with their meetings, newest meeting first. */
export function decisionsOfRound(store: Store, roundId: string): DecisionOfRound[] {
  return store
    .prepare(
      `SELECT d.*, m.ordinal AS meeting_ordinal, m.date AS meeting_date
       FROM meeting m JOIN decision d ON d.meeting_id = m.id AND d.deleted_at IS NULL
       WHERE m.round_id = ? AND m.deleted_at IS NULL
       ORDER BY m.ordinal DESC, d.position, d.id`,
    )
    .all(roundId) as DecisionOfRound[];
}
