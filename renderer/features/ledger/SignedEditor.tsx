// The editor of a step of 销号: what was said or who signed, and on which day.
import { Input, Select } from 'antd';
import { useId } from 'react';
import { type CloseOut, LOOK_BACK_RESULTS, type LookBackResult } from '#domain/ledger/types.ts';
import { EDIT } from '#renderer/text/ledger.ts';
import { DateField } from '#renderer/ui/DateField.tsx';
import type { FieldEditorProps } from './FieldEditor.tsx';
import { CLOSE_OUT_FIELDS, fieldLabel, type SignedField } from './fields.ts';

export function SignedEditor({
  field,
  value,
  typed,
  onChange,
  onValid,
}: Pick<FieldEditorProps, 'value' | 'typed' | 'onChange' | 'onValid'> & { field: SignedField }) {
  const id = useId();
  const { words, date }: { words: keyof CloseOut | null; date: keyof CloseOut } = CLOSE_OUT_FIELDS[field];
  const closeOut = value.closeOut ?? {};
  const set = (change: Partial<CloseOut>) => onChange({ closeOut: { ...closeOut, ...change } });
  const said = words === null ? null : (closeOut[words] ?? null);
  return (
    <div className="deadline-editor">
      {words === null ? null : (
        <>
          <label htmlFor={`${id}-words`}>
            {field === 'approval' ? EDIT.approver : field === 'lookBack' ? EDIT.result : EDIT.opinion}
          </label>
          {field === 'lookBack' ? (
            <Select<LookBackResult | ''>
              id={`${id}-words`}
              value={(said as LookBackResult | null) ?? ''}
              onChange={(result) => set({ lookBackResult: result === '' ? null : result })}
              options={[
                { value: '' as const, label: EDIT.noResult },
                ...LOOK_BACK_RESULTS.map((result) => ({ value: result, label: result })),
              ]}
            />
          ) : (
            <Input
              id={`${id}-words`}
              data-autofocus
              defaultValue={typed ?? said ?? ''}
              maxLength={field === 'approval' ? 50 : 2_000}
              onChange={({ target }) => set({ [words]: target.value === '' ? null : target.value })}
            />
          )}
        </>
      )}
      <label htmlFor={`${id}-date`}>{words === null ? fieldLabel(field) : EDIT.date}</label>
      <DateField
        id={`${id}-date`}
        value={closeOut[date] ?? null}
        {...(typed !== undefined && (words === null || field === 'lookBack') ? { typed } : {})}
        onChange={(day) => set({ [date]: day })}
        onValid={onValid}
      />
    </div>
  );
}
