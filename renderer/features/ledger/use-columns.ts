// The columns of the open list as a person has arranged them, and every change of that.
import { useMemo, useState } from 'react';
import type { TreeList } from '#domain/ledger/view.ts';
import {
  type ColumnLayout,
  frozenCount,
  moveColumn,
  OWN_LAYOUT,
  resizeColumn,
  showColumn,
  stepColumn,
  visibleColumns,
} from './column-layout.ts';
import { type Column, type ColumnKey, columnsOf } from './columns.ts';
import type { Layouts } from './use-layouts.ts';

export interface Columns {
  all: readonly Column[];
  visible: readonly Column[];
  layout: ColumnLayout;
  /** How many visible columns stay in sight */
  frozen: number;
  menu: { column: Column; at: { x: number; y: number } } | null;
  openMenu: (column: Column, at: { x: number; y: number }) => void;
  closeMenu: () => void;
  set: (layout: ColumnLayout) => void;
  resize: (key: ColumnKey, width: number) => void;
  move: (key: ColumnKey, before: ColumnKey | null) => void;
  step: (key: ColumnKey, step: -1 | 1) => void;
  show: (column: Column, show: boolean) => void;
  /** Keeps a column and those before it in sight; null: none */
  freeze: (column: Column | null) => void;
  reset: () => void;
}

export function useColumns(list: TreeList, layouts: Layouts): Columns {
  const layout = layouts.of(list);
  const { change } = layouts;
  const all = columnsOf(list);
  const visible = useMemo(() => visibleColumns(all, layout), [all, layout]);
  const [menu, setMenu] = useState<Columns['menu']>(null);
  const acts = useMemo(() => {
    const set = (next: ColumnLayout) => change(list, next);
    return {
      set,
      openMenu: (column: Column, at: { x: number; y: number }) => setMenu({ column, at }),
      closeMenu: () => setMenu(null),
      resize: (key: ColumnKey, width: number) => set(resizeColumn(layout, key, width)),
      move: (key: ColumnKey, before: ColumnKey | null) => set(moveColumn(all, layout, key, before)),
      step: (key: ColumnKey, step: -1 | 1) => set(stepColumn(all, layout, key, step)),
      show: (column: Column, show: boolean) => set(showColumn(layout, column, show)),
      freeze: (column: Column | null) => set({ ...layout, frozen: column?.key ?? '' }),
      reset: () => set(OWN_LAYOUT),
    };
  }, [change, list, layout, all]);
  const frozen = useMemo(() => frozenCount(all, layout), [all, layout]);
  return useMemo(() => ({ all, visible, layout, frozen, menu, ...acts }), [all, visible, layout, frozen, menu, acts]);
}
