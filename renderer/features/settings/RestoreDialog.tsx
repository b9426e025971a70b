// Before a restore: what is put in whose place, that the present state is saved first, and that somebody signs in anew.
import { useState } from 'react';
import type { BihuanError } from '#contract/errors.ts';
import type { BackupView } from '#contract/operations.ts';
import { BACKUP_KIND_WORDS } from '#domain/backup/kinds.ts';
import { asBihuanError, call } from '#renderer/api/bihuan.ts';
import { beginAfresh } from '#renderer/store/forget.ts';
import { useSession } from '#renderer/store/session.ts';
import { BACKUP, momentInWords } from '#renderer/text/backup.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';

export interface RestoreDialogProps {
  backup: Pick<BackupView, 'id' | 'place' | 'at' | 'kind'>;
  onClose: () => void;
}

export function RestoreDialog({ backup, onClose }: RestoreDialogProps) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<BihuanError | null>(null);
  const { id, place, at, kind } = backup;
  const restore = async () => {
    setBusy(true);
    setError(null);
    try {
      useSession.getState().setStatus(await call('restoreBackup', { id, place }));
      beginAfresh();
    } catch (cause) {
      setError(asBihuanError(cause));
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={BACKUP.restoreTitle}
      onClose={busy ? () => {} : onClose}
      confirm={{ label: BACKUP.restoreNow, run: () => void restore(), busy }}
    >
      <ErrorNotice error={error} />
      <p>{BACKUP.restoreText(momentInWords(at), BACKUP_KIND_WORDS[kind])}</p>
      <p className="settings-note">{BACKUP.restoreKeeps}</p>
      {busy ? <output>{BACKUP.restoring}</output> : null}
    </Dialog>
  );
}
