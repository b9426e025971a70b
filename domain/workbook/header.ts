// Where the header of a ledger stands, and which sheet of a workbook is the ledger.
import { bareHeading, fieldOf } from './fields.ts';
import { Grid } from './grid.ts';
import type { Book, BookSheet } from './types.ts';

/** Rows of a header, 0-based, both ends included. */
export interface HeaderRows {
  first: number;
  last: number;
}

/** The header stands within the first rows that hold something. */
const LOOKED_AT = 40;
/** A header cell longer than this is a sentence, not a heading. */
const HEADING_LENGTH = 30;
/** Columns looked at; no header is wider. */
const WIDEST = 200;
const MOST_ROWS = 3;

function headingsIn(grid: Grid, row: number): { score: number; kinds: Set<string> } {
  const kinds = new Set<string>();
  let score = 0;
  let long = 0;
  for (let column = 0; column < Math.min(grid.sheet.width, WIDEST); column++) {
    if (grid.covered(row, column)) continue;
    const cell = grid.own(row, column);
    if (cell === undefined) continue;
    if (cell.text.length > HEADING_LENGTH || cell.kind === 'date') {
      long++;
      continue;
    }
    const { field, confidence } = fieldOf([cell.text]);
    if (field === null || kinds.has(field)) continue;
    kinds.add(field);
    score += confidence;
  }
  return { score: score - long, kinds };
}

/** The header's rows by their words; null where no row looks like one. */
export function guessHeader(grid: Grid): HeaderRows | null {
  let best: { row: number; score: number } | null = null;
  for (const { row } of grid.sheet.rows.slice(0, LOOKED_AT)) {
    const { score, kinds } = headingsIn(grid, row);
    const speaks = kinds.has('problem') || kinds.has('measure') || kinds.size >= 4;
    if (kinds.size < 2 || !speaks || score < 1.6) continue;
    if (best === null || score > best.score + 0.5) best = { row, score };
  }
  return best === null ? null : headerAround(grid, best.row);
}

/** All rows of the header that the row belongs to: a heading over several columns has its own headings below it. */
export function headerAround(grid: Grid, row: number): HeaderRows {
  const width = Math.min(grid.sheet.width, WIDEST);
  let first = row;
  let last = row;
  for (let column = 0; column < width; column++) {
    const merge = grid.mergeAt(row, column);
    if (merge === undefined || merge.rows > MOST_ROWS) continue;
    first = Math.min(first, merge.row);
    last = Math.max(last, merge.row + merge.rows - 1);
  }
  if (last === row && hasGroup(grid, row, width) && isSecond(grid, row + 1, row, width)) last = row + 1;
  if (first === row && row > 0 && isGroupRow(grid, row - 1, row, width)) first = row - 1;
  return { first, last };
}

/** A heading that reaches over some columns but not over the whole table. */
function hasGroup(grid: Grid, row: number, width: number): boolean {
  for (let column = 0; column < width; column++) {
    const merge = grid.mergeAt(row, column);
    if (merge !== undefined && merge.columns > 1 && merge.columns < width - 1 && grid.seen(row, column)) return true;
  }
  return false;
}

/** Short words, all of them below headings that reach over several columns. */
function isSecond(grid: Grid, row: number, above: number, width: number): boolean {
  let found = 0;
  for (let column = 0; column < width; column++) {
    const cell = grid.own(row, column);
    if (cell === undefined || grid.covered(row, column)) continue;
    const over = grid.mergeAt(above, column);
    if (over === undefined || over.columns < 2 || cell.text.length > 12) return false;
    found++;
  }
  return found > 0;
}

/** A row above the header that only holds headings over several of its columns; a title reaches over all of them. */
function isGroupRow(grid: Grid, row: number, below: number, width: number): boolean {
  let groups = 0;
  for (let column = 0; column < width; column++) {
    const cell = grid.own(row, column);
    if (cell === undefined || grid.covered(row, column)) continue;
    const merge = grid.mergeAt(row, column);
    const over = merge?.columns ?? 1;
    if (over >= width - 1 || cell.text.length > 16) return false;
    if (over > 1 && grid.own(below, column) !== undefined) groups++;
  }
  return groups > 0;
}

/** The headings of every column from top to bottom; '' columns are left out by the caller. */
export function headingsOf(grid: Grid, header: HeaderRows, column: number): string[] {
  const words: string[] = [];
  for (let row = header.first; row <= header.last; row++) {
    const text = grid.seen(row, column)?.text ?? '';
    if (text !== '' && words.at(-1) !== text) words.push(text);
  }
  return words;
}

/** Signs a header, so that a mapping can be remembered for the next workbook of the same make. */
export function headerSignature(headings: readonly (readonly string[])[]): string {
  return headings.map((words) => words.map(bareHeading).join('>')).join('|');
}

/** The sheet most likely to be the ledger: known headings with many rows below them; hidden sheets come last. */
export function guessSheet(book: Book): number {
  let best = { index: 0, score: -1 };
  book.sheets.forEach((sheet, index) => {
    const score = ledgerLikeness(sheet);
    if (score > best.score) best = { index, score };
  });
  return best.index;
}

function ledgerLikeness(sheet: BookSheet): number {
  const grid = new Grid({ ...sheet, rows: sheet.rows.slice(0, LOOKED_AT * 2) });
  const header = guessHeader(grid);
  const rows = sheet.rows.length;
  if (header === null) return Math.min(rows, 10) / 1000;
  const { kinds } = headingsIn(grid, header.last);
  const { kinds: above } = headingsIn(grid, header.first);
  const known = new Set([...kinds, ...above]).size;
  const below = sheet.rows.filter(({ row }) => row > header.last).length;
  return (known + Math.min(below, 100) / 10) * (sheet.hidden ? 0.1 : 1);
}
