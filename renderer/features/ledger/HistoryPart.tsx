// 记录: every change of the row, with what stood there before and after.
import { call } from '#renderer/api/bihuan.ts';
import { DETAIL } from '#renderer/text/ledger.ts';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { useAsync } from '#renderer/ui/useAsync.ts';
import type { PartProps } from './Drawer.tsx';
import { localTime } from './local-time.ts';
import { rowName } from './paste.ts';
import { useView } from './view-store.ts';

export function HistoryPart({ row }: PartProps) {
  const acts = useView((state) => state.acts);
  const history = useAsync(() => call('getHistory', { kind: row.kind, id: row.id }), `${row.id} ${acts}`);
  const words = row.kind === 'problem' ? DETAIL.ofProblem : DETAIL.ofMeasure;
  return (
    <>
      <h3>{words.replace('{name}', rowName(row))}</h3>
      <ErrorNotice error={history.error} onRetry={() => void history.reload()} />
      {history.value?.length === 0 ? <p className="faint">{DETAIL.noHistory}</p> : null}
      <ol className="history">
        {(history.value ?? []).map((change) => (
          <li key={`${change.seq} ${change.field}`}>
            <p className="history-head">
              <b>{change.field}</b>
              <span>{change.act}</span>
              <span>{change.actor}</span>
              <span>{localTime(change.at)}</span>
            </p>
            <dl className="history-words">
              <dt>{DETAIL.before}</dt>
              <dd>{change.before ?? <span className="faint">{DETAIL.nothing}</span>}</dd>
              <dt>{DETAIL.after}</dt>
              <dd>{change.after ?? <span className="faint">{DETAIL.nothing}</span>}</dd>
            </dl>
          </li>
        ))}
      </ol>
    </>
  );
}
