// One page of a list, exactly as laid out.
import type { ListDocument } from '#domain/content/types.ts';
import { alignOf, type LaidCell, type LaidList, type LaidListPage, type LaidPart } from './layout-list.ts';

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

function Part({ part, document, widths }: { part: LaidPart; document: ListDocument; widths: number[] }) {
  let shared = 0;
  const placeOfShared = document.columns.map((column) => (column.shared ? shared++ : -1));
  let own = 0;
  const placeOfOwn = document.columns.map((column) => (column.shared ? -1 : own++));
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
            if (column.shared && index > 0) return null;
            const cell = column.shared ? part.shared[placeOfShared[at] ?? 0] : row.cells[placeOfOwn[at] ?? 0];
            return (
              <td key={column.key} rowSpan={column.shared ? part.rows.length : undefined}>
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
          <tbody>
            {page.parts.map((part) => (
              <Part key={part.group} part={part} document={document} widths={widths} />
            ))}
          </tbody>
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
