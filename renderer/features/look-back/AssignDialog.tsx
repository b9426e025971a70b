// Who looks at one problem, and by when.
import { Input } from 'antd';
import { useId, useState } from 'react';
import type { BihuanError } from '#contract/errors.ts';
import type { LookBackLine } from '#contract/operations.ts';
import { asBihuanError } from '#renderer/api/bihuan.ts';
import { save } from '#renderer/store/saving.ts';
import { COMMON } from '#renderer/text/common.ts';
import { LOOK_BACK } from '#renderer/text/look-back.ts';
import { DateField } from '#renderer/ui/DateField.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';

export interface AssignDialogProps {
  line: LookBackLine;
  onClose: () => void;
  onAssigned: () => void;
}

export function AssignDialog({ line, onClose, onAssigned }: AssignDialogProps) {
  const fieldId = useId();
  const [dueDate, setDueDate] = useState(line.dueDate);
  const [responsible, setResponsible] = useState(line.responsible ?? '');
  const [error, setError] = useState<BihuanError | null>(null);
  const assign = async () => {
    try {
      const patch = { dueDate, responsible: responsible.trim() || null };
      await save('assignLookBack', { itemIds: [line.id], patch }, { shownHere: true });
      onAssigned();
    } catch (cause) {
      setError(asBihuanError(cause));
    }
  };
  return (
    <Dialog
      title={`${LOOK_BACK.assign} (${line.number})`}
      onClose={onClose}
      confirm={{ label: COMMON.save, run: () => void assign() }}
    >
      <ErrorNotice error={error} />
      <p className="look-back-about">{line.title}</p>
      <div className="look-back-pair">
        <div className="field">
          <label htmlFor={`${fieldId}due`}>{LOOK_BACK.due}</label>
          <DateField id={`${fieldId}due`} value={dueDate} onChange={setDueDate} />
        </div>
        <div className="field">
          <label htmlFor={`${fieldId}who`}>{LOOK_BACK.responsible}</label>
          <Input
            id={`${fieldId}who`}
            value={responsible}
            maxLength={200}
            onChange={(event) => setResponsible(event.target.value)}
          />
        </div>
      </div>
      <p className="field-hint">{LOOK_BACK.assignNote}</p>
    </Dialog>
  );
}
