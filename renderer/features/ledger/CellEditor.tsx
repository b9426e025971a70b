// An editor over a cell: Enter keeps and goes down, Tab goes on to the next cell, Esc leaves, a click elsewhere keeps.
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { BodyRow } from '#domain/ledger/view.ts';
import { EDIT, LEDGER } from '#renderer/text/ledger.ts';
import type { Field } from './columns.ts';
import { FieldEditor } from './FieldEditor.tsx';
import { editOfRow, fieldLabel, isTextField, type Patch, type RowEdit, valueOfField } from './fields.ts';
import type { OfficeDirectory } from './use-directory.ts';
import { useView } from './view-store.ts';

/** Where the keys go after an editor: to the next editable cell, back, down, or nowhere. */
export type Step = 'next' | 'back' | 'down' | 'stay';

export interface CellEditorProps {
  row: BodyRow;
  field: Field;
  /** Where the cell stands in the window */
  rect: DOMRect;
  /** What was typed over the cell */
  typed?: string | undefined;
  directory: OfficeDirectory;
  /** False: refused; what was typed is kept as a draft. */
  onEdit: (edit: RowEdit) => Promise<boolean>;
  onDone: (step: Step) => void;
}

const LEAST_WIDTH = 300;
const TEXT_WIDTH = 420;
const ROOM = 300;

export function CellEditor({ row, field, rect, typed, directory, onEdit, onDone }: CellEditorProps) {
  const draftKey = `${row.id} ${field}`;
  const before = useRef(valueOfField(row, field));
  const [kept] = useState(() => (typed === undefined ? useView.getState().drafts.get(draftKey) : undefined));
  const [value, setValue] = useState<Patch>(() => {
    if (kept !== undefined) return JSON.parse(kept) as Patch;
    return typed !== undefined && isTextField(field) ? typedOver(before.current, typed, field) : before.current;
  });
  const latest = useRef(value);
  const [valid, setValid] = useState(true);
  const box = useRef<HTMLFieldSetElement>(null);
  const done = useRef(false);
  const change = (next: Patch) => {
    latest.current = next;
    setValue(next);
  };

  useLayoutEffect(() => {
    const first = box.current?.querySelector<HTMLElement>('[data-autofocus], input, textarea');
    first?.focus();
    if (first instanceof HTMLInputElement || first instanceof HTMLTextAreaElement) {
      first.setSelectionRange(first.value.length, first.value.length);
    }
  }, []);

  const keep = (step: Step, now: Patch = latest.current) => {
    if (done.current || !valid) return;
    done.current = true;
    const edit = editOfRow(row, before.current, now);
    const { setDraft } = useView.getState();
    setDraft(draftKey, null);
    // The cell is painted at once; if the engine refuses, what was typed waits in the cell's draft.
    if (edit !== null) {
      void onEdit(edit).then((saved) => {
        if (!saved) setDraft(draftKey, JSON.stringify(now));
      });
    }
    onDone(step);
  };
  const leave = () => {
    done.current = true;
    const changed = JSON.stringify(latest.current) !== JSON.stringify(before.current);
    useView.getState().setDraft(draftKey, changed && isTextField(field) ? JSON.stringify(latest.current) : null);
    onDone('stay');
  };

  const keepLatest = useRef(keep);
  keepLatest.current = keep;
  useEffect(() => {
    const outside = (event: MouseEvent) => {
      if (!(event.target instanceof Element) || box.current?.contains(event.target)) return;
      // The list that a choice opens is drawn outside of the editor.
      if (event.target.closest('.ant-select-dropdown') !== null) return;
      keepLatest.current('stay');
    };
    document.addEventListener('mousedown', outside, true);
    return () => document.removeEventListener('mousedown', outside, true);
  }, []);

  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    const inText = event.target instanceof HTMLTextAreaElement;
    if (event.key === 'Escape') leave();
    else if (event.key === 'Enter' && inText && (event.altKey || event.shiftKey))
      breakLine(event.target as HTMLTextAreaElement);
    else if (event.key === 'Enter') keep(event.ctrlKey ? 'stay' : 'down');
    else if (event.key === 'Tab' && !insideForm(box.current, event)) keep(event.shiftKey ? 'back' : 'next');
    else return;
    event.preventDefault();
  };

  const width = Math.max(rect.width, isTextField(field) ? TEXT_WIDTH : LEAST_WIDTH);
  const left = Math.max(8, Math.min(rect.left, window.innerWidth - width - 8));
  const below = rect.top + ROOM < window.innerHeight;
  const hint = isTextField(field)
    ? EDIT.textHint
    : field === 'deadline' ||
        field === 'percent' ||
        field in { applied: 1, review: 1, acceptance: 1, approval: 1, lookBack: 1 }
      ? EDIT.deadlineHint
      : EDIT.pickHint;
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
        typed={typed}
        directory={directory}
        onChange={change}
        onValid={setValid}
        onEnter={(picked) => keep('down', picked ?? latest.current)}
      />
      <div className="field-hint">{kept === undefined ? hint : LEDGER.draftKept}</div>
    </fieldset>
  );
}

/** A text field's value once something was typed over its cell. */
function typedOver(before: Patch, typed: string, field: Field): Patch {
  if (field !== 'words') return { [field]: typed };
  return before.title === undefined ? { leadText: typed, text: '' } : { title: typed };
}

/** Puts a line break where the caret is, as Alt+Enter does in a cell of Excel. */
function breakLine(area: HTMLTextAreaElement): void {
  area.setRangeText('\n', area.selectionStart, area.selectionEnd, 'end');
  area.dispatchEvent(new Event('input', { bubbles: true }));
}

/** True while Tab still has a field to go to inside the editor. */
function insideForm(box: HTMLElement | null, event: KeyboardEvent): boolean {
  const fields = [...(box?.querySelectorAll<HTMLElement>('input:not([tabindex="-1"]), textarea') ?? [])];
  const at = fields.indexOf(event.target as HTMLElement);
  return event.shiftKey ? at > 0 : at >= 0 && at < fields.length - 1;
}
