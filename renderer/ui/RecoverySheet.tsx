// The recovery code on screen, once: to be printed or copied by hand.
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import type { BihuanError } from '#contract/errors.ts';
import { asBihuanError, call } from '#renderer/api/bihuan.ts';
import { ACCOUNTS } from '#renderer/text/accounts.ts';
import { ErrorNotice } from './ErrorNotice.tsx';
import './ui.css';

export interface RecoverySheetProps {
  code: string;
  /** The button that leaves, open once the person says that the code is kept */
  done: string;
  onDone: () => void;
}

export function RecoverySheet({ code, done, onDone }: RecoverySheetProps) {
  const [kept, setKept] = useState(false);
  const [printed, setPrinted] = useState(false);
  const [error, setError] = useState<BihuanError | null>(null);
  const print = async () => {
    setError(null);
    try {
      setPrinted((await call('printPaper', { source: { of: 'recoverySheet', code } })).printed);
    } catch (cause) {
      setError(asBihuanError(cause));
    }
  };
  return (
    <>
      <p>{ACCOUNTS.sheetText}</p>
      <ErrorNotice error={error} />
      <output className="recovery-code" aria-label={ACCOUNTS.code}>
        {[...code.matchAll(/[^-]+/g)].map(({ 0: group, index }) => (
          <span key={index}>{group}</span>
        ))}
      </output>
      <div className="recovery-acts">
        <Button onClick={() => void print()}>{ACCOUNTS.printSheet}</Button>
        {printed ? <output className="field-hint">{ACCOUNTS.sheetPrinted}</output> : null}
      </div>
      <div className="recovery-acts">
        <Checkbox checked={kept} onChange={(event) => setKept(event.target.checked)}>
          {ACCOUNTS.sheetKept}
        </Checkbox>
        <Button type="primary" disabled={!kept} onClick={onDone}>
          {done}
        </Button>
      </div>
    </>
  );
}
