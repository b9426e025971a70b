// Which pages leave, on which sheets, how often: the options that every paper has, lists and texts alike.
import { Checkbox, Input, InputNumber, Radio } from 'antd';
import { useId } from 'react';
import { isChosenPage, type PagesSetup, pageStretches } from '#domain/content/pages.ts';
import { EXPORT } from '#renderer/text/export.ts';

export interface PageOptionsProps {
  pages: PagesSetup;
  copies: number;
  /** Texts can stand two pages on a sheet; a list is made for the sheet it names */
  text: boolean;
  /** Pages of the whole paper; null while it is laid out */
  count: number | null;
  onPages: (pages: PagesSetup) => void;
  onCopies: (copies: number) => void;
}

/** What is wrong with a range: it cannot be read, or the paper has no such page; '' for nothing. */
export function rangeFault(range: string, count: number | null): string {
  if (pageStretches(range) === null) return EXPORT.rangeWrong;
  const none =
    count !== null && !Array.from({ length: count }, (_, at) => at + 1).some((page) => isChosenPage(range, page));
  return none ? EXPORT.rangeEmpty(count) : '';
}

export function PageOptions({ pages, copies, text, count, onPages, onCopies }: PageOptionsProps) {
  const [sheet, range, number] = [useId(), useId(), useId()];
  const change = (part: Partial<PagesSetup>) => onPages({ ...pages, ...part });
  const fault = rangeFault(pages.range, count);
  return (
    <>
      {text ? (
        <fieldset>
          <legend>{EXPORT.sheet}</legend>
          <Radio.Group
            name={sheet}
            optionType="button"
            value={pages.twoUp}
            options={[
              { value: false, label: EXPORT.oneUp },
              { value: true, label: EXPORT.twoUp },
            ]}
            onChange={({ target }) => change({ twoUp: target.value })}
          />
        </fieldset>
      ) : null}
      <div className="paper-pages-row">
        <label htmlFor={range}>{EXPORT.range}</label>
        <Input
          id={range}
          value={pages.range}
          maxLength={200}
          placeholder={EXPORT.rangeHint}
          status={fault === '' ? '' : 'error'}
          aria-invalid={fault !== ''}
          onChange={({ target }) => change({ range: target.value })}
        />
      </div>
      {fault === '' ? null : (
        <span className="field-error" role="alert">
          {fault}
        </span>
      )}
      <div className="paper-pages-row">
        <label htmlFor={number}>{EXPORT.copies}</label>
        <InputNumber
          id={number}
          min={1}
          max={999}
          precision={0}
          value={copies}
          onChange={(value) => onCopies(value ?? 1)}
        />
      </div>
      <Checkbox checked={pages.numbered} onChange={({ target }) => change({ numbered: target.checked })}>
        {EXPORT.numbers}
      </Checkbox>
    </>
  );
}
