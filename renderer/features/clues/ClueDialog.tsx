// One clue or petition: entered, looked at, corrected, taken away.
import { Button, Input, InputNumber, Select } from 'antd';
import { useId, useState } from 'react';
import type { BihuanError } from '#contract/errors.ts';
import type { InputOf } from '#contract/operations.ts';
import { CLUE_LEDGER_STATES, type Clue, type ClueLedger, type ClueState, isSettled } from '#domain/clues/types.ts';
import type { Id, Unit } from '#domain/ledger/types.ts';
import { PERSON_KINDS } from '#domain/outcomes/types.ts';
import { asBihuanError } from '#renderer/api/bihuan.ts';
import { save } from '#renderer/store/saving.ts';
import { CLUES } from '#renderer/text/clues.ts';
import { COMMON } from '#renderer/text/common.ts';
import { DateField } from '#renderer/ui/DateField.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { today } from '#renderer/ui/today.ts';

export interface ClueDialogProps {
  roundId: Id;
  ledger: ClueLedger;
  /** null: a new one */
  clue: Clue | null;
  units: readonly Unit[];
  onClose: () => void;
  onDone: () => void;
}

type Fields = InputOf<'addClue'>['clue'];

const EMPTY: Fields = {
  number: '',
  source: null,
  category: null,
  summary: '',
  receivedOn: null,
  unitId: null,
  dueDate: null,
  state: '待办理',
  result: null,
  settledOn: null,
  handled: {},
  note: null,
};

function fieldsOf(clue: Clue | null): Fields {
  if (clue === null) return { ...EMPTY, receivedOn: today() };
  const { id: _id, roundId: _roundId, ledger: _ledger, ...fields } = clue;
  return fields;
}

export function ClueDialog({ roundId, ledger, clue, units, onClose, onDone }: ClueDialogProps) {
  const fieldId = useId();
  const [fields, setFields] = useState<Fields>(() => fieldsOf(clue));
  const [error, setError] = useState<BihuanError | null>(null);
  const set = (patch: Partial<Fields>) => setFields((before) => ({ ...before, ...patch }));
  const run = async (act: () => Promise<unknown>) => {
    try {
      await act();
      onDone();
    } catch (cause) {
      setError(asBihuanError(cause));
    }
  };
  const keep = () =>
    run(() =>
      clue === null
        ? save('addClue', { roundId, ledger, clue: fields }, { shownHere: true })
        : save('updateClue', { id: clue.id, patch: fields }, { shownHere: true }),
    );
  const text = (key: 'number' | 'source' | 'category', label: string, hint = '') => (
    <div className="field">
      <label htmlFor={`${fieldId}${key}`}>{label}</label>
      <Input
        id={`${fieldId}${key}`}
        value={fields[key] ?? ''}
        maxLength={100}
        placeholder={hint}
        onChange={(event) => set({ [key]: event.target.value })}
      />
    </div>
  );
  const words = (key: 'summary' | 'result' | 'note', label: string, rows: number) => (
    <div className="field">
      <label htmlFor={`${fieldId}${key}`}>{label}</label>
      <Input.TextArea
        id={`${fieldId}${key}`}
        rows={rows}
        maxLength={20_000}
        value={fields[key] ?? ''}
        onChange={(event) => set({ [key]: event.target.value })}
      />
    </div>
  );
  const day = (key: 'receivedOn' | 'dueDate' | 'settledOn', label: string) => (
    <div className="field">
      <label htmlFor={`${fieldId}${key}`}>{label}</label>
      <DateField id={`${fieldId}${key}`} value={fields[key]} onChange={(date) => set({ [key]: date })} />
    </div>
  );
  return (
    <Dialog
      title={clue === null ? CLUES.new[ledger] : `${CLUES.edit} ${clue.number}`}
      width="wide"
      onClose={onClose}
      confirm={{
        label: COMMON.save,
        run: () => void keep(),
        disabled: fields.number.trim() === '' || fields.summary.trim() === '',
      }}
      actions={
        clue === null ? null : (
          <Button
            title={CLUES.removed}
            onClick={() => void run(() => save('removeClue', { id: clue.id }, { shownHere: true }))}
          >
            {CLUES.remove}
          </Button>
        )
      }
    >
      <ErrorNotice error={error} />
      <div className="clues-three">
        {text('number', CLUES.number)}
        {text('source', CLUES.source, CLUES.sourceHint)}
        {text('category', CLUES.category)}
      </div>
      {words('summary', CLUES.summary, 4)}
      <div className="clues-three">
        {day('receivedOn', CLUES.receivedOn)}
        <div className="field">
          <label htmlFor={`${fieldId}unit`}>{CLUES.unit}</label>
          <Select<Id>
            id={`${fieldId}unit`}
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            value={fields.unitId}
            onChange={(unitId) => set({ unitId: unitId ?? null })}
            options={units.map(({ id, name, shortName }) => ({ value: id, label: shortName ?? name }))}
          />
        </div>
        {day('dueDate', CLUES.due)}
      </div>
      <div className="clues-three">
        <div className="field">
          <label htmlFor={`${fieldId}state`}>{CLUES.state}</label>
          <Select<ClueState>
            id={`${fieldId}state`}
            value={fields.state}
            onChange={(state) => set({ state, ...(isSettled(state) ? {} : { settledOn: null }) })}
            options={CLUE_LEDGER_STATES[ledger].map((value) => ({ value, label: value }))}
          />
        </div>
        {isSettled(fields.state) ? day('settledOn', CLUES.settledOn) : null}
      </div>
      {words('result', CLUES.result, 2)}
      <fieldset className="clues-persons">
        <legend>{CLUES.persons}</legend>
        {PERSON_KINDS.map((kind) => (
          <div key={kind} className="clues-person">
            <label htmlFor={`${fieldId}${kind}`}>{kind}</label>
            <InputNumber
              id={`${fieldId}${kind}`}
              min={0}
              max={100_000}
              precision={0}
              value={fields.handled[kind] ?? null}
              onChange={(persons) => set({ handled: { ...fields.handled, [kind]: persons ?? 0 } })}
            />
          </div>
        ))}
      </fieldset>
      {words('note', CLUES.note, 1)}
    </Dialog>
  );
}
