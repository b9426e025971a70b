// One row of the log whole: every field before and after, what was written together with it, its place in the chain.
import { Button } from 'antd';
import { momentWords } from '#domain/log/values.ts';
import { call } from '#renderer/api/bihuan.ts';
import { LOG } from '#renderer/text/log.ts';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { Loading } from '#renderer/ui/Loading.tsx';
import { SidePanel } from '#renderer/ui/SidePanel.tsx';
import { useAsync } from '#renderer/ui/useAsync.ts';

export interface LogEntryPanelProps {
  seq: number;
  onTogether: (actId: string) => void;
  onClose: () => void;
}

export function LogEntryPanel({ seq, onTogether, onClose }: LogEntryPanelProps) {
  const { value, error } = useAsync(() => call('readLogEntry', { seq }), String(seq));
  return (
    <SidePanel
      title={LOG.entry(seq)}
      onClose={onClose}
      actions={value === null ? undefined : <Button onClick={() => onTogether(value.actId)}>{LOG.showTogether}</Button>}
    >
      <ErrorNotice error={error} />
      {value === null ? (
        error === null ? (
          <Loading />
        ) : null
      ) : (
        <div className="log-entry">
          <dl>
            {(
              [
                [LOG.at, momentWords(value.at)],
                [LOG.user, value.actor],
                [LOG.act, value.act],
                [LOG.object, value.object],
              ] as const
            ).map(([label, words]) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{words}</dd>
              </div>
            ))}
          </dl>
          {value.changes.length === 0 ? (
            <p className="faint">{LOG.noChanges}</p>
          ) : (
            <table className="table" aria-label={LOG.changes}>
              <thead>
                <tr>
                  <th>{LOG.field}</th>
                  <th>{LOG.before}</th>
                  <th>{LOG.after}</th>
                </tr>
              </thead>
              <tbody>
                {value.changes.map(({ field, before, after }, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: two columns may go by one name, and the row never changes
                  <tr key={at}>
                    <td className="log-field">{field}</td>
                    <td>{before ?? <span className="faint">{LOG.empty}</span>}</td>
                    <td>{after ?? <span className="faint">{LOG.empty}</span>}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          <dl className="log-hashes">
            <div>
              <dt>{LOG.hash}</dt>
              <dd>{value.hash}</dd>
            </div>
            <div>
              <dt>{LOG.previousHash}</dt>
              <dd>{value.previousHash}</dd>
            </div>
          </dl>
        </div>
      )}
    </SidePanel>
  );
}
