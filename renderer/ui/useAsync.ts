// Loads something when a component appears or its key changes, keeping the old value while the new one is fetched.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { BihuanError } from '#contract/errors.ts';
import { asBihuanError } from '#renderer/api/bihuan.ts';

export interface Loaded<Value> {
  value: Value | null;
  error: BihuanError | null;
  loading: boolean;
  /** Fetches again; resolves when the new value is shown. */
  reload: () => Promise<void>;
}

/** `load` is read anew for each fetch; `key` says when what it fetches has changed. */
export function useAsync<Value>(load: () => Promise<Value>, key: string): Loaded<Value> {
  const [state, setState] = useState<Omit<Loaded<Value>, 'reload'>>({ value: null, error: null, loading: true });
  const latest = useRef(load);
  latest.current = load;
  const turn = useRef(0);

  const reload = useCallback(async () => {
    turn.current += 1;
    const mine = turn.current;
    setState((before) => ({ ...before, loading: true }));
    try {
      const value = await latest.current();
      if (mine === turn.current) setState({ value, error: null, loading: false });
    } catch (cause) {
      if (mine === turn.current) setState((before) => ({ ...before, error: asBihuanError(cause), loading: false }));
    }
  }, []);

  // The key stands for everything that `load` depends on.
  const loadedKey = useRef<string | null>(null);
  useEffect(() => {
    if (loadedKey.current === key) return;
    loadedKey.current = key;
    void reload();
  }, [key, reload]);

  return { ...state, reload };
}
