// The editor of one field, used in a cell, in the drawer and in the dialog for a whole selection.
import { Checkbox, Input } from 'antd';
import { useId } from 'react';
import {
  type Deadline,
  NO_DEADLINE,
  RECTIFICATION_KINDS,
  type Role,
  STATES,
  type State,
  UNIT_ROLES,
} from '#domain/ledger/types.ts';
import { EDIT } from '#renderer/text/ledger.ts';
import { DateField } from '#renderer/ui/DateField.tsx';
import type { Field } from './columns.ts';
import { fieldLabel, isRole, isSigned, type Patch } from './fields.ts';
import { type Option, PickList } from './PickList.tsx';
import { SignedEditor } from './SignedEditor.tsx';
import type { OfficeDirectory } from './use-directory.ts';

export interface FieldEditorProps {
  field: Field;
  value: Patch;
  directory: OfficeDirectory;
  /** What was typed over the cell and opened the editor */
  typed?: string | undefined;
  onChange: (value: Patch) => void;
  onValid: (valid: boolean) => void;
  /** Enter where it means "done"; the value is passed where it has just changed. */
  onEnter?: ((value?: Patch) => void) | undefined;
}

export function FieldEditor(props: FieldEditorProps) {
  const { field } = props;
  if (isRole(field)) return <RoleEditor {...props} role={field} />;
  if (isSigned(field)) return <SignedEditor {...props} field={field} />;
  switch (field) {
    case 'applicant':
      return <ApplicantEditor {...props} />;
    case 'deadline':
      return <DeadlineEditor {...props} />;
    case 'kind':
      return <KindEditor {...props} />;
    case 'state':
      return <StateEditor {...props} />;
    case 'percent':
      return <PercentEditor {...props} />;
    default:
      return <TextEditor {...props} field={field} />;
  }
}

function unitOptions({ units }: OfficeDirectory): Option[] {
  return units.map((unit) => ({
    id: unit.id,
    label: unit.shortName ?? unit.name,
    ...(unit.shortName === null ? {} : { hint: unit.name }),
  }));
}

async function createUnit({ addUnit }: OfficeDirectory, name: string): Promise<Option | null> {
  const made = await addUnit(name);
  return made === null ? null : { id: made.id, label: made.name };
}

function RoleEditor({ role, value, directory, typed, onChange, onEnter }: FieldEditorProps & { role: Role }) {
  const isUnit = (UNIT_ROLES as readonly Role[]).includes(role);
  const options: Option[] = isUnit
    ? unitOptions(directory)
    : directory.officials.map((official) => ({
        id: official.id,
        label: official.name,
        ...(official.post === null ? {} : { hint: official.post }),
      }));
  const create = async (name: string): Promise<Option | null> => {
    if (isUnit) return createUnit(directory, name);
    const made = await directory.addOfficial(name);
    return made === null ? null : { id: made.id, label: made.name };
  };
  return (
    <PickList
      label={fieldLabel(role)}
      options={options}
      value={value[role] ?? []}
      multiple
      {...(typed === undefined ? {} : { typed })}
      onChange={(ids) => onChange({ [role]: ids })}
      onCreate={create}
      {...(onEnter === undefined ? {} : { onEnter: () => onEnter() })}
    />
  );
}

/** A list of which one is chosen; choosing is done. */
function OneOf({
  label,
  options,
  chosen,
  typed,
  asValue,
  onCreate,
  onChange,
  onEnter,
}: {
  label: string;
  options: readonly Option[];
  chosen: string | null;
  asValue: (id: string | null) => Patch;
  onCreate?: (name: string) => Promise<Option | null>;
} & Pick<FieldEditorProps, 'typed' | 'onChange' | 'onEnter'>) {
  return (
    <PickList
      label={label}
      options={options}
      value={chosen === null ? [] : [chosen]}
      multiple={false}
      {...(typed === undefined ? {} : { typed })}
      onChange={(picked) => onChange(asValue(picked[0] ?? null))}
      {...(onCreate === undefined ? {} : { onCreate })}
      {...(onEnter === undefined
        ? {}
        : { onEnter: (picked?: string[]) => onEnter(picked === undefined ? undefined : asValue(picked[0] ?? null)) })}
    />
  );
}

function ApplicantEditor({ value, directory, ...rest }: FieldEditorProps) {
  return (
    <OneOf
      {...rest}
      label={fieldLabel('applicant')}
      options={unitOptions(directory)}
      chosen={value.closeOut?.unitId ?? null}
      asValue={(unitId) => ({ closeOut: { unitId } })}
      onCreate={(name) => createUnit(directory, name)}
    />
  );
}

function KindEditor({ value, ...rest }: FieldEditorProps) {
  const used = value.kind ? [value.kind] : [];
  const words = [...new Set<string>([...RECTIFICATION_KINDS, ...used])];
  return (
    <OneOf
      {...rest}
      label={fieldLabel('kind')}
      options={words.map((word) => ({ id: word, label: word }))}
      chosen={value.kind ?? null}
      asValue={(kind) => ({ kind })}
      onCreate={async (name) => ({ id: name, label: name })}
    />
  );
}

function StateEditor({ value, onChange, onEnter, ...rest }: FieldEditorProps) {
  const id = useId();
  const reason = value.returnReason;
  const withReason = (state: string | null): Patch => ({
    ...(state === null ? {} : { state: state as State }),
    ...(reason === undefined ? {} : { returnReason: reason }),
  });
  return (
    <>
      <OneOf
        {...rest}
        onChange={onChange}
        onEnter={onEnter}
        label={fieldLabel('state')}
        options={STATES.map((state) => ({ id: state, label: state }))}
        chosen={value.state ?? null}
        asValue={withReason}
      />
      <div className="deadline-editor">
        <label htmlFor={id}>{EDIT.returnReason}</label>
        <Input
          id={id}
          value={reason ?? ''}
          placeholder={EDIT.returnHint}
          onChange={({ target }) => {
            const { returnReason: _, ...others } = value;
            onChange(target.value === '' ? others : { ...others, returnReason: target.value });
          }}
        />
      </div>
    </>
  );
}

function PercentEditor({ value, typed, onChange, onValid }: FieldEditorProps) {
  const id = useId();
  return (
    <div className="deadline-editor">
      <label htmlFor={id}>{EDIT.percent}</label>
      <Input
        id={id}
        data-autofocus
        inputMode="numeric"
        defaultValue={typed ?? String(value.percent ?? '')}
        onChange={({ target }) => {
          const words = target.value.trim().replace(/[%％]$/, '');
          const percent = Number(words);
          const valid = words !== '' && Number.isInteger(percent) && percent >= 0 && percent <= 100;
          onValid(valid);
          if (valid) onChange({ percent });
        }}
      />
    </div>
  );
}

function DeadlineEditor({ value, typed, onChange, onValid }: FieldEditorProps) {
  const id = useId();
  const deadline = value.deadline ?? NO_DEADLINE;
  const set = (change: Partial<Deadline>) => onChange({ ...value, deadline: { ...deadline, ...change } });
  return (
    <div className="deadline-editor">
      <label htmlFor={`${id}-date`}>{EDIT.date}</label>
      <DateField
        id={`${id}-date`}
        value={deadline.date}
        {...(typed === undefined ? {} : { typed })}
        onChange={(date) => set({ date })}
        onValid={onValid}
      />
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
      <label htmlFor={`${id}-reason`}>{EDIT.deadlineReason}</label>
      <Input
        id={`${id}-reason`}
        value={value.deadlineReason ?? ''}
        maxLength={500}
        placeholder={EDIT.deadlineReasonHint}
        onChange={({ target }) => {
          const { deadlineReason: _, ...others } = value;
          onChange(target.value === '' ? others : { ...others, deadlineReason: target.value });
        }}
      />
    </div>
  );
}

function TextEditor({
  field,
  value,
  onChange,
}: FieldEditorProps & { field: 'words' | 'target' | 'source' | 'note' | 'deliverable' }) {
  const id = useId();
  if (value.leadText !== undefined || value.text !== undefined) {
    return (
      <div className="text-editor">
        <label htmlFor={`${id}-lead`}>{EDIT.lead}</label>
        <Input
          id={`${id}-lead`}
          data-autofocus
          value={value.leadText ?? ''}
          onChange={(event) => onChange({ ...value, leadText: event.target.value })}
        />
        <label htmlFor={`${id}-text`}>{EDIT.body}</label>
        <textarea
          id={`${id}-text`}
          className="text-area"
          value={value.text ?? ''}
          onChange={(event) => onChange({ ...value, text: event.target.value })}
        />
      </div>
    );
  }
  const key = field === 'words' ? 'title' : field;
  return (
    <textarea
      aria-label={fieldLabel(field)}
      data-autofocus
      className="text-area"
      value={value[key] ?? ''}
      onChange={(event) =>
        onChange({ [key]: event.target.value === '' && key !== 'title' ? null : event.target.value })
      }
    />
  );
}
