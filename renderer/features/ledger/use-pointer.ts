// The mouse in the grid: choosing cells and blocks, ticking, folding, dragging rows by their handle.
import { type MouseEvent, type RefObject, useEffect, useRef, useState } from 'react';
import type { LedgerRow } from '#domain/ledger/view.ts';
import { ROWS } from '#renderer/text/ledger.ts';
import type { Desk } from './use-desk.ts';
import type { Grid } from './use-grid.ts';
import type { RowActs } from './use-row-acts.ts';
import { useView } from './view-store.ts';

export interface Drop {
  index: number;
  side: 'before' | 'behind' | 'inside';
}

interface PointerNeeds {
  desk: Desk;
  grid: Grid;
  acts: RowActs;
  table: RefObject<HTMLTableElement | null>;
  focus: () => void;
  onRowMenu: (at: { x: number; y: number }) => void;
}

/** What may hold rows of a kind; a drop on it puts them inside. */
const HOLDS: Partial<Record<LedgerRow['kind'], LedgerRow['kind']>> = {
  aspect: 'item',
  item: 'problem',
  problem: 'measure',
};

export function usePointer({ desk, grid, acts, table, focus, onRowMenu }: PointerNeeds) {
  const anchor = useRef<number | null>(null);
  const choosing = useRef(false);
  const [drag, setDrag] = useState<{ row: LedgerRow; drop: Drop | null } | null>(null);
  const latest = useRef({ grid, acts, drag });
  latest.current = { grid, acts, drag };

  const placeOf = (event: { target: EventTarget | null }) => {
    if (!(event.target instanceof Element)) return null;
    const index = event.target.closest<HTMLElement>('[data-row]')?.dataset.row;
    if (index === undefined) return null;
    const column = event.target.closest<HTMLElement>('[data-column]')?.dataset.column;
    const act = event.target.closest<HTMLElement>('[data-act]')?.dataset.act;
    return { index: Number(index), column: Number(column ?? grid.at.column), act, onCell: column !== undefined };
  };

  useEffect(() => {
    const end = () => {
      choosing.current = false;
    };
    document.addEventListener('mouseup', end);
    return () => document.removeEventListener('mouseup', end);
  }, []);

  const dragged = drag?.row ?? null;
  useEffect(() => {
    if (dragged === null) return;
    const dropAt = (event: globalThis.MouseEvent): Drop | null => {
      const element = document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>('[data-row]');
      if (!element || !table.current?.contains(element)) return null;
      const index = Number(element.dataset.row);
      const target = desk.source.row(index);
      if (target === undefined) return null;
      const { top, height } = element.getBoundingClientRect();
      if (target.kind === dragged.kind) return { index, side: event.clientY < top + height / 2 ? 'before' : 'behind' };
      return HOLDS[target.kind] === dragged.kind ? { index, side: 'inside' } : null;
    };
    const move = (event: globalThis.MouseEvent) => setDrag({ row: dragged, drop: dropAt(event) });
    const up = (event: globalThis.MouseEvent) => {
      const drop = dropAt(event);
      setDrag(null);
      const target = drop === null ? undefined : desk.source.row(drop.index);
      if (drop !== null && target !== undefined && target.id !== dragged.id) {
        void latest.current.acts.drop(dragged, target, drop.side);
      }
    };
    const key = (event: globalThis.KeyboardEvent) => {
      if (event.key === 'Escape') setDrag(null);
    };
    document.addEventListener('mousemove', move);
    document.addEventListener('mouseup', up);
    document.addEventListener('keydown', key, true);
    return () => {
      document.removeEventListener('mousemove', move);
      document.removeEventListener('mouseup', up);
      document.removeEventListener('keydown', key, true);
    };
  }, [dragged, desk.source, table]);

  const handlers = {
    onMouseDown: (event: MouseEvent) => {
      const place = placeOf(event);
      if (place === null || event.button !== 0) return;
      // The focus stays in the catcher.
      event.preventDefault();
      focus();
      const row = desk.source.row(place.index);
      if (place.act === 'drag') {
        if (row !== undefined) setDrag({ row, drop: null });
      } else if (place.act === 'toggle') {
        grid.show({ index: place.index, column: place.column });
        grid.toggle(place.index);
      } else if (place.act === 'select') return;
      else {
        grid.show({ index: place.index, column: place.column }, event.shiftKey);
        choosing.current = place.onCell;
      }
    },
    onMouseOver: (event: MouseEvent) => {
      if (!choosing.current || event.buttons !== 1) return;
      const place = placeOf(event);
      if (place?.onCell) grid.show({ index: place.index, column: place.column }, true);
    },
    onClick: (event: MouseEvent) => {
      const place = placeOf(event);
      if (place?.act !== 'select') return;
      const from = event.shiftKey ? (anchor.current ?? place.index) : place.index;
      void grid.select(from, place.index, event.shiftKey ? true : undefined);
      anchor.current = place.index;
      useView.getState().set({
        active: { index: place.index, rowId: desk.source.row(place.index)?.id ?? null, column: grid.at.column },
        anchor: null,
      });
    },
    onDoubleClick: (event: MouseEvent) => {
      const place = placeOf(event);
      if (place !== null && place.act === undefined && place.onCell) grid.edit(place);
    },
    onContextMenu: (event: MouseEvent) => {
      const place = placeOf(event);
      if (place === null) return;
      event.preventDefault();
      focus();
      grid.show({ index: place.index, column: place.column });
      onRowMenu({ x: event.clientX, y: event.clientY });
    },
  };
  const { selected } = useView.getState();
  const count =
    drag === null
      ? 0
      : drag.row.kind === 'problem' && selected.problems.has(drag.row.id)
        ? selected.problems.size
        : drag.row.kind === 'measure' && selected.measures.has(drag.row.id)
          ? selected.measures.size
          : 1;
  return {
    handlers,
    drop: drag?.drop ?? null,
    dragging: drag === null ? null : ROWS.dragging.replace('{n}', String(count)),
  };
}
