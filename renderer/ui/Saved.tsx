// A field that saves when it is left or Enter is pressed; Esc takes back what was typed.
import { Input } from 'antd';
import { type KeyboardEvent, useEffect, useState } from 'react';

export interface SavedProps {
  label: string;
  value: string | null;
  onSave: (text: string | null) => Promise<boolean>;
  /** Several lines; Ctrl+Enter saves */
  lines?: number;
  /** A blank is refused and taken back */
  required?: boolean;
  maxLength?: number;
}

export function Saved({ label, value, onSave, lines, required = false, maxLength = 2_000 }: SavedProps) {
  const [text, setText] = useState(value ?? '');
  useEffect(() => setText(value ?? ''), [value]);
  const send = () => {
    const said = text.trim();
    if (said === (value ?? '')) return;
    if (required && said === '') {
      setText(value ?? '');
      return;
    }
    // What was refused stays in the field: the frame says why, and nothing typed is lost.
    void onSave(said === '' ? null : said);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && text !== (value ?? '')) {
      event.stopPropagation();
      setText(value ?? '');
    } else if (event.key === 'Enter' && (lines === undefined || event.ctrlKey)) {
      event.preventDefault();
      send();
    }
  };
  const common = { 'aria-label': label, placeholder: label, maxLength, value: text, onBlur: send, onKeyDown };
  return lines === undefined ? (
    <Input {...common} onChange={(event) => setText(event.target.value)} />
  ) : (
    <Input.TextArea {...common} rows={lines} onChange={(event) => setText(event.target.value)} />
  );
}
