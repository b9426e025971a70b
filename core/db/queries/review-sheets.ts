// What a closed review froze, kept in parts: a week is opened without reading all of it, and the log holds its hashes.
import { createHash } from 'node:crypto';
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { Id } from '#domain/ledger/types.ts';
import { ulid } from '../ids.ts';
import type { ReviewSheetRow } from '../schema-reviews.ts';
import { type Act, type Store, sql } from '../store.ts';

/** Name of the part that holds the figures. */
export const FIGURES_PART = 'figures';
/** States and lights of all rows, and the few counts that charts go back over; absent in reviews closed before they were kept. */
export const MARKS_PART = 'marks';
export const WEEK_PART = 'week';

/** Parts that hold no rows of the sheet. */
export const RESERVED_PARTS: ReadonlySet<string> = new Set([FIGURES_PART, MARKS_PART, WEEK_PART]);

/** The fastest level: closing a week keeps everyone waiting. */
const PACKING = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

export const hashOfPart = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex');

/** Keeps one part, given as JSON; before the review is marked closed, for nothing can be added afterwards. */
export function keepPart(act: Act, reviewId: Id, part: string, json: string | Uint8Array): void {
  const content = zstdCompressSync(json, PACKING);
  const row: Omit<ReviewSheetRow, 'content'> = {
    id: ulid(),
    review_id: reviewId,
    part,
    sha256: hashOfPart(content),
    bytes: content.byteLength,
  };
  act.store
    .prepare('INSERT INTO review_sheet (id, review_id, part, sha256, bytes, content) VALUES (?, ?, ?, ?, ?, ?)')
    .run(row.id, row.review_id, row.part, row.sha256, row.bytes, content);
  act.record('review_sheet', row.id, null, row);
}

/** One part of a closed review; undefined where it was not kept: an open review, or one closed before parts were. */
export function keptPart<Value>(store: Store, reviewId: Id, part: string): Value | undefined {
  const row = store.get(
    sql.selectFrom('review_sheet').select('content').where('review_id', '=', reviewId).where('part', '=', part),
  );
  return row === undefined ? undefined : (JSON.parse(zstdDecompressSync(row.content).toString('utf8')) as Value);
}

/** Names of the parts of a review in the order in which they were kept. */
export function keptParts(store: Store, reviewId: Id): string[] {
  return store
    .all(sql.selectFrom('review_sheet').select('part').where('review_id', '=', reviewId).orderBy('id'))
    .map(({ part }) => part);
}
