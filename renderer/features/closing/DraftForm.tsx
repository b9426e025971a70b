// The form while it is written: every field saves when it is left.
import { Checkbox, Select } from 'antd';
import { useState } from 'react';
import type { InputOf } from '#contract/operations.ts';
import { type Application, TICKS } from '#domain/closing/types.ts';
import type { Id } from '#domain/ledger/types.ts';
import { call } from '#renderer/api/bihuan.ts';
import { EvidencePanel } from '#renderer/evidence/EvidencePanel.tsx';
import { save } from '#renderer/store/saving.ts';
import { CLOSING } from '#renderer/text/closing.ts';
import { Saved } from '#renderer/ui/Saved.tsx';
import { useAsync } from '#renderer/ui/useAsync.ts';
import { CheckFields } from './CheckFields.tsx';

type Fields = InputOf<'updateCloseOuts'>['fields'];

export interface DraftFormProps {
  roundId: Id;
  application: Application;
  onChanged: () => void;
}

export function DraftForm({ roundId, application, onChanged }: DraftFormProps) {
  const { problemId } = application;
  const units = useAsync(() => call('listUnits', {}), 'units');
  const [measures, setMeasures] = useState(application.measures);
  const [ticks, setTicks] = useState(application.ticks);
  const store = async (fields: Fields): Promise<boolean> => {
    try {
      await save('updateCloseOuts', { applicationIds: [application.id], fields, check: {} });
      onChanged();
      return true;
    } catch {
      // The frame shows why; what was typed stays.
      return false;
    }
  };
  const text = (label: string, field: 'standard' | 'results' | 'learned' | 'note', lines: number) => (
    <div className="field">
      <span className="field-label">{label}</span>
      <Saved
        label={label}
        lines={lines}
        maxLength={20_000}
        value={application[field]}
        onSave={(said) => store({ [field]: said })}
      />
    </div>
  );
  return (
    <div className="closing-form">
      <div className="field">
        <label htmlFor="closing-unit">{CLOSING.unit}</label>
        <Select<Id>
          id="closing-unit"
          showSearch={{ optionFilterProp: 'label' }}
          value={application.unitId}
          onChange={(unitId) => void store({ unitId })}
          options={(units.value ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
      </div>
      {text(CLOSING.standard, 'standard', 2)}
      <fieldset className="closing-measures">
        <legend className="field-label">{CLOSING.measures}</legend>
        {measures.map((each, at) => (
          <div key={each.measureId} className="closing-measure">
            <p>{each.measure}</p>
            <Saved
              label={`${CLOSING.measures}${at + 1}`}
              lines={2}
              maxLength={20_000}
              value={each.result}
              onSave={(result) => {
                const next = measures.map((other, index) =>
                  index === at ? { ...other, result: result ?? '' } : other,
                );
                setMeasures(next);
                return store({ measures: next });
              }}
            />
          </div>
        ))}
      </fieldset>
      {text(CLOSING.results, 'results', 2)}
      {text(CLOSING.learned, 'learned', 2)}
      <fieldset className="closing-ticks">
        <legend className="field-label">{CLOSING.ticks}</legend>
        {TICKS.map((tick) => (
          <Checkbox
            key={tick}
            checked={ticks.includes(tick)}
            onChange={({ target }) => {
              const next = TICKS.filter((each) => (each === tick ? target.checked : ticks.includes(each)));
              setTicks(next);
              void store({ ticks: next });
            }}
          >
            {tick}
          </Checkbox>
        ))}
      </fieldset>
      <div className="field">
        <span className="field-label">{CLOSING.evidence}</span>
        <EvidencePanel
          roundId={roundId}
          problemId={problemId}
          of={{ kind: 'problem', id: problemId, reviewId: null }}
          linkTo={{ kind: 'closeOut', id: application.id, reviewId: null }}
          compact
          onChanged={onChanged}
        />
      </div>
      <CheckFields application={application} onChanged={onChanged} />
      {text(CLOSING.note, 'note', 1)}
    </div>
  );
}
