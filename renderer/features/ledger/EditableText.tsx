// A text in the drawer that can be corrected in place; Esc leaves, Ctrl+Enter keeps.
import { Button, Input } from 'antd';
import { useState } from 'react';
import { COMMON } from '#renderer/text/common.ts';

export interface EditableTextProps {
  label: string;
  text: string;
  className?: string;
  /** False: refused; the text stays in the field. */
  onSave: (text: string) => Promise<boolean>;
}

export function EditableText({ label, text, className, onSave }: EditableTextProps) {
  const [words, setWords] = useState<string | null>(null);
  const keep = async () => {
    const clean = words?.trim() ?? '';
    if (clean === '' || clean === text || (await onSave(clean))) setWords(null);
  };
  if (words === null) {
    return (
      <div className="editable">
        <p className={className}>{text}</p>
        <Button type="link" aria-label={`${COMMON.edit}${label}`} onClick={() => setWords(text)}>
          {COMMON.edit}
        </Button>
      </div>
    );
  }
  return (
    <div className="editable-open">
      <Input.TextArea
        aria-label={label}
        autoFocus
        autoSize={{ minRows: 2, maxRows: 10 }}
        value={words}
        onChange={(event) => setWords(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setWords(null);
          else if (event.key === 'Enter' && event.ctrlKey) void keep();
        }}
      />
      <Button type="primary" onClick={() => void keep()}>
        {COMMON.save}
      </Button>
      <Button onClick={() => setWords(null)}>{COMMON.cancel}</Button>
    </div>
  );
}
