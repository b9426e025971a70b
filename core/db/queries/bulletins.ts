// Queries on bulletins.
import type { Bulletin, BulletinSection, BulletinSummary } from '#domain/bulletin/types.ts';
import type { TextDocument } from '#domain/content/types.ts';
import type { Id, PlainDate } from '#domain/ledger/types.ts';
import type { MergeConflict } from '#domain/report/merge.ts';
import type { RoundFigures } from '#domain/statistics/types.ts';
import type { BulletinRow } from '../schema-papers.ts';
import { type Store, sql } from '../store.ts';

const SUMMARY = [
  'id',
  'round_id',
  'review_id',
  'type',
  'series',
  'year',
  'number',
  'title',
  'as_of',
  'state',
  'issued_at',
  'corrects_id',
] as const satisfies readonly (keyof BulletinRow)[];

function toSummary(row: Pick<BulletinRow, (typeof SUMMARY)[number]>): BulletinSummary {
  return {
    id: row.id,
    roundId: row.round_id,
    reviewId: row.review_id,
    type: row.type,
    series: row.series,
    number: row.number,
    year: row.year,
    title: row.title,
    asOf: row.as_of,
    state: row.state,
    issuedAt: row.issued_at,
    correctsId: row.corrects_id,
  };
}

export function toBulletin(row: BulletinRow): Bulletin {
  return {
    ...toSummary(row),
    document: JSON.parse(row.document) as TextDocument,
    sections: JSON.parse(row.sections) as BulletinSection[],
    conflicts: JSON.parse(row.conflicts) as MergeConflict[],
    fileSha256: row.file_sha256,
  };
}

export function bulletinById(store: Store, id: string): BulletinRow | undefined {
  return store.get(sql.selectFrom('bulletin').selectAll().where('id', '=', id).where('deleted_at', 'is', null));
}

/** Newest first: the one being worked on stands on top. With `text`, only those whose title or words hold it. */
export function bulletinsOf(store: Store, roundId: string, text = ''): BulletinSummary[] {
  // The document is kept as JSON: a text is looked for as it is written there.
  const written = JSON.stringify(text).slice(1, -1);
  const rows = store
    .prepare(
      `SELECT ${SUMMARY.join(', ')} FROM bulletin
       WHERE round_id = ? AND deleted_at IS NULL AND (? = '' OR instr(title, ?) > 0 OR instr(document, ?) > 0)
       ORDER BY year DESC, number DESC, id DESC`,
    )
    .all(roundId, written, text, written) as Pick<BulletinRow, (typeof SUMMARY)[number]>[];
  return rows.map(toSummary);
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

/** Figures frozen with an issued bulletin of a day. */
export function bulletinFigures(row: BulletinRow): RoundFigures | null {
  return row.figures === null ? null : (JSON.parse(row.figures) as RoundFigures);
}

/** Problems signed off after a day and up to another, in the order of their dates. */
export function closedBetween(store: Store, roundId: Id, after: PlainDate, to: PlainDate): { id: Id; on: PlainDate }[] {
  return store
    .prepare(
      `SELECT p.id, c.approved_on AS "on" FROM close_out c JOIN problem p ON p.id = c.problem_id AND p.cycle = c.cycle
       JOIN item i ON i.id = p.item_id JOIN aspect a ON a.id = i.aspect_id
       WHERE a.round_id = ? AND c.approved_on > ? AND c.approved_on <= ? AND c.deleted_at IS NULL
         AND p.deleted_at IS NULL AND p.state IN ('已销号', '常态化管理')
       ORDER BY c.approved_on, p.id`,
    )
    .all(roundId, after, to) as { id: Id; on: PlainDate }[];
}
