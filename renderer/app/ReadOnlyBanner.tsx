// Above everything while nothing can be written: a full disk, a backup that is looked at, a ledger on a read-only medium.
import { Button } from 'antd';
import { useState } from 'react';
import type { BihuanError } from '#contract/errors.ts';
import { asBihuanError, call } from '#renderer/api/bihuan.ts';
import { beginAfresh } from '#renderer/store/forget.ts';
import { useSession } from '#renderer/store/session.ts';
import { BACKUP, momentInWords } from '#renderer/text/backup.ts';

export function ReadOnlyBanner() {
  const readOnly = useSession((state) => state.status?.readOnly ?? null);
  const looking = useSession((state) => state.status?.looking ?? null);
  const [error, setError] = useState<BihuanError | null>(null);
  if (readOnly === null) return null;
  const back = async () => {
    try {
      useSession.getState().setStatus(await call('endLook', {}));
      beginAfresh();
    } catch (cause) {
      setError(asBihuanError(cause));
    }
  };
  return (
    <div className="readonly-banner" role="alert">
      <span>
        {readOnly}
        {looking === null ? '' : BACKUP.lookingAt(momentInWords(looking))}
        {error?.message ?? ''}
      </span>
      {looking === null ? null : <Button onClick={() => void back()}>{BACKUP.back}</Button>}
    </div>
  );
}
