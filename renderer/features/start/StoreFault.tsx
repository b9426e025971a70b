// The password is right, but the ledger does not open: what is the matter, and what is safe to do.
import { Button } from 'antd';
import { useState } from 'react';
import type { BihuanError } from '#contract/errors.ts';
import { asBihuanError, call } from '#renderer/api/bihuan.ts';
import { FAULT, STORE_FAULTS } from '#renderer/text/recovery.ts';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';

/** Whether an error says something of the store itself, and not of who asks. */
export function isStoreFault({ code }: BihuanError): boolean {
  return STORE_FAULTS[code] !== undefined;
}

export function StoreFault({ fault, onRetry }: { fault: BihuanError; onRetry: () => void }) {
  const [error, setError] = useState<BihuanError | null>(null);
  const words = STORE_FAULTS[fault.code];
  const ask = (name: 'openRecovery' | 'quitProgram') =>
    void call(name, {}).catch((cause: unknown) => setError(asBihuanError(cause)));
  const recoverable = fault.code !== 'store.locked' && fault.code !== 'store.newer';
  return (
    <main className="start">
      <section className="start-form" aria-label={words?.title} role="alert">
        <h1>{words?.title}</h1>
        <p>{fault.message}</p>
        <p className="start-text">{words?.advice}</p>
        <ErrorNotice error={error} />
        <div className="start-acts">
          <Button type="primary" onClick={onRetry} autoFocus>
            {FAULT.retry}
          </Button>
          {recoverable ? <Button onClick={() => ask('openRecovery')}>{FAULT.recover}</Button> : null}
          <Button onClick={() => ask('quitProgram')}>{FAULT.quit}</Button>
        </div>
      </section>
    </main>
  );
}
