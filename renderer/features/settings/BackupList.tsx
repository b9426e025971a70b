// Every backup in both places, newest first: when, why, how large, what it holds, whether it was found whole.
import { useState } from 'react';
import type { BackupView } from '#contract/operations.ts';
import { BACKUP_KIND_WORDS } from '#domain/backup/kinds.ts';
import { BACKUP, bytesInWords, momentInWords } from '#renderer/text/backup.ts';

/** Shown at first; the rest on demand. */
const SHOWN = 12;

export interface BackupListProps {
  backups: readonly BackupView[];
  /** null: nothing can be done with them now */
  acts: Record<'look' | 'check' | 'restore', (backup: BackupView) => void> | null;
}

export function BackupList({ backups, acts }: BackupListProps) {
  const [all, setAll] = useState(false);
  if (backups.length === 0) return null;
  const sorted = backups.toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : a.place < b.place ? -1 : 1));
  const shown = all ? sorted : sorted.slice(0, SHOWN);
  return (
    <>
      <table className="table settings-backups" aria-label={BACKUP.list}>
        <thead>
          <tr>
            <th>{BACKUP.time}</th>
            <th>{BACKUP.kind}</th>
            <th>{BACKUP.place}</th>
            <th className="number">{BACKUP.size}</th>
            <th>{BACKUP.holds}</th>
            <th>{BACKUP.state}</th>
            <th>{BACKUP.acts}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((backup) => (
            <tr key={`${backup.place}/${backup.id}`}>
              <td>{momentInWords(backup.at)}</td>
              <td>{BACKUP_KIND_WORDS[backup.kind]}</td>
              <td>{backup.place === 'here' ? BACKUP.here : BACKUP.there}</td>
              <td className="number">{bytesInWords(backup.bytes)}</td>
              <td>
                <Contents of={backup} />
              </td>
              <td className={backup.verified ? 'settings-ok' : 'field-error'}>
                {backup.verified ? BACKUP.verified : BACKUP.unverified}
              </td>
              <td>
                <span className="settings-user-acts">
                  {(['look', 'check', 'restore'] as const).map((act) => (
                    <button
                      key={act}
                      type="button"
                      className="link"
                      disabled={acts === null}
                      aria-label={`${BACKUP[act]} ${momentInWords(backup.at)}`}
                      onClick={() => acts?.[act](backup)}
                    >
                      {BACKUP[act]}
                    </button>
                  ))}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length === sorted.length ? null : (
        <div className="settings-body">
          <button type="button" className="link" onClick={() => setAll(true)}>
            {BACKUP.more(sorted.length - shown.length)}
          </button>
        </div>
      )}
    </>
  );
}

function Contents({ of: { contents } }: { of: BackupView }) {
  if (contents === null) return <span className="faint">{BACKUP.unknown}</span>;
  const { rounds, problems, measures, users, lastChangeAt, logRows } = contents;
  const names = rounds === null || rounds.length === 0 ? BACKUP.noRounds : rounds.join('、');
  return (
    <>
      <div>{BACKUP.holdsWords(names, problems, measures)}</div>
      <div className="field-hint">
        {lastChangeAt === null ? '' : `${BACKUP.lastChange(momentInWords(lastChangeAt), logRows)}；`}
        {BACKUP.users(users.join('、'))}
      </div>
    </>
  );
}
