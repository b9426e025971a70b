// First start: office, administrator and password, the notice on secrecy; then the encrypted store and its recovery sheet.
import { Button, Checkbox, Input } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import type { BihuanError } from '#contract/errors.ts';
import type { AppStatus } from '#contract/operations.ts';
import { asBihuanError, call } from '#renderer/api/bihuan.ts';
import { ACCOUNTS } from '#renderer/text/accounts.ts';
import { COMMON } from '#renderer/text/common.ts';
import { FAULT } from '#renderer/text/recovery.ts';
import { START } from '#renderer/text/start.ts';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { NewPassword, NO_PASSWORD, typedProblem } from '#renderer/ui/NewPassword.tsx';
import { RecoverySheet } from '#renderer/ui/RecoverySheet.tsx';
import './start.css';

export interface FirstStartProps {
  security: AppStatus['security'];
  /** The store is there, but the window waits for the recovery sheet */
  onBegin: () => void;
  onReady: (status: AppStatus) => void;
}

export function FirstStart({ security, onBegin, onReady }: FirstStartProps) {
  const [office, setOffice] = useState('');
  const [user, setUser] = useState('');
  const [typed, setTyped] = useState(NO_PASSWORD);
  const [made, setMade] = useState<{ status: AppStatus; code: string } | null>(null);
  const [acknowledged, setAcknowledged] = useState(false);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<BihuanError | null>(null);
  const id = useId();

  const missing = {
    office: office.trim() === '' ? START.fillIn.replace('{name}', START.office) : null,
    user: user.trim() === '' ? START.fillIn.replace('{name}', START.user) : null,
    password: typedProblem(typed, security.passwords, user.trim()),
    acknowledged: acknowledged ? null : START.acknowledgeFirst,
  };

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    const wrong = (Object.keys(missing) as (keyof typeof missing)[]).find((key) => missing[key] !== null);
    if (wrong !== undefined) {
      document.getElementById(`${id}-${wrong}`)?.focus();
      return;
    }
    setBusy(true);
    setError(null);
    try {
      const { password } = typed;
      onBegin();
      const opened = await call('createStore', { office: office.trim(), user: user.trim(), password });
      try {
        const { code } = await call('makeRecoverySheet', { password });
        setMade({ status: await call('getStatus', {}), code });
      } catch {
        // The ledger is there; 设置 offers the sheet again.
        onReady(opened);
      }
    } catch (cause) {
      setError(asBihuanError(cause));
      setBusy(false);
    }
  };

  const fault = (key: keyof typeof missing, show = tried) =>
    show && missing[key] !== null ? (
      <div className="field-error" role="alert" id={`${id}-${key}-fault`}>
        {missing[key]}
      </div>
    ) : null;

  if (made !== null) {
    return (
      <main className="start">
        <section className="start-form" aria-label={ACCOUNTS.sheetTitle}>
          <h1>{ACCOUNTS.sheetTitle}</h1>
          <RecoverySheet code={made.code} done={ACCOUNTS.sheetDone} onDone={() => onReady(made.status)} />
        </section>
      </main>
    );
  }

  return (
    <main className="start">
      <form className="start-form" onSubmit={submit} noValidate aria-label={START.welcome}>
        <div className="start-brand">
          {COMMON.product}
          <span>{COMMON.productLine}</span>
        </div>
        <h1>{START.welcome}</h1>
        <p className="start-text">{START.welcomeText}</p>
        <ErrorNotice error={error} />
        <div className="field">
          <label htmlFor={`${id}-office`}>{START.office}</label>
          <Input
            id={`${id}-office`}
            autoFocus
            value={office}
            maxLength={200}
            placeholder={START.officeHint}
            onChange={(event) => setOffice(event.target.value)}
          />
          {fault('office')}
        </div>
        <div className="field">
          <label htmlFor={`${id}-user`}>{START.user}</label>
          <Input
            id={`${id}-user`}
            value={user}
            maxLength={200}
            placeholder={START.userHint}
            autoComplete="username"
            onChange={(event) => setUser(event.target.value)}
          />
          {fault('user')}
        </div>
        <NewPassword
          value={typed}
          preset={security.passwords}
          user={user.trim()}
          labels={{ password: START.password, again: START.passwordAgain }}
          fieldId={`${id}-password`}
          tried={tried}
          onChange={setTyped}
        />
        <p className="field-hint">{START.keepIt}</p>
        <section className="start-secrecy" aria-label={START.secrecyTitle}>
          <h2>{START.secrecyTitle}</h2>
          <p>{START.secrecy}</p>
          <Checkbox
            id={`${id}-acknowledged`}
            checked={acknowledged}
            onChange={(event) => setAcknowledged(event.target.checked)}
          >
            {START.acknowledge}
          </Checkbox>
          {fault('acknowledged')}
        </section>
        <Button type="primary" htmlType="submit" size="medium" disabled={busy}>
          {busy ? START.creating : START.create}
        </Button>
        <p className="field-hint start-below">
          {START.haveBackup}{' '}
          <button
            type="button"
            className="link"
            onClick={() => void call('openRecovery', {}).catch((cause: unknown) => setError(asBihuanError(cause)))}
          >
            {FAULT.recover}
          </button>
        </p>
      </form>
    </main>
  );
}
