// Enters what a look-back found about one problem.
import { Checkbox, Input, Radio } from 'antd';
import { useId, useState } from 'react';
import type { BihuanError } from '#contract/errors.ts';
import type { LookBackLine } from '#contract/operations.ts';
import { LOOK_BACK_RESULTS, type LookBackResult } from '#domain/ledger/types.ts';
import { CHECK_METHODS, type CheckMethod } from '#domain/look-back/types.ts';
import { asBihuanError } from '#renderer/api/bihuan.ts';
import { save } from '#renderer/store/saving.ts';
import { LOOK_BACK } from '#renderer/text/look-back.ts';
import { DateField } from '#renderer/ui/DateField.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { today } from '#renderer/ui/today.ts';

export interface RecordDialogProps {
  line: LookBackLine;
  onClose: () => void;
  onRecorded: () => void;
}

export function RecordDialog({ line, onClose, onRecorded }: RecordDialogProps) {
  const fieldId = useId();
  const [result, setResult] = useState<LookBackResult | null>(line.result);
  const [checkedOn, setCheckedOn] = useState<string | null>(line.checkedOn ?? today());
  const [methods, setMethods] = useState<CheckMethod[]>(line.methods);
  const [persons, setPersons] = useState(line.persons ?? line.responsible ?? '');
  const [findings, setFindings] = useState(line.findings ?? '');
  const [error, setError] = useState<BihuanError | null>(null);
  const record = async () => {
    if (result === null || checkedOn === null) return;
    try {
      await save(
        'recordLookBack',
        { itemId: line.id, result, checkedOn, methods, persons: persons.trim(), findings: findings.trim() },
        { shownHere: true },
      );
      onRecorded();
    } catch (cause) {
      setError(asBihuanError(cause));
    }
  };
  const whole =
    result !== null && checkedOn !== null && methods.length > 0 && persons.trim() !== '' && findings.trim() !== '';
  return (
    <Dialog
      title={`${LOOK_BACK.record} (${line.number})`}
      onClose={onClose}
      confirm={{ label: LOOK_BACK.record, run: () => void record(), disabled: !whole }}
    >
      <ErrorNotice error={error} />
      <p className="look-back-about">{line.title}</p>
      <fieldset className="look-back-draw">
        <legend>{LOOK_BACK.result}</legend>
        <Radio.Group
          name={`${fieldId}result`}
          value={result}
          onChange={({ target }) => setResult(target.value)}
          options={LOOK_BACK_RESULTS.map((value) => ({ value, label: LOOK_BACK.resultWords[value] }))}
          className="look-back-results"
        />
      </fieldset>
      <div className="look-back-pair">
        <div className="field">
          <label htmlFor={`${fieldId}day`}>{LOOK_BACK.checked}</label>
          <DateField id={`${fieldId}day`} value={checkedOn} onChange={setCheckedOn} />
        </div>
        <div className="field">
          <label htmlFor={`${fieldId}who`}>{LOOK_BACK.persons}</label>
          <Input
            id={`${fieldId}who`}
            value={persons}
            maxLength={200}
            placeholder={LOOK_BACK.personsHint}
            onChange={(event) => setPersons(event.target.value)}
          />
        </div>
      </div>
      <fieldset className="look-back-draw">
        <legend>{LOOK_BACK.methods}</legend>
        <Checkbox.Group<CheckMethod> options={[...CHECK_METHODS]} value={methods} onChange={setMethods} />
      </fieldset>
      <div className="field">
        <label htmlFor={`${fieldId}text`}>{LOOK_BACK.findings}</label>
        <Input.TextArea
          id={`${fieldId}text`}
          rows={4}
          maxLength={20_000}
          value={findings}
          placeholder={LOOK_BACK.findingsHint}
          onChange={(event) => setFindings(event.target.value)}
        />
      </div>
      <p className="field-hint">{LOOK_BACK.recordNote}</p>
    </Dialog>
  );
}
