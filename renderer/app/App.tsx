// Boot: ask where the store stands, then first start, unlock, or the window itself.
import { useEffect, useState } from 'react';
import type { BihuanError } from '#contract/errors.ts';
import { asBihuanError, onEvent } from '#renderer/api/bihuan.ts';
import { FirstStart } from '#renderer/features/start/FirstStart.tsx';
import { Unlock } from '#renderer/features/start/Unlock.tsx';
import { runCommand } from '#renderer/store/commands.ts';
import { useJob } from '#renderer/store/job.ts';
import { useNavigation } from '#renderer/store/navigation.ts';
import { usePreferences } from '#renderer/store/preferences.ts';
import { useRounds } from '#renderer/store/rounds.ts';
import { useSaving } from '#renderer/store/saving.ts';
import { useSession } from '#renderer/store/session.ts';
import { APP } from '#renderer/text/app.ts';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { Loading } from '#renderer/ui/Loading.tsx';
import { AppTheme } from '#renderer/ui/theme.tsx';
import { Shell } from './Shell.tsx';
import './app.css';

/** What one person saw must not wait on the screen for the next. */
function forgetSession(): void {
  useRounds.getState().clear();
  useNavigation.setState({ place: { screen: 'home', params: {} } });
  useSaving.setState({ error: null, savedAt: null, dirty: false });
}

export function App() {
  const status = useSession((state) => state.status);
  const setStatus = useSession((state) => state.setStatus);
  const refresh = useSession((state) => state.refresh);
  const lock = useSession((state) => state.lock);
  const largeType = usePreferences((state) => state.largeType);
  const [error, setError] = useState<BihuanError | null>(null);

  useEffect(() => {
    refresh().catch((cause: unknown) => setError(asBihuanError(cause)));
    return onEvent((event) => {
      if (event.type === 'status') setStatus(event.status);
      else if (event.type === 'progress') useJob.getState().tell(event);
      else if (event.command === 'lock') void lock().catch(() => undefined);
      else runCommand(event.command);
    });
  }, [refresh, setStatus, lock]);

  const store = status?.store ?? null;
  useEffect(() => {
    if (store !== null && store !== 'open') forgetSession();
  }, [store]);

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
      {status?.store === 'missing' ? <FirstStart onReady={setStatus} /> : null}
      {status?.store === 'locked' ? <Unlock status={status} onReady={setStatus} /> : null}
      {status?.store === 'open' ? <Shell /> : null}
    </AppTheme>
  );
}
