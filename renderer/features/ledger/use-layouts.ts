// A person's arrangement of the columns of every list: read once, changed at once on screen, kept a moment later.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { TreeList } from '#domain/ledger/view.ts';
import { asBihuanError, call } from '#renderer/api/bihuan.ts';
import { useSaving } from '#renderer/store/saving.ts';
import { type ColumnLayout, OWN_LAYOUT, readLayout } from './column-layout.ts';

const LISTS: readonly TreeList[] = ['problems', 'tasks', 'ledger', 'closeOut'];
/** ms without a further change before an arrangement is kept */
const PAUSE = 500;

const keyOf = (list: TreeList) => `ledger.columns.${list}`;

export interface Layouts {
  /** False until what was kept is known */
  ready: boolean;
  of: (list: TreeList) => ColumnLayout;
  change: (list: TreeList, layout: ColumnLayout) => void;
}

export function useLayouts(): Layouts {
  const [layouts, setLayouts] = useState<Partial<Record<TreeList, ColumnLayout>> | null>(null);
  const waiting = useRef(new Map<TreeList, ColumnLayout>());
  const timer = useRef<number | undefined>(undefined);

  const keep = useCallback(() => {
    for (const [list, layout] of waiting.current) {
      call('setPreference', { key: keyOf(list), value: JSON.stringify(layout) }).catch((cause: unknown) =>
        useSaving.setState({ error: asBihuanError(cause) }),
      );
    }
    waiting.current.clear();
  }, []);

  useEffect(() => {
    let current = true;
    call('getPreferences', {})
      .then((kept) => {
        if (current) setLayouts(Object.fromEntries(LISTS.map((list) => [list, readLayout(kept[keyOf(list)])])));
      })
      .catch((cause: unknown) => {
        useSaving.setState({ error: asBihuanError(cause) });
        if (current) setLayouts({});
      });
    return () => {
      current = false;
      window.clearTimeout(timer.current);
      keep();
    };
  }, [keep]);

  const change = useCallback(
    (list: TreeList, layout: ColumnLayout) => {
      setLayouts((before) => ({ ...before, [list]: layout }));
      waiting.current.set(list, layout);
      window.clearTimeout(timer.current);
      timer.current = window.setTimeout(keep, PAUSE);
    },
    [keep],
  );
  return { ready: layouts !== null, of: (list) => layouts?.[list] ?? OWN_LAYOUT, change };
}
