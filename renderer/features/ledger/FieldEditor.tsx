// The editor of one field, used in a cell and in the dialog for a whole selection.
import { Checkbox, Input } from 'antd';
import { useId } from 'react';
import { type Deadline, NO_DEADLINE, RECTIFICATION_KINDS, type Role, UNIT_ROLES } from '#domain/ledger/types.ts';
import { EDIT } from '#renderer/text/ledger.ts';
import { DateField } from '#renderer/ui/DateField.tsx';
import type { Field } from './columns.ts';
import { problemsOf } from './edits.ts';
import { type FieldValue, fieldLabel, isRole } from './fields.ts';
import { type Option, PickList } from './PickList.tsx';
import type { Ledger } from './use-ledger.ts';

export interface FieldEditorProps {
  field: Field;
  value: FieldValue;
  ledger: Ledger;
  onChange: (value: FieldValue) => void;
  onValid: (valid: boolean) => void;
  /** Enter where it means "done"; the value is passed where it has just changed. */
  onEnter?: (value?: FieldValue) => void;
}

export function FieldEditor(props: FieldEditorProps) {
  const { field } = props;
  if (isRole(field)) return <RoleEditor {...props} role={field} />;
  if (field === 'deadline') return <DeadlineEditor {...props} />;
  if (field === 'kind') return <KindEditor {...props} />;
  return <TextEditor {...props} />;
}

function RoleEditor({ role, value, ledger, onChange, onEnter }: FieldEditorProps & { role: Role }) {
  const units = (UNIT_ROLES as readonly Role[]).includes(role);
  const options: Option[] = units
    ? (ledger.tree?.units ?? []).map((unit) => ({
        id: unit.id,
        label: unit.shortName ?? unit.name,
        ...(unit.shortName === null ? {} : { hint: unit.name }),
      }))
    : (ledger.tree?.officials ?? []).map((official) => ({
        id: official.id,
        label: official.name,
        ...(official.post === null ? {} : { hint: official.post }),
      }));
  const create = async (name: string): Promise<Option | null> => {
    const made = units ? await ledger.addUnit(name) : await ledger.addOfficial(name);
    return made === null ? null : { id: made.id, label: made.name };
  };
  return (
    <PickList
      label={fieldLabel(role)}
      options={options}
      value={value[role] ?? []}
      multiple
      onChange={(ids) => onChange({ [role]: ids })}
      onCreate={create}
      {...(onEnter === undefined ? {} : { onEnter: () => onEnter() })}
    />
  );
}

function KindEditor({ value, ledger, onChange, onEnter }: FieldEditorProps) {
  const used = ledger.tree === null ? [] : [...problemsOf(ledger.tree)].flatMap((problem) => problem.kind ?? []);
  const words = [...new Set<string>([...RECTIFICATION_KINDS, ...used])];
  const asValue = (picked: readonly string[]): FieldValue => ({ kind: picked[0] ?? null });
  return (
    <PickList
      label={fieldLabel('kind')}
      options={words.map((word) => ({ id: word, label: word }))}
      value={value.kind ? [value.kind] : []}
      multiple={false}
      onChange={(picked) => onChange(asValue(picked))}
      onCreate={async (name) => ({ id: name, label: name })}
      {...(onEnter === undefined
        ? {}
        : { onEnter: (picked?: string[]) => (picked === undefined ? onEnter() : onEnter(asValue(picked))) })}
    />
  );
}

function DeadlineEditor({ value, onChange, onValid }: FieldEditorProps) {
  const id = useId();
  const deadline = value.deadline ?? NO_DEADLINE;
  const set = (change: Partial<Deadline>) => onChange({ deadline: { ...deadline, ...change } });
  return (
    <div className="deadline-editor">
      <label htmlFor={`${id}-date`}>{EDIT.date}</label>
      <DateField id={`${id}-date`} value={deadline.date} onChange={(date) => set({ date })} onValid={onValid} />
      <label htmlFor={`${id}-words`}>{EDIT.words}</label>
      <Input
        id={`${id}-words`}
        value={deadline.text ?? ''}
        maxLength={200}
        placeholder={EDIT.wordsHint}
        onChange={(event) => set({ text: event.target.value === '' ? null : event.target.value })}
      />
      <span />
      <Checkbox checked={deadline.longTerm} onChange={(event) => set({ longTerm: event.target.checked })}>
        {EDIT.longTerm}
      </Checkbox>
    </div>
  );
}

function TextEditor({ field, value, onChange }: FieldEditorProps) {
  const id = useId();
  const { words } = value;
  if (words !== undefined) {
    return (
      <div className="text-editor">
        <label htmlFor={`${id}-lead`}>{EDIT.lead}</label>
        <Input
          id={`${id}-lead`}
          data-autofocus
          value={words.lead}
          onChange={(event) => onChange({ words: { ...words, lead: event.target.value } })}
        />
        <label htmlFor={`${id}-text`}>{EDIT.body}</label>
        <Input.TextArea
          id={`${id}-text`}
          rows={6}
          value={words.text}
          onChange={(event) => onChange({ words: { ...words, text: event.target.value } })}
        />
      </div>
    );
  }
  const key = field === 'words' ? 'title' : (field as 'target' | 'source' | 'note' | 'deliverable');
  return (
    <Input.TextArea
      aria-label={fieldLabel(field)}
      data-autofocus
      rows={3}
      value={value[key] ?? ''}
      onChange={(event) =>
        onChange({ [key]: event.target.value === '' && key !== 'title' ? null : event.target.value })
      }
    />
  );
}
