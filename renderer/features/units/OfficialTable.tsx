// The people: leaders who answer, contacts who report.
import type { InputOf } from '#contract/operations.ts';
import type { Official, Unit } from '#domain/ledger/types.ts';
import { save } from '#renderer/store/saving.ts';
import { UNITS } from '#renderer/text/units.ts';
import { attempt } from './attempt.ts';
import { CellInput } from './CellInput.tsx';
import { type DirectoryColumn, DirectoryTable, type DirectoryTableProps } from './DirectoryTable.tsx';

export interface OfficialTableProps
  extends Pick<DirectoryTableProps<Official>, 'rows' | 'reload' | 'onRemoved' | 'onMerge'> {
  units: readonly Unit[];
}

export function OfficialTable({ units, ...props }: OfficialTableProps) {
  const update = (official: Official, patch: InputOf<'updateOfficial'>['patch']) =>
    attempt(() => save('updateOfficial', { id: official.id, patch }), props.reload);
  const columns: DirectoryColumn<Official>[] = [
    {
      title: UNITS.name,
      className: 'units-person',
      cell: (official, label) => (
        <CellInput
          label={label}
          value={official.name}
          maxLength={50}
          required
          onSave={(name) => update(official, { name })}
        />
      ),
    },
    {
      title: UNITS.post,
      cell: (official, label) => (
        <CellInput
          label={label}
          value={official.post ?? ''}
          maxLength={200}
          onSave={(post) => update(official, { post: post === '' ? null : post })}
        />
      ),
    },
    {
      title: UNITS.unit,
      className: 'units-unit',
      cell: (official, label) => (
        <select
          className="cell-input"
          aria-label={label}
          value={official.unitId ?? ''}
          onChange={(event) => void update(official, { unitId: event.target.value || null })}
        >
          <option value="">{UNITS.noUnit}</option>
          {units.map((unit) => (
            <option key={unit.id} value={unit.id}>
              {unit.shortName ?? unit.name}
            </option>
          ))}
        </select>
      ),
    },
    {
      title: UNITS.phone,
      className: 'units-phone',
      cell: (official, label) => (
        <CellInput
          label={label}
          value={official.phone ?? ''}
          maxLength={50}
          onSave={(phone) => update(official, { phone: phone === '' ? null : phone })}
        />
      ),
    },
  ];
  return (
    <DirectoryTable
      of="official"
      label={UNITS.officials}
      columns={columns}
      add={{
        label: UNITS.newOfficial,
        maxLength: 50,
        run: (name) => save('addOfficial', { name, post: null, phone: null, unitId: null }),
      }}
      {...props}
    />
  );
}
