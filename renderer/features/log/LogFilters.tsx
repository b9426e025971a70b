// What the log is narrowed to: days, user, operation, object, words.
import { Button, Input, Select } from 'antd';
import { useMemo, useState } from 'react';
import { OPERATION_WORDS } from '#domain/ledger/act-words.ts';
import { LOG_GROUP_OPERATIONS, LOG_GROUP_WORDS, LOG_GROUPS } from '#domain/log/groups.ts';
import type { LogFilter } from '#domain/log/types.ts';
import { ENTITY_WORDS } from '#domain/log/words.ts';
import { LOG } from '#renderer/text/log.ts';
import { DateField } from '#renderer/ui/DateField.tsx';

export interface LogFiltersProps {
  filter: LogFilter;
  users: readonly string[];
  onChange: (filter: LogFilter) => void;
}

/** Operations that go by one word are one choice. */
const BY_WORD = Map.groupBy(Object.entries(OPERATION_WORDS), ([, word]) => word);
const byName = (a: string, b: string) => a.localeCompare(b, 'zh-CN');

const ACTS = [
  {
    label: LOG.often,
    options: LOG_GROUPS.map((group) => ({ value: `group ${group}`, label: LOG_GROUP_WORDS[group] })),
  },
  {
    label: LOG.each,
    options: [...BY_WORD.keys()].sort(byName).map((word) => ({ value: `word ${word}`, label: word })),
  },
];
const OBJECTS = Object.entries(ENTITY_WORDS)
  .map(([value, label]) => ({ value, label }))
  .sort((a, b) => byName(a.label, b.label));

function operationsOf(choice: string): string[] {
  const [kind, name = ''] = choice.split(' ');
  if (kind === 'word') return (BY_WORD.get(name) ?? []).map(([operation]) => operation);
  const group = LOG_GROUPS.find((each) => each === name);
  return group === undefined ? [] : [...LOG_GROUP_OPERATIONS[group]];
}

export function LogFilters({ filter, users, onChange }: LogFiltersProps) {
  const [act, setAct] = useState<string | null>(null);
  const [phrase, setPhrase] = useState('');
  const set = (patch: { [Key in keyof LogFilter]: LogFilter[Key] | undefined }) => {
    const kept = Object.entries({ ...filter, ...patch }).filter(([, value]) => value !== undefined);
    onChange(Object.fromEntries(kept));
  };
  const userOptions = useMemo(() => users.map((name) => ({ value: name, label: name })), [users]);
  const narrowed = Object.keys(filter).length > 0;
  return (
    <>
      <div className="log-day">
        <DateField
          label={LOG.from}
          value={filter.firstDay ?? null}
          onChange={(day) => set({ firstDay: day ?? undefined })}
        />
      </div>
      <span className="faint">—</span>
      <div className="log-day">
        <DateField
          label={LOG.to}
          value={filter.lastDay ?? null}
          onChange={(day) => set({ lastDay: day ?? undefined })}
        />
      </div>
      <Select<string>
        className="log-user"
        aria-label={LOG.user}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={LOG.anyUser}
        value={filter.user ?? null}
        options={userOptions}
        onChange={(user) => set({ user: user ?? undefined })}
      />
      <Select<string>
        className="log-act"
        aria-label={LOG.act}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={LOG.anyAct}
        value={filter.operations === undefined ? null : act}
        options={ACTS}
        onChange={(choice) => {
          setAct(choice ?? null);
          set({ operations: choice === undefined ? undefined : operationsOf(choice) });
        }}
      />
      <Select<string>
        className="log-object"
        aria-label={LOG.object}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={LOG.anyObject}
        value={filter.entities?.[0] ?? null}
        options={OBJECTS}
        onChange={(entity) => set({ entities: entity === undefined ? undefined : [entity] })}
      />
      <Input.Search
        className="log-phrase"
        aria-label={LOG.phrase}
        placeholder={LOG.phraseHint}
        allowClear
        maxLength={100}
        value={phrase}
        onChange={(event) => setPhrase(event.target.value)}
        onSearch={(words) => set({ phrase: words.trim() === '' ? undefined : words.trim() })}
      />
      {filter.actId === undefined ? null : <span className="log-together">{LOG.together}</span>}
      {narrowed ? (
        <Button
          type="text"
          onClick={() => {
            setPhrase('');
            onChange({});
          }}
        >
          {LOG.clear}
        </Button>
      ) : null}
    </>
  );
}
