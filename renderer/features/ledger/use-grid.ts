// What a person does with the grid, apart from how it is drawn: the place of the keys, folding, selecting, editing.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Id } from '#domain/ledger/types.ts';
import { type BodyRow, type LedgerRow, OPENS_PROBLEMS } from '#domain/ledger/view.ts';
import { asBihuanError, call } from '#renderer/api/bihuan.ts';
import { useSaving } from '#renderer/store/saving.ts';
import { may } from '#renderer/store/session.ts';
import { LEDGER } from '#renderer/text/ledger.ts';
import { type Column, type Field, isBody, isEditable } from './columns.ts';
import { type Cell, HEAD } from './grid-keys.ts';
import { ALL, blockOf, isOneCell, isSelected, NOTHING_SELECTED, selectionSize, withTargets } from './selection.ts';
import type { Desk } from './use-desk.ts';
import { toggleRow, useView } from './view-store.ts';

export interface Editing {
  row: BodyRow;
  field: Field;
  rect: DOMRect;
  typed: string | undefined;
}

export interface Grid {
  at: Cell;
  row: LedgerRow | undefined;
  block: ReturnType<typeof blockOf>;
  oneCell: boolean;
  editing: Editing | null;
  /** Goes to a cell; `extend` leaves the other corner of the block where it is. */
  show: (cell: Cell, extend?: boolean) => void;
  toggle: (index: number) => void;
  /** Puts rows from one place to another on the selection or takes them off; without `on` they are turned round. */
  select: (from: number, to: number, on?: boolean) => Promise<void>;
  selectAll: () => Promise<void>;
  edit: (cell: Cell, typed?: string) => void;
  stopEditing: () => void;
  /** The next cell in the row that can be edited; null where there is none. */
  nextEditable: (cell: Cell, step: 1 | -1) => Cell | null;
}

export function useGrid(desk: Desk, columns: readonly Column[], scrollTo: (index: number) => void): Grid {
  const { source, state, list, lookInput } = desk;
  const active = useView((view) => view.active);
  const anchor = useView((view) => view.anchor);
  const set = useView((view) => view.set);
  const [editing, setEditing] = useState<Editing | null>(null);

  const at: Cell = {
    index: placeNow(desk, active.index, active.rowId),
    column: Math.min(active.column, Math.max(0, columns.length - 1)),
  };
  const row = source.row(at.index);
  const latest = useRef({ at, row, columns, state });
  latest.current = { at, row, columns, state };

  // A row that was asked for comes into sight once it is known where it stands, and gets the keys.
  const follow = useView((view) => view.follow);
  useEffect(() => {
    if (follow === null || state.focusId !== follow.id || state.reading <= follow.since) return;
    const { active: before } = useView.getState();
    if (state.focus === null && follow.anywhere && !OPENS_PROBLEMS[list]) {
      // A measure is shown where problems are open.
      set({ list: 'ledger' });
      return;
    }
    if (state.focus !== null) {
      set({ active: { ...before, rowId: follow.id, index: state.focus }, anchor: null });
      scrollTo(state.focus);
    }
    set({ follow: null });
  }, [follow, list, state.reading, state.focusId, state.focus, set, scrollTo]);

  const show = useCallback(
    (cell: Cell, extend = false) => {
      const { active: before, anchor: corner } = useView.getState();
      const from = {
        index: placeNow({ source, state: source.state() }, before.index, before.rowId),
        column: before.column,
      };
      const rowId = source.row(cell.index)?.id ?? null;
      set({
        active: { index: cell.index, rowId, column: cell.column },
        anchor: extend ? (corner ?? from) : null,
      });
      if (cell.index !== HEAD) scrollTo(cell.index);
    },
    [source, set, scrollTo],
  );

  const toggle = useCallback(
    (index: number) => {
      const target = source.row(index);
      if (target !== undefined && target.expanded !== null) toggleRow(list, target.id);
    },
    [source, list],
  );

  const select = useCallback(
    async (from: number, to: number, on?: boolean) => {
      const first = Math.min(from, to);
      const last = Math.max(from, to);
      const { selected } = useView.getState();
      const rows: LedgerRow[] = [];
      for (let index = first; index <= last && rows.length < 500; index += 1) {
        const each = source.row(index);
        if (each !== undefined) rows.push(each);
      }
      const turnOn = on ?? !rows.every((each) => isSelected(selected, each));
      const one = first === last ? rows[0] : undefined;
      // Only headings and ranges stand for rows that may not be here.
      const own =
        one?.kind === 'measure'
          ? { problemIds: [], measureIds: [one.id] }
          : one?.kind === 'problem' && list !== 'tasks'
            ? { problemIds: [one.id], measureIds: [] }
            : null;
      try {
        const targets = own ?? (await call('readRowIds', { ...lookInput, from: first, to: last + 1 }));
        const headings = rows.flatMap((each) => (isBody(each) ? [] : [each.id]));
        // In the 任务清单 a problem stands for its measures; it is marked like a heading then.
        const marks: Id[] = list === 'tasks' ? rows.flatMap((each) => (each.kind === 'problem' ? [each.id] : [])) : [];
        set({ selected: withTargets(useView.getState().selected, targets, turnOn, [...headings, ...marks]) });
      } catch (cause) {
        useSaving.setState({ error: asBihuanError(cause) });
      }
    },
    [source, list, lookInput, set],
  );

  const selectAll = useCallback(async () => {
    const { total } = source.state();
    const { selected } = useView.getState();
    if (selectionSize(selected) > 0 && selected.headings.has(ALL)) {
      set({ selected: NOTHING_SELECTED });
      return;
    }
    await select(0, Math.max(0, total - 1), true);
    const now = useView.getState().selected;
    set({ selected: { ...now, headings: new Set([...now.headings, ALL]) } });
  }, [source, select, set]);

  const edit = useCallback(
    (cell: Cell, typed?: string) => {
      const target = source.row(cell.index);
      const column = latest.current.columns[cell.column];
      if (target === undefined || column === undefined) return;
      if (!isBody(target)) {
        if (typed === undefined) toggle(cell.index);
        return;
      }
      if (typed !== undefined && !may('edit')) {
        set({ said: LEDGER.readOnly });
        return;
      }
      if (!may('edit') || !isEditable(target, column) || column.field === null) {
        if (typed === undefined) set({ drawer: true });
        return;
      }
      const element = document.getElementById(`cell-${target.id}-${cell.column}`);
      if (element === null) return;
      element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      setEditing({ row: target, field: column.field, rect: element.getBoundingClientRect(), typed });
    },
    [source, toggle, set],
  );
  const stopEditing = useCallback(() => setEditing(null), []);

  const nextEditable = useCallback(
    (cell: Cell, step: 1 | -1): Cell | null => {
      const target = source.row(cell.index);
      if (!isBody(target)) return null;
      const all = latest.current.columns;
      for (let column = cell.column + step; all[column] !== undefined; column += step) {
        if (isEditable(target, all[column] as Column)) return { index: cell.index, column };
      }
      return null;
    },
    [source],
  );

  const block = useMemo(
    () => blockOf(anchor ?? { index: at.index, column: at.column }, { index: at.index, column: at.column }),
    [anchor, at.index, at.column],
  );
  return {
    at,
    row,
    block,
    oneCell: anchor === null || isOneCell(block),
    editing,
    show,
    toggle,
    select,
    selectAll,
    edit,
    stopEditing,
    nextEditable,
  };
}

/** Where the place of the keys is now: by its row if that is shown, else where it was. */
export function placeNow({ source, state }: Pick<Desk, 'source' | 'state'>, index: number, rowId: Id | null): number {
  if (index === HEAD) return HEAD;
  const place = source.placeOf(rowId) ?? (rowId !== null && state.focusId === rowId ? state.focus : null);
  return Math.max(0, Math.min(place ?? index, state.total - 1));
}
