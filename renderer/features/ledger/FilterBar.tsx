// Filters of the lists: unit, state, light, free text; and the limit that a figure on another screen opened.
import { Button, Input, type InputRef, Select } from 'antd';
import { useCallback, useRef } from 'react';
import type { Id, State, Unit } from '#domain/ledger/types.ts';
import { STATES } from '#domain/ledger/types.ts';
import type { LightColour } from '#domain/lights/lights.ts';
import { useCommand } from '#renderer/store/commands.ts';
import { LEDGER, LIGHT_WORDS } from '#renderer/text/ledger.ts';
import { NO_FILTER } from './filter.ts';
import { useView } from './view-store.ts';

export function FilterBar({ units }: { units: readonly Unit[] }) {
  const filter = useView((state) => state.filter);
  const only = useView((state) => state.only);
  const set = useView((state) => state.set);
  const search = useRef<InputRef>(null);
  useCommand(
    'search',
    useCallback(() => search.current?.focus({ cursor: 'all' }), []),
  );
  const filtered = filter.unitId !== null || filter.state !== null || filter.light !== null || filter.text !== '';

  return (
    <fieldset className="filters" aria-label={LEDGER.filters}>
      <Select<Id | 'none' | ''>
        aria-label={LEDGER.unitFilter}
        className="filter-unit"
        showSearch={{ optionFilterProp: 'label' }}
        value={filter.unitId ?? ''}
        onChange={(unitId) => set({ filter: { ...filter, unitId: unitId === '' ? null : unitId } })}
        options={[
          { value: '', label: LEDGER.allUnits },
          { value: 'none', label: LEDGER.noUnit },
          ...units.map((unit) => ({ value: unit.id, label: unit.shortName ?? unit.name })),
        ]}
      />
      <Select<State | ''>
        aria-label={LEDGER.stateFilter}
        className="filter-state"
        value={filter.state ?? ''}
        onChange={(state) => set({ filter: { ...filter, state: state === '' ? null : state } })}
        options={[
          { value: '' as const, label: LEDGER.allStates },
          ...STATES.map((state) => ({ value: state, label: state })),
        ]}
      />
      <Select<LightColour | ''>
        aria-label={LEDGER.lightFilter}
        className="filter-light"
        popupMatchSelectWidth={false}
        value={filter.light ?? ''}
        onChange={(light) => set({ filter: { ...filter, light: light === '' ? null : light } })}
        options={[
          { value: '' as const, label: LEDGER.allLights },
          ...(Object.keys(LIGHT_WORDS) as LightColour[]).map((light) => ({
            value: light,
            label: LIGHT_WORDS[light],
          })),
        ]}
      />
      <Input
        ref={search}
        aria-label={LEDGER.textFilter}
        className="filter-text"
        placeholder={`${LEDGER.textFilter} Ctrl+K`}
        allowClear
        value={filter.text}
        onChange={(event) => set({ filter: { ...filter, text: event.target.value } })}
      />
      {filtered ? <Button onClick={() => set({ filter: NO_FILTER })}>{LEDGER.clearFilter}</Button> : null}
      {only === null ? null : (
        <Button
          onClick={() => set({ only: null })}
          aria-label={`${LEDGER.onlyShown}${only.caption}，${LEDGER.showAll}`}
        >
          {LEDGER.onlyShown}
          {only.caption} ✕
        </Button>
      )}
    </fieldset>
  );
}
