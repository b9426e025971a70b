// 补录: problems that an older ledger had closed, by their numbers, with the basis.
import { Input } from 'antd';
import { useState } from 'react';
import { BihuanError } from '#contract/errors.ts';
import type { InputOf } from '#contract/operations.ts';
import type { Id, PlainDate } from '#domain/ledger/types.ts';
import { asBihuanError, call } from '#renderer/api/bihuan.ts';
import { CLOSING } from '#renderer/text/closing.ts';
import { DateField } from '#renderer/ui/DateField.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';

export interface RecordDialogProps {
  roundId: Id;
  onClose: () => void;
  onRecord: (said: InputOf<'recordClosed'>) => Promise<unknown>;
}

export function RecordDialog({ roundId, onClose, onRecord }: RecordDialogProps) {
  const [numbers, setNumbers] = useState('');
  const [grounds, setGrounds] = useState('');
  const [approver, setApprover] = useState('');
  const [approvedOn, setApprovedOn] = useState<PlainDate | null>(null);
  const [error, setError] = useState<BihuanError | null>(null);

  const run = async () => {
    if (approvedOn === null) return;
    try {
      const problemIds = await byNumbers(roundId, numbers);
      onClose();
      await onRecord({
        problemIds,
        grounds: grounds.trim(),
        approver: approver.trim(),
        approvedOn,
        appliedOn: null,
      });
    } catch (cause) {
      setError(asBihuanError(cause));
    }
  };
  return (
    <Dialog
      title={CLOSING.record}
      onClose={onClose}
      confirm={{
        label: CLOSING.record,
        run: () => void run(),
        disabled: approvedOn === null || [numbers, grounds, approver].some((text) => text.trim() === ''),
      }}
    >
      <ErrorNotice error={error} />
      <p>{CLOSING.recordText}</p>
      <div className="field">
        <label htmlFor="closing-numbers">{CLOSING.numbers}</label>
        <Input id="closing-numbers" value={numbers} onChange={({ target }) => setNumbers(target.value)} />
      </div>
      <div className="field">
        <label htmlFor="closing-grounds">{CLOSING.grounds}</label>
        <Input
          id="closing-grounds"
          placeholder={CLOSING.groundsHint}
          maxLength={2_000}
          value={grounds}
          onChange={({ target }) => setGrounds(target.value)}
        />
      </div>
      <div className="field">
        <label htmlFor="closing-approver">{CLOSING.approver}</label>
        <Input
          id="closing-approver"
          maxLength={100}
          value={approver}
          onChange={({ target }) => setApprover(target.value)}
        />
      </div>
      <div className="field">
        <label htmlFor="closing-approved">{CLOSING.approvedOn}</label>
        <DateField id="closing-approved" value={approvedOn} onChange={setApprovedOn} />
      </div>
    </Dialog>
  );
}

/** The problems of these numbers. @throws BihuanError for one that is not there */
async function byNumbers(roundId: Id, text: string): Promise<Id[]> {
  const numbers = text
    .split(/[\s,，、;；]+/u)
    .map((word) => word.replace(/[()（）]/g, ''))
    .filter((word) => word !== '');
  const found = await call('findProblems', { roundId, numbers });
  return found.map(({ number, problemId }) => {
    if (problemId === null) throw new BihuanError('notFound', CLOSING.unknownNumber(number));
    return problemId;
  });
}
