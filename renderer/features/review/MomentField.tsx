// Date and time in one line of text, as clerks type them: 6-19 16:20, 2026-06-19 16:20.
import { Input } from 'antd';
import { useEffect, useState } from 'react';
import type { Instant } from '#domain/ledger/types.ts';
import { REVIEW } from '#renderer/text/review.ts';
import { today } from '#renderer/ui/today.ts';
import { momentText, parseMoment } from './weeks.ts';

export interface MomentFieldProps {
  id?: string;
  label: string;
  value: Instant | null;
  /** Told when the field is left or Enter is pressed, if what stands there is a moment or nothing */
  onChange: (value: Instant | null) => void;
  title?: string;
}

export function MomentField({ id, label, value, onChange, title }: MomentFieldProps) {
  const [text, setText] = useState(momentText(value));
  const [wrong, setWrong] = useState(false);
  useEffect(() => setText(momentText(value)), [value]);

  const settle = () => {
    const moment = parseMoment(text, today());
    setWrong(moment === undefined);
    if (moment === undefined) return;
    setText(momentText(moment));
    if (momentText(moment) !== momentText(value)) onChange(moment);
  };
  return (
    <span className="review-moment">
      <Input
        {...(id === undefined ? {} : { id })}
        {...(title === undefined ? {} : { title })}
        aria-label={label}
        placeholder={REVIEW.momentHint}
        value={text}
        {...(wrong ? { status: 'error' as const, 'aria-invalid': true } : {})}
        onChange={(event) => setText(event.target.value)}
        onBlur={settle}
        onPressEnter={settle}
      />
      {wrong ? <span className="field-error">{REVIEW.noMoment}</span> : null}
    </span>
  );
}
