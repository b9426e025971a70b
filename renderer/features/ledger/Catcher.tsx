// The field that holds the focus for the grid. It is out of sight until something is composed in it: an input method
// writes only into a field, and Chinese has to be typed straight over a cell as in Excel.
import { type ClipboardEvent, type KeyboardEvent, type Ref, useLayoutEffect, useRef, useState } from 'react';
import { LEDGER, LIST_WORDS } from '#renderer/text/ledger.ts';
import { isBody, isEditable } from './columns.ts';
import { HEAD, moveOf } from './grid-keys.ts';
import { NOTHING_SELECTED, selectionSize } from './selection.ts';
import type { Clipboard } from './use-clipboard.ts';
import type { Columns } from './use-columns.ts';
import type { Desk } from './use-desk.ts';
import type { Grid } from './use-grid.ts';
import type { RowActs } from './use-row-acts.ts';
import { turnSort, useView } from './view-store.ts';

export interface CatcherProps {
  ref: Ref<HTMLTextAreaElement>;
  desk: Desk;
  grid: Grid;
  acts: RowActs;
  columns: Columns;
  clipboard: Clipboard;
  page: number;
  activeId: string | undefined;
  onRowMenu: (at: { x: number; y: number }) => void;
}

/** px that Shift+arrow makes a column wider */
const WIDER = 12;

export function Catcher({ ref, desk, grid, acts, columns, clipboard, page, activeId, onRowMenu }: CatcherProps) {
  const { at, row } = grid;
  const [composing, setComposing] = useState(false);
  const [place, setPlace] = useState({ left: 0, top: 0 });
  const box = useRef<HTMLSpanElement>(null);

  // The candidates of an input method open where the field is: over the active cell.
  useLayoutEffect(() => {
    const cell = activeId === undefined ? null : document.getElementById(activeId);
    const frame = box.current?.parentElement?.getBoundingClientRect();
    if (cell === null || frame === undefined) return;
    const rect = cell.getBoundingClientRect();
    setPlace({ left: rect.left - frame.left, top: rect.top - frame.top });
  }, [activeId]);

  const typed = (area: HTMLTextAreaElement) => {
    const words = area.value.replaceAll('\n', '');
    area.value = '';
    if (words !== '') grid.edit(at, words);
  };
  const cellPoint = () => {
    const rect = (activeId === undefined ? null : document.getElementById(activeId))?.getBoundingClientRect();
    return { x: (rect?.left ?? 0) + 24, y: rect?.bottom ?? 0 };
  };

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing || event.key === 'Process') return;
    if (at.index === HEAD ? onHeadKey(event) : onCellKey(event)) event.preventDefault();
  };

  /** Keys on the head; true: done. */
  const onHeadKey = (event: KeyboardEvent): boolean => {
    const column = columns.visible[at.column];
    if (column === undefined) return false;
    const side = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0;
    if (side !== 0 && event.shiftKey) columns.resize(column.key, column.width + side * WIDER);
    else if (side !== 0 && event.altKey) {
      columns.step(column.key, side);
      grid.show({ index: HEAD, column: Math.max(0, Math.min(columns.visible.length - 1, at.column + side)) });
    } else if (event.key === 'Enter') turnSort(desk.list, column.key);
    else if (isMenuKey(event) || (event.altKey && event.key === 'ArrowDown')) columns.openMenu(column, cellPoint());
    else if (event.key === ' ') void grid.selectAll();
    else return onMoveKey(event);
    return true;
  };

  const onMoveKey = (event: KeyboardEvent): boolean => {
    const move = moveOf(event, { at, row, total: desk.state.total, columns: columns.visible.length, page });
    if (move === null) return false;
    if ('toggle' in move) grid.toggle(move.toggle);
    else if ('parent' in move) {
      const index = desk.source.placeOf(move.parent);
      if (index !== null) grid.show({ index, column: at.column });
    } else grid.show(move.go, event.shiftKey && move.go.index !== HEAD);
    return true;
  };

  const onCellKey = (event: KeyboardEvent): boolean => {
    const view = useView.getState();
    const control = event.ctrlKey || event.metaKey;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const column = columns.visible[at.column];
    const editable = isBody(row) && column !== undefined && isEditable(row, column);
    // Over a cell that takes words, + and − are words.
    if ((key === '+' || key === '-' || key === '=') && !control && editable && column?.tree !== true) return false;
    if (event.altKey && (key === 'ArrowUp' || key === 'ArrowDown')) {
      if (row !== undefined) void acts.step(row, at.index, key === 'ArrowUp' ? -1 : 1);
      return true;
    }
    if (control && key === 'd') void clipboard.fillDown();
    else if (control && key === 'a') void grid.selectAll();
    else if (control && key === 'z' && !event.shiftKey) void desk.turnBack('undo');
    else if (control && (key === 'y' || (key === 'z' && event.shiftKey))) void desk.turnBack('redo');
    else if (isMenuKey(event)) onRowMenu(cellPoint());
    else if (key === 'Enter' && !control && !event.altKey) grid.edit(at);
    else if (key === 'F2') {
      if (row?.kind === 'aspect' || row?.kind === 'item') acts.rename(row);
      else grid.edit(at);
    } else if (key === ' ' && !control) void grid.select(grid.block.top, grid.block.bottom);
    else if (key === 'Delete') {
      if (selectionSize(view.selected) > 0) void acts.remove(undefined);
      else void clipboard.clear();
    } else if (key === 'Insert' && row !== undefined) void acts.insert(row, 'below');
    else if (key === 'Escape') {
      if (view.anchor !== null) view.set({ anchor: null });
      else if (selectionSize(view.selected) > 0) view.set({ selected: NOTHING_SELECTED });
      else return false;
    } else return onMoveKey(event);
    return true;
  };

  const onCopy = (event: ClipboardEvent) => {
    event.preventDefault();
    const data = event.clipboardData;
    // The clipboard of the event is open for this moment only; rows that have to be fetched come too late for it.
    const rows = loadedBlock(desk, grid);
    if (rows) data.setData('text/plain', clipboard.textOf(rows));
    else void clipboard.copy();
  };

  return (
    <span ref={box} className={composing ? 'grid-catcher composing' : 'grid-catcher'} style={place}>
      <textarea
        ref={ref}
        rows={1}
        aria-label={LIST_WORDS[desk.list]}
        aria-description={LEDGER.gridHint}
        aria-controls="ledger-grid"
        aria-activedescendant={activeId}
        autoComplete="off"
        spellCheck={false}
        onKeyDown={onKeyDown}
        onInput={(event) => {
          if (!composing) typed(event.currentTarget);
        }}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={(event) => {
          setComposing(false);
          typed(event.currentTarget);
        }}
        onCopy={onCopy}
        onPaste={(event) => {
          event.preventDefault();
          void clipboard.paste(event.clipboardData.getData('text/plain'));
        }}
      />
    </span>
  );
}

function isMenuKey(event: KeyboardEvent): boolean {
  return event.key === 'ContextMenu' || (event.shiftKey && event.key === 'F10');
}

/** The rows of the block when all of them are there; null when some have to be fetched. */
function loadedBlock({ source }: Desk, { block }: Grid) {
  const rows = [];
  for (let index = Math.max(0, block.top); index <= block.bottom; index += 1) {
    const row = source.row(index);
    if (row === undefined) return null;
    rows.push(row);
  }
  return rows;
}
