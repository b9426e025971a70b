// 延期 and 转长期坚持 of the round: undecided ones first, to be decided by somebody else than who asked.
import { Button, Input, Radio } from 'antd';
import { useState } from 'react';
import type { BihuanError } from '#contract/errors.ts';
import type { RequestView } from '#contract/operations.ts';
import { dateWords } from '#domain/calendar/dates.ts';
import { REQUEST_KIND_WORDS, REQUEST_STATE_WORDS } from '#domain/closing/types.ts';
import type { Id, PlainDate } from '#domain/ledger/types.ts';
import { asBihuanError, call } from '#renderer/api/bihuan.ts';
import { save } from '#renderer/store/saving.ts';
import { useSession } from '#renderer/store/session.ts';
import { CLOSING } from '#renderer/text/closing.ts';
import { DateField } from '#renderer/ui/DateField.tsx';
import { DeadlineText } from '#renderer/ui/DeadlineText.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { Loading } from '#renderer/ui/Loading.tsx';
import { today } from '#renderer/ui/today.ts';
import { useAsync } from '#renderer/ui/useAsync.ts';

export function Requests({ roundId, onChanged }: { roundId: Id; onChanged: () => void }) {
  const list = useAsync(() => call('listRequests', { roundId }), roundId);
  const user = useSession((state) => state.status?.user ?? '');
  const [deciding, setDeciding] = useState<RequestView | null>(null);
  const changed = () => {
    void list.reload();
    onChanged();
  };
  const withdraw = async (requestId: Id) => {
    try {
      await save('withdrawRequest', { requestId });
      changed();
    } catch {
      // The frame shows why.
    }
  };
  if (list.value === null) {
    return list.error === null ? <Loading /> : <ErrorNotice error={list.error} onRetry={() => void list.reload()} />;
  }
  if (list.value.length === 0) return <EmptyState title={CLOSING.noRequests} text={CLOSING.noRequestsText} />;
  return (
    <div className="closing-requests">
      <table className="table" aria-label={CLOSING.requests}>
        <thead>
          <tr>
            <th>{CLOSING.askAbout}</th>
            <th>{CLOSING.oldDeadline}</th>
            <th>{CLOSING.asks}</th>
            <th>{CLOSING.askReason}</th>
            <th>{CLOSING.requestedOn}</th>
            <th>{CLOSING.state}</th>
          </tr>
        </thead>
        <tbody>
          {list.value.map((request) => (
            <tr key={request.id}>
              <td>
                {request.subjectWords}
                <div className="faint closing-clip">{request.title}</div>
              </td>
              <td>
                <DeadlineText deadline={request.oldDeadline} />
              </td>
              <td>{askedWords(request)}</td>
              <td>{request.reason}</td>
              <td>
                {request.requestedOn}
                <div className="faint">{request.account}</div>
              </td>
              <td>
                {REQUEST_STATE_WORDS[request.state]}
                {request.decidedOn === null ? null : (
                  <div className="faint">
                    {request.decidedBy}　{request.decidedOn}
                    {request.opinion === null ? '' : `　${request.opinion}`}
                  </div>
                )}
                {request.state === 'pending' ? (
                  <span className="closing-row-acts">
                    <Button
                      size="small"
                      disabled={request.mayDecide !== true}
                      title={request.mayDecide === true ? undefined : request.mayDecide}
                      aria-label={`${CLOSING.decide}：${request.subjectWords}`}
                      onClick={() => setDeciding(request)}
                    >
                      {CLOSING.decide}
                    </Button>
                    {request.account === user ? (
                      <Button size="small" onClick={() => void withdraw(request.id)}>
                        {CLOSING.withdrawRequest}
                      </Button>
                    ) : null}
                  </span>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {deciding === null ? null : (
        <DecideDialog
          request={deciding}
          onClose={() => setDeciding(null)}
          onDecided={() => {
            setDeciding(null);
            changed();
          }}
        />
      )}
    </div>
  );
}

function askedWords({ kind, newDate, stageGoal, nextCheckOn }: RequestView): string {
  const date = kind === 'postpone' ? newDate : nextCheckOn;
  const words = date === null ? '' : dateWords(date);
  return kind === 'postpone'
    ? CLOSING.requestOf(REQUEST_KIND_WORDS.postpone, words)
    : `${REQUEST_KIND_WORDS.longTerm}：${stageGoal ?? ''}（${CLOSING.nextCheckOn}${words}）`;
}

interface DecideDialogProps {
  request: RequestView;
  onClose: () => void;
  onDecided: () => void;
}

function DecideDialog({ request, onClose, onDecided }: DecideDialogProps) {
  const [approve, setApprove] = useState(true);
  const [opinion, setOpinion] = useState('');
  const [decidedBy, setDecidedBy] = useState('');
  const [decidedOn, setDecidedOn] = useState<PlainDate | null>(today());
  const [error, setError] = useState<BihuanError | null>(null);
  const run = async () => {
    if (decidedOn === null) return;
    try {
      await save(
        'decideRequest',
        { requestId: request.id, approve, opinion: opinion.trim(), decidedBy: decidedBy.trim(), decidedOn },
        { shownHere: true },
      );
      onDecided();
    } catch (cause) {
      setError(asBihuanError(cause));
    }
  };
  return (
    <Dialog
      title={`${CLOSING.decide}：${request.subjectWords}`}
      onClose={onClose}
      confirm={{
        label: approve ? CLOSING.approve : CLOSING.refuse,
        run: () => void run(),
        disabled: decidedBy.trim() === '' || decidedOn === null || (!approve && opinion.trim() === ''),
      }}
    >
      <ErrorNotice error={error} />
      <p>
        {askedWords(request)}　{request.reason}
      </p>
      <div className="field">
        <Radio.Group
          name="decide"
          value={approve}
          onChange={({ target }) => setApprove(target.value as boolean)}
          options={[
            { value: true, label: CLOSING.approve },
            { value: false, label: CLOSING.refuse },
          ]}
        />
      </div>
      <div className="field">
        <label htmlFor="decide-by">{CLOSING.decidedBy}</label>
        <Input id="decide-by" maxLength={100} value={decidedBy} onChange={({ target }) => setDecidedBy(target.value)} />
      </div>
      <div className="field">
        <label htmlFor="decide-opinion">{CLOSING.decideAs}</label>
        <Input.TextArea
          id="decide-opinion"
          rows={2}
          maxLength={2_000}
          value={opinion}
          onChange={({ target }) => setOpinion(target.value)}
        />
      </div>
      <div className="field">
        <label htmlFor="decide-on">{CLOSING.decidedOn}</label>
        <DateField id="decide-on" value={decidedOn} onChange={setDecidedOn} />
      </div>
    </Dialog>
  );
}
