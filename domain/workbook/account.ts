// Keeps account of every cell: each one that holds something is either taken over or told of.

import type { Remark } from './reading.ts';
import { type BookCell, type BookSheet, columnLetters } from './types.ts';

export class Account {
  readonly doubts: Remark[] = [];
  readonly unreadable: Remark[] = [];
  readonly skipped: Remark[] = [];
  readonly #seen = new Set<BookCell>();

  /** The cell's content is in the result. */
  use(cell: BookCell | undefined): void {
    if (cell !== undefined) this.#seen.add(cell);
  }

  /** The content is in the result, but somebody should look at it. */
  doubt(cell: BookCell, reason: string): void {
    this.#seen.add(cell);
    this.doubts.push(remark(cell, reason));
  }

  doubtRow(row: number, reason: string): void {
    this.doubts.push({ row, column: null, text: '', reason });
  }

  fail(cell: BookCell, reason: string): void {
    this.#seen.add(cell);
    this.unreadable.push(remark(cell, reason));
  }

  skip(cell: BookCell, reason: string): void {
    if (this.#seen.has(cell)) return;
    this.#seen.add(cell);
    this.skipped.push(remark(cell, reason));
  }

  /** A part of a cell that is otherwise taken over. */
  skipPart(cell: BookCell, text: string, reason: string): void {
    this.skipped.push({ ...remark(cell, reason), text });
  }

  /** Whatever nobody has asked for is told of in the end; `why` says why by column. */
  close(sheet: BookSheet, why: (cell: BookCell) => string): void {
    for (const { cells } of sheet.rows) {
      for (const cell of cells) if (!this.#seen.has(cell)) this.skip(cell, why(cell));
    }
    const byPlace = (a: Remark, b: Remark): number => a.row - b.row || (a.column ?? -1) - (b.column ?? -1);
    this.doubts.sort(byPlace);
    this.unreadable.sort(byPlace);
    this.skipped.sort(byPlace);
  }
}

function remark(cell: BookCell, reason: string): Remark {
  return { row: cell.row, column: cell.column, text: cell.text, reason };
}

/** 第5行B列 */
export function placeInWords(row: number, column: number | null): string {
  return column === null ? `第${row + 1}行` : `第${row + 1}行${columnLetters(column)}列`;
}
