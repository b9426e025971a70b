// One bulletin with what its figures were counted from; edits are saved at once and can be taken back.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { BihuanError } from '#contract/errors.ts';
import type { BulletinCheck } from '#contract/operations.ts';
import type { Bulletin, BulletinSection } from '#domain/bulletin/types.ts';
import type { TextDocument } from '#domain/content/types.ts';
import type { Id } from '#domain/ledger/types.ts';
import { asBihuanError, call } from '#renderer/api/bihuan.ts';
import { save } from '#renderer/store/saving.ts';

const UNDO_STEPS = 50;

export interface BulletinState {
  bulletin: Bulletin | null;
  /** The figures it is held against, and what its text says otherwise */
  check: BulletinCheck | null;
  error: BihuanError | null;
  reload: () => Promise<void>;
  edit: (document: TextDocument) => Promise<boolean>;
  setNumber: (number: number) => Promise<boolean>;
  redraft: (sections?: BulletinSection[]) => Promise<Bulletin | null>;
  settle: (key: string, take: 'mine' | 'theirs') => Promise<boolean>;
  remove: () => Promise<boolean>;
  issue: () => Promise<boolean>;
  undo: (() => Promise<boolean>) | null;
}

interface Parts {
  bulletin: Bulletin;
  check: BulletinCheck;
}

async function load(bulletinId: Id): Promise<Parts> {
  const [bulletin, check] = await Promise.all([
    call('getBulletin', { bulletinId }),
    call('checkBulletin', { bulletinId }),
  ]);
  return { bulletin, check };
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
  /** Runs an act and shows its answer; null if it was refused (the frame shows why). */
  const act = async (ask: (id: Id) => Promise<Bulletin>, undoable: boolean): Promise<Bulletin | null> => {
    if (bulletin === null) return null;
    try {
      const changed = await ask(bulletin.id);
      const check = await call('checkBulletin', { bulletinId: changed.id });
      setParts((before) => (before?.bulletin.id === changed.id ? { bulletin: changed, check } : before));
      if (undoable) setPast((steps) => [...steps.slice(-UNDO_STEPS + 1), bulletin.document]);
      onChanged();
      return changed;
    } catch {
      return null;
    }
  };
  const did = async (ask: (id: Id) => Promise<Bulletin>, undoable: boolean) => (await act(ask, undoable)) !== null;
  const last = past.at(-1);
  const undo = async (): Promise<boolean> => {
    if (last === undefined) return false;
    const done = await did((id) => save('updateBulletin', { bulletinId: id, document: last }), false);
    if (done) setPast((steps) => steps.slice(0, -1));
    return done;
  };
  return {
    bulletin,
    check: shown?.check ?? null,
    error,
    reload,
    edit: (document) => did((id) => save('updateBulletin', { bulletinId: id, document }), true),
    setNumber: (number) => did((id) => save('updateBulletin', { bulletinId: id, number }), false),
    redraft: (sections) =>
      act((id) => save('redraftBulletin', { bulletinId: id, ...(sections === undefined ? {} : { sections }) }), true),
    settle: (key, take) => did((id) => save('settleBulletin', { bulletinId: id, key, take }), true),
    remove: async () => {
      if (bulletin === null) return false;
      try {
        await save('removeBulletin', { bulletinId: bulletin.id });
      } catch {
        return false;
      }
      onChanged();
      return true;
    },
    issue: async () => {
      const done = await did((id) => save('issueBulletin', { bulletinId: id }), false);
      if (done) setPast([]);
      return done;
    },
    undo: last === undefined || bulletin?.state !== 'draft' ? null : undo,
  };
}
