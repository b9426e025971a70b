// What the log holds of clues and petitions is read with the permission alone. The log itself lies whole in the encrypted
// store, so that its chain can be checked and an act taken back; an auditor without `clues` sees who wrote which record and
// when, which fields were filled or changed, but none of their words.
import type { LogRow } from '#contract/operations.ts';
import type { Permission } from '#domain/accounts/roles.ts';

const SEALED: ReadonlySet<string> = new Set(['clue']);

/** Stands for a value that may not be read. */
export const SEALED_VALUE = '（须有“查看和登记线索信访”权限）';

/** A log row as this account may see it. */
export function sealLogRow(row: LogRow, permissions: ReadonlySet<Permission>): LogRow {
  if (!SEALED.has(row.entity) || permissions.has('clues')) return row;
  return { ...row, before: sealed(row.before), after: sealed(row.after) };
}

function sealed(json: string | null): string | null {
  if (json === null) return null;
  const columns = Object.entries(JSON.parse(json) as Record<string, unknown>);
  return JSON.stringify(Object.fromEntries(columns.map(([key, value]) => [key, value === null ? null : SEALED_VALUE])));
}
