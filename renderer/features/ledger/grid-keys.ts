// Where the keys lead in the tree grid, as pure functions of rows and place.
import type { Row } from './rows.ts';

export interface Cell {
  row: number;
  column: number;
}

export type Move = { go: Cell } | { toggle: number } | null;

const PAGE = 12;

/** What an arrow, Home, End, Page, + or − key does from a cell; null where it does nothing here. */
export function moveOf(
  event: { key: string; ctrlKey: boolean; altKey: boolean; metaKey: boolean },
  at: Cell,
  rows: readonly Row[],
  columns: number,
): Move {
  if (event.altKey || event.metaKey) return null;
  const last = rows.length - 1;
  const row = rows[at.row];
  const heading = row?.kind === 'aspect' || row?.kind === 'item';
  const to = (rowAt: number, column = at.column): Move => ({
    go: { row: Math.max(0, Math.min(last, rowAt)), column: Math.max(0, Math.min(columns - 1, column)) },
  });
  switch (event.key) {
    case 'ArrowDown':
      return to(at.row + 1);
    case 'ArrowUp':
      return to(at.row - 1);
    case 'PageDown':
      return to(at.row + PAGE);
    case 'PageUp':
      return to(at.row - PAGE);
    case 'Home':
      return event.ctrlKey ? to(0, 0) : to(at.row, 0);
    case 'End':
      return event.ctrlKey ? to(last, at.column) : to(at.row, columns - 1);
    case 'ArrowLeft': {
      if (!heading && at.column > 0) return to(at.row, at.column - 1);
      if (row?.expanded) return { toggle: at.row };
      const parent = rows.findIndex((each) => each.id === row?.parentId);
      return parent < 0 ? null : to(parent);
    }
    case 'ArrowRight':
      if (row?.expanded === false && (heading || at.column === 0)) return { toggle: at.row };
      return heading ? null : to(at.row, at.column + 1);
    case '+':
    case '=':
      return row?.expanded === false ? { toggle: at.row } : null;
    case '-':
      return row?.expanded === true ? { toggle: at.row } : null;
    default:
      return null;
  }
}
