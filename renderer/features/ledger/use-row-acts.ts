// Acts on whole rows: insert, rename, move, split, merge, take away. What needs words first opens a dialog.
import { useMemo, useState } from 'react';
import type { InputOf } from '#contract/operations.ts';
import type { Id } from '#domain/ledger/types.ts';
import type { BodyRow, HeadingRow, LedgerRow } from '#domain/ledger/view.ts';
import { call } from '#renderer/api/bihuan.ts';
import { LEDGER, ROWS } from '#renderer/text/ledger.ts';
import { moveTo, stepTarget } from './placing.ts';
import { ALL, isSelected, NOTHING_SELECTED, selectionSize, targetsOf } from './selection.ts';
import type { Desk } from './use-desk.ts';
import { problemsOpen, toggleRow, useView } from './view-store.ts';

type NewRow = InputOf<'addRow'>;

/** A dialog that is open. */
export type RowDialog =
  | {
      kind: 'title';
      title: string;
      label: string;
      words: string;
      action: string;
      run: (words: string) => Promise<boolean>;
    }
  | { kind: 'measure'; run: (lead: string, text: string) => Promise<boolean> }
  | { kind: 'split'; row: BodyRow }
  | { kind: 'move'; rowKind: 'problem' | 'measure'; ids: Id[] }
  | { kind: 'bin' };

export interface RowActs {
  dialog: RowDialog | null;
  open: (dialog: RowDialog | null) => void;
  insert: (row: LedgerRow | undefined, side: 'above' | 'below') => Promise<void>;
  addBelow: (parent: LedgerRow) => Promise<void>;
  addAspect: () => void;
  rename: (row: HeadingRow) => void;
  step: (row: LedgerRow, index: number, step: -1 | 1) => Promise<void>;
  drop: (dragged: LedgerRow, target: LedgerRow, side: 'before' | 'behind' | 'inside') => Promise<void>;
  merge: (kind: 'problem' | 'measure') => Promise<void>;
  /** The selected rows, or the given one where none is selected or it is not among them. */
  remove: (row: LedgerRow | undefined) => Promise<void>;
}

const LAST = 1_000_000;

export function useRowActs(desk: Desk): RowActs {
  const [dialog, setDialog] = useState<RowDialog | null>(null);
  const acts = useMemo(() => makeActs(desk, setDialog), [desk]);
  return { dialog, open: setDialog, ...acts };
}

const say = (said: string) => useView.getState().set({ said });

function makeActs(desk: Desk, open: (dialog: RowDialog | null) => void) {
  const { source, round } = desk;

  const add = async (input: NewRow): Promise<boolean> => {
    const made = await desk.run('addRow', input);
    if (made === null) return false;
    // The new row gets the keys, wherever it stands.
    await desk.goTo(made.answer.id);
    return true;
  };

  const askTitle = (kind: 'problem' | 'item' | 'aspect', input: (title: string) => NewRow) =>
    open({
      kind: 'title',
      title: ROWS.titles[kind],
      label: ROWS.labels[kind],
      words: '',
      action: ROWS.add,
      run: (title) => add(input(title)),
    });
  const askMeasure = (problemId: Id, position: number) =>
    open({
      kind: 'measure',
      run: (lead, text) => {
        // The new measure is to be seen.
        const { toggled } = useView.getState().looks[desk.list];
        if (toggled.has(problemId) === problemsOpen(desk.list)) toggleRow(desk.list, problemId);
        return add({ kind: 'measure', problemId, position, lead, text });
      },
    });

  const rowAt = async (index: number): Promise<LedgerRow | undefined> =>
    source.row(index) ?? (await source.load(index, Math.min(index + 99, source.state().total - 1)))[0];

  /** The rows that move together: the selected ones of a kind when the row is one of them, in the order of the list. */
  const movedWith = async (row: LedgerRow): Promise<Id[]> => {
    const { selected } = useView.getState();
    const set = row.kind === 'problem' ? selected.problems : row.kind === 'measure' ? selected.measures : null;
    if (set === null || !set.has(row.id) || set.size === 1) return [row.id];
    return (await allIds(row.kind as 'problem' | 'measure')).filter((id) => set.has(id));
  };
  const allIds = async (kind: 'problem' | 'measure'): Promise<Id[]> => {
    const list = kind === 'measure' ? 'tasks' : 'problems';
    const look = { list, text: '', filters: [], sort: null, only: null, toggled: [] } as const;
    const input = { roundId: round.id, asOf: desk.asOf, look: { ...look, filters: [], toggled: [] } };
    const ids = await call('readRowIds', { ...input, from: 0, to: 1_000_000 });
    return kind === 'measure' ? ids.measureIds : ids.problemIds;
  };

  const drop: RowActs['drop'] = async (dragged, target, side) => {
    if (desk.look.sort !== null) {
      say(ROWS.sortedNoMove);
      return;
    }
    const input = moveTo(dragged.kind, await movedWith(dragged), target, side);
    if (input === null) say(ROWS.noPlace);
    else await desk.run('moveRows', input, dragged.id);
  };

  return {
    insert: async (row: LedgerRow | undefined, side: 'above' | 'below') => {
      if (row === undefined) {
        askTitle('problem', (title) => ({ kind: 'problemOfRound', roundId: round.id, title }));
        return;
      }
      const position = positionOf(row) + (side === 'below' ? 1 : 0);
      if (row.kind === 'problem')
        askTitle('problem', (title) => ({ kind: 'problem', itemId: row.itemId, position, title }));
      else if (row.kind === 'measure') askMeasure(row.measure.problemId, position);
      else if (row.kind === 'aspect')
        askTitle('aspect', (title) => ({ kind: 'aspect', roundId: round.id, position, title }));
      else if (row.parentId !== null) {
        const aspectId = row.parentId;
        askTitle('item', (title) => ({ kind: 'item', aspectId, position, title }));
      }
    },
    addBelow: async (parent: LedgerRow) => {
      if (parent.kind === 'problem') askMeasure(parent.id, LAST);
      else if (parent.kind === 'item')
        askTitle('problem', (title) => ({ kind: 'problem', itemId: parent.id, position: LAST, title }));
      else if (parent.kind === 'aspect')
        askTitle('item', (title) => ({ kind: 'item', aspectId: parent.id, position: LAST, title }));
    },
    addAspect: () => askTitle('aspect', (title) => ({ kind: 'aspect', roundId: round.id, position: LAST, title })),
    rename: (row: HeadingRow) =>
      open({
        kind: 'title',
        title: row.kind === 'item' ? ROWS.titles.renameItem : ROWS.titles.renameAspect,
        label: ROWS.labels[row.kind],
        words: row.title,
        action: ROWS.edit,
        run: async (title) => (await desk.run('renameHeading', { kind: row.kind, id: row.id, title })) !== null,
      }),
    step: async (row: LedgerRow, index: number, step: -1 | 1) => {
      if (desk.look.sort !== null) {
        say(ROWS.sortedNoMove);
        return;
      }
      const found = await stepTarget(row, index, step, source.state().total, rowAt);
      if (found !== null) await drop(row, found.target, found.side);
    },
    drop,
    merge: async (kind: 'problem' | 'measure') => {
      const { selected } = useView.getState();
      const chosen = kind === 'problem' ? selected.problems : selected.measures;
      const ids = (await allIds(kind)).filter((id) => chosen.has(id));
      if (ids.length < 2) return;
      const merged = await desk.run('mergeRows', { kind, ids }, ids[0] ?? null);
      if (merged === null) return;
      useView.getState().set({ selected: NOTHING_SELECTED, said: ROWS.merged.replace('{n}', String(ids.length)) });
    },
    remove: async (row: LedgerRow | undefined) => {
      const { selected } = useView.getState();
      const chosen = selectionSize(selected) > 0 && (row === undefined || isSelected(selected, row));
      if (!chosen && row === undefined) return;
      const removed = chosen
        ? await desk.run('removeSelection', {
            headingIds: [...selected.headings].filter((id) => id !== ALL),
            ...targetsOf(selected),
          })
        : await desk.run('removeRows', { kind: (row as LedgerRow).kind, ids: [(row as LedgerRow).id] });
      if (removed === null) return;
      const { problems, measures } = removed.answer;
      const what = [
        ...(problems > 0 ? [LEDGER.selectedProblems.replace('{n}', String(problems))] : []),
        ...(measures > 0 ? [LEDGER.selectedMeasures.replace('{n}', String(measures))] : []),
      ];
      say(ROWS.removed.replace('{what}', what.length === 0 ? '' : what.join('、')));
      if (chosen) useView.getState().set({ selected: NOTHING_SELECTED });
    },
  };
}

/** 1-based place of a row among all its siblings, shown or not. */
function positionOf(row: LedgerRow): number {
  if (row.kind === 'problem') return row.problem.position;
  return row.kind === 'measure' ? row.measure.position : row.position;
}
