// One's own password: changed by wish in a dialog, or first of all where it must be.
import { Button, Input } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import type { BihuanError } from '#contract/errors.ts';
import type { AppStatus } from '#contract/operations.ts';
import { asBihuanError, call } from '#renderer/api/bihuan.ts';
import { ACCOUNTS } from '#renderer/text/accounts.ts';
import { COMMON } from '#renderer/text/common.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { NewPassword, NO_PASSWORD, typedProblem } from '#renderer/ui/NewPassword.tsx';
import './start.css';

function useChange(status: AppStatus, onDone: (status: AppStatus) => void) {
  const [old, setOld] = useState('');
  const [typed, setTyped] = useState(NO_PASSWORD);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<BihuanError | null>(null);
  const id = useId();
  const run = async () => {
    setTried(true);
    if (old === '' || typedProblem(typed, status.security.passwords, status.user ?? '') !== null) return;
    setBusy(true);
    setError(null);
    try {
      onDone(await call('changePassword', { old, password: typed.password }));
    } catch (cause) {
      setError(asBihuanError(cause));
      setBusy(false);
    }
  };
  const fields = (
    <>
      <ErrorNotice error={error} />
      <div className="field">
        <label htmlFor={`${id}-old`}>{ACCOUNTS.old}</label>
        <Input.Password
          id={`${id}-old`}
          value={old}
          maxLength={200}
          autoComplete="current-password"
          onChange={(event) => setOld(event.target.value)}
        />
      </div>
      <NewPassword
        value={typed}
        preset={status.security.passwords}
        user={status.user ?? ''}
        tried={tried}
        onChange={setTyped}
      />
    </>
  );
  return { fields, run, busy };
}

export interface ChangePasswordProps {
  status: AppStatus;
  onDone: (status: AppStatus) => void;
  onClose: () => void;
}

export function ChangePasswordDialog({ status, onDone, onClose }: ChangePasswordProps) {
  const { fields, run, busy } = useChange(status, onDone);
  return (
    <Dialog
      title={ACCOUNTS.changeTitle}
      onClose={onClose}
      confirm={{ label: ACCOUNTS.change, run: () => void run(), busy }}
    >
      {fields}
    </Dialog>
  );
}

/** Fills the window until the password is changed. */
export function MustChangePassword({ status, onDone, onClose }: ChangePasswordProps) {
  const { fields, run, busy } = useChange(status, onDone);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    void run();
  };
  return (
    <main className="start">
      <form className="start-form" onSubmit={submit} noValidate aria-label={ACCOUNTS.changeTitle}>
        <div className="start-brand">
          {COMMON.product}
          <span>{status.user}</span>
        </div>
        <h1>{ACCOUNTS.changeTitle}</h1>
        <p className="start-text">{status.mustChange === 'reset' ? ACCOUNTS.mustReset : ACCOUNTS.mustExpired}</p>
        {fields}
        <div className="start-acts">
          <Button type="primary" htmlType="submit" disabled={busy}>
            {ACCOUNTS.change}
          </Button>
          <Button onClick={onClose}>{ACCOUNTS.signOut}</Button>
        </div>
      </form>
    </main>
  );
}
