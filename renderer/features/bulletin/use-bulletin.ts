// One bulletin with what its figures were counted from; edits are saved at once and can be taken back.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { BihuanError } from '#contract/errors.ts';
import type { Bulletin } from '#domain/bulletin/types.ts';
import type { TextDocument } from '#domain/content/types.ts';
import type { Id } from '#domain/ledger/types.ts';
import type { RoundCounts } from '#domain/statistics/types.ts';
import { asBihuanError, call } from '#renderer/api/bihuan.ts';
import { save } from '#renderer/store/saving.ts';

const UNDO_STEPS = 50;

export interface BulletinState {
  bulletin: Bulletin | null;
  figures: RoundCounts | null;
  error: BihuanError | null;
  reload: () => Promise<void>;
  edit: (document: TextDocument) => Promise<boolean>;
  setNumber: (number: number) => Promise<boolean>;
  redraft: () => Promise<boolean>;
  issue: () => Promise<boolean>;
  undo: (() => Promise<boolean>) | null;
}

interface Parts {
  bulletin: Bulletin;
  figures: RoundCounts;
}

async function load(bulletinId: Id): Promise<Parts> {
  const bulletin = await call('getBulletin', { bulletinId });
  const { roundId, reviewId } = bulletin;
  return { bulletin, figures: await call('getFigures', { roundId, reviewId }) };
}

export function useBulletin(bulletinId: Id | null, onChanged: () => void): BulletinState {
  const [parts, setParts] = useState<Parts | null>(null);
  const [error, setError] = useState<BihuanError | null>(null);
  const [past, setPast] = useState<TextDocument[]>([]);
  const wanted = useRef(bulletinId);
  wanted.current = bulletinId;

  const reload = useCallback(async () => {
    if (bulletinId === null) return;
    try {
      const loaded = await load(bulletinId);
      if (wanted.current !== bulletinId) return;
      setParts(loaded);
      setError(null);
    } catch (cause) {
      setError(asBihuanError(cause));
    }
  }, [bulletinId]);
  useEffect(() => {
    setPast([]);
    void reload();
  }, [reload]);

  const shown = parts?.bulletin.id === bulletinId ? parts : null;
  const bulletin = shown?.bulletin ?? null;
  /** Runs an act and shows its answer; false if it was refused (the frame shows why). */
  const act = async (ask: () => Promise<Bulletin>): Promise<boolean> => {
    try {
      const changed = await ask();
      setParts((before) => (before?.bulletin.id === changed.id ? { ...before, bulletin: changed } : before));
      onChanged();
      return true;
    } catch {
      return false;
    }
  };
  const actOn = async (ask: (id: Id) => Promise<Bulletin>, undoable: boolean): Promise<boolean> => {
    if (bulletin === null) return false;
    const done = await act(() => ask(bulletin.id));
    if (done && undoable) setPast((steps) => [...steps.slice(-UNDO_STEPS + 1), bulletin.document]);
    return done;
  };
  const last = past.at(-1);
  const undo = async (): Promise<boolean> => {
    if (last === undefined) return false;
    const done = await actOn((id) => save('updateBulletin', { bulletinId: id, document: last }), false);
    if (done) setPast((steps) => steps.slice(0, -1));
    return done;
  };
  return {
    bulletin,
    figures: shown?.figures ?? null,
    error,
    reload,
    edit: (document) => actOn((id) => save('updateBulletin', { bulletinId: id, document }), true),
    setNumber: (number) => actOn((id) => save('updateBulletin', { bulletinId: id, number }), false),
    redraft: () => actOn((id) => save('redraftBulletin', { bulletinId: id }), true),
    issue: async () => {
      const done = await actOn((id) => save('issueBulletin', { bulletinId: id }), false);
      if (done) setPast([]);
      return done;
    },
    undo: last === undefined || bulletin?.state !== 'draft' ? null : undo,
  };
}
