// Reading the change log; writing it is the act's own matter.
import type { LogRow } from '#contract/operations.ts';
import { type Store, sql } from '../store.ts';

/** Newest first; `before` pages on. */
export function readLog(store: Store, limit: number, before: number | undefined): LogRow[] {
  let query = sql.selectFrom('change_log').selectAll().orderBy('seq', 'desc').limit(limit);
  if (before !== undefined) query = query.where('seq', '<', before);
  return store.all(query).map((row) => ({
    seq: row.seq,
    at: row.at,
    actor: row.actor,
    operation: row.operation,
    entity: row.entity,
    entityId: row.entity_id,
    before: row.before,
    after: row.after,
  }));
}
