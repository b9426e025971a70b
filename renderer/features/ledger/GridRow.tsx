// One row of the grid: plain elements only, since hundreds pass by while scrolling. Clicks are read by the grid.
import { type CSSProperties, memo } from 'react';
import { deadlineOfRow } from '#domain/ledger/cells.ts';
import type { HeadingRow, LedgerRow, Subtotal } from '#domain/ledger/view.ts';
import { bracketedChinese } from '#domain/numbering/words.ts';
import { LEDGER, ROWS } from '#renderer/text/ledger.ts';
import { RowLight } from '#renderer/ui/LightTag.tsx';
import { StateTag } from '#renderer/ui/StateTag.tsx';
import { type CellContext, type Column, isHeading, isInherited, wordsOf } from './columns.ts';
import { rowName } from './paste.ts';

export interface GridRowProps {
  /** undefined: still being fetched */
  row: LedgerRow | undefined;
  index: number;
  top: number;
  columns: readonly Column[];
  /** Styles of the columns that stay in sight; undefined for the others */
  frozen: readonly (CSSProperties | undefined)[];
  context: CellContext;
  selected: boolean;
  /** The active cell's column, or null if it is in another row */
  activeColumn: number | null;
  /** First and last column of the block of cells, or −1 */
  blockLeft: number;
  blockRight: number;
  /** A line where dragged rows would come to stand */
  drop: 'before' | 'behind' | 'inside' | null;
}

export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { row, index, top, columns, frozen, context, selected, activeColumn, blockLeft, blockRight, drop } = props;
  const style = { transform: `translateY(${top}px)` };
  if (row === undefined) {
    return (
      <tr className="grid-row grid-waiting" aria-rowindex={index + 2} data-row={index} style={style}>
        <td className="grid-cell grid-check" aria-colindex={1} />
        <td className="grid-cell grid-heading" aria-colindex={2} colSpan={columns.length}>
          {LEDGER.waiting}
        </td>
      </tr>
    );
  }
  return (
    <tr
      className={`grid-row grid-${row.kind}${drop === null ? '' : ` drop-${drop}`}`}
      aria-rowindex={index + 2}
      aria-level={row.level}
      aria-selected={selected}
      aria-expanded={row.expanded ?? undefined}
      data-row={index}
      style={style}
    >
      <td className="grid-cell grid-check" aria-colindex={1}>
        <span className="grid-handle" data-act="drag" title={ROWS.handle} aria-hidden="true" />
        <input
          type="checkbox"
          tabIndex={-1}
          readOnly
          checked={selected}
          aria-label={`${LEDGER.select} ${isHeading(row) ? headingWords(row) : rowName(row)}`}
          data-act="select"
        />
      </td>
      {isHeading(row) ? (
        <Heading row={row} active={activeColumn !== null} block={blockLeft >= 0} span={columns.length} />
      ) : (
        columns.map((column, at) => {
          const inherited = isInherited(row, column);
          return (
            <td
              key={column.key}
              id={`cell-${row.id}-${at}`}
              aria-colindex={at + 2}
              data-column={at}
              className={cellClass(column, {
                inherited,
                active: activeColumn === at,
                frozen: frozen[at] !== undefined,
                block: at >= blockLeft && at <= blockRight,
              })}
              style={frozen[at]}
              title={inherited ? LEDGER.inherited : undefined}
            >
              {column.tree ? <Expander row={row} /> : null}
              {column.key === 'light' ? (
                <RowLight state={stateOf(row)} deadline={deadlineOfRow(row)} asOf={context.asOf} />
              ) : column.key === 'state' ? (
                <StateTag state={stateOf(row)} />
              ) : (
                <span className="grid-text">{wordsOf(row, column, context)}</span>
              )}
            </td>
          );
        })
      )}
    </tr>
  );
});

function stateOf(row: Exclude<LedgerRow, HeadingRow>) {
  return row.kind === 'problem' ? row.problem.state : row.measure.state;
}

function cellClass(
  column: Column,
  is: { inherited: boolean; active: boolean; frozen: boolean; block: boolean },
): string {
  let name = 'grid-cell';
  if (column.wrap) name += ' grid-wrap';
  if (column.wrap === 'names') name += ' grid-names';
  if (column.tree) name += ' grid-tree';
  if (is.inherited) name += ' inherited';
  if (is.frozen) name += ' frozen';
  if (is.block) name += ' in-block';
  if (is.active) name += ' active';
  return name;
}

function Expander({ row }: { row: LedgerRow }) {
  if (row.expanded === null) return <span className="grid-expander" />;
  return (
    <span className="grid-expander" data-act="toggle" aria-hidden="true">
      {row.expanded ? '▾' : '▸'}
    </span>
  );
}

function Heading({ row, active, block, span }: { row: HeadingRow; active: boolean; block: boolean; span: number }) {
  const name = headingWords(row);
  return (
    <td
      id={`cell-${row.id}-0`}
      aria-colindex={2}
      colSpan={span}
      data-column={0}
      className={`grid-cell grid-heading${block ? ' in-block' : ''}${active ? ' active' : ''}`}
    >
      <Expander row={row} />
      <span className="grid-text" title={name}>
        {name}
      </span>
      <span className="grid-subtotal">{subtotalWords(row.subtotal, row.kind)}</span>
    </td>
  );
}

/** （一）关于“…”方面的问题, 1.关于“…”问题 */
export function headingWords(row: HeadingRow): string {
  return row.kind === 'aspect' ? `${bracketedChinese(row.number)}${row.title}` : `${row.number}.${row.title}`;
}

/** 3项 6个问题 22条措施 已完成 4/6 */
function subtotalWords(subtotal: Subtotal, kind: 'aspect' | 'item'): string {
  const { items, problems, measures, done } = LEDGER.subtotal;
  const parts = [
    problems.replace('{n}', String(subtotal.problems)),
    measures.replace('{n}', String(subtotal.measures)),
    done.replace('{done}', String(subtotal.done)).replace('{total}', String(subtotal.total)),
  ];
  if (kind === 'aspect' && subtotal.items > 0) parts.unshift(items.replace('{n}', String(subtotal.items)));
  return parts.join('　');
}
