// A stretch of the sheet as it stands in the file, with row numbers and letters, and every told-of cell marked.
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import type { WorkbookPreview } from '#contract/operations.ts';
import { columnLetters } from '#domain/workbook/types.ts';
import { fill, WORKBOOK } from '#renderer/text/workbook.ts';
import { useWorkbook } from './draft-store.ts';
import './sheet-grid.css';

const WIDEST = 60;

export interface SheetGridProps {
  preview: WorkbookPreview;
  /** Row numbers are buttons that make their row the header */
  onHeader?: (row: number) => void;
}

export function SheetGrid({ preview, onHeader }: SheetGridProps) {
  const { grid, header, sheets, sheet } = preview;
  const show = useWorkbook((state) => state.show);
  const focus = useWorkbook((state) => state.focus);
  const columns = Math.min(Math.max(1, sheets[sheet]?.columns ?? 1), WIDEST);
  const letters = Array.from({ length: columns }, (_, column) => columnLetters(column));

  return (
    <section className="workbook-grid" aria-label={WORKBOOK.grid}>
      <div className="workbook-grid-scroll">
        <table>
          <thead>
            <tr>
              <th scope="col" aria-label={WORKBOOK.column} />
              {letters.map((letter) => (
                <th key={letter} scope="col">
                  {letter}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {grid.rows.map((row) => {
              const cells = new Map(row.cells.map((cell) => [cell.column, cell]));
              const covered = new Set(row.cells.flatMap(({ column, span }) => range(column + 1, column + span)));
              const isHeader = header !== null && row.row >= header.first && row.row <= header.last;
              const focused = focus?.row === row.row;
              return (
                <tr key={row.row} className={isHeader ? 'workbook-header' : row.hidden ? 'workbook-hidden' : undefined}>
                  <th scope="row" title={row.hidden ? WORKBOOK.hiddenRow : undefined}>
                    <button
                      type="button"
                      aria-label={fill(onHeader === undefined ? WORKBOOK.pointRow : WORKBOOK.setHeader, {
                        row: row.row + 1,
                      })}
                      aria-pressed={onHeader === undefined ? focused : isHeader}
                      onClick={() =>
                        onHeader === undefined ? void show({ row: row.row, column: null }) : onHeader(row.row)
                      }
                    >
                      {row.row + 1}
                    </button>
                  </th>
                  {letters.map((letter, column) => {
                    if (covered.has(column)) return null;
                    const cell = cells.get(column);
                    const pointed = focused && (focus.column === null ? column === 0 : focus.column === column);
                    return (
                      <Cell
                        key={letter}
                        text={cell?.text ?? ''}
                        span={Math.min(cell?.span ?? 1, columns - column)}
                        mark={cell?.mark ?? null}
                        pointed={pointed}
                      />
                    );
                  })}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <div className="workbook-grid-foot">
        <span>
          {fill(WORKBOOK.gridRange, {
            from: (grid.rows[0]?.row ?? -1) + 1,
            to: (grid.rows.at(-1)?.row ?? -1) + 1,
            total: grid.total,
          })}
        </span>
        <Button
          size="small"
          disabled={grid.from === 0}
          onClick={() => void show({ from: Math.max(0, grid.from - 50) })}
        >
          {WORKBOOK.gridBack}
        </Button>
        <Button
          size="small"
          disabled={grid.from + grid.rows.length >= grid.total}
          onClick={() => void show({ from: grid.from + 50 })}
        >
          {WORKBOOK.gridForward}
        </Button>
      </div>
    </section>
  );
}

/** Whole numbers from one to before the other. */
function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
}

interface CellProps {
  text: string;
  /** Columns that the cell reaches over */
  span: number;
  mark: string | null;
  /** A remark points here */
  pointed: boolean;
}

/** A cell; one that is pointed at comes into sight by itself. */
function Cell({ text, span, mark, pointed }: CellProps) {
  const ref = useRef<HTMLTableCellElement>(null);
  useEffect(() => {
    if (pointed) ref.current?.scrollIntoView({ block: 'center', inline: 'center' });
  }, [pointed]);
  const names = [mark === null ? '' : `workbook-${mark}`, pointed ? 'workbook-pointed' : ''].filter(
    (name) => name !== '',
  );
  return (
    <td ref={ref} className={names.join(' ')} title={text} colSpan={span}>
      <span>{text}</span>
    </td>
  );
}
