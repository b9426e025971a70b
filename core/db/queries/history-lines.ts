// What the log says of one problem or measure: of the row, its responsibilities, its sign-offs, its 退回 and corrections.
import type { LogLine } from '#domain/ledger/row-history.ts';
import type { Id } from '#domain/ledger/types.ts';
import type { Store } from '../store.ts';

type StoredLine = Omit<LogLine, 'before' | 'after'> & { before: string | null; after: string | null };

/** All lines of a row, oldest first. */
export function linesOf(store: Store, kind: 'problem' | 'measure', id: Id): LogLine[] {
  const rows = store
    .prepare(
      `WITH belonging (entity, id) AS (
         VALUES (?, ?), ('return', ?), ('correction', ?)
         UNION ALL SELECT 'responsibility', r.id FROM responsibility r
           WHERE r.${kind}_id = ? AND r.deleted_at IS NULL
         UNION ALL SELECT 'responsibility', r.id FROM responsibility r
           WHERE r.${kind}_id = ? AND r.deleted_at IS NOT NULL
         UNION ALL SELECT 'close_out', c.id FROM close_out c WHERE c.problem_id = ?
       )
       SELECT l.seq, l.at, l.actor, l.act_id AS actId, l.operation, l.entity, l.entity_id AS id, l.before, l.after
       FROM belonging b CROSS JOIN change_log l ON l.entity = b.entity AND l.entity_id = b.id
       ORDER BY l.seq`,
    )
    .all(kind, id, id, id, id, id, id) as StoredLine[];
  return rows.map(({ before, after, ...line }) => ({ ...line, before: parsed(before), after: parsed(after) }));
}

function parsed(json: string | null): Record<string, unknown> | null {
  return json === null ? null : (JSON.parse(json) as Record<string, unknown>);
}
