// Where single rows belong, and what measures reported week by week.
import type { Id } from '#domain/ledger/types.ts';
import type { Store } from '../store.ts';

/** The round of a living problem; undefined when it is gone or something above it is. */
export function roundOfProblem(store: Store, problemId: Id): Id | undefined {
  return store
    .prepare(
      `SELECT a.round_id FROM problem p
       JOIN item i ON i.id = p.item_id AND i.deleted_at IS NULL
       JOIN aspect a ON a.id = i.aspect_id AND a.deleted_at IS NULL
       WHERE p.id = ? AND p.deleted_at IS NULL`,
    )
    .pluck(true)
    .get(problemId) as Id | undefined;
}

export interface TimelineEntry {
  reviewId: Id;
  ordinal: number;
  date: string;
  text: string;
  percent: number;
  state: string;
  returnReason: string | null;
}

/**
 * What a measure reported in its weekly reviews, newest first, and what measures reported that were joined into it; reviews
 * in which nothing was said are left out.
 */
export function timelineOf(store: Store, measureId: Id): TimelineEntry[] {
  return store
    .prepare(
      `SELECT r.id AS reviewId, r.ordinal, r.date, e.text, e.percent, e.state, e.return_reason AS returnReason
       FROM review_entry e JOIN review r ON r.id = e.review_id
       WHERE e.measure_id = ?
          OR (e.measure_id IN (SELECT id FROM measure WHERE merged_into = ?)
              AND NOT EXISTS (SELECT 1 FROM review_entry own WHERE own.review_id = e.review_id
                AND own.measure_id = ? AND instr(own.text, e.text) > 0))
       ORDER BY r.ordinal DESC, e.measure_id <> ?, e.id`,
    )
    .all(measureId, measureId, measureId, measureId) as TimelineEntry[];
}

export function measureExists(store: Store, measureId: Id): boolean {
  return store.prepare('SELECT 1 FROM measure WHERE id = ? AND deleted_at IS NULL').get(measureId) !== undefined;
}
