// 重新挂号 asks for reason and basis and to be confirmed: it cannot be taken back.
import { Checkbox, Input } from 'antd';
import { useState } from 'react';
import type { BihuanError } from '#contract/errors.ts';
import type { ClosingSheet } from '#contract/operations.ts';
import type { Id, PlainDate } from '#domain/ledger/types.ts';
import { asBihuanError } from '#renderer/api/bihuan.ts';
import { save } from '#renderer/store/saving.ts';
import { CLOSING } from '#renderer/text/closing.ts';
import { DateField } from '#renderer/ui/DateField.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { today } from '#renderer/ui/today.ts';
import { MeasureBoxes } from './SignDialogs.tsx';

export interface ReopenDialogProps {
  problem: ClosingSheet['problem'];
  onClose: () => void;
  onReopened: () => void;
}

export function ReopenDialog({ problem, onClose, onReopened }: ReopenDialogProps) {
  const [reason, setReason] = useState('');
  const [grounds, setGrounds] = useState('');
  const [date, setDate] = useState<PlainDate | null>(today());
  const [measureIds, setMeasureIds] = useState<Id[]>(problem.measures.map(({ id }) => id));
  const [confirmed, setConfirmed] = useState(false);
  const [error, setError] = useState<BihuanError | null>(null);
  const run = async () => {
    if (date === null || !confirmed) return;
    try {
      await save(
        'reopenProblem',
        { problemId: problem.id, reason, grounds, confirmed: true, reopenedOn: date, measureIds },
        { shownHere: true },
      );
      onClose();
      onReopened();
    } catch (cause) {
      setError(asBihuanError(cause));
    }
  };
  return (
    <Dialog
      title={`${CLOSING.reopen}（${problem.numberWords}）`}
      onClose={onClose}
      confirm={{
        label: CLOSING.reopen,
        run: () => void run(),
        disabled: !confirmed || date === null || reason.trim() === '' || grounds.trim() === '',
      }}
    >
      <ErrorNotice error={error} />
      <p>{CLOSING.reopenText}</p>
      <div className="field">
        <label htmlFor="reopen-reason">{CLOSING.reopenReason}</label>
        <Input.TextArea
          id="reopen-reason"
          data-autofocus
          rows={2}
          maxLength={2_000}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      </div>
      <div className="field">
        <label htmlFor="reopen-grounds">{CLOSING.grounds}</label>
        <Input
          id="reopen-grounds"
          maxLength={2_000}
          value={grounds}
          onChange={({ target }) => setGrounds(target.value)}
        />
      </div>
      <div className="field">
        <label htmlFor="reopen-date">{CLOSING.reopenedOn}</label>
        <DateField id="reopen-date" value={date} onChange={setDate} />
      </div>
      <MeasureBoxes
        legend={CLOSING.reopenMeasures}
        measures={problem.measures}
        chosen={measureIds}
        onChange={setMeasureIds}
      />
      <Checkbox checked={confirmed} onChange={({ target }) => setConfirmed(target.checked)}>
        {CLOSING.reopenConfirm}
      </Checkbox>
    </Dialog>
  );
}
