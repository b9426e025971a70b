// Queries on units and officials.
import { type Store, sql } from '../store.ts';
import { toOfficial, toUnit } from './ledger.ts';

export function unitById(store: Store, id: string) {
  const row = store.get(sql.selectFrom('unit').selectAll().where('id', '=', id).where('deleted_at', 'is', null));
  return row && toUnit(row, aliasesOf(store, id));
}

export function aliasesOf(store: Store, unitId: string): string[] {
  return store
    .all(
      sql
        .selectFrom('unit_alias')
        .select('name')
        .where('unit_id', '=', unitId)
        .where('deleted_at', 'is', null)
        .orderBy('id'),
    )
    .map(({ name }) => name);
}

export function officialById(store: Store, id: string) {
  const row = store.get(sql.selectFrom('official').selectAll().where('id', '=', id).where('deleted_at', 'is', null));
  return row && toOfficial(row);
}

/** Whether another living unit bears the name. */
export function unitNameTaken(store: Store, name: string, exceptId: string | null): boolean {
  const row = store.get(sql.selectFrom('unit').select('id').where('name', '=', name).where('deleted_at', 'is', null));
  return row !== undefined && row.id !== exceptId;
}

export function nextPosition(store: Store, table: 'unit' | 'official'): number {
  const row = store.prepare(`SELECT coalesce(max(position), 0) + 1 AS next FROM "${table}"`).get() as { next: number };
  return row.next;
}

/** Problems and measures that still name the unit or official. */
export function referenceCount(store: Store, column: 'unit_id' | 'official_id', id: string): number {
  const row = store
    .prepare(`SELECT count(*) AS n FROM responsibility WHERE "${column}" = ? AND deleted_at IS NULL`)
    .get(id) as { n: number };
  return row.n;
}
