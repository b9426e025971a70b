// The options beside the preview: what is printed, on which paper, in which columns under which titles.
import { Button, Checkbox, Input, Radio } from 'antd';
import { useId } from 'react';
import type { ListColumnChoice } from '#domain/lists/columns.ts';
import { EXPORT } from '#renderer/text/export.ts';
import type { PaperSetup } from './paper-setup.ts';

export interface PaperOptionsProps {
  setup: PaperSetup;
  usual: PaperSetup;
  columns: readonly ListColumnChoice[];
  onChange: (setup: PaperSetup) => void;
}

export function PaperOptions({ setup, usual, columns, onChange }: PaperOptionsProps) {
  const change = (part: Partial<PaperSetup>) => onChange({ ...setup, ...part });
  const names = { size: useId(), orientation: useId() };
  return (
    <>
      <fieldset>
        <legend>{EXPORT.size}</legend>
        <Radio.Group
          name={names.size}
          optionType="button"
          value={setup.size}
          options={['A4', 'A3']}
          onChange={({ target }) => change({ size: target.value })}
        />
      </fieldset>
      <fieldset>
        <legend>{EXPORT.orientation}</legend>
        <Radio.Group
          name={names.orientation}
          optionType="button"
          value={setup.orientation}
          options={[
            { value: 'landscape', label: EXPORT.landscape },
            { value: 'portrait', label: EXPORT.portrait },
          ]}
          onChange={({ target }) => change({ orientation: target.value })}
        />
      </fieldset>
      {(['mark', 'signatures', 'fitToWidth'] as const).map((key) => (
        <Checkbox key={key} checked={setup[key]} onChange={({ target }) => change({ [key]: target.checked })}>
          {key === 'fitToWidth' ? EXPORT.fit : EXPORT[key]}
        </Checkbox>
      ))}
      <ColumnOptions setup={setup} columns={columns} onChange={change} />
      <Button onClick={() => onChange(usual)}>{EXPORT.reset}</Button>
    </>
  );
}

interface ColumnOptionsProps {
  setup: PaperSetup;
  columns: readonly ListColumnChoice[];
  onChange: (part: Partial<PaperSetup>) => void;
}

function ColumnOptions({ setup, columns, onChange }: ColumnOptionsProps) {
  const shown = setup.order.filter((key) => !setup.hidden.includes(key));
  const move = (from: number, to: number) => {
    const order = [...setup.order];
    const [key] = order.splice(from, 1);
    if (key !== undefined) order.splice(to, 0, key);
    onChange({ order });
  };
  return (
    <fieldset className="paper-columns">
      <legend>{EXPORT.columns}</legend>
      <p className="paper-hint">{EXPORT.columnsHint}</p>
      <ol>
        {setup.order.map((key, at) => {
          const title = columns.find((column) => column.key === key)?.title ?? key;
          const visible = !setup.hidden.includes(key);
          const last = visible && shown.length === 1;
          return (
            <li key={key}>
              <Checkbox
                aria-label={title}
                checked={visible}
                disabled={last}
                {...(last ? { title: EXPORT.atLeastOne } : {})}
                onChange={({ target }) =>
                  onChange({
                    hidden: target.checked ? setup.hidden.filter((each) => each !== key) : [...setup.hidden, key],
                  })
                }
              />
              <Input
                aria-label={EXPORT.titleOf(title)}
                placeholder={title}
                maxLength={50}
                value={setup.titles[key] ?? ''}
                onChange={({ target }) => onChange({ titles: { ...setup.titles, [key]: target.value } })}
              />
              <Button type="text" aria-label={EXPORT.up(title)} disabled={at === 0} onClick={() => move(at, at - 1)}>
                ↑
              </Button>
              <Button
                type="text"
                aria-label={EXPORT.down(title)}
                disabled={at === setup.order.length - 1}
                onClick={() => move(at, at + 1)}
              >
                ↓
              </Button>
            </li>
          );
        })}
      </ol>
    </fieldset>
  );
}
