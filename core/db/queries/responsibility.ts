// Queries for assigning: the owners' present rows, and which of the given ids exist.
import type { Role } from '#domain/ledger/types.ts';
import type { ResponsibilityRow } from '../schema.ts';
import { type Store, sql } from '../store.ts';

export type Owner = { problemId: string } | { measureId: string };

/** Living responsibility rows of one owner in one role, in order. */
export function responsibilitiesInRole(store: Store, owner: Owner, role: Role): ResponsibilityRow[] {
  const query = sql
    .selectFrom('responsibility')
    .selectAll()
    .where('role', '=', role)
    .where('deleted_at', 'is', null)
    .orderBy('position')
    .orderBy('id');
  return store.all(
    'problemId' in owner
      ? query.where('problem_id', '=', owner.problemId)
      : query.where('measure_id', '=', owner.measureId),
  );
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
