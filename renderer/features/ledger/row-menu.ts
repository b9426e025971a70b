// What the row menu offers for a row: by right click, the menu key, Shift+F10 and the 行 button.
import { go } from '#renderer/store/navigation.ts';
import { ROWS } from '#renderer/text/ledger.ts';
import { isHeading } from './columns.ts';
import type { MenuEntry } from './PopupMenu.tsx';
import { isSelected, selectionSize } from './selection.ts';
import type { Desk } from './use-desk.ts';
import type { Grid } from './use-grid.ts';
import type { RowActs } from './use-row-acts.ts';
import { useView } from './view-store.ts';

export interface RowMenuNeeds {
  desk: Desk;
  grid: Grid;
  acts: RowActs;
  copy: () => void;
  fillDown: () => void;
}

/** Entries for the row of the keys. */
export function rowMenu({ desk, grid, acts, copy, fillDown }: RowMenuNeeds): MenuEntry[] {
  const { row, at } = grid;
  const { selected, set } = useView.getState();
  const chosen = row !== undefined && isSelected(selected, row) ? selectionSize(selected) : 0;
  const entry = (
    key: string,
    label: string,
    run: () => void,
    more: { hint?: string; refusal?: string | undefined } = {},
  ) => ({
    key,
    label,
    run,
    ...(more.hint === undefined ? {} : { hint: more.hint }),
    refusal: more.refusal,
  });
  const line = (key: string): MenuEntry => ({ key, line: true });
  const bin = entry('bin', `${ROWS.bin}…`, () => acts.open({ kind: 'bin' }));
  if (row === undefined) {
    return [
      entry('problem', ROWS.addProblem, () => void acts.insert(undefined, 'below')),
      entry('aspect', ROWS.addAspect, () => acts.addAspect()),
      bin,
    ];
  }
  const still = desk.look.sort === null ? undefined : ROWS.sortedNoMove;
  const moves = [
    entry('up', ROWS.moveUp, () => void acts.step(row, at.index, -1), { hint: 'Alt+↑', refusal: still }),
    entry('down', ROWS.moveDown, () => void acts.step(row, at.index, 1), { hint: 'Alt+↓', refusal: still }),
  ];
  const remove = entry(
    'remove',
    chosen > 1 ? ROWS.removeMany.replace('{n}', String(chosen)) : ROWS.remove,
    () => void acts.remove(row),
    chosen > 0 ? { hint: 'Delete' } : {},
  );
  if (isHeading(row)) {
    return [
      entry('toggle', row.expanded ? ROWS.collapse : ROWS.expand, () => grid.toggle(at.index), {
        hint: row.expanded ? '－' : '＋',
        refusal: row.expanded === null ? '' : undefined,
      }),
      entry('rename', ROWS.rename, () => acts.rename(row), { hint: 'F2' }),
      line('1'),
      entry('below', row.kind === 'item' ? ROWS.addProblem : ROWS.addItem, () => void acts.addBelow(row)),
      entry('insert', row.kind === 'item' ? ROWS.addItem : ROWS.addAspect, () => void acts.insert(row, 'below'), {
        hint: 'Insert',
        refusal: row.kind === 'item' && row.parentId === null ? '' : undefined,
      }),
      line('2'),
      ...moves,
      line('3'),
      remove,
      bin,
    ];
  }
  const problem = row.kind === 'problem';
  const many = problem ? selected.problems.size : selected.measures.size;
  const ids = () => (chosen > 0 ? [...(problem ? selected.problems : selected.measures)] : [row.id]);
  return [
    entry('edit', ROWS.edit, () => grid.edit(at), { hint: 'F2' }),
    entry('detail', ROWS.detail, () => set({ drawer: true })),
    line('1'),
    entry('above', problem ? ROWS.insertProblemAbove : ROWS.insertMeasureAbove, () => void acts.insert(row, 'above')),
    entry('below', problem ? ROWS.insertProblemBelow : ROWS.insertMeasureBelow, () => void acts.insert(row, 'below'), {
      hint: 'Insert',
    }),
    ...(problem ? [entry('measure', ROWS.addMeasure, () => void acts.addBelow(row))] : []),
    line('2'),
    ...moves,
    entry('move', ROWS.moveTo, () => acts.open({ kind: 'move', rowKind: row.kind, ids: ids() })),
    entry('split', ROWS.split, () => acts.open({ kind: 'split', row })),
    entry(
      'merge',
      many > 1 ? ROWS.merge.replace('{n}', String(many)) : ROWS.mergeNeeds,
      () => void acts.merge(row.kind),
      many > 1 ? {} : { refusal: '' },
    ),
    line('3'),
    entry('ask', `${ROWS.ask}…`, () => go('closing', { problemId: row.problem.id, ask: true })),
    entry('copy', ROWS.copy, copy, { hint: 'Ctrl+C' }),
    entry('fill', ROWS.fillDown, fillDown, { hint: 'Ctrl+D' }),
    line('4'),
    remove,
    bin,
  ];
}
