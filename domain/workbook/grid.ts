// A sheet as a grid: what stands at a place, seen through merged blocks.
import type { BookCell, BookRow, BookSheet, Merge } from './types.ts';

/** Covered cells that are kept track of; a sheet with more is read as if the rest were not merged. */
const COVERED_LIMIT = 3_000_000;
const COLUMNS = 16_384;

export class Grid {
  readonly sheet: BookSheet;
  /** False where there were too many merged cells to follow */
  readonly mergesFollowed: boolean;
  readonly #rows = new Map<number, BookCell[]>();
  readonly #covered = new Map<number, Merge>();

  constructor(sheet: BookSheet) {
    this.sheet = sheet;
    for (const { row, cells } of sheet.rows) {
      const byColumn: BookCell[] = [];
      for (const cell of cells) byColumn[cell.column] = cell;
      this.#rows.set(row, byColumn);
    }
    let left = COVERED_LIMIT;
    let followed = true;
    for (const merge of sheet.merges) {
      left -= merge.rows * merge.columns;
      if (left < 0) {
        followed = false;
        break;
      }
      for (let row = merge.row; row < merge.row + merge.rows; row++) {
        for (let column = merge.column; column < merge.column + merge.columns; column++) {
          this.#covered.set(row * COLUMNS + column, merge);
        }
      }
    }
    this.mergesFollowed = followed;
  }

  /** What stands in the cell itself. */
  own(row: number, column: number): BookCell | undefined {
    return this.#rows.get(row)?.[column];
  }

  mergeAt(row: number, column: number): Merge | undefined {
    return this.#covered.get(row * COLUMNS + column);
  }

  /** What a person sees at the place: the cell's own, or that of the block which covers it. */
  seen(row: number, column: number): BookCell | undefined {
    const merge = this.mergeAt(row, column);
    return merge === undefined ? this.own(row, column) : this.own(merge.row, merge.column);
  }

  /** The cell is covered by a block that begins elsewhere. */
  covered(row: number, column: number): boolean {
    const merge = this.mergeAt(row, column);
    return merge !== undefined && (merge.row !== row || merge.column !== column);
  }
}

/** Distinct cells of a row that a person sees, those of blocks that reach into it from above included. */
export function seenCells(grid: Grid, row: BookRow, columns: readonly number[]): BookCell[] {
  const cells = new Set<BookCell>();
  for (const column of columns) {
    const cell = grid.seen(row.row, column);
    if (cell !== undefined) cells.add(cell);
  }
  return [...cells];
}
