// One page of a list, exactly as laid out.
import { spannedLines } from '#domain/content/spans.ts';
import type { ListDocument } from '#domain/content/types.ts';
import {
  alignOf,
  type LaidCell,
  type LaidList,
  type LaidListPage,
  type LaidPart,
  type LaidRow,
} from './layout-list.ts';

function CellText({ cell, align }: { cell: LaidCell; align: string }) {
  const classes = ['paper-cell-text', `paper-${align}`];
  if (cell.cut) classes.push('paper-cut');
  if (cell.repeatedLines === null) return <div className={classes.join(' ')}>{cell.text}</div>;
  return (
    <>
      <div
        className={`${classes.join(' ')} paper-clamped`}
        style={{ WebkitLineClamp: Math.max(1, cell.repeatedLines) }}
      >
        {cell.text}
      </div>
      {cell.marked ? <div className={`paper-continued paper-${align}`}>(续)</div> : null}
    </>
  );
}

/** The page's lines with the number of lines that each cell covers on this page. */
function spansOf(document: ListDocument, page: LaidListPage): number[][] {
  const places = placesOf(document);
  const groups = page.parts.map((part) => ({
    heading: part.heading,
    ids: { problemId: null, unitId: null },
    lines: part.rows.map((row) => ({
      measureId: null,
      cells: document.columns.map((_, at) => cellAt(part, row, places[at])?.text ?? ''),
    })),
  }));
  return spannedLines({ columns: document.columns, groups }).map((line) => line.spans);
}

type CellPlace = { shared: boolean; at: number };

/** Where each column's cell stands: among the shared cells of a part or among a row's own. */
function placesOf(document: ListDocument): CellPlace[] {
  const next = { shared: 0, own: 0 };
  return document.columns.map(({ shared }) => ({ shared, at: shared ? next.shared++ : next.own++ }));
}

function cellAt(part: LaidPart, row: LaidRow, place: CellPlace | undefined): LaidCell | undefined {
  return place?.shared === true ? part.shared[place.at] : row.cells[place?.at ?? 0];
}

interface PartProps {
  part: LaidPart;
  document: ListDocument;
  widths: number[];
  /** Of the part's rows, by column */
  spans: readonly number[][];
}

function Part({ part, document, widths, spans }: PartProps) {
  const places = placesOf(document);
  return (
    <>
      {part.heading === null ? null : (
        <tr>
          <td className="paper-group-heading" colSpan={document.columns.length}>
            {part.heading}
          </td>
        </tr>
      )}
      {part.rows.map((row, index) => (
        <tr key={row.line} style={{ height: row.height }}>
          {document.columns.map((column, at) => {
            const span = spans[index]?.[at] ?? 1;
            if (span === 0) return null;
            const cell = cellAt(part, row, places[at]);
            return (
              <td key={column.key} rowSpan={span > 1 ? span : undefined}>
                {cell === undefined ? null : <CellText cell={cell} align={alignOf(column, widths[at] ?? 0)} />}
              </td>
            );
          })}
        </tr>
      ))}
    </>
  );
}

/** Title, table, notes and foot of a page. */
export function ListPage({ laid, page }: { laid: LaidList; page: LaidListPage }) {
  const { document, widths } = laid;
  const spans = spansOf(document, page);
  let next = 0;
  const parts = page.parts.map((part) => {
    const from = next;
    next += part.rows.length;
    return <Part key={part.group} part={part} document={document} widths={widths} spans={spans.slice(from, next)} />;
  });
  return (
    <>
      {page.number > 1 ? null : (
        <header>
          {document.mark === null ? null : <div className="paper-list-mark">{document.mark}</div>}
          <h1 className="paper-list-title">{document.title}</h1>
          <div className="paper-list-subtitle">{document.subtitle}</div>
        </header>
      )}
      {page.parts.length === 0 ? null : (
        <table className="paper-list-table" style={{ width: widths.reduce((sum, width) => sum + width, 0) + 1 }}>
          <colgroup>
            {document.columns.map((column, at) => (
              <col key={column.key} style={{ width: widths[at] }} />
            ))}
          </colgroup>
          <thead>
            <tr>
              {document.columns.map((column) => (
                <th key={column.key} scope="col">
                  <div className="paper-head-text">{column.title}</div>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{parts}</tbody>
        </table>
      )}
      {page.foot ? (
        <div className="paper-list-foot">
          {document.notes.map((note) => (
            <p key={note} className="paper-list-note">
              {note}
            </p>
          ))}
          {document.signatures.length === 0 ? null : (
            <div className="paper-list-signatures">
              {document.signatures.map((word) => (
                <span key={word}>{word}：</span>
              ))}
            </div>
          )}
        </div>
      ) : null}
      <footer className="paper-list-number">
        第{page.number}页 共{laid.pages.length}页
      </footer>
    </>
  );
}
