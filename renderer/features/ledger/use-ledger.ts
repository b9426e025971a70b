// The round as it is shown: loaded once, changed by edits, each of which can be taken back.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { BihuanError } from '#contract/errors.ts';
import type { Id, LedgerTree, Official, Unit } from '#domain/ledger/types.ts';
import { asBihuanError, call } from '#renderer/api/bihuan.ts';
import { save } from '#renderer/store/saving.ts';
import { applyEdit, type Edit, inverseOf } from './edits.ts';

const UNDO_STEPS = 100;

export interface Ledger {
  tree: LedgerTree | null;
  error: BihuanError | null;
  reload: () => Promise<void>;
  /** Saves an edit and shows it; false if it was refused (the frame shows why). */
  edit: (edit: Edit) => Promise<boolean>;
  undo: (() => Promise<void>) | null;
  addUnit: (name: string) => Promise<Unit | null>;
  addOfficial: (name: string) => Promise<Official | null>;
}

async function send(edit: Edit): Promise<void> {
  if (edit.operation === 'assign') await save('assign', edit.input);
  else if (edit.operation === 'updateProblem') await save('updateProblem', edit.input);
  else await save('updateMeasure', edit.input);
}

export function useLedger(roundId: Id): Ledger {
  const [tree, setTree] = useState<LedgerTree | null>(null);
  const [error, setError] = useState<BihuanError | null>(null);
  const [undoable, setUndoable] = useState<readonly Edit[][]>([]);
  const shown = useRef<LedgerTree | null>(null);
  const show = useCallback((next: LedgerTree) => {
    shown.current = next;
    setTree(next);
  }, []);

  const reload = useCallback(async () => {
    try {
      show(await call('getLedger', { roundId }));
      setError(null);
    } catch (cause) {
      setError(asBihuanError(cause));
    }
  }, [roundId, show]);

  useEffect(() => {
    void reload();
  }, [reload]);

  const edit = useCallback(
    async (change: Edit) => {
      if (shown.current === null) return false;
      const back = inverseOf(shown.current, change);
      try {
        await send(change);
      } catch {
        return false;
      }
      show(applyEdit(shown.current, change));
      setUndoable((steps) => [...steps.slice(-UNDO_STEPS + 1), back]);
      return true;
    },
    [show],
  );

  const undo = useCallback(async () => {
    const last = undoable.at(-1);
    if (last === undefined || shown.current === null) return;
    setUndoable((steps) => steps.slice(0, -1));
    try {
      for (const back of last) {
        await send(back);
        show(applyEdit(shown.current, back));
      }
    } catch {
      // The frame shows why; what stands in the store is shown again.
      await reload();
    }
  }, [undoable, show, reload]);

  const addUnit = useCallback(
    async (name: string) => {
      try {
        const unit = await save('addUnit', { name, shortName: null });
        if (shown.current !== null) show({ ...shown.current, units: [...shown.current.units, unit] });
        return unit;
      } catch {
        return null;
      }
    },
    [show],
  );

  const addOfficial = useCallback(
    async (name: string) => {
      try {
        const official = await save('addOfficial', { name, post: null, phone: null, unitId: null });
        if (shown.current !== null) show({ ...shown.current, officials: [...shown.current.officials, official] });
        return official;
      } catch {
        return null;
      }
    },
    [show],
  );

  return { tree, error, reload, edit, undo: undoable.length > 0 ? undo : null, addUnit, addOfficial };
}
