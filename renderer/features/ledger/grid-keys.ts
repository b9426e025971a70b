// Where the keys lead in the tree grid, as pure functions of place and row. Row −1 is the head.
import type { LedgerRow } from '#domain/ledger/view.ts';

export interface Cell {
  index: number;
  column: number;
}

export const HEAD = -1;

export type Move = { go: Cell } | { toggle: number } | { parent: string } | null;

export interface Around {
  at: Cell;
  /** The row at `at`; undefined for the head and for rows not fetched yet */
  row: LedgerRow | undefined;
  total: number;
  columns: number;
  /** Rows that are seen at once */
  page: number;
}

/** What an arrow, Home, End, Page, + or − key does from a cell; null where it does nothing here. */
export function moveOf(
  event: { key: string; ctrlKey: boolean; altKey: boolean; metaKey: boolean; shiftKey?: boolean },
  { at, row, total, columns, page }: Around,
): Move {
  if (event.altKey || event.metaKey) return null;
  const last = total - 1;
  const heading = row?.kind === 'aspect' || row?.kind === 'item';
  const to = (index: number, column = at.column): Move => ({
    go: { index: Math.max(HEAD, Math.min(last, index)), column: Math.max(0, Math.min(columns - 1, column)) },
  });
  switch (event.key) {
    case 'ArrowDown':
      return event.ctrlKey ? to(last) : to(at.index + 1);
    case 'ArrowUp':
      if (event.ctrlKey) return to(0);
      return event.shiftKey && at.index === 0 ? null : to(at.index - 1);
    case 'PageDown':
      return to(at.index + page);
    case 'PageUp':
      return to(Math.max(0, at.index - page));
    case 'Home':
      return event.ctrlKey ? to(0, 0) : to(at.index, 0);
    case 'End':
      return event.ctrlKey ? to(last, at.column) : to(at.index, columns - 1);
    case 'ArrowLeft':
      if (event.ctrlKey) return to(at.index, 0);
      if (!heading && at.column > 0) return to(at.index, at.column - 1);
      if (event.shiftKey) return null;
      if (row?.expanded) return { toggle: at.index };
      return row?.parentId ? { parent: row.parentId } : null;
    case 'ArrowRight':
      if (event.ctrlKey) return to(at.index, columns - 1);
      if (!event.shiftKey && row?.expanded === false && (heading || at.column === 0)) return { toggle: at.index };
      return heading ? null : to(at.index, at.column + 1);
    case '+':
    case '=':
      return row?.expanded === false ? { toggle: at.index } : null;
    case '-':
      return row?.expanded === true ? { toggle: at.index } : null;
    default:
      return null;
  }
}
