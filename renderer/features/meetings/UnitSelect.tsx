// A unit by its short name, or none.
import { Select } from 'antd';
import type { Id, Unit } from '#domain/ledger/types.ts';
import { MEETINGS } from '#renderer/text/meetings.ts';

export interface UnitSelectProps {
  units: readonly Unit[];
  value: Id | null;
  onChange: (unitId: Id | null) => void;
}

export function UnitSelect({ units, value, onChange }: UnitSelectProps) {
  return (
    <Select<Id>
      className="meetings-unit"
      aria-label={MEETINGS.unit}
      placeholder={MEETINGS.noUnit}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      value={value}
      onChange={(next) => onChange(next ?? null)}
      options={units.map((unit) => ({ value: unit.id, label: unit.shortName ?? unit.name }))}
    />
  );
}
