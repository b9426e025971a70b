// A block from the clipboard laid over the list: which cells it fills, and what in it does not fit.
import type { BodyRow, LedgerRow } from '#domain/ledger/view.ts';
import { PASTE } from '#renderer/text/ledger.ts';
import { type CellContext, type Column, isBody, isEditable, isHeading, wordsOf } from './columns.ts';
import type { Patch, RowEdit } from './fields.ts';
import { type CellReading, type Directory, readCell } from './read-cell.ts';

/** A cell that was not understood, by its place as a person sees it. */
export interface Doubt {
  /** E.g. (5) or (5)-2; 第3行 where the row does not exist */
  row: string;
  column: string;
  text: string;
  reason: string;
  /** A name that could be added to the directory */
  missing: { kind: 'unit' | 'official'; name: string } | null;
}

export interface PastePlan {
  edits: RowEdit[];
  /** Cells that will be written */
  cells: number;
  doubts: Doubt[];
  /** Rows of the block that the list has no place for */
  over: number;
}

/** What a body row is called in messages: (5), or (5)-2 for its second measure. */
export function rowName(row: LedgerRow): string {
  if (row.kind === 'problem') return `(${row.problem.number})`;
  if (row.kind === 'measure') return `(${row.problem.number})-${row.measure.position}`;
  return row.title;
}

/**
 * Lays a block over rows of one kind from a column on to the right. `rows` are those rows, in order, from the active
 * one down. A block of one cell fills that cell; rows beyond the list are counted, nothing is written into thin air.
 */
export function planPaste(
  block: readonly (readonly string[])[],
  rows: readonly LedgerRow[],
  columns: readonly Column[],
  context: CellContext,
  directory: Directory,
): PastePlan {
  const plan: PastePlan = { edits: [], cells: 0, doubts: [], over: Math.max(0, block.length - rows.length) };
  for (const [at, line] of block.entries()) {
    const row = rows[at];
    if (!isBody(row)) continue;
    let patch: Patch = {};
    let written = 0;
    for (const [index, raw] of line.entries()) {
      const text = raw.trim();
      const column = columns[index];
      const doubt = (reason: string, missing: Doubt['missing'] = null) =>
        plan.doubts.push({ row: rowName(row), column: column?.title ?? PASTE.beyond, text, reason, missing });
      if (column === undefined) {
        if (text !== '') doubt(PASTE.noColumn);
        continue;
      }
      if (text === wordsOf(row, column, context).trim()) continue;
      if (!isEditable(row, column) || column.field === null) {
        if (text !== '') doubt(PASTE.readOnly);
        continue;
      }
      const reading: CellReading = readCell(column.field, text, row, directory);
      for (const { reason, missing } of reading.doubts) doubt(reason, missing ?? null);
      if (reading.patch === null) continue;
      patch = merged(patch, reading.patch);
      written += 1;
    }
    if (written === 0) continue;
    plan.edits.push({ kind: row.kind, id: row.id, patch });
    plan.cells += written;
  }
  return plan;
}

function merged(patch: Patch, more: Patch): Patch {
  const closeOut = { ...patch.closeOut, ...more.closeOut };
  return { ...patch, ...more, ...(Object.keys(closeOut).length > 0 ? { closeOut } : {}) };
}

/** Names that the directory lacks, each once. */
export function missingNames(doubts: readonly Doubt[]): NonNullable<Doubt['missing']>[] {
  const seen = new Map<string, NonNullable<Doubt['missing']>>();
  for (const { missing } of doubts) if (missing !== null) seen.set(`${missing.kind} ${missing.name}`, missing);
  return [...seen.values()];
}

/** Rows as cells to copy: headings stand in the first column, so that the block keeps its shape. */
export function copyCells(rows: readonly LedgerRow[], columns: readonly Column[], context: CellContext): string[][] {
  return rows.map((row) =>
    isHeading(row)
      ? columns.map((_, index) => (index === 0 ? row.title : ''))
      : columns.map((column) => wordsOf(row, column, context)),
  );
}

/** The first row's cells written into all rows below it that have the field. */
export function planFill(rows: readonly LedgerRow[], columns: readonly Column[], valueIn: FieldValueOf): RowEdit[] {
  const first = rows.find(isBody);
  if (first === undefined) return [];
  const edits: RowEdit[] = [];
  for (const row of rows) {
    if (row === first || !isBody(row) || row.kind !== first.kind) continue;
    let patch: Patch = {};
    for (const column of columns) {
      // Words are each row's own: filled down they would only make doubles.
      if (column.field === null || column.field === 'words' || !isEditable(row, column)) continue;
      patch = merged(patch, valueIn(first, column));
    }
    if (Object.keys(patch).length > 0) edits.push({ kind: row.kind, id: row.id, patch });
  }
  return edits;
}

export type FieldValueOf = (row: BodyRow, column: Column) => Patch;
