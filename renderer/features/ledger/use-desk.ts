// The desk: the list that is open with its rows, and every act on them. An act paints at once, is saved, and then the
// rows are read again.
import { useDeferredValue, useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import type { InputOf, OperationName, OutputOf } from '#contract/operations.ts';
import type { Id, PlainDate, Round } from '#domain/ledger/types.ts';
import type { LedgerLook, TreeList } from '#domain/ledger/view.ts';
import { call } from '#renderer/api/bihuan.ts';
import { useLightRules } from '#renderer/store/lights.ts';
import { save } from '#renderer/store/saving.ts';
import { UNDO } from '#renderer/text/ledger.ts';
import type { CellContext } from './columns.ts';
import { type Patch, patchedRow, type RowEdit } from './fields.ts';
import { RowSource, type SourceState } from './row-source.ts';
import type { Targets } from './selection.ts';
import { type OfficeDirectory, useDirectory } from './use-directory.ts';
import { useView } from './view-store.ts';

/** Acts of the ledger whose answer the window does not need beyond "done". */
type ActName = Extract<
  OperationName,
  | 'addRow'
  | 'renameHeading'
  | 'moveRows'
  | 'splitRow'
  | 'mergeRows'
  | 'removeRows'
  | 'removeSelection'
  | 'restoreRows'
  | 'editRows'
  | 'assign'
  | 'undo'
  | 'redo'
>;

export interface Desk {
  round: Round;
  list: TreeList;
  asOf: PlainDate;
  look: LedgerLook;
  /** What every question about the look carries */
  lookInput: { roundId: Id; asOf: PlainDate; look: LedgerLook };
  source: RowSource;
  state: SourceState;
  context: CellContext;
  directory: OfficeDirectory;
  /** Saves an act and shows what came of it; null if it was refused (the frame shows why). `focusId` gets the keys. */
  run: <Name extends ActName>(
    name: Name,
    input: InputOf<Name>,
    focusId?: Id | null,
  ) => Promise<{ answer: OutputOf<Name> } | null>;
  /** Reads the rows again and gives a row the keys, where it is shown. */
  goTo: (id: Id) => Promise<void>;
  edit: (edits: RowEdit[]) => Promise<boolean>;
  assign: (targets: Targets, patch: Patch) => Promise<boolean>;
  /** 撤销 or 重做; of one act, or the last. */
  turnBack: (which: 'undo' | 'redo', actId?: Id | null) => Promise<void>;
}

export function useDesk(round: Round, list: TreeList, asOf: PlainDate): Desk {
  const directory = useDirectory();
  // Typing is never kept waiting for a list.
  const text = useDeferredValue(useView((state) => state.text));
  const only = useView((state) => state.only);
  const { filters, sort, problemsOpen, toggled } = useView((state) => state.looks[list]);
  const sources = useRef(new Map<TreeList, RowSource>());
  const source = sourceOf(sources.current, list);
  const state = useSyncExternalStore(source.subscribe, source.state);

  const look = useMemo<LedgerLook>(
    () => ({
      list,
      text: text.trim(),
      filters,
      sort,
      only,
      ...(problemsOpen === null ? {} : { problemsOpen }),
      toggled: [...toggled],
    }),
    [list, text, filters, sort, only, problemsOpen, toggled],
  );
  const lookInput = useMemo(() => ({ roundId: round.id, asOf, look }), [round.id, asOf, look]);

  useEffect(() => {
    const read = (from: number, count: number, focusId: Id | null) =>
      call('readRows', { ...lookInput, from, count, focusId });
    void source.reload(useView.getState().active.rowId, read);
  }, [source, lookInput]);

  const lights = useLightRules();
  const context = useMemo<CellContext>(
    () => ({ names: directory.names, asOf, list, lights }),
    [directory.names, asOf, list, lights],
  );

  const acts = useMemo(() => {
    const carryOut = async <Name extends ActName>(
      name: Name,
      input: InputOf<Name>,
      focusId: Id | null | undefined,
      stop: () => void,
    ): Promise<{ answer: OutputOf<Name> } | null> => {
      try {
        const answer = await save(name, input);
        await after(source, focusId);
        stop();
        return { answer };
      } catch {
        // What was painted ahead goes back to what is stored.
        stop();
        await after(source);
        return null;
      }
    };
    const run: Desk['run'] = (name, input, focusId) => carryOut(name, input, focusId, () => undefined);
    return {
      run,
      goTo: (id: Id) => after(source, id),
      edit: async (edits: RowEdit[]) => {
        const patches = new Map(edits.map(({ id, patch }) => [id, patch]));
        const stop = source.paint((row) => patchedRow(row, patches));
        return (await carryOut('editRows', { edits }, undefined, stop)) !== null;
      },
      assign: async (targets: Targets, patch: Patch) => {
        const patches = new Map([...targets.problemIds, ...targets.measureIds].map((id) => [id, patch]));
        const stop = source.paint((row) => patchedRow(row, patches));
        return (await carryOut('assign', { targets, patch }, undefined, stop)) !== null;
      },
      turnBack: async (which: 'undo' | 'redo', actId: Id | null = null) => {
        const done = await run(which, { actId });
        const words = which === 'undo' ? UNDO.undone : UNDO.redone;
        if (done !== null) useView.getState().set({ said: words.replace('{label}', done.answer.label) });
      },
    };
  }, [source]);

  return { round, list, asOf, look, lookInput, source, state, context, directory, ...acts };
}

function sourceOf(sources: Map<TreeList, RowSource>, list: TreeList): RowSource {
  const known = sources.get(list);
  if (known !== undefined) return known;
  const source = new RowSource();
  sources.set(list, source);
  return source;
}

/** Reads the rows again after an act; `focusId` becomes the row of the keys. */
async function after(source: RowSource, focusId?: Id | null): Promise<void> {
  const view = useView.getState();
  if (focusId != null) view.set({ follow: { id: focusId, since: source.state().reading, anywhere: false } });
  await source.reload(focusId ?? view.active.rowId);
  useView.setState((state) => ({ acts: state.acts + 1 }));
}
