// Queries for assigning: the owners' present rows, and which of the given ids exist.
import type { Role } from '#domain/ledger/types.ts';
import type { ResponsibilityRow } from '../schema.ts';
import type { Store } from '../store.ts';

export type Owner = { problemId: string } | { measureId: string };

/** Living responsibility rows of one owner in one role, in order. */
export function responsibilitiesInRole(store: Store, owner: Owner, role: Role): ResponsibilityRow[] {
  // Plain text: bulk acts ask this ten thousand times, and building the query would cost more than running it.
  const column = 'problemId' in owner ? 'problem_id' : 'measure_id';
  return store
    .prepare(
      `SELECT * FROM responsibility WHERE ${column} = ? AND role = ? AND deleted_at IS NULL ORDER BY position, id`,
    )
    .all('problemId' in owner ? owner.problemId : owner.measureId, role) as ResponsibilityRow[];
}

/** The first of the ids that has no living row, or null when all exist. */
export function firstMissing(
  store: Store,
  table: 'problem' | 'measure' | 'unit' | 'official',
  ids: readonly string[],
): string | null {
  const found = store.prepare(`SELECT 1 FROM "${table}" WHERE id = ? AND deleted_at IS NULL`);
  return ids.find((id) => found.get(id) === undefined) ?? null;
}
