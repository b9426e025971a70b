// The rows that a filter finds, loaded as far as they are scrolled to. A rare thing in a long log is looked for stretch by
// stretch, so that the window can say how far it is and another filter can take over at any time.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { BihuanError } from '#contract/errors.ts';
import type { LogFilter, LogLine } from '#domain/log/types.ts';
import { asBihuanError, call } from '#renderer/api/bihuan.ts';

const PAGE = 100;

export interface LogRows {
  lines: LogLine[];
  /** Where the log goes on; null when all of it was looked through */
  next: number | null;
  loading: boolean;
  error: BihuanError | null;
  /** Loads the next rows; nothing while some are on their way or none are left */
  more: () => void;
  reload: () => void;
}

type Held = Pick<LogRows, 'lines' | 'next' | 'loading' | 'error'>;

const FRESH: Held = { lines: [], next: null, loading: true, error: null };

export function useLog(filter: LogFilter): LogRows {
  const [held, setHeld] = useState<Held>(FRESH);
  const turn = useRef(0);
  const busy = useRef(false);
  const key = JSON.stringify(filter);

  const load = useCallback(async (wanted: LogFilter, before: number | null) => {
    const mine = turn.current;
    busy.current = true;
    setHeld((state) => ({ ...state, loading: true, error: null }));
    try {
      let from = before;
      let missing = PAGE;
      do {
        const page = await call('readLog', { filter: wanted, before: from, limit: missing });
        if (mine !== turn.current) return;
        from = page.next;
        missing -= page.lines.length;
        const loading = from !== null && missing > 0;
        setHeld((state) => ({ ...state, lines: [...state.lines, ...page.lines], next: page.next, loading }));
      } while (from !== null && missing > 0);
    } catch (cause) {
      if (mine === turn.current) setHeld((state) => ({ ...state, loading: false, error: asBihuanError(cause) }));
    } finally {
      if (mine === turn.current) busy.current = false;
    }
  }, []);

  const reload = useCallback(() => {
    turn.current += 1;
    setHeld(FRESH);
    void load(JSON.parse(key) as LogFilter, null);
  }, [load, key]);
  useEffect(reload, [reload]);

  const more = useCallback(() => {
    if (!busy.current && held.next !== null) void load(JSON.parse(key) as LogFilter, held.next);
  }, [load, key, held.next]);

  return { ...held, more, reload };
}
