// The status bar's part about backups: when the last was made, and how old the copy on the second medium is.
import { useEffect } from 'react';
import { useBackup } from '#renderer/store/backup.ts';
import { go } from '#renderer/store/navigation.ts';
import { useMay, useSession } from '#renderer/store/session.ts';
import { BACKUP, momentNearby } from '#renderer/text/backup.ts';

/** Milliseconds between two questions. */
const PERIOD = 60_000;

export function BackupStatus() {
  const status = useBackup((state) => state.status);
  const load = useBackup((state) => state.load);
  const open = useSession((state) => state.status?.store === 'open');
  const mayManage = useMay('manage');
  useEffect(() => {
    if (!open) return undefined;
    // What keeps it from being told is told where it is done
    const ask = () => void load().catch(() => undefined);
    ask();
    const timer = setInterval(ask, PERIOD);
    return () => clearInterval(timer);
  }, [load, open]);
  if (status === null) return null;
  const { last, second, failure } = status;
  const parts = [
    ...(last === null ? [BACKUP.never] : [BACKUP.barLast(momentNearby(last.at, new Date()))]),
    ...(second === null ? [] : [BACKUP.barSecond(second.name, second.days)]),
  ];
  const warns = failure !== null || second?.overdue === true;
  const words = failure === null ? parts.join(' · ') : BACKUP.barFailure;
  const kind = warns ? 'statusbar-warning' : '';
  if (!mayManage) return <span className={kind}>{words}</span>;
  return (
    <button type="button" className={`statusbar-part ${kind}`} onClick={() => go('settings', { section: 'backup' })}>
      {words}
    </button>
  );
}
