// Puts a sheet together while it is being read, within limits that no honest ledger comes near.
import type { BookCell, BookRow, BookSheet, CellKind, Merge } from '#domain/workbook/types.ts';
import { cleanCell } from './workbook-values.ts';

/** Cells that hold something, in one workbook. A ledger of 25,000 problems and 100,000 measures has 1.4 million. */
export const CELL_LIMIT = 2_000_000;
/** Merged blocks that touch the rows in use. */
const MERGE_LIMIT = 400_000;
/** Excel's own limits; a place beyond them is a broken file. */
const ROWS = 1_048_576;
const COLUMNS = 16_384;

export class WorkbookError extends Error {
  readonly reason: 'tooLarge' | 'damaged';
  constructor(reason: 'tooLarge' | 'damaged', what: string) {
    super(what);
    this.reason = reason;
  }
}

/** Counts the cells of a whole workbook. */
export class Budget {
  #left = CELL_LIMIT;

  /** @throws WorkbookError tooLarge beyond the limit */
  take(): void {
    this.#left--;
    if (this.#left < 0) throw new WorkbookError('tooLarge', 'cells');
  }
}

export class SheetBuilder {
  readonly #name: string;
  readonly #hidden: boolean;
  readonly #budget: Budget;
  readonly #rows: BookRow[] = [];
  readonly #merges: Merge[] = [];
  readonly #hiddenColumns: [number, number][] = [];
  readonly #hiddenRows = new Set<number>();
  #declared = { rows: 0, columns: 0 };
  #width = 0;
  #sorted = true;

  constructor(name: string, hidden: boolean, budget: Budget) {
    this.#name = name;
    this.#hidden = hidden;
    this.#budget = budget;
  }

  declare(rows: number, columns: number): void {
    this.#declared = { rows, columns };
  }

  hideRow(row: number): void {
    this.#hiddenRows.add(row);
  }

  hideColumns(from: number, to: number): void {
    this.#hiddenColumns.push([from, to]);
  }

  /** Keeps a cell that holds something. @throws WorkbookError */
  cell(row: number, column: number, kind: CellKind, text: string, formula: boolean): void {
    const words = cleanCell(text);
    if (words === '') return;
    if (row < 0 || row >= ROWS || column < 0 || column >= COLUMNS) throw new WorkbookError('damaged', 'place');
    this.#budget.take();
    if (column >= this.#width) this.#width = column + 1;
    let last = this.#rows.at(-1);
    if (last === undefined || last.row !== row) {
      if (last !== undefined && last.row > row) this.#sorted = false;
      last = { row, hidden: false, cells: [] };
      this.#rows.push(last);
    }
    const cell: BookCell = { row, column, kind, text: words };
    if (formula) cell.formula = true;
    if ((last.cells.at(-1)?.column ?? -1) >= column) this.#sorted = false;
    last.cells.push(cell);
  }

  /** Keeps a merged block; places from 0, both ends included. */
  merge(top: number, left: number, bottom: number, right: number): void {
    const block = {
      row: Math.min(top, bottom),
      column: Math.min(left, right),
      rows: Math.abs(bottom - top) + 1,
      columns: Math.abs(right - left) + 1,
    };
    if (block.rows * block.columns > 1) this.#merges.push(block);
  }

  /** @throws WorkbookError tooLarge for too many merged blocks */
  build(): BookSheet {
    if (!this.#sorted) this.#sort();
    for (const row of this.#rows) row.hidden = this.#hiddenRows.has(row.row);
    const last = this.#rows.at(-1)?.row ?? -1;
    const merges = this.#merges.flatMap((block): Merge[] => {
      if (block.row > last || block.column >= this.#width) return [];
      // a block that reaches below the last row in use or beyond the last column says no more than one that ends there
      const columns = Math.min(block.columns, this.#width - block.column);
      const rows = Math.min(block.rows, last - block.row + 1);
      return rows * columns > 1 ? [{ row: block.row, column: block.column, rows, columns }] : [];
    });
    if (merges.length > MERGE_LIMIT) throw new WorkbookError('tooLarge', 'merges');
    return {
      name: this.#name,
      hidden: this.#hidden,
      rows: this.#rows,
      merges,
      hiddenColumns: this.#columnsHidden(),
      width: this.#width,
      declared: {
        rows: Math.max(this.#declared.rows, last + 1),
        columns: Math.max(this.#declared.columns, this.#width),
      },
    };
  }

  #columnsHidden(): number[] {
    const hidden: number[] = [];
    for (let column = 0; column < this.#width; column++) {
      if (this.#hiddenColumns.some(([from, to]) => column >= from && column <= to)) hidden.push(column);
    }
    return hidden;
  }

  /** Some writers do not keep the order of rows or cells; of two cells at one place the later one counts. */
  #sort(): void {
    const byRow = new Map<number, Map<number, BookCell>>();
    for (const { row, cells } of this.#rows) {
      const known = byRow.get(row) ?? new Map<number, BookCell>();
      byRow.set(row, known);
      for (const cell of cells) known.set(cell.column, cell);
    }
    this.#rows.length = 0;
    for (const row of [...byRow.keys()].sort((a, b) => a - b)) {
      const cells = [...(byRow.get(row)?.values() ?? [])].sort((a, b) => a.column - b.column);
      this.#rows.push({ row, hidden: false, cells });
    }
  }
}
