// Queries on forms that were made and forms that came back.
import type { ReceivedFormRow, ReviewFormRow } from '../schema-week.ts';
import { type Store, sql } from '../store.ts';

export function formsOfReview(store: Store, reviewId: string): ReviewFormRow[] {
  return store.all(
    sql.selectFrom('review_form').selectAll().where('review_id', '=', reviewId).orderBy('issue').orderBy('id'),
  );
}

export function formById(store: Store, id: string): ReviewFormRow | undefined {
  return store.get(sql.selectFrom('review_form').selectAll().where('id', '=', id));
}

export function receivedOfReview(store: Store, reviewId: string): ReceivedFormRow[] {
  return store.all(
    sql.selectFrom('received_form').selectAll().where('review_id', '=', reviewId).orderBy('taken_at').orderBy('id'),
  );
}

/** Whether a file with these bytes was taken before, in any review. */
export function wasReceived(store: Store, sha256: string): boolean {
  return store.get(sql.selectFrom('received_form').select('id').where('sha256', '=', sha256)) !== undefined;
}
