// The fields of a new round, proposed from the workbook and corrected by the clerk.
import { AutoComplete, Input, Radio } from 'antd';
import { useId } from 'react';
import { WORKBOOK } from '#renderer/text/workbook.ts';
import { DateField } from '#renderer/ui/DateField.tsx';
import type { RoundFields } from './draft-store.ts';

const KINDS = ['巡视', '巡察', '审计', '督察'];

export function RoundForm({ fields, onChange }: { fields: RoundFields; onChange: (fields: RoundFields) => void }) {
  const id = useId();
  const set = (change: Partial<RoundFields>): void => onChange({ ...fields, ...change });
  return (
    <div className="workbook-round-form">
      <p className="field-hint">{WORKBOOK.guessed}</p>
      <div className="field workbook-round-name">
        <label htmlFor={`${id}-name`}>{WORKBOOK.name}</label>
        <Input
          id={`${id}-name`}
          value={fields.name}
          maxLength={200}
          onChange={(event) => set({ name: event.target.value })}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-kind`}>{WORKBOOK.kind}</label>
        <AutoComplete
          id={`${id}-kind`}
          value={fields.kind}
          onChange={(kind: string) => set({ kind })}
          options={KINDS.map((value) => ({ value }))}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-body`}>{WORKBOOK.inspectingBody}</label>
        <Input
          id={`${id}-body`}
          value={fields.inspectingBody ?? ''}
          maxLength={200}
          onChange={(event) => set({ inspectingBody: event.target.value || null })}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-date`}>{WORKBOOK.feedbackDate}</label>
        <DateField id={`${id}-date`} value={fields.feedbackDate} onChange={(feedbackDate) => set({ feedbackDate })} />
      </div>
      <div className="field">
        <span className="field-label">{WORKBOOK.numbering}</span>
        <Radio.Group
          aria-label={WORKBOOK.numbering}
          value={fields.numbering}
          onChange={(event) => set({ numbering: event.target.value as RoundFields['numbering'] })}
          options={[
            { value: 'continuous', label: WORKBOOK.continuous },
            { value: 'restart', label: WORKBOOK.restart },
          ]}
        />
      </div>
    </div>
  );
}
