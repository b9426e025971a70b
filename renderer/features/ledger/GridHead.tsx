// The head of the grid: a click sorts, ▾ opens the column's filter, the edge is dragged to make it wider, the title to
// put it elsewhere. The keys reach it by going up from the first row.
import { type CSSProperties, memo, type PointerEvent, useRef } from 'react';
import type { LedgerLook } from '#domain/ledger/view.ts';
import { COLUMN_MENU, LEDGER } from '#renderer/text/ledger.ts';
import type { Column, ColumnKey } from './columns.ts';

export interface GridHeadProps {
  columns: readonly Column[];
  frozen: readonly (CSSProperties | undefined)[];
  sort: LedgerLook['sort'];
  filtered: ReadonlySet<string>;
  activeColumn: number | null;
  allSelected: boolean;
  onSelectAll: () => void;
  onSort: (column: Column) => void;
  onMenu: (column: Column, at: { x: number; y: number }) => void;
  onResize: (key: ColumnKey, width: number) => void;
  /** Puts a column in front of another; null: at the end */
  onMove: (key: ColumnKey, before: ColumnKey | null) => void;
}

/** px that the pointer moves before a press becomes a drag */
const SLACK = 5;

export const GridHead = memo(function GridHead(props: GridHeadProps) {
  const { columns, frozen, sort, filtered, activeColumn, allSelected, onSelectAll, onMenu } = props;
  const drag = useColumnDrag(props);
  return (
    <thead>
      <tr className="grid-head" aria-rowindex={1}>
        <th className="grid-cell grid-check" aria-colindex={1}>
          <input
            type="checkbox"
            tabIndex={-1}
            checked={allSelected}
            aria-label={LEDGER.selectAll}
            onChange={onSelectAll}
          />
        </th>
        {columns.map((column, index) => {
          const sorted = sort?.column === column.key ? (sort.descending ? 'descending' : 'ascending') : undefined;
          const on = filtered.has(column.key);
          return (
            <th
              key={column.key}
              id={`head-${index}`}
              className={`grid-cell${frozen[index] === undefined ? '' : ' frozen'}${activeColumn === index ? ' active' : ''}`}
              style={frozen[index]}
              aria-colindex={index + 2}
              aria-sort={sorted}
              data-head={column.key}
              onContextMenu={(event) => {
                event.preventDefault();
                onMenu(column, { x: event.clientX, y: event.clientY });
              }}
            >
              <span className="head-label" title={column.title} onPointerDown={(event) => drag.move(event, column)}>
                <span className="head-words">{column.title}</span>
                {sorted === undefined ? null : (
                  <span className="head-sort" aria-hidden="true">
                    {sorted === 'ascending' ? '↑' : '↓'}
                  </span>
                )}
              </span>
              <button
                type="button"
                tabIndex={-1}
                className={on ? 'head-menu on' : 'head-menu'}
                aria-label={COLUMN_MENU.open.replace('{name}', column.title)}
                aria-haspopup="dialog"
                onClick={(event) => {
                  const { left, bottom } = event.currentTarget.getBoundingClientRect();
                  onMenu(column, { x: left, y: bottom + 2 });
                }}
              >
                ▾
              </button>
              <span
                className="head-edge"
                title={COLUMN_MENU.resize.replace('{name}', column.title)}
                aria-hidden="true"
                onPointerDown={(event) => drag.resize(event, column)}
              />
            </th>
          );
        })}
      </tr>
    </thead>
  );
});

/** Presses on a title or an edge that become drags; a press that does not move sorts. */
function useColumnDrag({ columns, onSort, onResize, onMove }: GridHeadProps) {
  const line = useRef<HTMLElement | null>(null);
  const mark = (element: HTMLElement | null) => {
    line.current?.classList.remove('head-drop');
    element?.classList.add('head-drop');
    line.current = element;
  };
  return {
    resize: (event: PointerEvent<HTMLElement>, column: Column) => {
      event.preventDefault();
      event.stopPropagation();
      const edge = event.currentTarget;
      const scale = Number.parseFloat(getComputedStyle(edge).fontSize) / 14;
      const start = edge.parentElement?.getBoundingClientRect().width ?? column.width;
      const from = event.clientX;
      edge.setPointerCapture(event.pointerId);
      const onPointerMove = (move: globalThis.PointerEvent) =>
        onResize(column.key, (start + move.clientX - from) / scale);
      const end = () => edge.removeEventListener('pointermove', onPointerMove);
      edge.addEventListener('pointermove', onPointerMove);
      edge.addEventListener('pointerup', end, { once: true });
      edge.addEventListener('pointercancel', end, { once: true });
    },
    move: (event: PointerEvent<HTMLElement>, column: Column) => {
      if (event.button !== 0) return;
      const label = event.currentTarget;
      const from = event.clientX;
      let moved = false;
      label.setPointerCapture(event.pointerId);
      const headAt = (x: number, y: number) =>
        document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-head]') ?? null;
      const onPointerMove = (move: globalThis.PointerEvent) => {
        moved ||= Math.abs(move.clientX - from) > SLACK;
        if (moved) mark(headAt(move.clientX, move.clientY));
      };
      const end = (up: globalThis.PointerEvent) => {
        label.removeEventListener('pointermove', onPointerMove);
        mark(null);
        if (up.type === 'pointercancel') return;
        if (!moved) {
          onSort(column);
          return;
        }
        const head = headAt(up.clientX, up.clientY);
        const key = head?.dataset.head as ColumnKey | undefined;
        if (head === null || key === undefined || key === column.key) return;
        const { left, width } = head.getBoundingClientRect();
        const behind = up.clientX > left + width / 2;
        const at = columns.findIndex((each) => each.key === key);
        const before = behind ? columns[at + 1]?.key : key;
        if (before !== column.key) onMove(column.key, before ?? null);
      };
      label.addEventListener('pointermove', onPointerMove);
      label.addEventListener('pointerup', end, { once: true });
      label.addEventListener('pointercancel', end, { once: true });
    },
  };
}
