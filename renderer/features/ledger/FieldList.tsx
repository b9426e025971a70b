// Fields of a row one below the other; each opens its editor.
import type { BodyRow } from '#domain/ledger/view.ts';
import { DETAIL } from '#renderer/text/ledger.ts';
import { type CellContext, type ColumnKey, type Field, wordsOf } from './columns.ts';
import type { PartProps } from './Drawer.tsx';
import { fieldLabel } from './fields.ts';

export interface FieldListProps {
  row: BodyRow;
  fields: readonly Field[];
  context: CellContext;
  onEdit: PartProps['onEdit'];
  /** Leaves out fields that say nothing */
  filledOnly?: boolean;
}

export function FieldList({ row, fields, context, onEdit, filledOnly = false }: FieldListProps) {
  return (
    <dl className="drawer-entries">
      {fields.map((field) => {
        const words = wordsOf(row, { key: field as ColumnKey }, context);
        if (filledOnly && words === '') return null;
        const label = fieldLabel(field, row);
        return (
          <div key={field}>
            <dt>{label}</dt>
            <dd>
              <button
                type="button"
                className="drawer-value"
                data-edits={`${row.id} ${field}`}
                aria-label={`${DETAIL.edit.replace('{name}', label)}：${words === '' ? DETAIL.blank : words}`}
                onClick={(event) => onEdit({ row, field, rect: event.currentTarget.getBoundingClientRect() })}
              >
                {words === '' ? <span className="faint">{DETAIL.blank}</span> : words}
              </button>
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
