// Step 1: which sheet of the workbook, which row is its header, which year bare dates mean.
import { InputNumber, Radio } from 'antd';
import { useEffect, useId, useState } from 'react';
import type { WorkbookPreview } from '#contract/operations.ts';
import { fill, WORKBOOK } from '#renderer/text/workbook.ts';
import { useWorkbook } from './draft-store.ts';
import { SheetGrid } from './SheetGrid.tsx';

export function StepSheet({ preview }: { preview: WorkbookPreview }) {
  const { chooseSheet, chooseHeader, setYear } = useWorkbook();
  const [year, setDraft] = useState(preview.year);
  const id = useId();
  useEffect(() => setDraft(preview.year), [preview.year]);
  return (
    <div className="workbook-panes">
      <aside className="workbook-side">
        <h2 id={`${id}-sheets`}>{WORKBOOK.sheets}</h2>
        <Radio.Group
          className="workbook-sheets"
          aria-labelledby={`${id}-sheets`}
          value={preview.sheet}
          onChange={(event) => void chooseSheet(event.target.value as number)}
          options={preview.sheets.map((sheet, index) => ({
            value: index,
            label: (
              <>
                {sheet.name}
                {sheet.hidden ? <em>{WORKBOOK.hiddenSheet}</em> : null}
                <small>{fill(WORKBOOK.sheetSize, { rows: sheet.rows, columns: sheet.columns })}</small>
              </>
            ),
          }))}
        />
        <div className="workbook-year">
          <label htmlFor={`${id}-year`}>{WORKBOOK.year}</label>
          <InputNumber
            id={`${id}-year`}
            value={year}
            min={1990}
            max={2199}
            controls={false}
            onChange={(value) => setDraft(value)}
            onBlur={() => (year === preview.year ? undefined : void setYear(year))}
            onPressEnter={() => void setYear(year)}
          />
          {WORKBOOK.yearAfter}
          <p className="field-hint">{WORKBOOK.yearHint}</p>
        </div>
        <p className={preview.header === null ? 'workbook-bad' : 'field-hint'} role="status">
          {preview.header === null ? WORKBOOK.noHeader : WORKBOOK.headerHint}
        </p>
      </aside>
      <SheetGrid preview={preview} onHeader={(row) => void chooseHeader(row)} />
    </div>
  );
}
