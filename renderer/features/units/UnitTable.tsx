// The units, in the order in which lists name them.
import { useId } from 'react';
import type { InputOf } from '#contract/operations.ts';
import { UNIT_KINDS } from '#domain/directory/kinds.ts';
import type { Unit } from '#domain/ledger/types.ts';
import { save } from '#renderer/store/saving.ts';
import { UNITS } from '#renderer/text/units.ts';
import { attempt } from './attempt.ts';
import { CellInput } from './CellInput.tsx';
import { type DirectoryColumn, DirectoryTable, type DirectoryTableProps } from './DirectoryTable.tsx';

export type UnitTableProps = Pick<DirectoryTableProps<Unit>, 'rows' | 'reload' | 'onRemoved' | 'onMerge'>;

const orNull = (text: string): string | null => (text === '' ? null : text);

export function UnitTable(props: UnitTableProps) {
  const kinds = useId();
  const { reload } = props;
  const update = (unit: Unit, patch: InputOf<'updateUnit'>['patch']) =>
    attempt(() => save('updateUnit', { id: unit.id, patch }), reload);
  const columns: DirectoryColumn<Unit>[] = [
    {
      title: UNITS.unitName,
      cell: (unit, label) => (
        <CellInput label={label} value={unit.name} maxLength={200} required onSave={(name) => update(unit, { name })} />
      ),
    },
    {
      title: UNITS.shortName,
      className: 'units-short',
      cell: (unit, label) => (
        <CellInput
          label={label}
          value={unit.shortName ?? ''}
          maxLength={50}
          onSave={(text) => update(unit, { shortName: orNull(text) })}
        />
      ),
    },
    {
      title: UNITS.aliases,
      className: 'units-aliases',
      cell: (unit, label) => (
        <CellInput
          label={label}
          value={unit.aliases.join('、')}
          maxLength={1_000}
          placeholder={UNITS.aliasesHint}
          onSave={(text) => update(unit, { aliases: aliasesIn(text) })}
        />
      ),
    },
    {
      title: UNITS.kind,
      className: 'units-kind',
      cell: (unit, label) => (
        <CellInput
          label={label}
          value={unit.kind ?? ''}
          maxLength={50}
          list={kinds}
          onSave={(text) => update(unit, { kind: orNull(text) })}
        />
      ),
    },
    {
      title: UNITS.contact,
      className: 'units-name',
      cell: (unit, label) => (
        <CellInput
          label={label}
          value={unit.contact ?? ''}
          maxLength={50}
          onSave={(text) => update(unit, { contact: orNull(text) })}
        />
      ),
    },
    {
      title: UNITS.phone,
      className: 'units-phone',
      cell: (unit, label) => (
        <CellInput
          label={label}
          value={unit.phone ?? ''}
          maxLength={50}
          onSave={(text) => update(unit, { phone: orNull(text) })}
        />
      ),
    },
  ];
  return (
    <>
      <datalist id={kinds}>
        {UNIT_KINDS.map((kind) => (
          <option key={kind} value={kind} />
        ))}
      </datalist>
      <DirectoryTable
        of="unit"
        label={UNITS.units}
        columns={columns}
        add={{ label: UNITS.newUnit, maxLength: 200, run: (name) => save('addUnit', { name, shortName: null }) }}
        {...props}
      />
    </>
  );
}

const aliasesIn = (text: string): string[] => [
  ...new Set(
    text
      .split(/[、，,；;]/)
      .map((alias) => alias.trim())
      .filter((alias) => alias !== ''),
  ),
];
