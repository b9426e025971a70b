// Queries for imports into a round that already has content.
import type { Store } from '../store.ts';

/** An aspect with one of its items; an aspect without items has one row without item. */
export interface PlaceRow {
  aspect_id: string;
  aspect: string | null;
  aspect_position: number;
  item_id: string | null;
  item: string | null;
  item_position: number | null;
  /** Position of the item's last problem */
  problems: number;
}

/** The living aspects and items of a round in their order. */
export function placesOf(store: Store, roundId: string): PlaceRow[] {
  return store
    .prepare(
      `SELECT a.id AS aspect_id, a.title AS aspect, a.position AS aspect_position,
              i.id AS item_id, i.title AS item, i.position AS item_position,
              coalesce((SELECT max(p.position) FROM problem p WHERE p.item_id = i.id), 0) AS problems
       FROM aspect a
       LEFT JOIN item i ON i.aspect_id = a.id AND i.deleted_at IS NULL
       WHERE a.round_id = ? AND a.deleted_at IS NULL
       ORDER BY a.position, a.id, i.position, i.id`,
    )
    .all(roundId) as PlaceRow[];
}

/** Position of the last measure of a problem, those in the bin counted. */
export function lastMeasurePosition(store: Store, problemId: string): number {
  const row = store
    .prepare('SELECT coalesce(max(position), 0) AS last FROM measure WHERE problem_id = ?')
    .get(problemId);
  return (row as { last: number }).last;
}
