// What the group's problems are narrowed by: unit, leader, state, words.
import { Input, Select } from 'antd';
import { type Id, STATES, type State } from '#domain/ledger/types.ts';
import { call } from '#renderer/api/bihuan.ts';
import { CLOSING } from '#renderer/text/closing.ts';
import { useAsync } from '#renderer/ui/useAsync.ts';

export interface ClosingFilter {
  text: string;
  unitId: Id | null;
  leaderId: Id | null;
  state: State | null;
}

export const NO_FILTER: ClosingFilter = { text: '', unitId: null, leaderId: null, state: null };

export const isFiltered = ({ text, unitId, leaderId, state }: ClosingFilter): boolean =>
  text.trim() !== '' || unitId !== null || leaderId !== null || state !== null;

interface ClosingFiltersProps {
  filter: ClosingFilter;
  onChange: (filter: ClosingFilter) => void;
}

export function ClosingFilters({ filter, onChange }: ClosingFiltersProps) {
  const units = useAsync(() => call('listUnits', {}), 'units');
  const officials = useAsync(() => call('listOfficials', {}), 'officials');
  const one = <Key extends 'unitId' | 'leaderId' | 'state'>(
    key: Key,
    label: string,
    options: { value: NonNullable<ClosingFilter[Key]>; label: string }[],
  ) => (
    <Select
      aria-label={label}
      placeholder={label}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      value={filter[key]}
      onChange={(value) => onChange({ ...filter, [key]: value ?? null })}
      options={options}
    />
  );
  return (
    <div className="closing-filters">
      {one(
        'unitId',
        CLOSING.byUnit,
        (units.value ?? []).map(({ id, name, shortName }) => ({ value: id, label: shortName ?? name })),
      )}
      {one(
        'leaderId',
        CLOSING.byLeader,
        (officials.value ?? []).map(({ id, name, post }) => ({
          value: id,
          label: post === null ? name : `${name}（${post}）`,
        })),
      )}
      {one(
        'state',
        CLOSING.byState,
        STATES.map((state) => ({ value: state, label: state })),
      )}
      <Input
        aria-label={CLOSING.search}
        placeholder={CLOSING.search}
        allowClear
        value={filter.text}
        onChange={({ target }) => onChange({ ...filter, text: target.value })}
      />
    </div>
  );
}
