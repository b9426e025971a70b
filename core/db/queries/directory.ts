// Queries on units and officials.
import type { CloseOutRow, OfficialRow, ResponsibilityRow, ReviewUnitRow, UnitAliasRow, UnitRow } from '../schema.ts';
import { type Store, sql } from '../store.ts';
import { toOfficial, toUnit } from './ledger.ts';

/** The row, removed or not. */
export function unitRow(store: Store, id: string): UnitRow | undefined {
  return store.get(sql.selectFrom('unit').selectAll().where('id', '=', id));
}

/** The row, removed or not. */
export function officialRow(store: Store, id: string): OfficialRow | undefined {
  return store.get(sql.selectFrom('official').selectAll().where('id', '=', id));
}

export function unitById(store: Store, id: string) {
  const row = unitRow(store, id);
  if (row === undefined || row.deleted_at !== null) return undefined;
  return toUnit(
    row,
    aliasRows(store, id).map(({ name }) => name),
  );
}

export function officialById(store: Store, id: string) {
  const row = officialRow(store, id);
  return row === undefined || row.deleted_at !== null ? undefined : toOfficial(row);
}

/** Living aliases of a unit, oldest first. */
export function aliasRows(store: Store, unitId: string): UnitAliasRow[] {
  return store.all(
    sql
      .selectFrom('unit_alias')
      .selectAll()
      .where('unit_id', '=', unitId)
      .where('deleted_at', 'is', null)
      .orderBy('id'),
  );
}

/** Aliases that went away together with their unit. */
export function aliasesRemovedAt(store: Store, unitId: string, at: string): UnitAliasRow[] {
  return store.all(
    sql.selectFrom('unit_alias').selectAll().where('unit_id', '=', unitId).where('deleted_at', '=', at).orderBy('id'),
  );
}

/** The living unit that bears a name as its full name or as an alias. */
export function unitBearing(store: Store, name: string): { id: string; name: string } | undefined {
  return store
    .prepare(
      `SELECT id, name FROM unit WHERE name = ? AND deleted_at IS NULL
       UNION ALL
       SELECT u.id, u.name FROM unit_alias a JOIN unit u ON u.id = a.unit_id AND u.deleted_at IS NULL
       WHERE a.name = ? AND a.deleted_at IS NULL LIMIT 1`,
    )
    .get(name, name) as { id: string; name: string } | undefined;
}

export function nextPosition(store: Store, table: 'unit' | 'official'): number {
  const row = store.prepare(`SELECT coalesce(max(position), 0) + 1 AS next FROM "${table}"`).get() as { next: number };
  return row.next;
}

/** Ids of a list in its order. */
export function orderedIds(store: Store, table: 'unit' | 'official'): string[] {
  return store
    .prepare(`SELECT id FROM "${table}" WHERE deleted_at IS NULL ORDER BY position, id`)
    .all()
    .map((row) => (row as { id: string }).id);
}

/** Problems, measures and sign-offs that still name the unit or official. */
export function referenceCount(store: Store, column: 'unit_id' | 'official_id', id: string): number {
  const count = (table: 'responsibility' | 'close_out') =>
    store.prepare(`SELECT count(*) AS n FROM "${table}" WHERE "${column}" = ? AND deleted_at IS NULL`).get(id) as {
      n: number;
    };
  return count('responsibility').n + (column === 'unit_id' ? count('close_out').n : 0);
}

/** Every responsibility of a unit or official, taken away or not, in the order in which they are printed. */
export function responsibilitiesOfName(
  store: Store,
  column: 'unit_id' | 'official_id',
  id: string,
): ResponsibilityRow[] {
  return store.all(
    sql.selectFrom('responsibility').selectAll().where(column, '=', id).orderBy('position').orderBy('id'),
  );
}

/** What a unit reported or is to report in reviews that are open. */
export function openReviewRows(store: Store, unitId: string): ReviewUnitRow[] {
  return store.all(
    sql
      .selectFrom('review_unit')
      .innerJoin('review', 'review.id', 'review_unit.review_id')
      .selectAll('review_unit')
      .where('review_unit.unit_id', '=', unitId)
      .where('review.state', '=', 'open'),
  );
}

export function signOffsOf(store: Store, unitId: string): CloseOutRow[] {
  return store.all(sql.selectFrom('close_out').selectAll().where('unit_id', '=', unitId));
}

/** People of a unit, removed or not. */
export function officialsOf(store: Store, unitId: string): OfficialRow[] {
  return store.all(sql.selectFrom('official').selectAll().where('unit_id', '=', unitId));
}

/** Rows that were merged into this one before. */
export function mergedInto(store: Store, table: 'unit' | 'official', id: string): { id: string }[] {
  return store.all(sql.selectFrom(table).select('id').where('merged_into', '=', id));
}
