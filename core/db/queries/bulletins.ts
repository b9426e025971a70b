// Queries on bulletins.
import type { Bulletin, BulletinSummary } from '#domain/bulletin/types.ts';
import type { TextDocument } from '#domain/content/types.ts';
import type { BulletinRow } from '../schema.ts';
import { type Store, sql } from '../store.ts';

export function toSummary(row: Omit<BulletinRow, 'document'>): BulletinSummary {
  return {
    id: row.id,
    roundId: row.round_id,
    reviewId: row.review_id,
    number: row.number,
    year: row.year,
    title: row.title,
    asOf: row.as_of,
    state: row.state,
    issuedAt: row.issued_at,
  };
}

export function toBulletin(row: BulletinRow): Bulletin {
  return { ...toSummary(row), document: JSON.parse(row.document) as TextDocument };
}

export function bulletinById(store: Store, id: string): BulletinRow | undefined {
  return store.get(sql.selectFrom('bulletin').selectAll().where('id', '=', id).where('deleted_at', 'is', null));
}

/** Newest first: the one being worked on stands on top. */
export function bulletinsOf(store: Store, roundId: string): BulletinSummary[] {
  return store
    .all(
      sql
        .selectFrom('bulletin')
        .select([
          'id',
          'round_id',
          'review_id',
          'series',
          'year',
          'number',
          'title',
          'as_of',
          'state',
          'issued_at',
          'deleted_at',
        ])
        .where('round_id', '=', roundId)
        .where('deleted_at', 'is', null)
        .orderBy('year', 'desc')
        .orderBy('number', 'desc')
        .orderBy('id', 'desc'),
    )
    .map(toSummary);
}

/** One more than the highest number issued in the series and year. */
export function nextNumber(store: Store, roundId: string, series: string, year: number): number {
  const row = store
    .prepare(
      `SELECT coalesce(max(number), 0) + 1 AS next FROM bulletin
       WHERE round_id = ? AND series = ? AND year = ? AND state = 'issued'`,
    )
    .get(roundId, series, year) as { next: number };
  return row.next;
}

/** Whether a number was already issued. */
export function numberIssued(store: Store, roundId: string, series: string, year: number, number: number): boolean {
  return (
    store
      .prepare(
        `SELECT 1 FROM bulletin WHERE round_id = ? AND series = ? AND year = ? AND number = ? AND state = 'issued'`,
      )
      .get(roundId, series, year, number) !== undefined
  );
}
