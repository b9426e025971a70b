// The table that units and people share: cells edited in place, rows moved by mouse or Alt+↑↓, removed, merged, added.
import { Button } from 'antd';
import { type DragEvent, type KeyboardEvent, type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { save } from '#renderer/store/saving.ts';
import { UNITS } from '#renderer/text/units.ts';
import { attempt } from './attempt.ts';
import { CellInput } from './CellInput.tsx';

export interface DirectoryColumn<Row> {
  title: string;
  className?: string;
  cell: (row: Row, label: string) => ReactNode;
}

export interface DirectoryTableProps<Row> {
  of: 'unit' | 'official';
  label: string;
  rows: readonly Row[];
  columns: readonly DirectoryColumn<Row>[];
  /** What the line at the end says, how long a name may be, and what adds it */
  add: { label: string; maxLength: number; run: (name: string) => Promise<unknown> };
  reload: () => Promise<void>;
  onRemoved: (row: Row) => void;
  onMerge: (row: Row) => void;
}

export function DirectoryTable<Row extends { id: string; name: string }>(props: DirectoryTableProps<Row>) {
  const { of, label, rows, columns, add, reload, onRemoved, onMerge } = props;
  const [dragged, setDragged] = useState<string | null>(null);
  const [over, setOver] = useState<string | null>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  /** The cell that had the keys before its row was moved */
  const refocus = useRef<{ id: string; cell: number } | null>(null);

  useLayoutEffect(() => {
    const wanted = refocus.current;
    if (wanted === null) return;
    const index = rows.findIndex((row) => row.id === wanted.id);
    body.current?.rows[index]?.cells[wanted.cell]?.querySelector<HTMLElement>('input, select, button')?.focus();
    refocus.current = null;
  }, [rows]);

  const move = (id: string, position: number) =>
    attempt(() => save('reorder', { of, id, position: Math.max(1, position) }), reload);
  const remove = async (row: Row) => {
    const gone = () => (of === 'unit' ? save('removeUnit', { id: row.id }) : save('removeOfficial', { id: row.id }));
    if (await attempt(gone, reload)) onRemoved(row);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTableRowElement>, index: number) => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    const row = rows[index];
    if (!event.altKey || by === 0 || row === undefined) return;
    event.preventDefault();
    if (index + by < 0 || index + by >= rows.length) return;
    const cell = (event.target as HTMLElement).closest('td')?.cellIndex ?? 0;
    refocus.current = { id: row.id, cell };
    void move(row.id, index + 1 + by);
  };
  const drop = (event: DragEvent, index: number) => {
    event.preventDefault();
    if (dragged !== null && rows[index]?.id !== dragged) void move(dragged, index + 1);
    setDragged(null);
    setOver(null);
  };

  return (
    <section className="units-part" aria-label={label}>
      <table className="table">
        <thead>
          <tr>
            <th className="units-number">{UNITS.number}</th>
            {columns.map((column) => (
              <th key={column.title} className={column.className}>
                {column.title}
              </th>
            ))}
            <th className="units-act">{UNITS.acts}</th>
          </tr>
        </thead>
        <tbody ref={body}>
          {rows.map((row, index) => (
            <tr
              key={row.id}
              className={over === row.id && dragged !== row.id ? 'units-over' : undefined}
              onKeyDown={(event) => onKeyDown(event, index)}
              onDragOver={(event) => {
                if (dragged === null) return;
                event.preventDefault();
                setOver(row.id);
              }}
              onDrop={(event) => drop(event, index)}
            >
              <td className="units-number">
                <button
                  type="button"
                  className="units-grip"
                  draggable
                  aria-label={`${index + 1} ${UNITS.moveOne.replace('{name}', row.name)}`}
                  onDragStart={(event) => {
                    event.dataTransfer.effectAllowed = 'move';
                    event.dataTransfer.setData('text/plain', row.name);
                    setDragged(row.id);
                  }}
                  onDragEnd={() => {
                    setDragged(null);
                    setOver(null);
                  }}
                >
                  {index + 1}
                </button>
              </td>
              {columns.map((column) => (
                <td key={column.title}>{column.cell(row, `${column.title} ${index + 1}`)}</td>
              ))}
              <td className="units-act">
                <Button
                  type="text"
                  size="small"
                  aria-label={UNITS.mergeOne.replace('{name}', row.name)}
                  onClick={() => onMerge(row)}
                >
                  {UNITS.merge}
                </Button>
                <Button
                  type="text"
                  size="small"
                  aria-label={UNITS.removeOne.replace('{name}', row.name)}
                  onClick={() => void remove(row)}
                >
                  {UNITS.remove}
                </Button>
              </td>
            </tr>
          ))}
          <tr>
            <td className="units-number faint">＋</td>
            <td colSpan={columns.length + 1}>
              <CellInput
                label={add.label}
                placeholder={add.label}
                value=""
                maxLength={add.maxLength}
                clears
                onSave={(name) => attempt(() => add.run(name), reload)}
              />
            </td>
          </tr>
        </tbody>
      </table>
    </section>
  );
}
