// Which columns a list shows, in which order, and how many stay in sight.
import { Button, Checkbox } from 'antd';
import { COLUMN_MENU } from '#renderer/text/ledger.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { isShown, orderedColumns } from './column-layout.ts';
import type { Columns } from './use-columns.ts';

export function ColumnsDialog({ columns, onClose }: { columns: Columns; onClose: () => void }) {
  const { all, layout, visible } = columns;
  const ordered = orderedColumns(all, layout);
  const move = (index: number, step: -1 | 1) => {
    const column = ordered[index];
    const before = step < 0 ? ordered[index - 1] : ordered[index + 2];
    if (column !== undefined) columns.move(column.key, before?.key ?? null);
  };
  return (
    <Dialog
      title={COLUMN_MENU.columnsTitle}
      onClose={onClose}
      actions={
        <>
          <Button onClick={columns.reset}>{COLUMN_MENU.reset}</Button>
          <span className="column-menu-gap" />
        </>
      }
    >
      <p className="field-hint">{COLUMN_MENU.columnsHint}</p>
      <ol className="columns-list">
        {ordered.map((column, index) => {
          const place = visible.findIndex((each) => each.key === column.key);
          return (
            <li key={column.key}>
              <Checkbox
                checked={isShown(column, layout)}
                disabled={column.tree}
                aria-label={COLUMN_MENU.show.replace('{name}', column.title)}
                onChange={(event) => columns.show(column, event.target.checked)}
              >
                {column.title}
              </Checkbox>
              {place >= 0 && place < columns.frozen ? <span className="faint">{COLUMN_MENU.frozen}</span> : null}
              <span className="column-menu-gap" />
              {place < 0 ? null : (
                <Button
                  type="text"
                  onClick={() => columns.freeze(columns.frozen === place + 1 ? null : column)}
                  aria-pressed={columns.frozen === place + 1}
                >
                  {columns.frozen === place + 1 ? COLUMN_MENU.unfreeze : COLUMN_MENU.freeze}
                </Button>
              )}
              <Button
                aria-label={COLUMN_MENU.moveUp.replace('{name}', column.title)}
                disabled={index === 0}
                onClick={() => move(index, -1)}
              >
                ↑
              </Button>
              <Button
                aria-label={COLUMN_MENU.moveDown.replace('{name}', column.title)}
                disabled={index === ordered.length - 1}
                onClick={() => move(index, 1)}
              >
                ↓
              </Button>
            </li>
          );
        })}
      </ol>
    </Dialog>
  );
}
