// Asking for more time: 延期 to a date, or 转长期坚持 with a goal and the next check; for the problem or one of its measures.
import { Input, Radio, Select } from 'antd';
import { useState } from 'react';
import type { BihuanError } from '#contract/errors.ts';
import type { ClosingSheet } from '#contract/operations.ts';
import { REQUEST_KIND_WORDS, REQUEST_KINDS, type RequestKind } from '#domain/closing/types.ts';
import type { PlainDate } from '#domain/ledger/types.ts';
import { asBihuanError } from '#renderer/api/bihuan.ts';
import { save } from '#renderer/store/saving.ts';
import { CLOSING } from '#renderer/text/closing.ts';
import { DateField } from '#renderer/ui/DateField.tsx';
import { DeadlineText } from '#renderer/ui/DeadlineText.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { today } from '#renderer/ui/today.ts';

const WHOLE = '';

export interface RequestDialogProps {
  problem: ClosingSheet['problem'];
  onClose: () => void;
  onMade: () => void;
}

export function RequestDialog({ problem, onClose, onMade }: RequestDialogProps) {
  const [kind, setKind] = useState<RequestKind>('postpone');
  const [about, setAbout] = useState(WHOLE);
  const [reason, setReason] = useState('');
  const [newDate, setNewDate] = useState<PlainDate | null>(null);
  const [stageGoal, setStageGoal] = useState('');
  const [nextCheckOn, setNextCheckOn] = useState<PlainDate | null>(null);
  const [requestedOn, setRequestedOn] = useState<PlainDate | null>(today());
  const [error, setError] = useState<BihuanError | null>(null);
  const deadline = problem.measures.find(({ id }) => id === about)?.deadline ?? problem.deadline;
  const postpone = kind === 'postpone';
  const incomplete = postpone ? newDate === null : stageGoal.trim() === '' || nextCheckOn === null;
  const run = async () => {
    if (requestedOn === null) return;
    try {
      await save(
        'makeRequest',
        {
          kind,
          problemId: problem.id,
          measureId: about === WHOLE ? null : about,
          reason: reason.trim(),
          newDate: postpone ? newDate : null,
          stageGoal: postpone ? null : stageGoal.trim(),
          nextCheckOn: postpone ? null : nextCheckOn,
          requestedOn,
        },
        { shownHere: true },
      );
      onClose();
      onMade();
    } catch (cause) {
      setError(asBihuanError(cause));
    }
  };
  return (
    <Dialog
      title={`${CLOSING.ask}（${problem.numberWords}）`}
      onClose={onClose}
      confirm={{
        label: CLOSING.asks,
        run: () => void run(),
        disabled: incomplete || reason.trim() === '' || requestedOn === null,
      }}
    >
      <ErrorNotice error={error} />
      <div className="field">
        <span className="field-label">{CLOSING.askFor}</span>
        <Radio.Group
          name="request-kind"
          value={kind}
          onChange={({ target }) => setKind(target.value as RequestKind)}
          options={REQUEST_KINDS.map((value) => ({ value, label: REQUEST_KIND_WORDS[value] }))}
        />
      </div>
      <div className="field">
        <label htmlFor="request-about">{CLOSING.askAbout}</label>
        <Select
          id="request-about"
          value={about}
          onChange={setAbout}
          options={[
            { value: WHOLE, label: CLOSING.whole },
            ...problem.measures.map(({ id, words }) => ({ value: id as string, label: words })),
          ]}
        />
        <span className="field-hint">
          {CLOSING.oldDeadline}：<DeadlineText deadline={deadline} />
        </span>
      </div>
      {postpone ? (
        <div className="field">
          <label htmlFor="request-date">{CLOSING.newDate}</label>
          <DateField id="request-date" value={newDate} onChange={setNewDate} />
        </div>
      ) : (
        <>
          <div className="field">
            <label htmlFor="request-goal">{CLOSING.stageGoal}</label>
            <Input
              id="request-goal"
              maxLength={2_000}
              value={stageGoal}
              onChange={({ target }) => setStageGoal(target.value)}
            />
          </div>
          <div className="field">
            <label htmlFor="request-check">{CLOSING.nextCheckOn}</label>
            <DateField id="request-check" value={nextCheckOn} onChange={setNextCheckOn} />
          </div>
        </>
      )}
      <div className="field">
        <label htmlFor="request-reason">{CLOSING.askReason}</label>
        <Input.TextArea
          id="request-reason"
          rows={2}
          maxLength={2_000}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      </div>
      <div className="field">
        <label htmlFor="request-on">{CLOSING.requestedOn}</label>
        <DateField id="request-on" value={requestedOn} onChange={setRequestedOn} />
      </div>
    </Dialog>
  );
}
