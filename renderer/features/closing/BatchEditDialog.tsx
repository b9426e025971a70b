// What several applications have in common, written into all of them at once: the standard, how, by whom and when it was checked.
import { Checkbox, Input } from 'antd';
import { useId, useState } from 'react';
import type { InputOf } from '#contract/operations.ts';
import { CHECK_METHODS, type CheckMethod } from '#domain/closing/types.ts';
import type { PlainDate } from '#domain/ledger/types.ts';
import { CLOSING } from '#renderer/text/closing.ts';
import { DateField } from '#renderer/ui/DateField.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';

type Change = Pick<InputOf<'updateCloseOuts'>, 'fields' | 'check'>;

export interface BatchEditDialogProps {
  count: number;
  /** What is being signed keeps its form; only its check record is still written */
  onlyCheck: boolean;
  onClose: () => void;
  onEdit: (change: Change) => Promise<unknown>;
}

/** Only what was filled in is written; ticks, results and lessons are each problem's own and are not offered here. */
export function BatchEditDialog({ count, onlyCheck, onClose, onEdit }: BatchEditDialogProps) {
  const id = useId();
  const [texts, setTexts] = useState<Record<string, string>>({});
  const [methods, setMethods] = useState<CheckMethod[]>([]);
  const [checkedOn, setCheckedOn] = useState<PlainDate | null>(null);
  const given = <Key extends string>(key: Key) => {
    const words = texts[key]?.trim() ?? '';
    return (words === '' ? {} : { [key]: words }) as { [Name in Key]?: string };
  };
  const change: Change = {
    fields: onlyCheck ? {} : { ...given('standard'), ...given('note') },
    check: {
      ...(methods.length === 0 ? {} : { methods }),
      ...given('personOne'),
      ...given('personTwo'),
      ...(checkedOn === null ? {} : { checkedOn }),
      ...given('findings'),
    },
  };
  const nothing = Object.keys(change.fields).length + Object.keys(change.check).length === 0;
  const field = (key: string, label: string, lines = 1) => (
    <div className="field">
      <label htmlFor={`${id}${key}`}>{label}</label>
      <Input.TextArea
        id={`${id}${key}`}
        rows={lines}
        maxLength={key.startsWith('person') ? 200 : 20_000}
        value={texts[key] ?? ''}
        onChange={({ target }) => setTexts({ ...texts, [key]: target.value })}
      />
    </div>
  );
  return (
    <Dialog
      title={`${CLOSING.editMany}（${CLOSING.chosen(count)}）`}
      onClose={onClose}
      confirm={{
        label: CLOSING.editManyAct(count),
        run: () => {
          onClose();
          void onEdit(change);
        },
        disabled: nothing,
      }}
    >
      <p>{onlyCheck ? CLOSING.editCheckText : CLOSING.editManyText}</p>
      {onlyCheck ? null : field('standard', CLOSING.standard, 2)}
      <fieldset className="closing-boxes">
        <legend className="field-label">{CLOSING.methods}</legend>
        <Checkbox.Group<CheckMethod> options={[...CHECK_METHODS]} value={methods} onChange={setMethods} />
      </fieldset>
      <div className="closing-three">
        {field('personOne', CLOSING.personOne)}
        {field('personTwo', CLOSING.personTwo)}
        <div className="field">
          <label htmlFor={`${id}checked`}>{CLOSING.checkedOn}</label>
          <DateField id={`${id}checked`} value={checkedOn} onChange={setCheckedOn} />
        </div>
      </div>
      {field('findings', CLOSING.findings)}
      {onlyCheck ? null : field('note', CLOSING.note)}
    </Dialog>
  );
}
