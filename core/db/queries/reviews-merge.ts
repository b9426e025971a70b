// Entries of reviews that are still open, for measures that are being joined.
import type { Id } from '#domain/ledger/types.ts';
import type { ReviewEntryRow } from '../schema.ts';
import type { Store } from '../store.ts';

/** What the given measures have reported in a review that is not closed yet. */
export function entriesInOpenReviews(store: Store, measureIds: readonly Id[]): ReviewEntryRow[] {
  return store
    .prepare(
      `SELECT e.* FROM json_each(?) j JOIN review_entry e ON e.measure_id = j.value
       JOIN review v ON v.id = e.review_id WHERE v.state = 'open'`,
    )
    .all(JSON.stringify(measureIds)) as ReviewEntryRow[];
}
