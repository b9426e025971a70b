// Queries on weekly reviews: the reviews of a round, their units and entries, and what was said before.
import type { PlainDate, State } from '#domain/ledger/types.ts';
import type { Review } from '#domain/review/types.ts';
import type { RoundFigures } from '#domain/statistics/types.ts';
import type { ReviewEntryRow, ReviewRowRecord, ReviewUnitRow } from '../schema.ts';
import { type Store, sql } from '../store.ts';
import { FIGURES_PART, keptPart } from './review-sheets.ts';

export function toReview(row: ReviewRowRecord): Review {
  return {
    id: row.id,
    roundId: row.round_id,
    ordinal: row.ordinal,
    date: row.date,
    dueAt: row.due_at,
    state: row.state,
    closedAt: row.closed_at,
  };
}

export function reviewById(store: Store, id: string): ReviewRowRecord | undefined {
  return store.get(sql.selectFrom('review').selectAll().where('id', '=', id));
}

/** The figures that a review froze when it was closed; reviews closed before there were parts hold them as one text. */
export function frozenFigures(store: Store, reviewId: string): RoundFigures | undefined {
  const kept = keptPart<RoundFigures>(store, reviewId, FIGURES_PART);
  if (kept !== undefined) return kept;
  const figures = store.get(sql.selectFrom('review').select('figures').where('id', '=', reviewId))?.figures;
  return figures == null || figures === '' ? undefined : (JSON.parse(figures) as RoundFigures);
}

/** All reviews of a round, oldest first. */
export function reviewsOf(store: Store, roundId: string): Review[] {
  return store
    .all(
      sql
        .selectFrom('review')
        .select(['id', 'round_id', 'ordinal', 'date', 'due_at', 'state', 'closed_at'])
        .where('round_id', '=', roundId)
        .orderBy('ordinal'),
    )
    .map((row) => toReview({ ...row, sheet: null, figures: null }));
}

/** Whether a round has opened a 周调度 yet: from then on its plan stands. */
export function isUnderWay(store: Store, roundId: string): boolean {
  return store.prepare('SELECT 1 FROM review WHERE round_id = ? LIMIT 1').get(roundId) !== undefined;
}

/** The closed review before the given ordinal, with its frozen figures. */
export function closedReviewBefore(store: Store, roundId: string, ordinal: number): ReviewRowRecord | undefined {
  return store.get(
    sql
      .selectFrom('review')
      .selectAll()
      .where('round_id', '=', roundId)
      .where('state', '=', 'closed')
      .where('ordinal', '<', ordinal)
      .orderBy('ordinal', 'desc')
      .limit(1),
  );
}

/** Frozen figures of the last review closed on or before a day; null when there is none. */
export function figuresBefore(store: Store, roundId: string, day: PlainDate): RoundFigures | null {
  const row = store.get(
    sql
      .selectFrom('review')
      .select('id')
      .where('round_id', '=', roundId)
      .where('state', '=', 'closed')
      .where('date', '<=', day)
      .orderBy('date', 'desc')
      .limit(1),
  );
  return row === undefined ? null : (frozenFigures(store, row.id) ?? null);
}

export function unitsOfReview(store: Store, reviewId: string): ReviewUnitRow[] {
  return store.all(sql.selectFrom('review_unit').selectAll().where('review_id', '=', reviewId).orderBy('id'));
}

export function unitOfReview(store: Store, reviewId: string, unitId: string): ReviewUnitRow | undefined {
  return store.get(
    sql.selectFrom('review_unit').selectAll().where('review_id', '=', reviewId).where('unit_id', '=', unitId),
  );
}

export function entriesOfReview(store: Store, reviewId: string): ReviewEntryRow[] {
  return store.all(sql.selectFrom('review_entry').selectAll().where('review_id', '=', reviewId));
}

/** Measures that have an entry in a review. */
export function enteredMeasures(store: Store, reviewId: string): Set<string> {
  const rows = store.all(sql.selectFrom('review_entry').select('measure_id').where('review_id', '=', reviewId));
  return new Set(rows.map((row) => row.measure_id));
}

export function entryOf(store: Store, reviewId: string, measureId: string): ReviewEntryRow | undefined {
  return store.get(
    sql.selectFrom('review_entry').selectAll().where('review_id', '=', reviewId).where('measure_id', '=', measureId),
  );
}

/** Statuses of every unit in the reviews of a round up to an ordinal, newest first. */
export function statusHistory(store: Store, roundId: string, ordinal: number): { unit_id: string; status: string }[] {
  return store
    .prepare(
      `SELECT u.unit_id, u.status FROM review r JOIN review_unit u ON u.review_id = r.id
       WHERE r.round_id = ? AND r.ordinal <= ? ORDER BY r.ordinal DESC`,
    )
    .all(roundId, ordinal) as { unit_id: string; status: string }[];
}

/** What enterProgress must know of a measure: where it stands and to which problem and round it belongs. */
export function measurePlace(
  store: Store,
  measureId: string,
): { problem_id: string; round_id: string; state: State; percent: number } | undefined {
  return store
    .prepare(
      `SELECT m.problem_id, a.round_id, m.state, m.percent
       FROM measure m JOIN problem p ON p.id = m.problem_id JOIN item i ON i.id = p.item_id JOIN aspect a ON a.id = i.aspect_id
       WHERE m.id = ? AND m.deleted_at IS NULL`,
    )
    .get(measureId) as { problem_id: string; round_id: string; state: State; percent: number } | undefined;
}

/** States of a problem's living measures. */
export function measureStates(store: Store, problemId: string): State[] {
  return store
    .all(sql.selectFrom('measure').select('state').where('problem_id', '=', problemId).where('deleted_at', 'is', null))
    .map((row) => row.state);
}
