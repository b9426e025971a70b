// The tree grid: one flat array of rows, drawn only where it is seen; one place of focus, moved by keys or mouse.
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { usePreferences } from '#renderer/store/preferences.ts';
import { LEDGER, LIST_WORDS } from '#renderer/text/ledger.ts';
import { CellEditor } from './CellEditor.tsx';
import { type BodyRow, type CellContext, columnsOf, type Field, isEditable } from './columns.ts';
import type { Matcher } from './filter.ts';
import { GridRow } from './GridRow.tsx';
import { type Cell, moveOf } from './grid-keys.ts';
import type { Row, TreeList } from './rows.ts';
import { changeSelection, selectedRows } from './selection.ts';
import { useSlots } from './slots.ts';
import type { Ledger } from './use-ledger.ts';
import { useView } from './view-store.ts';
import './grid.css';

export interface LedgerGridProps {
  list: TreeList;
  rows: readonly Row[];
  matcher: Matcher;
  context: CellContext;
  ledger: Ledger;
}

export function LedgerGrid({ list, rows, matcher, context, ledger }: LedgerGridProps) {
  const columns = columnsOf(list);
  const large = usePreferences((state) => state.largeType);
  const selected = useView((state) => state.selected);
  const active = useView((state) => state.active);
  const set = useView((state) => state.set);
  const [editing, setEditing] = useState<{ row: BodyRow; field: Field; rect: DOMRect } | null>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const table = useRef<HTMLTableElement>(null);
  const anchor = useRef<number | null>(null);
  const rowHeight = large ? 42 : 36;
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    scrollPaddingStart: rowHeight,
    overscan: 10,
  });
  useEffect(() => {
    if (rowHeight > 0) virtual.measure();
  }, [rowHeight, virtual]);

  const found = useMemo(() => rows.findIndex((row) => row.id === active.rowId), [rows, active.rowId]);
  const at: Cell = { row: Math.max(0, found), column: active.column };
  const activeRow = rows[at.row];

  const show = useCallback(
    (cell: Cell) => {
      const row = rows[cell.row];
      if (row === undefined) return;
      set({ active: { rowId: row.id, column: cell.column } });
      virtual.scrollToIndex(cell.row, { align: 'auto' });
    },
    [rows, set, virtual],
  );

  const toggle = (index: number) => {
    const row = rows[index];
    if (row === undefined || row.expanded === null) return;
    const toggled = { ...useView.getState().toggled };
    const next = new Set(toggled[list]);
    if (!next.delete(row.id)) next.add(row.id);
    toggled[list] = next;
    set({ toggled });
  };

  const select = (from: number, to: number, on?: boolean) => {
    const range = rows.slice(Math.min(from, to), Math.max(from, to) + 1);
    set({ selected: changeSelection(selected, range, list, matcher, on) });
    anchor.current = to;
  };

  const edit = (cell: Cell) => {
    const row = rows[cell.row];
    const column = columns[cell.column];
    if (row === undefined || column === undefined) return;
    if (row.kind === 'aspect' || row.kind === 'item') {
      toggle(cell.row);
      return;
    }
    if (!isEditable(row, column) || column.field === null) {
      set({ drawer: true });
      return;
    }
    const field = column.field;
    const element = document.getElementById(`cell-${row.id}-${cell.column}`);
    if (element === null) return;
    element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    setEditing({ row, field, rect: element.getBoundingClientRect() });
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (editing !== null || event.target !== table.current) return;
    const move = moveOf(event, at, rows, columns.length);
    if (move !== null) {
      if ('toggle' in move) toggle(move.toggle);
      else if (event.shiftKey && move.go.row !== at.row) {
        select(at.row, move.go.row, true);
        show(move.go);
      } else show(move.go);
    } else if (event.key === 'Enter' || event.key === 'F2') edit(at);
    else if (event.key === ' ') select(at.row, at.row);
    else if (event.key === 'a' && event.ctrlKey) select(0, rows.length - 1, true);
    else return;
    event.preventDefault();
  };

  const placeOf = (event: MouseEvent): { row: number; column: number; act: string | undefined } | null => {
    if (!(event.target instanceof HTMLElement)) return null;
    const row = event.target.closest<HTMLElement>('[data-row]')?.dataset.row;
    if (row === undefined) return null;
    const column = event.target.closest<HTMLElement>('[data-column]')?.dataset.column;
    return { row: Number(row), column: Number(column ?? at.column), act: event.target.dataset.act };
  };
  const onClick = (event: MouseEvent) => {
    const place = placeOf(event);
    if (place === null) return;
    table.current?.focus({ preventScroll: true });
    if (place.act === 'select') {
      const on = event.shiftKey ? true : undefined;
      select(event.shiftKey ? (anchor.current ?? place.row) : place.row, place.row, on);
    } else if (place.act === 'toggle') toggle(place.row);
    show(place);
  };
  const onDoubleClick = (event: MouseEvent) => {
    const place = placeOf(event);
    if (place !== null && place.act === undefined) edit(place);
  };

  const onDone = (step: -1 | 0 | 1) => {
    setEditing(null);
    table.current?.focus({ preventScroll: true });
    if (step === 0 || activeRow === undefined || activeRow.kind === 'aspect' || activeRow.kind === 'item') return;
    const row = activeRow;
    let column = at.column + step;
    while (columns[column] !== undefined && !isEditable(row, columns[column] as (typeof columns)[number]))
      column += step;
    if (columns[column] === undefined) return;
    show({ row: at.row, column });
    edit({ row: at.row, column });
  };

  const template = useMemo(
    () =>
      [
        '36px',
        ...columns.map(({ width, grow }) => (grow > 0 ? `minmax(${width / 14}em, ${grow}fr)` : `${width / 14}em`)),
      ].join(' '),
    [columns],
  );
  const least = columns.reduce((sum, column) => sum + column.width, 0) / 14;
  const marked = useMemo(() => selectedRows(selected, rows, list, matcher), [selected, rows, list, matcher]);
  const allSelected = rows.length > 0 && marked.size === rows.length;
  const wide = useWide(scroller);

  const seen = useSlots(virtual.getVirtualItems());
  const describe = {
    role: 'treegrid',
    tabIndex: 0,
    'aria-label': LIST_WORDS[list],
    'aria-description': LEDGER.gridHint,
    'aria-rowcount': rows.length + 1,
    'aria-colcount': columns.length + 1,
    'aria-multiselectable': true,
    'aria-activedescendant':
      activeRow === undefined ? undefined : `cell-${activeRow.id}-${headingColumn(activeRow, at.column)}`,
  };
  return (
    <>
      <div ref={scroller} className={wide ? 'grid grid-wide' : 'grid'}>
        <table
          ref={table}
          {...describe}
          style={
            {
              '--grid-columns': template,
              '--grid-least': `calc(36px + ${least}em)`,
              '--grid-number': `${(columns[0]?.width ?? 0) / 14}em`,
            } as CSSProperties
          }
          onKeyDown={onKeyDown}
          onClick={onClick}
          onDoubleClick={onDoubleClick}
        >
          <thead>
            <tr className="grid-head" aria-rowindex={1}>
              <th className="grid-cell grid-check" aria-colindex={1}>
                <input
                  type="checkbox"
                  tabIndex={-1}
                  checked={allSelected}
                  aria-label={LEDGER.selectAll}
                  onChange={() => select(0, rows.length - 1, !allSelected)}
                />
              </th>
              {columns.map((column, index) => (
                <th key={column.key} className="grid-cell" aria-colindex={index + 2}>
                  {column.title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="grid-canvas" style={{ height: virtual.getTotalSize() }}>
            {seen.map(({ slot, item }) => {
              const row = rows[item.index] as Row;
              return (
                <GridRow
                  key={slot}
                  row={row}
                  index={item.index}
                  top={item.start}
                  columns={columns}
                  context={context}
                  selected={marked.has(row.id)}
                  activeColumn={item.index === at.row ? headingColumn(row, at.column) : null}
                />
              );
            })}
          </tbody>
        </table>
      </div>
      {editing === null ? null : (
        <CellEditor
          key={`${editing.row.id}-${editing.field}`}
          row={editing.row}
          field={editing.field}
          rect={editing.rect}
          ledger={ledger}
          onDone={onDone}
        />
      )}
    </>
  );
}

/** Whether the columns need more room than there is, so that some have to stay in sight while the others pass by. */
function useWide(scroller: RefObject<HTMLDivElement | null>): boolean {
  const [wide, setWide] = useState(false);
  useEffect(() => {
    const element = scroller.current;
    const content = element?.firstElementChild;
    if (element === null || content === null || content === undefined) return;
    const look = () => setWide(element.scrollWidth > element.clientWidth + 1);
    const observer = new ResizeObserver(look);
    observer.observe(element);
    observer.observe(content);
    return () => observer.disconnect();
  }, [scroller]);
  return wide;
}

/** Headings have one wide cell, whatever column the place is in. */
function headingColumn(row: Row, column: number): number {
  return row.kind === 'aspect' || row.kind === 'item' ? 0 : column;
}
