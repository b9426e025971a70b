// 忽略清单: what was muted, by whom, when and why; any of it can be shown again.
import { Button } from 'antd';
import { RULE_WORDS } from '#domain/checkup/registry.ts';
import type { Id } from '#domain/ledger/types.ts';
import { call } from '#renderer/api/bihuan.ts';
import { save } from '#renderer/store/saving.ts';
import { CHECKUP } from '#renderer/text/checkup.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { Loading } from '#renderer/ui/Loading.tsx';
import { useAsync } from '#renderer/ui/useAsync.ts';
import { localMoment } from './moment.ts';

export interface MutesDialogProps {
  roundId: Id;
  onClose: () => void;
  onChanged: () => void;
}

export function MutesDialog({ roundId, onClose, onChanged }: MutesDialogProps) {
  const list = useAsync(() => call('listCheckupMutes', { roundId }), roundId);
  const unmute = async (id: Id) => {
    try {
      await save('unmuteCheckupFindings', { roundId, ids: [id] });
      await list.reload();
      onChanged();
    } catch {
      // The frame shows why.
    }
  };
  return (
    <Dialog title={CHECKUP.mutesTitle} width="wide" onClose={onClose}>
      <ErrorNotice error={list.error} onRetry={() => void list.reload()} />
      {list.value === null ? (
        list.error === null ? (
          <Loading />
        ) : null
      ) : list.value.length === 0 ? (
        <p className="faint">{CHECKUP.mutesEmpty}</p>
      ) : (
        <table className="table checkup-mutes">
          <thead>
            <tr>
              <th scope="col">{CHECKUP.place}</th>
              <th scope="col">{CHECKUP.rule}</th>
              <th scope="col">{CHECKUP.words}</th>
              <th scope="col">{CHECKUP.reason}</th>
              <th scope="col">{CHECKUP.scope}</th>
              <th scope="col">{CHECKUP.mutedBy}</th>
              <th scope="col">{CHECKUP.act}</th>
            </tr>
          </thead>
          <tbody>
            {list.value.map((mute) => (
              <tr key={mute.id}>
                <td>{mute.place}</td>
                <td>{RULE_WORDS[mute.rule].name}</td>
                <td className="checkup-wrap">{mute.words}</td>
                <td className="checkup-wrap">{mute.reason}</td>
                <td>{CHECKUP.scopes[mute.scope]}</td>
                <td>
                  {mute.mutedBy}
                  <br />
                  {localMoment(mute.mutedAt).words}
                </td>
                <td>
                  <Button type="link" onClick={() => void unmute(mute.id)}>
                    {CHECKUP.unmute}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Dialog>
  );
}
