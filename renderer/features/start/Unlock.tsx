// The lock screen: who, the password, and how long to wait after too many wrong ones.
import { Button, Input, type InputRef, Select } from 'antd';
import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { BihuanError } from '#contract/errors.ts';
import type { AppStatus } from '#contract/operations.ts';
import { asBihuanError, call } from '#renderer/api/bihuan.ts';
import { ACCOUNTS } from '#renderer/text/accounts.ts';
import { COMMON } from '#renderer/text/common.ts';
import { START } from '#renderer/text/start.ts';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { Recover } from './Recover.tsx';
import { isStoreFault, StoreFault } from './StoreFault.tsx';
import './start.css';

export interface UnlockProps {
  status: AppStatus;
  /** Who was signed in, and whether text waits that was not saved */
  last: { user: string; unsaved: boolean } | null;
  /** Somebody else is to sign in */
  switching: boolean;
  onReady: (status: AppStatus) => void;
}

const REMEMBERED = 'bihuan.user';

export function Unlock({ status, last, switching, onReady }: UnlockProps) {
  const { users } = status;
  const [user, setUser] = useState<string | null>(() =>
    firstChoice(users, switching ? null : (last?.user ?? null), switching),
  );
  const [password, setPassword] = useState('');
  const [caps, setCaps] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<BihuanError | null>(null);
  const [recovering, setRecovering] = useState(false);
  const wait = useCountdown(error);
  const input = useRef<InputRef>(null);
  const id = useId();

  if (recovering) return <Recover status={status} onReady={onReady} onBack={() => setRecovering(false)} />;

  if (error !== null && isStoreFault(error)) return <StoreFault fault={error} onRetry={() => setError(null)} />;

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy || wait > 0) return;
    if (user === null) return setError(new BihuanError('password.wrong', ACCOUNTS.chooseUser));
    if (password === '') {
      return setError(new BihuanError('password.wrong', START.fillIn.replace('{name}', START.password)));
    }
    setBusy(true);
    try {
      const opened = await call('unlock', { user, password });
      localStorage.setItem(REMEMBERED, user);
      onReady(opened);
    } catch (cause) {
      setError(asBihuanError(cause));
      setBusy(false);
      input.current?.focus({ cursor: 'all' });
    }
  };

  const watchCaps = (event: KeyboardEvent) => setCaps(event.getModifierState('CapsLock'));
  const loses = last?.unsaved === true && user !== null && user !== last.user;

  return (
    <main className="start">
      <form className="start-form start-narrow" onSubmit={submit} noValidate aria-label={START.unlockTitle}>
        <div className="start-brand">
          {COMMON.product}
          <span>{COMMON.productLine}</span>
        </div>
        <h1>{START.unlockTitle}</h1>
        <ErrorNotice error={error} />
        <div className="field">
          <label htmlFor={`${id}-user`}>{ACCOUNTS.user}</label>
          {users.length > 1 ? (
            <Select
              id={`${id}-user`}
              value={user}
              placeholder={ACCOUNTS.chooseUser}
              showSearch
              // Drawn inside: what lies outside of the cover cannot be reached
              getPopupContainer={(trigger) => trigger.parentElement ?? document.body}
              onChange={(chosen: string) => {
                setUser(chosen);
                setError(null);
                setPassword('');
                input.current?.focus();
              }}
              options={users.map((name) => ({ value: name, label: name }))}
            />
          ) : (
            <Input id={`${id}-user`} value={users[0] ?? ''} readOnly variant="borderless" tabIndex={-1} />
          )}
          {loses ? <div className="field-error">{ACCOUNTS.unsaved(last.user)}</div> : null}
        </div>
        <div className="field" data-autofocus>
          <label htmlFor={`${id}-password`}>{START.password}</label>
          <Input.Password
            id={`${id}-password`}
            ref={input}
            autoFocus
            value={password}
            maxLength={200}
            autoComplete="current-password"
            onKeyUp={watchCaps}
            onChange={(event) => setPassword(event.target.value)}
          />
          {caps ? <div className="field-hint">{START.capsLock}</div> : null}
        </div>
        <Button type="primary" htmlType="submit" size="medium" disabled={busy || wait > 0}>
          {wait > 0 ? ACCOUNTS.waiting(wait) : busy ? START.unlocking : START.unlock}
        </Button>
        <p className="field-hint start-below">{ACCOUNTS.forgot}</p>
        {status.recoverySheet ? (
          <button type="button" className="link" onClick={() => setRecovering(true)}>
            {ACCOUNTS.useSheet}
          </button>
        ) : null}
      </form>
    </main>
  );
}

function firstChoice(users: readonly string[], last: string | null, switching: boolean): string | null {
  if (users.length <= 1) return users[0] ?? null;
  const wanted = last ?? (switching ? null : localStorage.getItem(REMEMBERED));
  return wanted !== null && users.includes(wanted) ? wanted : null;
}

/** Seconds that the error says to wait, counted down. */
function useCountdown(error: BihuanError | null): number {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    const seconds = error?.code === 'password.wait' ? Number(error.details?.seconds ?? 0) : 0;
    setLeft(seconds);
    if (seconds === 0) return undefined;
    const until = performance.now() + seconds * 1_000;
    const timer = setInterval(() => {
      const rest = Math.max(0, Math.ceil((until - performance.now()) / 1_000));
      setLeft(rest);
      if (rest === 0) clearInterval(timer);
    }, 250);
    return () => clearInterval(timer);
  }, [error]);
  return left;
}
