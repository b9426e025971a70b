// Where the findings come from: a file, pasted text, or the bundled sample.
import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { IMPORT } from '#renderer/text/import.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';

export interface ChooseSourceProps {
  onChoose: () => void;
  onPaste: () => void;
  onSample: () => void;
}

export function ChooseSource({ onChoose, onPaste, onSample }: ChooseSourceProps) {
  return (
    <EmptyState title={IMPORT.chooseTitle} text={IMPORT.chooseText}>
      <div className="import-ways">
        <Button type="primary" onClick={onChoose}>
          {IMPORT.choose}
        </Button>
        <Button onClick={onPaste}>{IMPORT.paste}</Button>
        <Button onClick={onSample}>{IMPORT.sample}</Button>
      </div>
    </EmptyState>
  );
}

export function PasteDialog({ onClose, onRead }: { onClose: () => void; onRead: (text: string) => void }) {
  const [text, setText] = useState('');
  const id = useId();
  return (
    <Dialog
      title={IMPORT.pasteTitle}
      width="wide"
      onClose={onClose}
      confirm={{ label: IMPORT.pasteRead, run: () => onRead(text), disabled: text.trim() === '' }}
    >
      <div className="field">
        <label htmlFor={id}>{IMPORT.pasteLabel}</label>
        <Input.TextArea id={id} rows={16} value={text} onChange={(event) => setText(event.target.value)} />
        <div className="field-hint">{IMPORT.pasteHint}</div>
      </div>
    </Dialog>
  );
}
