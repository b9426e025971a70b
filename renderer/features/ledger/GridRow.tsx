// One row of the grid: plain elements only, since hundreds pass by while scrolling. Clicks are read by the grid.
import { memo } from 'react';
import { aspectWords, itemWords } from '#domain/lists/rows.ts';
import { LEDGER } from '#renderer/text/ledger.ts';
import { LightTag } from '#renderer/ui/LightTag.tsx';
import { StateTag } from '#renderer/ui/StateTag.tsx';
import { type CellContext, type Column, lightOfRow } from './columns.ts';
import type { HeadingRow, Row, Subtotal } from './rows.ts';

export interface GridRowProps {
  row: Row;
  index: number;
  top: number;
  columns: readonly Column[];
  context: CellContext;
  selected: boolean;
  /** The active cell's column, or null if it is in another row */
  activeColumn: number | null;
}

export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { row, index, top, columns, context, selected, activeColumn } = props;
  const name = row.kind === 'aspect' ? aspectWords(row.aspect) : row.kind === 'item' ? itemWords(row.item) : row.id;
  return (
    <tr
      className={`grid-row grid-${row.kind}`}
      aria-rowindex={index + 2}
      aria-level={row.level}
      aria-selected={selected}
      aria-expanded={row.expanded ?? undefined}
      data-row={index}
      style={{ transform: `translateY(${top}px)` }}
    >
      <td className="grid-cell grid-check" aria-colindex={1}>
        <input
          type="checkbox"
          tabIndex={-1}
          readOnly
          checked={selected}
          aria-label={`${LEDGER.select} ${row.kind === 'aspect' || row.kind === 'item' ? name : shortName(row)}`}
          data-act="select"
        />
      </td>
      {row.kind === 'aspect' || row.kind === 'item' ? (
        <Heading row={row} name={name} active={activeColumn !== null} span={columns.length} />
      ) : (
        columns.map((column, at) => (
          <td
            key={column.key}
            id={`cell-${row.id}-${at}`}
            aria-colindex={at + 2}
            data-column={at}
            className={cellClass(column, column.inherited(row), activeColumn === at)}
            title={column.inherited(row) ? LEDGER.inherited : undefined}
          >
            {column.tree ? <Expander row={row} /> : null}
            {column.key === 'light' ? (
              <LightTag light={lightOfRow(row, context.asOf)} />
            ) : column.key === 'state' ? (
              <StateTag state={row.kind === 'problem' ? row.problem.state : row.measure.state} />
            ) : (
              <span className="grid-text">{column.text(row, context)}</span>
            )}
          </td>
        ))
      )}
    </tr>
  );
});

function shortName(row: Exclude<Row, HeadingRow>): string {
  return row.kind === 'problem' ? `(${row.problem.number})` : `(${row.problem.number})-${row.measure.position}`;
}

function cellClass(column: Column, inherited: boolean, active: boolean): string {
  let name = 'grid-cell';
  if (column.wrap) name += ' grid-wrap';
  if (column.wrap === 'names') name += ' grid-names';
  if (column.tree) name += ' grid-tree';
  if (inherited) name += ' inherited';
  if (active) name += ' active';
  return name;
}

function Expander({ row }: { row: Row }) {
  if (row.expanded === null) return <span className="grid-expander" />;
  return (
    <span className="grid-expander" data-act="toggle" aria-hidden="true">
      {row.expanded ? '▾' : '▸'}
    </span>
  );
}

function Heading({ row, name, active, span }: { row: HeadingRow; name: string; active: boolean; span: number }) {
  return (
    <td
      id={`cell-${row.id}-0`}
      aria-colindex={2}
      colSpan={span}
      data-column={0}
      className={`grid-cell grid-heading${active ? ' active' : ''}`}
    >
      <Expander row={row} />
      <span className="grid-text" title={name}>
        {name}
      </span>
      <span className="grid-subtotal">{subtotalWords(row.subtotal, row.kind)}</span>
    </td>
  );
}

/** 3项 6个问题 22条措施 已完成 4/6 */
export function subtotalWords(subtotal: Subtotal, kind: 'aspect' | 'item'): string {
  const { items, problems, measures, done } = LEDGER.subtotal;
  const parts = [
    problems.replace('{n}', String(subtotal.problems)),
    measures.replace('{n}', String(subtotal.measures)),
    done.replace('{done}', String(subtotal.done)).replace('{total}', String(subtotal.total)),
  ];
  if (kind === 'aspect' && subtotal.items > 0) parts.unshift(items.replace('{n}', String(subtotal.items)));
  return parts.join('　');
}
