// Two fields for a new password, judged while it is typed by the rules the engine will apply.
import { Input } from 'antd';
import { useId } from 'react';
import { type PasswordPreset, passwordProblem, passwordRulesInWords } from '#domain/accounts/passwords.ts';
import { ACCOUNTS } from '#renderer/text/accounts.ts';
import './ui.css';

export interface TypedPassword {
  password: string;
  again: string;
}
export const NO_PASSWORD: TypedPassword = { password: '', again: '' };

/** What is wrong with it, or null. */
export function typedProblem({ password, again }: TypedPassword, preset: PasswordPreset, user: string): string | null {
  return passwordProblem(password, preset, user) ?? (password === again ? null : ACCOUNTS.differs);
}

export interface NewPasswordProps {
  value: TypedPassword;
  preset: PasswordPreset;
  user: string;
  labels?: { password: string; again: string };
  /** Of the first field, where a form leads to it */
  fieldId?: string;
  /** Show what is wrong although nothing was typed yet */
  tried: boolean;
  onChange: (value: TypedPassword) => void;
}

export function NewPassword({ value, preset, user, labels, fieldId, tried, onChange }: NewPasswordProps) {
  const id = useId();
  const first = fieldId ?? `${id}-password`;
  const weak = passwordProblem(value.password, preset, user);
  const differs = value.password !== value.again && (tried || value.again.length >= value.password.length);
  return (
    <>
      <div className="field-pair">
        <div className="field">
          <label htmlFor={first}>{labels?.password ?? ACCOUNTS.fresh}</label>
          <Input.Password
            id={first}
            value={value.password}
            maxLength={200}
            autoComplete="new-password"
            aria-describedby={`${id}-rules`}
            aria-invalid={weak !== null && tried}
            onChange={(event) => onChange({ ...value, password: event.target.value })}
          />
          {weak !== null && (tried || value.password !== '') ? (
            <div className="field-error" role="alert">
              {weak}
            </div>
          ) : null}
        </div>
        <div className="field">
          <label htmlFor={`${id}-again`}>{labels?.again ?? ACCOUNTS.again}</label>
          <Input.Password
            id={`${id}-again`}
            value={value.again}
            maxLength={200}
            autoComplete="new-password"
            aria-invalid={differs}
            onChange={(event) => onChange({ ...value, again: event.target.value })}
          />
          {differs && value.again !== '' ? (
            <div className="field-error" role="alert">
              {ACCOUNTS.differs}
            </div>
          ) : null}
        </div>
      </div>
      <p className="field-hint" id={`${id}-rules`}>
        {passwordRulesInWords(preset)}
      </p>
    </>
  );
}
