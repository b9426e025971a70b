// Queries on letters, their rows, and phone reminders.
import type { Letter, PhoneReminder } from '#domain/letters/types.ts';
import type { LetterRecord, LetterRowRecord, PhoneReminderRow } from '../schema-week.ts';
import { type Store, sql } from '../store.ts';

function toLetter(row: LetterRecord, rows: readonly LetterRowRecord[]): Letter {
  return {
    id: row.id,
    roundId: row.round_id,
    kind: row.kind,
    prefix: row.prefix,
    year: row.year,
    number: row.number,
    grade: row.grade,
    unitId: row.unit_id,
    copiesTo: row.copies_to,
    gap: row.gap,
    demand: row.demand,
    dueDate: row.due_date,
    replyBy: row.reply_by,
    replyWay: row.reply_way,
    signer: row.signer,
    signedOn: row.signed_on,
    receivedBy: row.received_by,
    receivedOn: row.received_on,
    repliedOn: row.replied_on,
    reply: row.reply,
    state: row.state,
    reviewId: row.review_id,
    createdAt: row.created_at,
    rows: rows.map(({ problem_id, measure_id }) => ({ problemId: problem_id, measureId: measure_id })),
  };
}

export function letterById(store: Store, id: string): Letter | undefined {
  const row = store.get(sql.selectFrom('letter').selectAll().where('id', '=', id).where('deleted_at', 'is', null));
  return row && toLetter(row, letterRows(store, id));
}

export function letterRows(store: Store, letterId: string): LetterRowRecord[] {
  return store.all(
    sql
      .selectFrom('letter_row')
      .selectAll()
      .where('letter_id', '=', letterId)
      .where('deleted_at', 'is', null)
      .orderBy('position'),
  );
}

/** Letters of a round, newest first. */
export function lettersOf(store: Store, roundId: string): Letter[] {
  const letters = store.all(
    sql
      .selectFrom('letter')
      .selectAll()
      .where('round_id', '=', roundId)
      .where('deleted_at', 'is', null)
      .orderBy('id', 'desc'),
  );
  const rows = store
    .prepare(
      `SELECT r.* FROM letter l JOIN letter_row r ON r.letter_id = l.id AND r.deleted_at IS NULL
       WHERE l.round_id = ? AND l.deleted_at IS NULL ORDER BY r.position`,
    )
    .all(roundId) as LetterRowRecord[];
  const byLetter = Map.groupBy(rows, (row) => row.letter_id);
  return letters.map((row) => toLetter(row, byLetter.get(row.id) ?? []));
}

/** Every number ever given of a kind and year, over all rounds. */
export function letterNumbers(store: Store, kind: string, prefix: string, year: number): (number | null)[] {
  return store
    .all(
      sql
        .selectFrom('letter')
        .select('number')
        .where('kind', '=', kind)
        .where('prefix', '=', prefix)
        .where('year', '=', year),
    )
    .map(({ number }) => number);
}

export function toPhoneReminder(row: PhoneReminderRow): PhoneReminder {
  return {
    id: row.id,
    roundId: row.round_id,
    unitId: row.unit_id,
    at: row.at,
    answeredBy: row.answered_by,
    matter: row.matter,
    answer: row.answer,
    reviewId: row.review_id,
  };
}

/** Phone reminders of a round, newest first. */
export function phoneRemindersOf(store: Store, roundId: string): PhoneReminder[] {
  return store
    .all(
      sql
        .selectFrom('phone_reminder')
        .selectAll()
        .where('round_id', '=', roundId)
        .where('deleted_at', 'is', null)
        .orderBy('at', 'desc'),
    )
    .map(toPhoneReminder);
}
