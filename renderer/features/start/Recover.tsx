// The way in with the recovery sheet: its code, which administrator, a new password.
import { Button, Input, Select } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { BihuanError } from '#contract/errors.ts';
import type { AppStatus } from '#contract/operations.ts';
import { readRecoveryCode } from '#domain/accounts/recovery-code.ts';
import { asBihuanError, call } from '#renderer/api/bihuan.ts';
import { ACCOUNTS } from '#renderer/text/accounts.ts';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { NewPassword, NO_PASSWORD, typedProblem } from '#renderer/ui/NewPassword.tsx';
import './start.css';

export interface RecoverProps {
  status: AppStatus;
  onReady: (status: AppStatus) => void;
  onBack: () => void;
}

export function Recover({ status, onReady, onBack }: RecoverProps) {
  const { users, security } = status;
  const [code, setCode] = useState('');
  const [user, setUser] = useState<string | null>(users.length === 1 ? (users[0] ?? null) : null);
  const [typed, setTyped] = useState(NO_PASSWORD);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<BihuanError | null>(null);
  const id = useId();
  const read = code.trim() === '' ? null : readRecoveryCode(code);
  const fault = read !== null && 'fault' in read ? read.fault : null;

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (read === null || fault !== null || typedProblem(typed, security.passwords, user ?? '') !== null) return;
    if (user === null) return setError(new BihuanError('password.wrong', ACCOUNTS.chooseUser));
    setBusy(true);
    setError(null);
    try {
      onReady(await call('recover', { code, user, password: typed.password }));
    } catch (cause) {
      setError(asBihuanError(cause));
      setBusy(false);
    }
  };

  return (
    <main className="start">
      <form className="start-form" onSubmit={submit} noValidate aria-label={ACCOUNTS.recoverTitle}>
        <h1>{ACCOUNTS.recoverTitle}</h1>
        <p className="start-text">{ACCOUNTS.recoverText}</p>
        <ErrorNotice error={error} />
        <div className="field">
          <label htmlFor={`${id}-code`}>{ACCOUNTS.code}</label>
          <Input
            id={`${id}-code`}
            autoFocus
            value={code}
            maxLength={100}
            autoComplete="off"
            spellCheck={false}
            placeholder="XXXXX-XXXXX-XXXXX-XXXXX-XXXXX-XXXXX"
            onChange={(event) => setCode(event.target.value)}
          />
          {fault !== null && (tried || code.length >= 36 || !fault.startsWith('恢复码共')) ? (
            <div className="field-error" role="alert">
              {fault}
            </div>
          ) : null}
        </div>
        <div className="field">
          <label htmlFor={`${id}-user`}>{ACCOUNTS.user}</label>
          <Select
            id={`${id}-user`}
            value={user}
            placeholder={ACCOUNTS.chooseUser}
            getPopupContainer={(trigger) => trigger.parentElement ?? document.body}
            onChange={(chosen: string) => setUser(chosen)}
            options={users.map((name) => ({ value: name, label: name }))}
          />
        </div>
        <NewPassword value={typed} preset={security.passwords} user={user ?? ''} tried={tried} onChange={setTyped} />
        <div className="start-acts">
          <Button type="primary" htmlType="submit" disabled={busy}>
            {ACCOUNTS.recover}
          </Button>
          <Button onClick={onBack}>{ACCOUNTS.back}</Button>
        </div>
      </form>
    </main>
  );
}
