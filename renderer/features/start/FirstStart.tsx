// First start: office, administrator and password, the notice on secrecy; then the encrypted store is made.
import { Button, Checkbox, Input } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import type { BihuanError } from '#contract/errors.ts';
import type { AppStatus } from '#contract/operations.ts';
import { asBihuanError, call } from '#renderer/api/bihuan.ts';
import { COMMON } from '#renderer/text/common.ts';
import { START } from '#renderer/text/start.ts';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { passwordProblem } from './password-rules.ts';
import './start.css';

export function FirstStart({ onReady }: { onReady: (status: AppStatus) => void }) {
  const [office, setOffice] = useState('');
  const [user, setUser] = useState('');
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [acknowledged, setAcknowledged] = useState(false);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<BihuanError | null>(null);
  const id = useId();

  const weak = passwordProblem(password);
  const missing = {
    office: office.trim() === '' ? START.fillIn.replace('{name}', START.office) : null,
    user: user.trim() === '' ? START.fillIn.replace('{name}', START.user) : null,
    password: weak,
    again: again !== password ? START.differs : null,
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
      onReady(await call('createStore', { office: office.trim(), user: user.trim(), password }));
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
        <div className="start-pair">
          <div className="field">
            <label htmlFor={`${id}-password`}>{START.password}</label>
            <Input.Password
              id={`${id}-password`}
              value={password}
              maxLength={200}
              autoComplete="new-password"
              aria-describedby={`${id}-rules`}
              onChange={(event) => setPassword(event.target.value)}
            />
            {password !== '' && weak === null ? <div className="field-ok">{START.passwordOk}</div> : null}
            {fault('password', tried || password !== '')}
          </div>
          <div className="field">
            <label htmlFor={`${id}-again`}>{START.passwordAgain}</label>
            <Input.Password
              id={`${id}-again`}
              value={again}
              maxLength={200}
              autoComplete="new-password"
              onChange={(event) => setAgain(event.target.value)}
            />
            {fault('again', tried || again.length >= password.length)}
          </div>
        </div>
        <p className="field-hint" id={`${id}-rules`}>
          {START.rules}
        </p>
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
      </form>
    </main>
  );
}
