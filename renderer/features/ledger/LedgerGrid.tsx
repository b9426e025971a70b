// The tree grid: rows drawn only where they are seen; one place of the keys, which a field that is always ready to be
// typed in stands for, so that Chinese can be typed straight over a cell.
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type CSSProperties,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { usePreferences } from '#renderer/store/preferences.ts';
import { LEDGER, LIST_WORDS } from '#renderer/text/ledger.ts';
import { Catcher } from './Catcher.tsx';
import { CellEditor, type Step } from './CellEditor.tsx';
import type { Column } from './columns.ts';
import { GridHead } from './GridHead.tsx';
import { GridRow } from './GridRow.tsx';
import { HEAD } from './grid-keys.ts';
import { ALL, isSelected } from './selection.ts';
import { useSlots } from './slots.ts';
import type { Clipboard } from './use-clipboard.ts';
import type { Columns } from './use-columns.ts';
import type { Desk } from './use-desk.ts';
import type { Grid } from './use-grid.ts';
import { usePointer } from './use-pointer.ts';
import type { RowActs } from './use-row-acts.ts';
import { scrollPlaces, turnSort, useView } from './view-store.ts';
import './grid.css';

export interface LedgerGridProps {
  desk: Desk;
  columns: Columns;
  grid: Grid;
  acts: RowActs;
  clipboard: Clipboard;
  /** Filled in here: brings a row into sight */
  scroll: RefObject<(index: number) => void>;
  onRowMenu: (at: { x: number; y: number }) => void;
}

const CHECK_WIDTH = 52;

export function LedgerGrid({ desk, columns, grid, acts, clipboard, scroll, onRowMenu }: LedgerGridProps) {
  const { list, source, state, context } = desk;
  const { visible } = columns;
  const large = usePreferences((preferences) => preferences.largeType);
  const selected = useView((view) => view.selected);
  const scroller = useRef<HTMLDivElement>(null);
  const table = useRef<HTMLTableElement>(null);
  const catcher = useRef<HTMLTextAreaElement>(null);
  const [page, setPage] = useState(12);
  const rowHeight = large ? 42 : 36;
  const virtual = useVirtualizer({
    count: state.total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    scrollPaddingStart: rowHeight,
    // The head lies within what scrolls, so that rows stand lower than the virtualizer reckons.
    scrollPaddingEnd: rowHeight,
    overscan: 8,
    initialOffset: scrollPlaces.get(list) ?? 0,
  });
  useEffect(() => {
    if (rowHeight > 0) virtual.measure();
  }, [rowHeight, virtual]);
  useLayoutEffect(() => {
    scroll.current = (index) => virtual.scrollToIndex(index, { align: 'auto' });
  }, [scroll, virtual]);
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const keep = () => scrollPlaces.set(list, element.scrollTop);
    element.addEventListener('scroll', keep, { passive: true });
    return () => element.removeEventListener('scroll', keep);
  }, [list]);

  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 30;
  useEffect(() => {
    source.see(first, last);
    const height = scroller.current?.clientHeight ?? 0;
    if (height > 0) setPage(Math.max(1, Math.floor(height / rowHeight) - 2));
  }, [source, first, last, rowHeight]);

  const focus = useCallback(() => catcher.current?.focus({ preventScroll: true }), []);
  const pointer = usePointer({ desk, grid, acts, table, focus, onRowMenu });

  const onDone = (step: Step) => {
    const { at } = grid;
    grid.stopEditing();
    focus();
    if (step === 'down') grid.show({ index: Math.min(at.index + 1, state.total - 1), column: at.column });
    else if (step !== 'stay') {
      const next = grid.nextEditable(at, step === 'next' ? 1 : -1);
      if (next === null) return;
      grid.show(next);
      grid.edit(next);
    }
  };

  const template = useMemo(() => {
    const tracks = visible.map(({ width, grow }) =>
      grow > 0 ? `minmax(${width / 14}em, ${grow}fr)` : `${width / 14}em`,
    );
    const filler = visible.some((column) => column.grow > 0) ? [] : ['minmax(0, 1fr)'];
    return [`${CHECK_WIDTH}px`, ...tracks, ...filler].join(' ');
  }, [visible]);
  const least = visible.reduce((sum, column) => sum + column.width, 0) / 14;
  const wide = useWide(scroller);
  const frozen = useFrozen(visible, wide ? columns.frozen : 0);
  const filtered = useMemo(() => new Set(desk.look.filters.map((filter) => filter.column)), [desk.look.filters]);
  const { at, row: activeRow, block, oneCell } = grid;
  const seen = useSlots(items);
  const activeId =
    at.index === HEAD ? `head-${at.column}` : activeRow === undefined ? undefined : cellId(activeRow, at.column);
  const sortBy = useCallback((column: Column) => turnSort(list, column.key), [list]);
  const { selectAll } = grid;
  const onSelectAll = useCallback(() => void selectAll(), [selectAll]);
  const describe = {
    id: 'ledger-grid',
    role: 'treegrid',
    'aria-label': LIST_WORDS[list],
    'aria-description': LEDGER.gridHint,
    'aria-rowcount': state.total + 1,
    'aria-colcount': visible.length + 1,
    'aria-multiselectable': true,
  };
  return (
    <div className="grid-frame">
      <div ref={scroller} className={wide ? 'grid grid-wide' : 'grid'}>
        <table
          ref={table}
          {...describe}
          style={
            {
              '--grid-columns': template,
              '--grid-least': `calc(${CHECK_WIDTH}px + ${least}em)`,
            } as CSSProperties
          }
          {...pointer.handlers}
        >
          <GridHead
            columns={visible}
            frozen={frozen}
            sort={desk.look.sort}
            filtered={filtered}
            activeColumn={at.index === HEAD ? at.column : null}
            allSelected={selected.headings.has(ALL)}
            onSelectAll={onSelectAll}
            onSort={sortBy}
            onMenu={columns.openMenu}
            onResize={columns.resize}
            onMove={columns.move}
          />
          <tbody className="grid-canvas" style={{ height: virtual.getTotalSize() }}>
            {seen.map(({ slot, item }) => {
              const row = source.row(item.index);
              const inBlock = !oneCell && item.index >= block.top && item.index <= block.bottom;
              return (
                <GridRow
                  key={slot}
                  row={row}
                  index={item.index}
                  top={item.start}
                  columns={visible}
                  frozen={frozen}
                  context={context}
                  selected={row !== undefined && isSelected(selected, row)}
                  activeColumn={item.index === at.index ? at.column : null}
                  blockLeft={inBlock ? block.left : -1}
                  blockRight={inBlock ? block.right : -1}
                  drop={pointer.drop?.index === item.index ? pointer.drop.side : null}
                />
              );
            })}
          </tbody>
        </table>
      </div>
      <Catcher
        ref={catcher}
        desk={desk}
        grid={grid}
        acts={acts}
        columns={columns}
        clipboard={clipboard}
        page={page}
        activeId={activeId}
        onRowMenu={onRowMenu}
      />
      {pointer.dragging === null ? null : <div className="grid-dragging">{pointer.dragging}</div>}
      {grid.editing === null ? null : (
        <CellEditor
          key={`${grid.editing.row.id}-${grid.editing.field}`}
          {...grid.editing}
          directory={desk.directory}
          onEdit={(edit) => desk.edit([edit])}
          onDone={onDone}
        />
      )}
    </div>
  );
}

/** Headings have one wide cell, whatever column the place is in. */
function cellId(row: NonNullable<Grid['row']>, column: number): string {
  return `cell-${row.id}-${row.kind === 'aspect' || row.kind === 'item' ? 0 : column}`;
}

/** The styles of the columns that stay in sight: each sticks behind the ones before it. */
function useFrozen(columns: readonly Column[], count: number): readonly (CSSProperties | undefined)[] {
  return useMemo(() => {
    let left = 0;
    return columns.map(({ width }, index) => {
      if (index >= count) return undefined;
      const style = { left: `calc(${CHECK_WIDTH}px + ${left / 14}em)` };
      left += width;
      return style;
    });
  }, [columns, count]);
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
