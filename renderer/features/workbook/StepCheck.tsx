// Step 3: what could not be read, what somebody should look at, what is left out — each one click from its cell.
import { useState } from 'react';
import type { Part, WorkbookPreview } from '#contract/operations.ts';
import type { Remark } from '#domain/workbook/reading.ts';
import { columnLetters } from '#domain/workbook/types.ts';
import { fill, WORKBOOK } from '#renderer/text/workbook.ts';
import { Tabs } from '#renderer/ui/Tabs.tsx';
import { useWorkbook } from './draft-store.ts';
import { SheetGrid } from './SheetGrid.tsx';

const KINDS = ['unreadable', 'doubts', 'skipped'] as const;
type Kind = (typeof KINDS)[number];

export function StepCheck({ preview }: { preview: WorkbookPreview }) {
  const [kind, setKind] = useState<Kind>(() => KINDS.find((each) => preview[each].total > 0) ?? 'doubts');
  return (
    <div className="workbook-panes">
      <aside className="workbook-side workbook-remarks">
        <Tabs
          label={WORKBOOK.remarks}
          value={kind}
          onChange={(value) => setKind(value)}
          options={KINDS.map((each) => ({ value: each, label: `${WORKBOOK[each]} ${preview[each].total}` }))}
        />
        <Remarks part={preview[kind]} />
      </aside>
      <SheetGrid preview={preview} />
    </div>
  );
}

function Remarks({ part: { total, rows } }: { part: Part<Remark> }) {
  const show = useWorkbook((state) => state.show);
  const focus = useWorkbook((state) => state.focus);
  if (total === 0) return <p className="field-hint workbook-none">{WORKBOOK.nothingHere}</p>;
  return (
    <div className="workbook-remark-list">
      <ol>
        {rows.map((remark) => {
          const { row, column, text, reason } = remark;
          const place = fill(WORKBOOK.place, {
            row: row + 1,
            column: column === null ? WORKBOOK.wholeRow : fill(WORKBOOK.columnOf, { letters: columnLetters(column) }),
          });
          return (
            <li key={`${row}:${column}:${reason}:${text}`}>
              <button
                type="button"
                aria-current={focus?.row === row && focus.column === column}
                onClick={() => void show({ row, column })}
              >
                <strong>{place}</strong>
                <span>{reason}</span>
                {text === '' ? null : <q>{text}</q>}
              </button>
            </li>
          );
        })}
      </ol>
      {rows.length < total ? <p className="field-hint">{fill(WORKBOOK.more, { shown: rows.length, total })}</p> : null}
    </div>
  );
}
