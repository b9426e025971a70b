// A plain date by keyboard (2020-6-30, 6.30, 20200630 …) or from the browser's calendar.
import { Button, Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { PlainDate } from '#domain/ledger/types.ts';
import { COMMON } from '#renderer/text/common.ts';
import { parseDate } from './date-text.ts';
import { today } from './today.ts';
import './ui.css';

export interface DateFieldProps {
  id?: string;
  label?: string;
  value: PlainDate | null;
  /** What was typed before the field was there */
  typed?: string;
  /** Told a date, or null for none, as soon as what is typed is one. */
  onChange: (value: PlainDate | null) => void;
  /** Told whether what stands in the field is a date or nothing. */
  onValid?: (valid: boolean) => void;
}

export function DateField({ id, label, value, typed, onChange, onValid }: DateFieldProps) {
  const [text, setText] = useState(typed ?? value ?? '');
  const [wrong, setWrong] = useState(false);
  const calendar = useRef<HTMLInputElement>(null);
  const told = useRef(value);

  // A value set from outside replaces the text; one that was typed here does not rewrite what is being typed.
  useEffect(() => {
    if (value === told.current) return;
    told.current = value;
    setText(value ?? '');
  }, [value]);

  const read = (words: string) => {
    setText(words);
    const date = parseDate(words, today());
    onValid?.(date !== undefined);
    if (date === undefined) return;
    setWrong(false);
    told.current = date;
    onChange(date);
  };
  const settle = () => {
    const date = parseDate(text, today());
    setWrong(date === undefined);
    if (date !== undefined) setText(date ?? '');
  };

  return (
    <div className="date-field">
      <Input
        {...(id === undefined ? {} : { id })}
        {...(label === undefined ? {} : { 'aria-label': label })}
        value={text}
        placeholder={COMMON.dateHint}
        {...(wrong ? { status: 'error' as const, 'aria-invalid': true } : {})}
        onChange={(event) => read(event.target.value)}
        onBlur={settle}
      />
      <Button tabIndex={-1} aria-label={COMMON.calendar} onClick={() => calendar.current?.showPicker()}>
        ▾
      </Button>
      <input
        ref={calendar}
        type="date"
        tabIndex={-1}
        aria-hidden="true"
        value={value ?? ''}
        onChange={(event) => read(event.target.value)}
      />
      {wrong ? <div className="field-error">{COMMON.noDate}</div> : null}
    </div>
  );
}
