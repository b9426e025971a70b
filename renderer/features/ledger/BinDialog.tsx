// 回收站: what was taken away, and the way back.
import { useState } from 'react';
import type { BinRow } from '#domain/ledger/history.ts';
import type { Id } from '#domain/ledger/types.ts';
import { call } from '#renderer/api/bihuan.ts';
import { BIN, LEDGER } from '#renderer/text/ledger.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { Loading } from '#renderer/ui/Loading.tsx';
import { useAsync } from '#renderer/ui/useAsync.ts';
import { localTime } from './local-time.ts';
import type { Desk } from './use-desk.ts';
import { useView } from './view-store.ts';

export function BinDialog({ desk, onClose }: { desk: Desk; onClose: () => void }) {
  const bin = useAsync(() => call('listBin', { roundId: desk.round.id }), desk.round.id);
  const [chosen, setChosen] = useState<ReadonlySet<Id>>(new Set());
  const [busy, setBusy] = useState(false);
  const rows = bin.value ?? [];

  const restore = async () => {
    setBusy(true);
    // Parents first: a measure comes back below its problem.
    for (const kind of ['aspect', 'item', 'problem', 'measure'] as const) {
      const ids = rows.filter((row) => row.kind === kind && chosen.has(row.id)).map((row) => row.id);
      if (ids.length === 0) continue;
      if ((await desk.run('restoreRows', { kind, ids }, ids[0] ?? null)) === null) {
        setBusy(false);
        return;
      }
    }
    useView.getState().set({ said: BIN.restored.replace('{n}', String(chosen.size)) });
    onClose();
  };
  const turn = (id: Id) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  return (
    <Dialog
      title={BIN.title}
      width="full"
      onClose={onClose}
      confirm={{
        label: BIN.restore.replace('{n}', String(chosen.size)),
        run: () => void restore(),
        busy,
        disabled: chosen.size === 0,
      }}
    >
      <ErrorNotice error={bin.error} onRetry={() => void bin.reload()} />
      {bin.value === null && bin.error === null ? <Loading /> : null}
      {bin.value !== null && rows.length === 0 ? <p className="loading">{BIN.empty}</p> : null}
      {rows.length === 0 ? null : (
        <table className="table bin" aria-label={BIN.title}>
          <thead>
            <tr>
              <th>{LEDGER.select}</th>
              <th>{BIN.kind}</th>
              <th>{BIN.text}</th>
              <th>{BIN.place}</th>
              <th>{BIN.with}</th>
              <th>{BIN.removed}</th>
              <th>{BIN.by}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id} onClick={() => turn(row.id)}>
                <td>
                  <input
                    type="checkbox"
                    aria-label={BIN.select.replace('{name}', row.text)}
                    checked={chosen.has(row.id)}
                    onClick={(event) => event.stopPropagation()}
                    onChange={() => turn(row.id)}
                  />
                </td>
                <td>{BIN.kinds[row.kind]}</td>
                <td className="bin-text" title={row.text}>
                  {row.text}
                </td>
                <td>{row.place}</td>
                <td>{withWords(row)}</td>
                <td>{localTime(row.removedAt)}</td>
                <td>{row.removedBy}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Dialog>
  );
}

function withWords({ problems, measures }: BinRow): string {
  return [
    ...(problems > 0 ? [BIN.withParts.problems.replace('{n}', String(problems))] : []),
    ...(measures > 0 ? [BIN.withParts.measures.replace('{n}', String(measures))] : []),
  ].join('、');
}
