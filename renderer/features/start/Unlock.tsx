// The locked ledger: one field, Enter opens.
import { Button, Input, type InputRef } from 'antd';
import { type FormEvent, type KeyboardEvent, useId, useRef, useState } from 'react';
import { BihuanError } from '#contract/errors.ts';
import type { AppStatus } from '#contract/operations.ts';
import { asBihuanError, call } from '#renderer/api/bihuan.ts';
import { COMMON } from '#renderer/text/common.ts';
import { START } from '#renderer/text/start.ts';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import './start.css';

export function Unlock({ status, onReady }: { status: AppStatus; onReady: (status: AppStatus) => void }) {
  const [password, setPassword] = useState('');
  const [caps, setCaps] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<BihuanError | null>(null);
  const input = useRef<InputRef>(null);
  const id = useId();

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    if (password === '') {
      setError(new BihuanError('password.wrong', START.fillIn.replace('{name}', START.password)));
      return;
    }
    setBusy(true);
    try {
      onReady(await call('unlock', { password }));
    } catch (cause) {
      const failure = asBihuanError(cause);
      setError(failure.code === 'password.wrong' ? new BihuanError('password.wrong', START.wrongPassword) : failure);
      setBusy(false);
      input.current?.focus({ cursor: 'all' });
    }
  };

  const watchCaps = (event: KeyboardEvent) => setCaps(event.getModifierState('CapsLock'));

  return (
    <main className="start">
      <form className="start-form start-narrow" onSubmit={submit} noValidate aria-label={START.unlockTitle}>
        <div className="start-brand">
          {COMMON.product}
          <span>{COMMON.productLine}</span>
        </div>
        <h1>{status.office ?? START.unlockTitle}</h1>
        <ErrorNotice error={error} />
        <div className="field">
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
        <Button type="primary" htmlType="submit" size="medium" disabled={busy}>
          {busy ? START.unlocking : START.unlock}
        </Button>
        <p className="field-hint start-below">{START.forgot}</p>
      </form>
    </main>
  );
}
