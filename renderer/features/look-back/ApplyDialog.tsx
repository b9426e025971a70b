// Says what follows from a finding; the proposed consequence is chosen, nothing is done before it is confirmed.
import { Button, Checkbox, Input, InputNumber, Radio } from 'antd';
import { useId, useState } from 'react';
import type { BihuanError } from '#contract/errors.ts';
import type { InputOf, LookBackLine } from '#contract/operations.ts';
import { addMonths } from '#domain/calendar/milestones.ts';
import type { Id } from '#domain/ledger/types.ts';
import { USUAL_INTERVAL } from '#domain/look-back/consequences.ts';
import type { Consequence } from '#domain/look-back/types.ts';
import { measureLabel } from '#domain/numbering/words.ts';
import { isClosed } from '#domain/states/states.ts';
import { asBihuanError, call } from '#renderer/api/bihuan.ts';
import { save } from '#renderer/store/saving.ts';
import { LOOK_BACK } from '#renderer/text/look-back.ts';
import { DateField } from '#renderer/ui/DateField.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { today } from '#renderer/ui/today.ts';
import { useAsync } from '#renderer/ui/useAsync.ts';

export interface ApplyDialogProps {
  line: LookBackLine;
  onClose: () => void;
  onApplied: () => void;
}

/** `key`: tells rows apart while they are written */
type NewMeasure = { key: number; text: string; dueDate: string | null };

const newMeasure = (key: number): NewMeasure => ({ key, text: '', dueDate: null });

export function ApplyDialog({ line, onClose, onApplied }: ApplyDialogProps) {
  const fieldId = useId();
  const [consequence, setConsequence] = useState<Consequence>(line.possible[0] ?? '销号不变');
  const [measures, setMeasures] = useState<NewMeasure[]>([newMeasure(0)]);
  const [intervalMonths, setIntervalMonths] = useState(USUAL_INTERVAL);
  const [nextOn, setNextOn] = useState<string | null>(addMonths(today(), USUAL_INTERVAL));
  const [reason, setReason] = useState(line.findings ?? '');
  const [grounds, setGrounds] = useState('');
  const [reopened, setReopened] = useState<Id[]>([]);
  const [error, setError] = useState<BihuanError | null>(null);
  const problem = useAsync(() => call('getProblem', { id: line.problemId }), line.problemId);

  const input = (): InputOf<'applyLookBack'> | null => {
    const itemId = line.id;
    switch (consequence) {
      case '销号不变':
        return { itemId, consequence };
      case '强化': {
        const written = measures
          .filter(({ text }) => text.trim() !== '')
          .map(({ text, dueDate }) => ({ text, dueDate }));
        return written.length === 0 ? null : { itemId, consequence, measures: written };
      }
      case '转入常态化管理':
        return nextOn === null ? null : { itemId, consequence, intervalMonths, nextOn };
      case '重新挂号':
        return reason.trim() === '' || grounds.trim() === ''
          ? null
          : { itemId, consequence, reason, grounds, measureIds: reopened };
    }
  };
  const ready = input();
  const apply = async () => {
    if (ready === null) return;
    try {
      await save('applyLookBack', ready, { shownHere: true });
      onApplied();
    } catch (cause) {
      setError(asBihuanError(cause));
    }
  };
  const setMeasure = (key: number, patch: Partial<NewMeasure>) =>
    setMeasures(measures.map((measure) => (measure.key === key ? { ...measure, ...patch } : measure)));
  return (
    <Dialog
      title={`${LOOK_BACK.applyTitle} (${line.number})`}
      onClose={onClose}
      confirm={{
        label: consequence === '重新挂号' ? LOOK_BACK.confirmReopen : LOOK_BACK.apply,
        run: () => void apply(),
        disabled: ready === null,
      }}
    >
      <ErrorNotice error={error ?? problem.error} />
      <p className="look-back-about">
        {line.title}
        <span className="faint look-back-who">{`${LOOK_BACK.result}：${line.result ?? ''}（${line.checkedOn ?? ''}）${line.findings ?? ''}`}</span>
      </p>
      <Radio.Group
        name={`${fieldId}consequence`}
        className="look-back-results"
        value={consequence}
        onChange={({ target }) => setConsequence(target.value)}
        options={line.possible.map((each, at) => ({
          value: each,
          label: `${each}${at === 0 ? LOOK_BACK.proposed : ''}`,
        }))}
      />
      <p className="field-hint look-back-note">{LOOK_BACK.consequenceNotes[consequence]}</p>
      {consequence === '强化' ? (
        <>
          {measures.map((measure, at) => (
            <div key={measure.key} className="look-back-measure">
              <Input.TextArea
                aria-label={LOOK_BACK.newMeasure(at + 1)}
                placeholder={LOOK_BACK.newMeasure(at + 1)}
                autoSize={{ minRows: 2, maxRows: 6 }}
                maxLength={20_000}
                value={measure.text}
                onChange={(event) => setMeasure(measure.key, { text: event.target.value })}
              />
              <DateField
                label={LOOK_BACK.newMeasureDue(at + 1)}
                value={measure.dueDate}
                onChange={(dueDate) => setMeasure(measure.key, { dueDate })}
              />
            </div>
          ))}
          <Button onClick={() => setMeasures([...measures, newMeasure(measures.length)])}>
            {LOOK_BACK.addMeasure}
          </Button>
        </>
      ) : null}
      {consequence === '转入常态化管理' ? (
        <div className="look-back-pair">
          <div className="field">
            <label htmlFor={`${fieldId}months`}>{LOOK_BACK.intervalMonths}</label>
            <InputNumber
              id={`${fieldId}months`}
              min={1}
              max={60}
              precision={0}
              value={intervalMonths}
              onChange={(value) => {
                setIntervalMonths(value ?? USUAL_INTERVAL);
                setNextOn(addMonths(today(), value ?? USUAL_INTERVAL));
              }}
            />
          </div>
          <div className="field">
            <label htmlFor={`${fieldId}next`}>{LOOK_BACK.nextOn}</label>
            <DateField id={`${fieldId}next`} value={nextOn} onChange={setNextOn} />
          </div>
        </div>
      ) : null}
      {consequence === '重新挂号' ? (
        <>
          <div className="field">
            <label htmlFor={`${fieldId}reason`}>{LOOK_BACK.reason}</label>
            <Input.TextArea
              id={`${fieldId}reason`}
              rows={2}
              maxLength={2_000}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          </div>
          <div className="field">
            <label htmlFor={`${fieldId}grounds`}>{LOOK_BACK.grounds}</label>
            <Input.TextArea
              id={`${fieldId}grounds`}
              rows={2}
              maxLength={2_000}
              value={grounds}
              onChange={(event) => setGrounds(event.target.value)}
            />
          </div>
          <fieldset className="look-back-draw">
            <legend>{LOOK_BACK.reopenMeasures}</legend>
            <Checkbox.Group<Id>
              className="look-back-results"
              value={reopened}
              onChange={setReopened}
              options={(problem.value?.measures ?? [])
                .filter(({ state }) => isClosed(state))
                .map(({ id, position, lead, text }) => ({
                  value: id,
                  label: `${measureLabel(position)}${lead === '' ? text.slice(0, 40) : lead}`,
                }))}
            />
          </fieldset>
        </>
      ) : null}
    </Dialog>
  );
}
