// Earlier queries of this user, kept in the ledger itself, so that they lie as safely as it does.
import { useCallback, useEffect, useState } from 'react';
import { call } from '#renderer/api/bihuan.ts';
import { readRecent, withRecent } from './options.ts';

const KEY = 'search.recent';

export function useRecent(): { recent: readonly string[]; remember: (text: string) => void } {
  const [recent, setRecent] = useState<readonly string[]>([]);
  useEffect(() => {
    let shown = true;
    call('getPreferences', {}).then(
      (kept) => {
        if (shown) setRecent(readRecent(kept[KEY]));
      },
      () => undefined, // Without earlier queries the search itself works as well.
    );
    return () => {
      shown = false;
    };
  }, []);
  const remember = useCallback(
    (text: string) => {
      if (text === '' || recent[0] === text) return;
      const next = withRecent(recent, text);
      setRecent(next);
      call('setPreference', { key: KEY, value: JSON.stringify(next) }).catch(() => undefined);
    },
    [recent],
  );
  return { recent, remember };
}
