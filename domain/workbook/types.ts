// A workbook as read: sheets of cells with where they stand, whatever file they came from.

/** What a cell holds. `error` is something that has no value: #REF!, a formula that was never computed. */
export type CellKind = 'text' | 'number' | 'date' | 'boolean' | 'error';

export interface BookCell {
  /** 0-based, as in the sheet */
  row: number;
  column: number;
  kind: CellKind;
  /** As a person sees it; never blank. Dates as 2020-06-30, or 2020年6月 where the cell shows no day */
  text: string;
  /** The value was computed by a formula when the file was last saved */
  formula?: true;
}

export interface BookRow {
  row: number;
  hidden: boolean;
  /** Cells that hold something, by column; at least one */
  cells: BookCell[];
}

/** A merged block; rows and columns count from 1. */
export interface Merge {
  row: number;
  column: number;
  rows: number;
  columns: number;
}

export interface BookSheet {
  name: string;
  hidden: boolean;
  /** Rows that hold something, ascending */
  rows: BookRow[];
  /** Merged blocks that touch the rows and columns in use */
  merges: Merge[];
  /** 0-based hidden columns in use */
  hiddenColumns: number[];
  /** Number of columns in use */
  width: number;
  /** The size that the file states, which may be far larger */
  declared: { rows: number; columns: number };
}

export interface Book {
  format: 'xlsx' | 'xls' | 'csv';
  /** Of a text table, e.g. gb18030; null elsewhere */
  encoding: string | null;
  sheets: BookSheet[];
  /** What was left aside or taken on trust, in Chinese sentences: formulas, links, macros */
  notes: string[];
}

/** The letters of a column: 0 → A, 26 → AA. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26)) {
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  }
  return letters;
}

/** A cell's address as Excel shows it: B5. */
export function address(row: number, column: number): string {
  return `${columnLetters(column)}${row + 1}`;
}
