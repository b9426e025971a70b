// What the log holds of clues and petitions is read with the permission alone. The log itself lies whole in the encrypted
// store, so that its chain can be checked and an act taken back; an auditor without `clues` sees who wrote which record and
// when, which fields were filled or changed, but none of their words; nor are these looked into when words are looked for.
import type { Permission } from '#domain/accounts/roles.ts';

const SEALED: ReadonlySet<string> = new Set(['clue']);

/** Stands for a value that may not be read. */
export const SEALED_VALUE = '（须有“查看和登记线索信访”权限）';

/** Kinds of objects whose content this account may not see. */
export function sealedKinds(permissions: ReadonlySet<Permission>): string[] {
  return permissions.has('clues') ? [] : [...SEALED];
}

/** A log row as this account may see it. */
export function sealLogRow<Row extends { entity: string; before: string | null; after: string | null }>(
  row: Row,
  permissions: ReadonlySet<Permission>,
): Row {
  if (!SEALED.has(row.entity) || permissions.has('clues')) return row;
  return { ...row, before: sealed(row.before), after: sealed(row.after) };
}

function sealed(json: string | null): string | null {
  if (json === null) return null;
  const columns = Object.entries(JSON.parse(json) as Record<string, unknown>);
  return JSON.stringify(Object.fromEntries(columns.map(([key, value]) => [key, value === null ? null : SEALED_VALUE])));
}
