// Counts of what waits for somebody's decision: read by their own indexes, however large the round is.
import type { Id } from '#domain/ledger/types.ts';
import type { Store } from '../store.ts';

const count = (store: Store, sql: string, ...parameters: string[]): number =>
  store
    .prepare(sql)
    .pluck()
    .get(...parameters) as number;

/** Entries of the open review that were neither accepted nor returned. */
export function toAccept(store: Store, roundId: Id): number {
  return count(
    store,
    `SELECT count(*) FROM review r JOIN review_entry e ON e.review_id = r.id
     WHERE r.round_id = ? AND r.state = 'open' AND e.accepted_at IS NULL AND e.return_reason IS NULL`,
    roundId,
  );
}

/** Applications under way that somebody else than this account has made. */
export function toSign(store: Store, roundId: Id, account: string): number {
  return count(
    store,
    `SELECT count(*) FROM close_out_application c JOIN problem p ON p.id = c.problem_id AND p.deleted_at IS NULL
     JOIN item i ON i.id = p.item_id AND i.deleted_at IS NULL JOIN aspect a ON a.id = i.aspect_id AND a.deleted_at IS NULL
     WHERE c.state = 'signing' AND c.deleted_at IS NULL AND c.cycle = p.cycle AND c.applicant <> ? AND a.round_id = ?`,
    account,
    roundId,
  );
}

/** Undecided requests that somebody else than this account has made. */
export function requestsToDecide(store: Store, roundId: Id, account: string): number {
  return count(
    store,
    `SELECT count(*) FROM deadline_request q JOIN problem p ON p.id = q.problem_id AND p.deleted_at IS NULL
     JOIN item i ON i.id = p.item_id AND i.deleted_at IS NULL JOIN aspect a ON a.id = i.aspect_id AND a.deleted_at IS NULL
     WHERE q.state = 'pending' AND q.account <> ? AND a.round_id = ?`,
    account,
    roundId,
  );
}
