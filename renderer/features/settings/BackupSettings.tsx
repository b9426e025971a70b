// 设置－备份: how it stands, the second place, every backup with what it holds, and the way back.
import { Button, InputNumber } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { BihuanError } from '#contract/errors.ts';
import type { BackupStatus, BackupView } from '#contract/operations.ts';
import { BACKUP_KIND_WORDS } from '#domain/backup/kinds.ts';
import { asBihuanError, call } from '#renderer/api/bihuan.ts';
import { useBackup } from '#renderer/store/backup.ts';
import { beginAfresh } from '#renderer/store/forget.ts';
import { runJob } from '#renderer/store/job.ts';
import { useNavigation } from '#renderer/store/navigation.ts';
import { useSession } from '#renderer/store/session.ts';
import { BACKUP, momentInWords, momentNearby } from '#renderer/text/backup.ts';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { JobProgress } from '#renderer/ui/JobProgress.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { useAsync } from '#renderer/ui/useAsync.ts';
import { BackupList } from './BackupList.tsx';
import { RestoreDialog } from './RestoreDialog.tsx';

export function BackupSettings() {
  const status = useBackup((state) => state.status);
  const looking = useSession((state) => state.status?.looking ?? null);
  const { value, error: listError, reload } = useAsync(() => call('listBackups', {}), 'backups');
  const [error, setError] = useState<BihuanError | null>(null);
  const [said, setSaid] = useState('');
  const [restoring, setRestoring] = useState<Pick<BackupView, 'id' | 'place' | 'at' | 'kind'> | null>(null);
  const place = useNavigation((state) => state.place);
  const top = useRef<HTMLDivElement>(null);
  const wanted = place.screen === 'settings' && place.params.section === 'backup';
  useEffect(() => {
    if (wanted) top.current?.scrollIntoView();
  }, [wanted]);

  const run = async (work: () => Promise<string | null>) => {
    setError(null);
    setSaid('');
    try {
      setSaid((await work()) ?? '');
    } catch (cause) {
      setError(asBihuanError(cause));
    }
    await Promise.all([reload(), useBackup.getState().load()]).catch((cause: unknown) =>
      setError(asBihuanError(cause)),
    );
  };
  const look = (backup: BackupView) =>
    void run(async () => {
      const { id, place: where } = backup;
      useSession.getState().setStatus(await call('lookAtBackup', { id, place: where }));
      beginAfresh();
      return null;
    });
  const check = (backup: BackupView) =>
    void run(async () => {
      const { id, place: where } = backup;
      const { ok, detail } = await runJob(() => call('checkBackup', { id, place: where }));
      const words = `${momentInWords(backup.at)}：${ok ? BACKUP.checkedGood : BACKUP.checkedBad}，${detail}`;
      return words;
    });
  const backUp = () =>
    void run(async () => {
      await runJob(() => call('backUpNow', {}));
      return BACKUP.made;
    });
  const idle = looking === null;

  return (
    <div ref={top}>
      <Section title={BACKUP.title} note={BACKUP.note}>
        <div className="settings-body">
          <ErrorNotice error={error ?? listError} onClose={() => setError(null)} />
          {status === null ? null : (
            <>
              {status.failure === null ? null : <p className="field-error">{BACKUP.failure(status.failure)}</p>}
              {status.undoRestore === null ? null : (
                <p className="settings-undo">
                  <span>{BACKUP.undoText(momentInWords(status.undoRestore.at))}</span>
                  <Button
                    onClick={() =>
                      setRestoring({
                        ...(status.undoRestore as { id: string; at: string }),
                        place: 'here',
                        kind: 'restore',
                      })
                    }
                  >
                    {BACKUP.undo}…
                  </Button>
                </p>
              )}
              <div className="settings-run settings-first">
                <Button type="primary" disabled={!idle} onClick={backUp}>
                  {BACKUP.backUpNow}
                </Button>
                <span>
                  {status.last === null
                    ? BACKUP.never
                    : BACKUP.last(momentNearby(status.last.at, new Date()), BACKUP_KIND_WORDS[status.last.kind])}
                </span>
                <output aria-live="polite">{said}</output>
              </div>
              <JobProgress />
              <SecondPlace status={status} run={run} />
            </>
          )}
        </div>
        {value === null ? null : (
          <BackupList backups={value} acts={idle ? { look, check, restore: (backup) => setRestoring(backup) } : null} />
        )}
      </Section>
      {restoring === null ? null : <RestoreDialog backup={restoring} onClose={() => setRestoring(null)} />}
    </div>
  );
}

function SecondPlace({
  status,
  run,
}: {
  status: BackupStatus;
  run: (work: () => Promise<string | null>) => Promise<void>;
}) {
  const { second, remindDays } = status;
  const accept = useBackup((state) => state.accept);
  const choose = () =>
    void run(async () => {
      const next = await call('chooseBackupPlace', {});
      if (next !== null) accept(next);
      return null;
    });
  return (
    <div className="settings-second">
      <span className="settings-second-name">{BACKUP.second}</span>
      {second === null ? (
        <>
          <span>{BACKUP.secondNone}</span>
          <Button onClick={choose}>{BACKUP.choose}</Button>
        </>
      ) : (
        <>
          <span>
            {BACKUP.secondIs(second.name)}{' '}
            {second.copiedAt === null ? BACKUP.secondNever : BACKUP.secondCopied(momentInWords(second.copiedAt))}
            {second.present ? '' : `，${BACKUP.secondAbsent}`}
            {second.overdue ? <span className="field-error">　{BACKUP.secondOverdue(second.days)}</span> : null}
          </span>
          <span className="settings-remind">
            {BACKUP.remind}
            <InputNumber
              aria-label={`${BACKUP.remind}（${BACKUP.remindUnit}）`}
              value={remindDays}
              min={1}
              max={90}
              precision={0}
              onChange={(days) =>
                void run(async () => {
                  if (days !== null) accept(await call('setBackupReminder', { days }));
                  return null;
                })
              }
            />
            {BACKUP.remindUnit}
          </span>
          <Button onClick={choose}>{BACKUP.change}</Button>
          <Button
            type="text"
            onClick={() =>
              void run(async () => {
                accept(await call('forgetBackupPlace', {}));
                return null;
              })
            }
          >
            {BACKUP.forget}
          </Button>
        </>
      )}
    </div>
  );
}
