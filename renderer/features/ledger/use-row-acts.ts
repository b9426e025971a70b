// Acts on whole rows: insert, rename, move, split, merge, take away. What needs words first opens a dialog.
import { useMemo, useState } from 'react';
import type { InputOf } from '#contract/operations.ts';
import type { Id } from '#domain/ledger/types.ts';
import { type BodyRow, type HeadingRow, type LedgerRow, OPENS_PROBLEMS } from '#domain/ledger/view.ts';
import { call } from '#renderer/api/bihuan.ts';
import { LEDGER, ROWS } from '#renderer/text/ledger.ts';
import { placementAt, stepTarget } from './placing.ts';
import { isSelected, NOTHING_SELECTED, selectionSize } from './selection.ts';
import type { Desk } from './use-desk.ts';
import { toggleRow, useView } from './view-store.ts';

type NewRow = InputOf<'addRow'>;
type Kind = LedgerRow['kind'];

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
  drop: (dragged: LedgerRow, target: LedgerRow, index: number, side: 'before' | 'behind' | 'inside') => Promise<void>;
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
        if (toggled.has(problemId) === OPENS_PROBLEMS[desk.list]) toggleRow(desk.list, problemId);
        return add({ kind: 'measure', problemId, position, lead, text });
      },
    });

  /** 1-based place of a row among its siblings. */
  const positionOf = async (row: LedgerRow, index: number): Promise<number> => {
    if (row.kind === 'problem') return row.problem.position;
    if (row.kind === 'measure') return row.measure.position;
    if (row.kind === 'aspect') return row.number;
    let position = 1;
    for (let at = index - 1; at >= 0; at -= 1) {
      const other = await rowAt(at);
      if (other === undefined || other.id === row.parentId) break;
      if (other.kind === 'item' && other.parentId === row.parentId) position += 1;
    }
    return position;
  };
  const rowAt = async (index: number): Promise<LedgerRow | undefined> =>
    source.row(index) ?? (await source.load(index, Math.min(index + 99, source.state().total - 1)))[0];

  const refusal = (kind: Kind): string | null => {
    if (desk.look.sort !== null) return ROWS.sortedNoMove;
    const filtered = desk.look.filters.length > 0 || desk.look.text !== '' || desk.look.only !== null;
    return filtered && (kind === 'item' || kind === 'aspect') ? ROWS.filteredNoMove : null;
  };

  /** The rows that move together: the selected ones of a kind when the row is one of them, in the order of the list. */
  const movedWith = async (row: LedgerRow): Promise<{ ids: Id[]; rows: LedgerRow[] }> => {
    const { selected } = useView.getState();
    const set = row.kind === 'problem' ? selected.problems : row.kind === 'measure' ? selected.measures : null;
    if (set === null || !set.has(row.id) || set.size === 1) return { ids: [row.id], rows: [row] };
    const all = await allIds(row.kind as 'problem' | 'measure');
    const ids = all.filter((id) => set.has(id));
    const rows = ids.flatMap((id) => {
      const place = source.placeOf(id);
      return place === null ? [] : (source.row(place) ?? []);
    });
    return { ids, rows };
  };
  const allIds = async (kind: 'problem' | 'measure'): Promise<Id[]> => {
    const list = kind === 'measure' ? 'tasks' : 'problems';
    const look = { list, text: '', filters: [], sort: null, only: null, toggled: [] } as const;
    const input = { roundId: round.id, asOf: desk.asOf, look: { ...look, filters: [], toggled: [] } };
    const ids = await call('readRowIds', { ...input, from: 0, to: 1_000_000 });
    return kind === 'measure' ? ids.measureIds : ids.problemIds;
  };

  const drop: RowActs['drop'] = async (dragged, target, index, side) => {
    const refused = refusal(dragged.kind);
    if (refused !== null) {
      say(refused);
      return;
    }
    const { ids, rows } = await movedWith(dragged);
    const position = await positionOf(target, index);
    const siblings = rows.filter((row) => target.kind === row.kind && holderIs(row, target));
    const moved = await Promise.all(siblings.map(async (row) => positionOf(row, source.placeOf(row.id) ?? index)));
    const placement = placementAt(dragged.kind, target, side, { roundId: round.id, position, moved });
    if (placement === null) say(ROWS.noPlace);
    else await desk.run('moveRows', { kind: dragged.kind, ids, ...placement }, dragged.id);
  };

  return {
    insert: async (row: LedgerRow | undefined, side: 'above' | 'below') => {
      if (row === undefined) {
        askTitle('problem', (title) => ({ kind: 'problemOfRound', roundId: round.id, title }));
        return;
      }
      const place = source.placeOf(row.id) ?? 0;
      const position = (await positionOf(row, place)) + (side === 'below' ? 1 : 0);
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
      const refused = refusal(row.kind);
      if (refused !== null) {
        say(refused);
        return;
      }
      const found = await stepTarget(row, index, step, source.state().total, rowAt);
      if (found !== null) await drop(row, found.target, found.index, found.side);
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
      const steps: { kind: Kind; ids: Id[] }[] = chosen
        ? [
            { kind: 'measure', ids: [...selected.measures] },
            { kind: 'problem', ids: [...selected.problems] },
          ]
        : row === undefined
          ? []
          : [{ kind: row.kind, ids: [row.id] }];
      let problems = 0;
      let measures = 0;
      for (const { kind, ids } of steps) {
        if (ids.length === 0) continue;
        const removed = await desk.run('removeRows', { kind, ids });
        if (removed === null) return;
        problems += removed.answer.problems;
        measures += removed.answer.measures;
      }
      if (steps.length === 0) return;
      const what = [
        ...(problems > 0 ? [LEDGER.selectedProblems.replace('{n}', String(problems))] : []),
        ...(measures > 0 ? [LEDGER.selectedMeasures.replace('{n}', String(measures))] : []),
      ];
      say(ROWS.removed.replace('{what}', what.length === 0 ? '' : what.join('、')));
      if (chosen) useView.getState().set({ selected: NOTHING_SELECTED });
    },
  };
}

function holderIs(row: LedgerRow, target: LedgerRow): boolean {
  if (row.kind === 'problem' && target.kind === 'problem') return row.itemId === target.itemId;
  if (row.kind === 'measure' && target.kind === 'measure') return row.measure.problemId === target.measure.problemId;
  return row.parentId === target.parentId;
}
