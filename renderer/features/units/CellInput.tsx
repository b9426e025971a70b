// One cell that is always ready to be typed in: Enter or leaving saves, Esc puts the old text back.
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';

export interface CellInputProps {
  label: string;
  value: string;
  maxLength: number;
  placeholder?: string;
  /** Blank text is put back instead of saved */
  required?: boolean;
  /** Emptied after saving, for the line that adds */
  clears?: boolean;
  /** Id of a datalist with usual words */
  list?: string;
  /** False: refused; the typed text stays. */
  onSave: (text: string) => Promise<boolean>;
}

export function CellInput({ label, value, maxLength, placeholder, required, clears, list, onSave }: CellInputProps) {
  const [text, setText] = useState(value);
  const saving = useRef(false);
  useEffect(() => setText(value), [value]);

  const keep = async () => {
    const clean = text.trim();
    if (saving.current) return;
    if (clean === value || (clean === '' && required)) {
      setText(value);
      return;
    }
    saving.current = true;
    const saved = await onSave(clean);
    saving.current = false;
    if (saved) setText(clears ? '' : clean);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    // Alt with an arrow moves the row: the table's own.
    if (event.nativeEvent.isComposing || event.altKey) return;
    if (event.key === 'Enter') void keep();
    else if (event.key === 'Escape') setText(value);
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (!goVertically(event.currentTarget, event.key === 'ArrowDown' ? 1 : -1)) return;
    } else return;
    event.preventDefault();
  };

  return (
    <input
      className="cell-input"
      aria-label={label}
      value={text}
      maxLength={maxLength}
      placeholder={placeholder}
      list={list}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => void keep()}
      onKeyDown={onKeyDown}
    />
  );
}

/** Focuses the same column's field in the next or the previous row. */
function goVertically(input: HTMLInputElement, by: 1 | -1): boolean {
  const cell = input.closest('td');
  const row = cell?.parentElement;
  if (!(cell instanceof HTMLTableCellElement) || !(row instanceof HTMLTableRowElement)) return false;
  const next = row.closest('table')?.rows[row.rowIndex + by];
  const target = next?.cells[cell.cellIndex]?.querySelector('input');
  target?.focus();
  target?.select();
  return target != null;
}
