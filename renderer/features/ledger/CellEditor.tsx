// An editor over a cell: Enter keeps, Tab goes on to the next cell, Esc leaves, a click elsewhere keeps.
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { EDIT, LEDGER } from '#renderer/text/ledger.ts';
import type { BodyRow, Field } from './columns.ts';
import { FieldEditor } from './FieldEditor.tsx';
import { editOfRow, type FieldValue, fieldLabel, isRole, isTextField, valueOfField } from './fields.ts';
import type { Ledger } from './use-ledger.ts';
import { useView } from './view-store.ts';

export interface CellEditorProps {
  row: BodyRow;
  field: Field;
  /** Where the cell stands in the window */
  rect: DOMRect;
  ledger: Ledger;
  /** `step`: −1 or 1 to go on with the neighbour cell, 0 to stop */
  onDone: (step: -1 | 0 | 1) => void;
}

const LEAST_WIDTH = 300;
const ROOM = 300;

export function CellEditor({ row, field, rect, ledger, onDone }: CellEditorProps) {
  const draftKey = `${row.id} ${field}`;
  const before = useRef(valueOfField(row, field));
  const [kept] = useState(() => useView.getState().drafts.get(draftKey));
  const [value, setValue] = useState<FieldValue>(() =>
    kept === undefined ? before.current : (JSON.parse(kept) as FieldValue),
  );
  const [valid, setValid] = useState(true);
  const box = useRef<HTMLFieldSetElement>(null);
  const done = useRef(false);

  useLayoutEffect(() => {
    const first = box.current?.querySelector<HTMLElement>('[data-autofocus], input, textarea');
    first?.focus();
  }, []);

  const keep = async (step: -1 | 0 | 1, latest: FieldValue = value) => {
    if (done.current || !valid) return;
    done.current = true;
    const edit = editOfRow(row, before.current, latest);
    const { setDraft } = useView.getState();
    if (edit !== null && !(await ledger.edit(edit))) {
      // Refused: what was typed waits in the cell's draft.
      setDraft(draftKey, JSON.stringify(latest));
    } else setDraft(draftKey, null);
    onDone(step);
  };
  const leave = () => {
    done.current = true;
    const changed = JSON.stringify(value) !== JSON.stringify(before.current);
    useView.getState().setDraft(draftKey, changed && isTextField(field) ? JSON.stringify(value) : null);
    onDone(0);
  };

  const keepLatest = useRef(keep);
  keepLatest.current = keep;
  useEffect(() => {
    const outside = (event: MouseEvent) => {
      if (event.target instanceof Node && box.current?.contains(event.target)) return;
      void keepLatest.current(0);
    };
    document.addEventListener('mousedown', outside, true);
    return () => document.removeEventListener('mousedown', outside, true);
  }, []);

  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') leave();
    else if (event.key === 'Enter' && (event.ctrlKey || !isTextField(field))) void keep(0);
    else if (event.key === 'Tab' && !insideForm(box.current, event)) void keep(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
  };

  const width = Math.max(rect.width, isTextField(field) ? 420 : LEAST_WIDTH);
  const left = Math.max(8, Math.min(rect.left, window.innerWidth - width - 8));
  const below = rect.top + ROOM < window.innerHeight;
  const hint = isTextField(field)
    ? EDIT.textHint
    : isRole(field) || field === 'kind'
      ? EDIT.pickHint
      : EDIT.deadlineHint;
  return (
    <fieldset
      ref={box}
      className="cell-editor"
      aria-label={fieldLabel(field, row)}
      style={{ left, width, ...(below ? { top: rect.top } : { bottom: window.innerHeight - rect.bottom }) }}
      onKeyDown={onKeyDown}
    >
      <FieldEditor
        field={field}
        value={value}
        ledger={ledger}
        onChange={setValue}
        onValid={setValid}
        onEnter={(latest) => void keep(0, latest)}
      />
      <div className="field-hint">{kept === undefined ? hint : LEDGER.draftKept}</div>
    </fieldset>
  );
}

/** True while Tab still has a field to go to inside the editor. */
function insideForm(box: HTMLElement | null, event: KeyboardEvent): boolean {
  const fields = [...(box?.querySelectorAll<HTMLElement>('input:not([tabindex="-1"]), textarea') ?? [])];
  const at = fields.indexOf(event.target as HTMLElement);
  return event.shiftKey ? at > 0 : at >= 0 && at < fields.length - 1;
}
