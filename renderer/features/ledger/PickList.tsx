// Search and choose units, people or words; what is missing is added in place.
import { type KeyboardEvent, useId, useState } from 'react';
import { EDIT } from '#renderer/text/ledger.ts';

export interface Option {
  id: string;
  label: string;
  /** Beside the label: full name, post */
  hint?: string;
}

export interface PickListProps {
  label: string;
  options: readonly Option[];
  value: readonly string[];
  multiple: boolean;
  /** What was typed before the list was there */
  typed?: string;
  onChange: (value: string[]) => void;
  /** Adds what was typed and gives its option; null if it was refused. Absent: only what is listed can be chosen. */
  onCreate?: (name: string) => Promise<Option | null>;
  /** Enter with nothing to pick: the choice is done. `picked` is the value after a single choice. */
  onEnter?: (picked?: string[]) => void;
}

export function PickList({ label, options, value, multiple, typed = '', onChange, onCreate, onEnter }: PickListProps) {
  const [filter, setFilter] = useState(typed);
  const [at, setAt] = useState(-1);
  const id = useId();
  const words = filter.trim();
  const found = options.filter(
    (option) => words === '' || option.label.includes(words) || option.hint?.includes(words) === true,
  );
  const exact = options.some((option) => option.label === words || option.hint === words);
  const count = found.length + (words !== '' && !exact && onCreate !== undefined ? 1 : 0);
  const lit = Math.min(at < 0 && words !== '' ? 0 : at, count - 1);

  const take = (picked: string) => {
    const next = multiple
      ? value.includes(picked)
        ? value.filter((each) => each !== picked)
        : [...value, picked]
      : value.includes(picked)
        ? []
        : [picked];
    setFilter('');
    setAt(-1);
    onChange(next);
    if (!multiple) onEnter?.(next);
  };
  const create = async () => {
    const made = await onCreate?.(words);
    if (made) take(made.id);
  };
  const pick = (index: number) => {
    const option = found[index];
    if (option !== undefined) take(option.id);
    else if (words !== '') void create();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setAt(Math.max(-1, Math.min(count - 1, lit + (event.key === 'ArrowDown' ? 1 : -1))));
    } else if (event.key === 'Enter' && lit >= 0) {
      event.preventDefault();
      event.stopPropagation();
      pick(lit);
    } else if (event.key === 'Enter' && onEnter !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      onEnter();
    } else if (event.key === 'Backspace' && filter === '' && value.length > 0) {
      onChange(value.slice(0, -1));
    }
  };

  const labelOf = (each: string) => options.find((option) => option.id === each)?.label ?? each;
  return (
    <div className="pick">
      <div className="pick-chosen">
        {value.length === 0 ? <span className="faint">{EDIT.nothingChosen}</span> : null}
        {value.map((each) => (
          <button
            key={each}
            type="button"
            tabIndex={-1}
            aria-label={EDIT.remove.replace('{name}', labelOf(each))}
            onClick={() => onChange(value.filter((other) => other !== each))}
          >
            {labelOf(each)} ✕
          </button>
        ))}
      </div>
      <input
        className="pick-input"
        role="combobox"
        data-autofocus
        aria-label={label}
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={lit >= 0 ? `${id}-${lit}` : undefined}
        placeholder={EDIT.pick}
        value={filter}
        onChange={(event) => {
          setFilter(event.target.value);
          setAt(-1);
        }}
        onKeyDown={onKeyDown}
      />
      <div className="pick-list" id={`${id}-list`} role="listbox" aria-label={label} aria-multiselectable={multiple}>
        {found.map((option, index) => (
          <button
            type="button"
            key={option.id}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={value.includes(option.id)}
            className={index === lit ? 'lit' : undefined}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => pick(index)}
          >
            <span className="pick-mark" aria-hidden="true">
              {value.includes(option.id) ? '✓' : ''}
            </span>
            <span className="pick-label">{option.label}</span>
            {option.hint === undefined ? null : <span className="pick-hint">{option.hint}</span>}
          </button>
        ))}
        {count > found.length ? (
          <button
            type="button"
            id={`${id}-${found.length}`}
            role="option"
            tabIndex={-1}
            aria-selected={false}
            className={lit === found.length ? 'lit' : undefined}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => pick(found.length)}
          >
            <span className="pick-mark" aria-hidden="true">
              ＋
            </span>
            {EDIT.newOne.replace('{name}', words)}
          </button>
        ) : null}
      </div>
    </div>
  );
}
