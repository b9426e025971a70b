// Enters a check of 常态化管理, or says when the next one is.
import { Input, InputNumber, Radio } from 'antd';
import { useId, useState } from 'react';
import type { BihuanError } from '#contract/errors.ts';
import type { StandingLine } from '#contract/operations.ts';
import { addMonths } from '#domain/calendar/milestones.ts';
import { USUAL_INTERVAL } from '#domain/look-back/consequences.ts';
import { asBihuanError } from '#renderer/api/bihuan.ts';
import { save } from '#renderer/store/saving.ts';
import { COMMON } from '#renderer/text/common.ts';
import { LOOK_BACK } from '#renderer/text/look-back.ts';
import { DateField } from '#renderer/ui/DateField.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { today } from '#renderer/ui/today.ts';

interface StandingDialogProps {
  line: StandingLine;
  onClose: () => void;
  onDone: () => void;
}

export function CheckDialog({ line, onClose, onDone }: StandingDialogProps) {
  const fieldId = useId();
  const [checkedOn, setCheckedOn] = useState<string | null>(today());
  const [holds, setHolds] = useState(true);
  const [persons, setPersons] = useState(line.calendar?.responsible ?? '');
  const [findings, setFindings] = useState('');
  const [error, setError] = useState<BihuanError | null>(null);
  const check = async () => {
    if (checkedOn === null) return;
    try {
      await save(
        'recordStandingCheck',
        { problemId: line.problemId, checkedOn, holds, persons: persons.trim() || null, findings: findings.trim() },
        { shownHere: true },
      );
      onDone();
    } catch (cause) {
      setError(asBihuanError(cause));
    }
  };
  const checks = line.calendar?.checks ?? [];
  return (
    <Dialog
      title={`${LOOK_BACK.check} (${line.number})`}
      onClose={onClose}
      confirm={{
        label: LOOK_BACK.check,
        run: () => void check(),
        disabled: checkedOn === null || findings.trim() === '',
      }}
    >
      <ErrorNotice error={error} />
      <p className="look-back-about">{line.title}</p>
      <Radio.Group
        name={`${fieldId}holds`}
        aria-label={LOOK_BACK.holds}
        value={holds}
        onChange={({ target }) => setHolds(target.value)}
        options={[
          { value: true, label: LOOK_BACK.holdsWords.yes },
          { value: false, label: LOOK_BACK.holdsWords.no },
        ]}
      />
      {holds ? null : <p className="field-hint look-back-note">{LOOK_BACK.notHolding}</p>}
      <div className="look-back-pair look-back-note">
        <div className="field">
          <label htmlFor={`${fieldId}day`}>{LOOK_BACK.checkedOn}</label>
          <DateField id={`${fieldId}day`} value={checkedOn} onChange={setCheckedOn} />
        </div>
        <div className="field">
          <label htmlFor={`${fieldId}who`}>{LOOK_BACK.persons}</label>
          <Input
            id={`${fieldId}who`}
            value={persons}
            maxLength={200}
            onChange={(event) => setPersons(event.target.value)}
          />
        </div>
      </div>
      <div className="field">
        <label htmlFor={`${fieldId}text`}>{LOOK_BACK.findings}</label>
        <Input.TextArea
          id={`${fieldId}text`}
          rows={3}
          maxLength={20_000}
          value={findings}
          onChange={(event) => setFindings(event.target.value)}
        />
      </div>
      {checks.length === 0 ? null : (
        <section aria-label={LOOK_BACK.history}>
          <p className="field-label">{LOOK_BACK.history}</p>
          <ol className="look-back-history">
            {checks.map((one) => (
              <li key={one.id}>
                {`${one.checkedOn}　${one.holds ? LOOK_BACK.holdsWords.yes : LOOK_BACK.holdsWords.no}　${one.persons ?? ''}　${one.findings ?? ''}`}
              </li>
            ))}
          </ol>
        </section>
      )}
    </Dialog>
  );
}

export function ArrangeDialog({ line, onClose, onDone }: StandingDialogProps) {
  const fieldId = useId();
  const [intervalMonths, setIntervalMonths] = useState(line.calendar?.intervalMonths ?? USUAL_INTERVAL);
  const [nextOn, setNextOn] = useState<string | null>(line.calendar?.nextOn ?? addMonths(today(), USUAL_INTERVAL));
  const [responsible, setResponsible] = useState(line.calendar?.responsible ?? '');
  const [error, setError] = useState<BihuanError | null>(null);
  const arrange = async () => {
    if (nextOn === null) return;
    try {
      await save(
        'setStandingReview',
        { problemId: line.problemId, nextOn, intervalMonths, responsible: responsible.trim() || null },
        { shownHere: true },
      );
      onDone();
    } catch (cause) {
      setError(asBihuanError(cause));
    }
  };
  return (
    <Dialog
      title={`${LOOK_BACK.arrange} (${line.number})`}
      onClose={onClose}
      confirm={{ label: COMMON.save, run: () => void arrange(), disabled: nextOn === null }}
    >
      <ErrorNotice error={error} />
      <p className="look-back-about">{line.title}</p>
      <div className="look-back-pair">
        <div className="field">
          <label htmlFor={`${fieldId}next`}>{LOOK_BACK.nextOn}</label>
          <DateField id={`${fieldId}next`} value={nextOn} onChange={setNextOn} />
        </div>
        <div className="field">
          <label htmlFor={`${fieldId}months`}>{LOOK_BACK.intervalMonths}</label>
          <InputNumber
            id={`${fieldId}months`}
            min={1}
            max={60}
            precision={0}
            value={intervalMonths}
            onChange={(value) => setIntervalMonths(value ?? USUAL_INTERVAL)}
          />
        </div>
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
    </Dialog>
  );
}
