// The dialogs of acts on rows: new words, a measure, cutting one in two, moving to another place, the bin.
import { Input } from 'antd';
import { useId, useState } from 'react';
import { ROWS } from '#renderer/text/ledger.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { BinDialog } from './BinDialog.tsx';
import { MoveDialog } from './MoveDialog.tsx';
import { SplitDialog } from './SplitDialog.tsx';
import type { Desk } from './use-desk.ts';
import type { RowActs, RowDialog } from './use-row-acts.ts';

export function RowDialogs({ desk, acts }: { desk: Desk; acts: RowActs }) {
  const { dialog } = acts;
  const close = () => acts.open(null);
  switch (dialog?.kind) {
    case undefined:
      return null;
    case 'title':
      return <TitleDialog dialog={dialog} onClose={close} />;
    case 'measure':
      return <MeasureDialog run={dialog.run} onClose={close} />;
    case 'split':
      return <SplitDialog row={dialog.row} desk={desk} onClose={close} />;
    case 'move':
      return <MoveDialog rowKind={dialog.rowKind} ids={dialog.ids} desk={desk} onClose={close} />;
    case 'bin':
      return <BinDialog desk={desk} onClose={close} />;
  }
}

function TitleDialog({ dialog, onClose }: { dialog: Extract<RowDialog, { kind: 'title' }>; onClose: () => void }) {
  const [words, setWords] = useState(dialog.words);
  const [busy, setBusy] = useState(false);
  const id = useId();
  const run = async () => {
    setBusy(true);
    if (await dialog.run(words.trim())) onClose();
    else setBusy(false);
  };
  return (
    <Dialog
      title={dialog.title}
      onClose={onClose}
      confirm={{ label: dialog.action, run: () => void run(), busy, disabled: words.trim() === '' }}
    >
      <div className="field">
        <label htmlFor={id}>{dialog.label}</label>
        <textarea
          id={id}
          data-autofocus
          className="text-area"
          maxLength={2_000}
          value={words}
          onChange={(event) => setWords(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.altKey || event.shiftKey || event.nativeEvent.isComposing) return;
            event.preventDefault();
            if (words.trim() !== '' && !busy) void run();
          }}
        />
      </div>
    </Dialog>
  );
}

function MeasureDialog({
  run,
  onClose,
}: {
  run: (lead: string, text: string) => Promise<boolean>;
  onClose: () => void;
}) {
  const [lead, setLead] = useState('');
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const id = useId();
  const keep = async () => {
    setBusy(true);
    if (await run(lead.trim(), text.trim())) onClose();
    else setBusy(false);
  };
  return (
    <Dialog
      title={ROWS.titles.measure}
      onClose={onClose}
      confirm={{ label: ROWS.add, run: () => void keep(), busy, disabled: `${lead}${text}`.trim() === '' }}
    >
      <div className="field">
        <label htmlFor={`${id}-lead`}>{ROWS.labels.lead}</label>
        <Input id={`${id}-lead`} data-autofocus value={lead} onChange={(event) => setLead(event.target.value)} />
      </div>
      <div className="field">
        <label htmlFor={`${id}-text`}>{ROWS.labels.text}</label>
        <textarea
          id={`${id}-text`}
          className="text-area"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
    </Dialog>
  );
}
