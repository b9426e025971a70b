// Boot: ask where the store stands, then first start, unlock, or the window itself. While it is locked the window stays
// below the lock screen, out of sight, so that nothing is lost that was being typed; it goes when somebody else signs in.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { BihuanError } from '#contract/errors.ts';
import type { AppStatus } from '#contract/operations.ts';
import { asBihuanError, call, onEvent } from '#renderer/api/bihuan.ts';
import { MustChangePassword } from '#renderer/features/start/ChangePassword.tsx';
import { FirstStart } from '#renderer/features/start/FirstStart.tsx';
import { Unlock } from '#renderer/features/start/Unlock.tsx';
import { runCommand } from '#renderer/store/commands.ts';
import { forgetSession } from '#renderer/store/forget.ts';
import { useJob } from '#renderer/store/job.ts';
import { usePreferences } from '#renderer/store/preferences.ts';
import { useSaving } from '#renderer/store/saving.ts';
import { useSession } from '#renderer/store/session.ts';
import { ACCOUNTS } from '#renderer/text/accounts.ts';
import { APP } from '#renderer/text/app.ts';
import { START } from '#renderer/text/start.ts';
import { Cover } from '#renderer/ui/Cover.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { Loading } from '#renderer/ui/Loading.tsx';
import { AppTheme } from '#renderer/ui/theme.tsx';
import { Shell } from './Shell.tsx';
import { useAutoLock } from './use-auto-lock.ts';
import './app.css';

export function App() {
  const status = useSession((state) => state.status);
  const setStatus = useSession((state) => state.setStatus);
  const switching = useSession((state) => state.switching);
  const lock = useSession((state) => state.lock);
  const unsaved = useSaving((state) => state.dirty);
  const largeType = usePreferences((state) => state.largeType);
  const [error, setError] = useState<BihuanError | null>(null);
  /** The store was just made; the window waits until the recovery sheet is kept */
  const [beginning, setBeginning] = useState(false);
  /** Whose window it is, also while it is locked */
  const owner = useRef<string | null>(null);
  const epoch = useSession((state) => state.epoch);
  const seen = useRef(epoch);
  if (seen.current !== epoch) {
    seen.current = epoch;
    // Of a ledger that is another one now nothing waits below the lock screen
    if (status?.store !== 'open') owner.current = null;
  }

  const accept = useCallback(
    (next: AppStatus) => {
      if (next.store === 'open' && next.user !== owner.current) {
        if (owner.current !== null) forgetSession();
        owner.current = next.user;
      }
      setStatus(next);
    },
    [setStatus],
  );
  const ready = (next: AppStatus) => {
    setBeginning(false);
    accept(next);
  };

  useEffect(() => {
    call('getStatus', {})
      .then(accept)
      .catch((cause: unknown) => setError(asBihuanError(cause)));
    return onEvent((event) => {
      if (event.type === 'status') accept(event.status);
      else if (event.type === 'progress') useJob.getState().tell(event);
      else if (event.command === 'lock') void lock().catch(() => undefined);
      else runCommand(event.command);
    });
  }, [accept, lock]);

  const store = status?.store ?? null;
  const mustChange = store === 'open' && status?.mustChange != null;
  // A window is first built for a user who may look into the ledger
  const shown = useRef<string | null>(null);
  if (store === 'open' && !mustChange) shown.current = status?.user ?? null;
  useAutoLock(status?.security.autoLockMinutes ?? 0, store === 'open');

  useEffect(() => {
    document.documentElement.dataset.size = largeType ? 'large' : 'normal';
  }, [largeType]);

  return (
    <AppTheme large={largeType}>
      {error === null ? null : (
        <main className="boot-failed">
          <h1>{APP.bootFailed}</h1>
          <ErrorNotice error={error} onRetry={() => window.location.reload()} />
        </main>
      )}
      {status === null && error === null ? <Loading words={APP.opening} /> : null}
      {status !== null && (store === 'missing' || beginning) ? (
        <FirstStart security={status.security} onBegin={() => setBeginning(true)} onReady={ready} />
      ) : null}
      {owner.current !== null && owner.current === shown.current && !beginning ? (
        <div className="below" hidden={store !== 'open' || mustChange} key={`${owner.current} ${epoch}`}>
          <Shell />
        </div>
      ) : null}
      {store === 'locked' && status !== null ? (
        <Cover label={START.unlockTitle}>
          <Unlock
            status={status}
            last={owner.current === null ? null : { user: owner.current, unsaved }}
            switching={switching}
            onReady={ready}
          />
        </Cover>
      ) : null}
      {mustChange && status !== null ? (
        <Cover label={ACCOUNTS.changeTitle}>
          <MustChangePassword status={status} onDone={accept} onClose={() => void lock().catch(() => undefined)} />
        </Cover>
      ) : null}
    </AppTheme>
  );
}
