// The window's frame: rail on the left, top bar, the open screen, status bar.
import { Button, Dropdown, Select } from 'antd';
import { type ComponentType, Suspense, useCallback, useEffect, useState } from 'react';
import type { BihuanError } from '#contract/errors.ts';
import { asBihuanError } from '#renderer/api/bihuan.ts';
import { SearchPanel } from '#renderer/features/search/SearchPanel.tsx';
import { BeginHere } from '#renderer/features/start/BeginHere.tsx';
import { ChangePasswordDialog } from '#renderer/features/start/ChangePassword.tsx';
import { useCommand } from '#renderer/store/commands.ts';
import { useLights } from '#renderer/store/lights.ts';
import { go, useNavigation } from '#renderer/store/navigation.ts';
import { useRounds } from '#renderer/store/rounds.ts';
import { useSaving } from '#renderer/store/saving.ts';
import { useMay, useSession, useWhyNot } from '#renderer/store/session.ts';
import { ACCOUNTS } from '#renderer/text/accounts.ts';
import { APP, SCREEN_WORDS } from '#renderer/text/app.ts';
import { COMMON } from '#renderer/text/common.ts';
import { SEARCH } from '#renderer/text/search.ts';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { Loading } from '#renderer/ui/Loading.tsx';
import { SavedStatus } from '#renderer/ui/SavedStatus.tsx';
import { BackupStatus } from './BackupStatus.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { ReadOnlyBanner } from './ReadOnlyBanner.tsx';
import { RAIL, SCREENS } from './screens.tsx';

function Rail() {
  const screen = useNavigation((state) => state.place.screen);
  const mayRead = useMay('read');
  const permissions = useSession((state) => state.status?.permissions);
  const shown = RAIL.filter((id) => {
    const { needs } = SCREENS[id];
    return needs === undefined || permissions?.includes(needs) === true;
  });
  return (
    <nav className="rail" aria-label={APP.rail}>
      <div className="rail-brand">{COMMON.product}</div>
      {(mayRead ? shown : RAIL.filter((id) => id === 'settings')).map((id) => (
        <button
          key={id}
          type="button"
          className="rail-item"
          aria-current={screen === id ? 'page' : undefined}
          onClick={() => go(id)}
        >
          {SCREEN_WORDS[id]}
        </button>
      ))}
    </nav>
  );
}

function TopBar() {
  const rounds = useRounds((state) => state.rounds);
  const currentId = useRounds((state) => state.currentId);
  const choose = useRounds((state) => state.choose);
  const whyNot = useWhyNot('edit');
  return (
    <header className="topbar">
      <Select
        aria-label={APP.round}
        className="topbar-round"
        value={currentId}
        placeholder={APP.noRound}
        disabled={rounds === null || rounds.length === 0}
        onChange={(id) => choose(id)}
        options={(rounds ?? []).map((round) => ({ value: round.id, label: round.name }))}
      />
      <Button disabled={whyNot !== undefined} title={whyNot} onClick={() => go('import')}>
        {APP.newImport}
      </Button>
      <Button disabled={whyNot !== undefined} title={whyNot} onClick={() => go('workbook')}>
        {APP.newWorkbook}
      </Button>
      <SearchBox />
      <UserMenu />
    </header>
  );
}

/** Who is signed in, and what one does with one's own sign-in. */
function UserMenu() {
  const status = useSession((state) => state.status);
  const { lock, switchUser, setStatus } = useSession.getState();
  const [changing, setChanging] = useState(false);
  const run = (act: () => Promise<void>) =>
    void act().catch((cause: unknown) => useSaving.setState({ error: asBihuanError(cause) }));
  const choices: Record<string, () => void> = {
    switch: () => run(switchUser),
    password: () => setChanging(true),
    settings: () => go('settings'),
    lock: () => run(lock),
  };
  const user = status?.user ?? '';
  return (
    <div className="topbar-right">
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'switch', label: ACCOUNTS.switchUser },
            { key: 'password', label: `${ACCOUNTS.changeTitle}…` },
            { key: 'settings', label: SCREEN_WORDS.settings },
            { key: 'lock', label: APP.lock },
          ],
          onClick: ({ key }) => choices[key]?.(),
        }}
      >
        <Button type="text" aria-label={`${APP.user}：${user}`}>
          {user} ▾
        </Button>
      </Dropdown>
      <Button onClick={() => run(lock)}>{APP.lock}</Button>
      {changing && status !== null ? (
        <ChangePasswordDialog
          status={status}
          onDone={(next) => {
            setStatus(next);
            setChanging(false);
          }}
          onClose={() => setChanging(false)}
        />
      ) : null}
    </div>
  );
}

/** Looks like a field, opens the panel where one types. */
function SearchBox() {
  const [open, setOpen] = useState(false);
  useCommand(
    'search',
    useCallback(() => setOpen(true), []),
  );
  return (
    <>
      <button type="button" className="topbar-search" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {SEARCH.openHint}
        <kbd>{SEARCH.keys}</kbd>
      </button>
      {open ? <SearchPanel onClose={() => setOpen(false)} /> : null}
    </>
  );
}

/** Days before a password must be changed from which on the status bar says so */
const WARN_DAYS = 5;

function StatusBar() {
  const daysLeft = useSession((state) => state.status?.passwordDaysLeft ?? null);
  const recoverySheet = useSession((state) => state.status?.recoverySheet ?? true);
  const mayManageUsers = useMay('accounts');
  const office = useSession((state) => state.status?.office ?? '');
  return (
    <footer className="statusbar">
      <SavedStatus />
      <BackupStatus />
      <span className="statusbar-office">{office}</span>
      {daysLeft !== null && daysLeft <= WARN_DAYS ? (
        <span className="statusbar-warning">{ACCOUNTS.daysLeft(daysLeft)}</span>
      ) : null}
      {mayManageUsers && !recoverySheet ? (
        <button type="button" className="link" onClick={() => go('settings')}>
          {ACCOUNTS.sheetMissing}
        </button>
      ) : null}
      <span className="statusbar-mark">{COMMON.mark}</span>
    </footer>
  );
}

function OpenScreen() {
  const place = useNavigation((state) => state.place);
  const visit = useNavigation((state) => state.visit);
  const currentId = useRounds((state) => state.currentId);
  const entry = SCREENS[place.screen];
  if (entry.needsRound && currentId === null) return <BeginHere />;
  // The registry and the navigation store share one map of params; the pair always fits.
  const Screen = entry.component as ComponentType<{ params: unknown }>;
  return (
    <ErrorBoundary key={`${place.screen}-${visit}`}>
      <Suspense fallback={<Loading />}>
        <Screen key={currentId} params={place.params} />
      </Suspense>
    </ErrorBoundary>
  );
}

export function Shell() {
  const rounds = useRounds((state) => state.rounds);
  const load = useRounds((state) => state.load);
  const loadLights = useLights((state) => state.load);
  const saveError = useSaving((state) => state.error);
  const dismiss = useSaving((state) => state.dismiss);
  const [error, setError] = useState<BihuanError | null>(null);

  const mayRead = useMay('read');
  useEffect(() => {
    if (!mayRead) {
      // Who only manages users sees nothing of the ledger
      useRounds.setState({ rounds: [] });
      go('settings');
      return;
    }
    Promise.all([load(), loadLights()]).catch((cause: unknown) => setError(asBihuanError(cause)));
  }, [load, loadLights, mayRead]);

  return (
    <div className="shell">
      <Rail />
      <TopBar />
      <main className="stage">
        <ReadOnlyBanner />
        <ErrorNotice error={error} onRetry={() => window.location.reload()} />
        <ErrorNotice error={saveError} onClose={dismiss} />
        <div className="stage-screen">{rounds === null ? <Loading /> : <OpenScreen />}</div>
      </main>
      <StatusBar />
    </div>
  );
}
