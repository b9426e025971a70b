// Queries on the originals behind a round, and on how much a round holds.
import type { Id } from '#domain/ledger/types.ts';
import type { SourceDocumentRow } from '../schema.ts';
import { type Store, sql } from '../store.ts';

/** Originals of a round, oldest first. */
export function sourceDocuments(store: Store, roundId: string): SourceDocumentRow[] {
  return store.all(
    sql.selectFrom('source_document').selectAll().where('round_id', '=', roundId).orderBy('imported_at').orderBy('id'),
  );
}

export function documentById(store: Store, id: string): SourceDocumentRow | undefined {
  return store.get(sql.selectFrom('source_document').selectAll().where('id', '=', id));
}

/** Living rounds with the number of their living problems. */
export function roundSizes(store: Store): { roundId: Id; problems: number }[] {
  return store
    .prepare(
      `SELECT r.id AS roundId, count(p.id) AS problems
       FROM round r
       LEFT JOIN aspect a ON a.round_id = r.id AND a.deleted_at IS NULL
       LEFT JOIN item i ON i.aspect_id = a.id AND i.deleted_at IS NULL
       LEFT JOIN problem p ON p.item_id = i.id AND p.deleted_at IS NULL
       WHERE r.deleted_at IS NULL
       GROUP BY r.id ORDER BY r.created_at, r.id`,
    )
    .all() as { roundId: Id; problems: number }[];
}
