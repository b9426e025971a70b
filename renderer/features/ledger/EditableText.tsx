// A text in the drawer that can be corrected in place; Esc leaves, Ctrl+Enter keeps. The field grows with its text by
// style alone: measuring by script would need inline styles, which the content policy forbids.
import { Button } from 'antd';
import { useState } from 'react';
import { useWhyNot } from '#renderer/store/session.ts';
import { COMMON } from '#renderer/text/common.ts';

/** The field appears because its button was pressed; the keys go with it. */
function focusOnce(area: HTMLTextAreaElement | null): void {
  area?.focus();
}

export interface EditableTextProps {
  label: string;
  text: string;
  /** Said where there is no text */
  empty?: string;
  mayBeEmpty?: boolean;
  className?: string;
  /** False: refused; the text stays in the field. */
  onSave: (text: string) => Promise<boolean>;
}

export function EditableText({ label, text, empty = '', mayBeEmpty = false, className, onSave }: EditableTextProps) {
  const [words, setWords] = useState<string | null>(null);
  const whyNot = useWhyNot('edit');
  const keep = async () => {
    const clean = words?.trim() ?? '';
    if ((clean === '' && !mayBeEmpty) || clean === text || (await onSave(clean))) setWords(null);
  };
  if (words === null) {
    return (
      <div className="editable">
        {text === '' ? <p className="faint">{empty}</p> : <p className={className}>{text}</p>}
        <Button
          type="link"
          aria-label={`${COMMON.edit}${label}`}
          disabled={whyNot !== undefined}
          title={whyNot}
          onClick={() => setWords(text)}
        >
          {COMMON.edit}
        </Button>
      </div>
    );
  }
  return (
    <div className="editable-open">
      <textarea
        className="text-area"
        aria-label={label}
        ref={focusOnce}
        value={words}
        onChange={(event) => setWords(event.target.value)}
        onKeyDown={(event) => {
          event.stopPropagation();
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
