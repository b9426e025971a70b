// Sheets for tests of the rules, written as rows of texts.
import type { BookSheet, Merge } from '#domain/workbook/types.ts';

/** A sheet from rows of texts; '' and null are empty. Merges are [row, column, rows, columns]. */
export function sheetOf(
  rows: readonly (readonly (string | null)[])[],
  merges: readonly [number, number, number, number][] = [],
): BookSheet {
  const width = Math.max(0, ...rows.map((row) => row.length));
  return {
    name: '台账',
    hidden: false,
    rows: rows.flatMap((texts, row) => {
      const cells = texts.flatMap((text, column) =>
        text === null || text === '' ? [] : [{ row, column, kind: 'text' as const, text }],
      );
      return cells.length === 0 ? [] : [{ row, hidden: false, cells }];
    }),
    merges: merges.map(([row, column, rowCount, columns]): Merge => ({ row, column, rows: rowCount, columns })),
    hiddenColumns: [],
    width,
    declared: { rows: rows.length, columns: width },
  };
}
