// Copying a block of cells, pasting one from Excel, filling down, clearing: each one step of 撤销.
import { useState } from 'react';
import type { BodyRow, LedgerRow } from '#domain/ledger/view.ts';
import { PASTE } from '#renderer/text/ledger.ts';
import { type Column, isBody, isEditable } from './columns.ts';
import { emptyValue, isSigned, type Patch, type RowEdit, valueOfField } from './fields.ts';
import { copyCells, type PastePlan, planFill, planPaste } from './paste.ts';
import type { Directory } from './read-cell.ts';
import { selectionSize } from './selection.ts';
import { formatTsv, parseTsv } from './tsv.ts';
import type { Desk } from './use-desk.ts';
import type { Grid } from './use-grid.ts';
import { useView } from './view-store.ts';

/** Rows copied or filled at once. */
const MOST_ROWS = 2_000;
/** Rows looked through for a place for pasted lines. */
const STRETCH = 200;

/** A paste that waits for the clerk's decision. */
export interface WaitingPaste {
  block: string[][];
  rows: BodyRow[];
  columns: Column[];
  plan: PastePlan;
}

export interface Clipboard {
  waiting: WaitingPaste | null;
  /** Clipboard text of rows that are there */
  textOf: (rows: readonly LedgerRow[]) => string;
  /** Fetches the rows of the block first; the system's clipboard is asked for leave. */
  copy: () => Promise<void>;
  paste: (text: string) => Promise<void>;
  /** Plans the waiting block again, after names were added. */
  write: (paste: WaitingPaste, directory: Directory) => Promise<void>;
  dismiss: () => void;
  fillDown: () => Promise<void>;
  clear: () => Promise<void>;
}

export function directoryOf(desk: Desk): Directory {
  const { units, officials } = desk.directory;
  const year = desk.round.feedbackDate === null ? null : Number(desk.round.feedbackDate.slice(0, 4));
  return { units, officials, year, today: desk.asOf };
}

export function useClipboard(desk: Desk, grid: Grid, columns: readonly Column[]): Clipboard {
  const [waiting, setWaiting] = useState<WaitingPaste | null>(null);
  const say = (said: string) => useView.getState().set({ said });
  const { block, at } = grid;
  const inBlock = columns.slice(block.left, block.right + 1);

  const blockRows = async (): Promise<LedgerRow[] | null> => {
    if (block.bottom - block.top >= MOST_ROWS) {
      say(PASTE.tooMany.replace('{n}', String(MOST_ROWS)));
      return null;
    }
    return desk.source.load(Math.max(0, block.top), block.bottom);
  };

  const write = async (paste: WaitingPaste, directory: Directory) => {
    const plan = planPaste(paste.block, paste.rows, paste.columns, desk.context, directory);
    setWaiting(null);
    if (plan.edits.length === 0) say(PASTE.nothing);
    else if (await desk.edit(plan.edits)) say(PASTE.pasted.replace('{n}', String(plan.cells)));
  };

  const applyFill = async (edits: RowEdit[]) => {
    if (edits.length === 0) say(PASTE.nothingToFill);
    else if (await desk.edit(edits)) say(PASTE.filled.replace('{n}', String(edits.length)));
  };

  const textOf = (rows: readonly LedgerRow[]): string => {
    const cells = copyCells(rows, inBlock, desk.context);
    say(PASTE.copied.replace('{rows}', String(cells.length)).replace('{columns}', String(inBlock.length)));
    return formatTsv(cells);
  };

  return {
    waiting,
    dismiss: () => setWaiting(null),
    textOf,
    copy: async () => {
      const rows = await blockRows();
      if (rows !== null) copyText(textOf(rows));
    },
    paste: async (text) => {
      const cells = parseTsv(text);
      const start = grid.row;
      if (cells.length === 0 || !isBody(start)) return;
      const one = cells.length === 1 && cells[0]?.length === 1;
      // One copied cell goes into every row of the block, as in Excel.
      const lines = one && !grid.oneCell ? await repeated(cells[0] as string[]) : cells;
      const rows = await rowsBelow(desk, grid.oneCell ? at.index : block.top, start.kind, lines.length);
      const over = columns.slice(grid.oneCell ? at.column : block.left);
      const plan = planPaste(lines, rows, over, desk.context, directoryOf(desk));
      const paste = { block: lines, rows, columns: over, plan };
      if (plan.doubts.length > 0 || plan.over > 0) setWaiting(paste);
      else await write(paste, directoryOf(desk));
    },
    write,
    fillDown: async () => {
      const { selected } = useView.getState();
      const valueIn = (row: BodyRow, column: Column): Patch => shownValue(row, column);
      if (!grid.oneCell) {
        const rows = await blockRows();
        if (rows !== null) await applyFill(planFill(rows, inBlock, valueIn));
        return;
      }
      const column = columns[at.column];
      if (!isBody(grid.row) || column === undefined || selectionSize(selected) === 0) {
        say(PASTE.nothingToFill);
        return;
      }
      const { row } = grid;
      if (column.field === null || column.field === 'words' || !isEditable(row, column)) {
        say(PASTE.nothingToFill);
        return;
      }
      const patch = valueIn(row, column);
      const ids = [...(row.kind === 'problem' ? selected.problems : selected.measures)].filter((id) => id !== row.id);
      await applyFill(ids.map((id) => ({ kind: row.kind, id, patch })));
    },
    clear: async () => {
      const rows = await blockRows();
      if (rows === null) return;
      const edits: RowEdit[] = [];
      for (const row of rows) {
        if (!isBody(row)) continue;
        const patch = clearedFields(row, inBlock);
        if (patch !== null) edits.push({ kind: row.kind, id: row.id, patch });
      }
      if (edits.length > 0) await desk.edit(edits);
    },
  };

  async function repeated(line: string[]): Promise<string[][]> {
    const rows = (await blockRows()) ?? [];
    const start = grid.row;
    return rows.filter((row) => row.kind === start?.kind).map(() => inBlock.map(() => line[0] ?? ''));
  }
}

/** What a cell shows, as a value for other rows: what a measure takes from its problem is written out. */
function shownValue(row: BodyRow, column: Column): Patch {
  if (column.field === null) return {};
  const own = valueOfField(row, column.field);
  if (row.kind === 'measure' && column.field in row.problem.responsibilities) {
    const role = column.field as keyof typeof row.problem.responsibilities;
    return (own[role]?.length ?? 0) > 0 ? own : { [role]: row.problem.responsibilities[role] };
  }
  return own;
}

/** Cells emptied; words, states and shares cannot be empty and stay. */
function clearedFields(row: BodyRow, columns: readonly Column[]): Patch | null {
  let patch: Patch = {};
  for (const column of columns) {
    const { field } = column;
    if (field === null || !isEditable(row, column)) continue;
    if (field === 'words' || field === 'state' || field === 'percent') continue;
    const value = valueOfField(row, field);
    if (isSigned(field) || field === 'applicant') {
      const part = Object.fromEntries(Object.keys(value.closeOut ?? {}).map((key) => [key, null]));
      patch = { ...patch, closeOut: { ...patch.closeOut, ...part } };
    } else patch = { ...patch, ...emptyValue(field) };
  }
  return Object.keys(patch).length > 0 ? patch : null;
}

/** Rows of one kind from a place on, as many as are needed; fewer where the list ends. */
async function rowsBelow(desk: Desk, from: number, kind: BodyRow['kind'], needed: number): Promise<BodyRow[]> {
  const found: BodyRow[] = [];
  const { total } = desk.source.state();
  for (let at = from; at < total && found.length < needed; at += STRETCH) {
    for (const row of await desk.source.load(at, Math.min(total - 1, at + STRETCH - 1))) {
      if (isBody(row) && row.kind === kind && found.length < needed) found.push(row);
    }
  }
  return found;
}

/** Puts text on the clipboard outside of a copy by the keys: the copy is made by the program itself. */
function copyText(text: string): void {
  const put = (event: ClipboardEvent) => {
    event.preventDefault();
    event.stopPropagation();
    event.clipboardData?.setData('text/plain', text);
  };
  document.addEventListener('copy', put, { capture: true, once: true });
  document.execCommand('copy');
  document.removeEventListener('copy', put, { capture: true });
}
