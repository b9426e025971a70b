// How a person has arranged a list's columns: order, hidden ones, widths, how many stay in sight; kept per list.
import type { Column, ColumnKey } from './columns.ts';

export interface ColumnLayout {
  /** Keys in the person's order; columns that are not named follow in their usual order */
  order: string[];
  hidden: string[];
  /** Columns shown though the list hides them at first */
  shown: string[];
  /** px at 14 px type */
  widths: Record<string, number>;
  /** The last column that stays in sight; '' for none, null for the list's own choice: the one that carries the tree */
  frozen: string | null;
}

export const OWN_LAYOUT: ColumnLayout = { order: [], hidden: [], shown: [], widths: {}, frozen: null };

export const LEAST_WIDTH = 40;
export const MOST_WIDTH = 900;

/** A layout from what was kept; anything that is not one gives the list's own layout. */
export function readLayout(kept: string | undefined): ColumnLayout {
  if (kept === undefined) return OWN_LAYOUT;
  let value: unknown;
  try {
    value = JSON.parse(kept);
  } catch {
    return OWN_LAYOUT;
  }
  if (typeof value !== 'object' || value === null) return OWN_LAYOUT;
  const { order, hidden, shown, widths, frozen } = value as Record<string, unknown>;
  return {
    order: strings(order),
    hidden: strings(hidden),
    shown: strings(shown),
    widths: numbers(widths),
    frozen: typeof frozen === 'string' ? frozen : null,
  };
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

function numbers(value: unknown): Record<string, number> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, width]) =>
      typeof width === 'number' && Number.isFinite(width) ? [[key, fitWidth(width)]] : [],
    ),
  );
}

export function fitWidth(width: number): number {
  return Math.round(Math.max(LEAST_WIDTH, Math.min(MOST_WIDTH, width)));
}

/** All columns of a list in the person's order, hidden ones too. */
export function orderedColumns(columns: readonly Column[], layout: ColumnLayout): Column[] {
  const named = layout.order.flatMap((key) => columns.find((column) => column.key === key) ?? []);
  const result = [...named];
  // A column that the kept order does not know yet stands behind the one before it in the list.
  for (const [at, column] of columns.entries()) {
    if (named.includes(column)) continue;
    const before = columns[at - 1];
    result.splice(before === undefined ? 0 : result.indexOf(before) + 1, 0, column);
  }
  return result;
}

export function isShown(column: Column, layout: ColumnLayout): boolean {
  if (layout.hidden.includes(column.key)) return false;
  return !column.hiddenAtFirst || layout.shown.includes(column.key);
}

/** The columns as they are drawn: those shown, in order, with the person's widths. */
export function visibleColumns(columns: readonly Column[], layout: ColumnLayout): Column[] {
  return orderedColumns(columns, layout)
    .filter((column) => isShown(column, layout))
    .map((column) => {
      const width = layout.widths[column.key];
      return width === undefined ? column : { ...column, width, grow: 0 };
    });
}

/** How many of the visible columns stay in sight: those up to the frozen one, which may itself be hidden. */
export function frozenCount(columns: readonly Column[], layout: ColumnLayout): number {
  if (layout.frozen === '') return 0;
  const ordered = orderedColumns(columns, layout);
  const last = ordered.findIndex((column) => (layout.frozen === null ? column.tree : column.key === layout.frozen));
  return ordered.slice(0, last + 1).filter((column) => isShown(column, layout)).length;
}

/** Shows or hides a column; the last one and the one that carries the tree stay. */
export function showColumn(layout: ColumnLayout, column: Column, show: boolean): ColumnLayout {
  if (column.tree && !show) return layout;
  const others = (keys: string[]) => keys.filter((key) => key !== column.key);
  return {
    ...layout,
    hidden: show ? others(layout.hidden) : [...others(layout.hidden), column.key],
    shown: show && column.hiddenAtFirst ? [...others(layout.shown), column.key] : others(layout.shown),
  };
}

/** Puts a column in front of another visible one; `before` null: at the end. */
export function moveColumn(
  columns: readonly Column[],
  layout: ColumnLayout,
  key: ColumnKey,
  before: ColumnKey | null,
): ColumnLayout {
  const order = orderedColumns(columns, layout)
    .map((column) => column.key)
    .filter((each) => each !== key);
  order.splice(before === null ? order.length : order.indexOf(before), 0, key);
  return { ...layout, order };
}

/** Moves a column past its visible neighbour to the left (−1) or right (1). */
export function stepColumn(
  columns: readonly Column[],
  layout: ColumnLayout,
  key: ColumnKey,
  step: -1 | 1,
): ColumnLayout {
  const shown = visibleColumns(columns, layout).map((column) => column.key);
  const at = shown.indexOf(key);
  const to = at + step;
  if (at < 0 || to < 0 || to >= shown.length) return layout;
  return moveColumn(columns, layout, key, (step < 0 ? shown[to] : shown[to + 1]) ?? null);
}

export function resizeColumn(layout: ColumnLayout, key: ColumnKey, width: number): ColumnLayout {
  return { ...layout, widths: { ...layout.widths, [key]: fitWidth(width) } };
}
