// Cutting a problem or a measure in two at the caret.
import { Select } from 'antd';
import { useEffect, useId, useRef, useState } from 'react';
import type { BodyRow } from '#domain/ledger/view.ts';
import { measureLabel } from '#domain/numbering/words.ts';
import { ROWS } from '#renderer/text/ledger.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { rowName } from './paste.ts';
import type { Desk } from './use-desk.ts';

export function SplitDialog({ row, desk, onClose }: { row: BodyRow; desk: Desk; onClose: () => void }) {
  const whole = row.kind === 'problem' ? row.problem.title : `${row.measure.lead}${row.measure.text}`;
  const [at, setAt] = useState(() => Math.ceil(whole.length / 2));
  const [from, setFrom] = useState(0);
  const [busy, setBusy] = useState(false);
  const id = useId();
  const count = row.kind === 'problem' ? row.measureCount : 0;
  const first = whole.slice(0, at).trim();
  const second = whole.slice(at).trim();

  // The caret starts where the text would be cut. It has to move by the keys, which it does not in a field that is
  // read-only; so the field takes no input instead.
  const words = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const area = words.current;
    if (area === null) return;
    const middle = Math.ceil(area.value.length / 2);
    area.setSelectionRange(middle, middle);
    const refuse = (event: Event) => event.preventDefault();
    area.addEventListener('beforeinput', refuse);
    return () => area.removeEventListener('beforeinput', refuse);
  }, []);

  const run = async () => {
    setBusy(true);
    const measuresFrom = from === 0 ? null : from;
    const done = await desk.run('splitRow', { kind: row.kind, id: row.id, at, measuresFrom });
    if (done === null) setBusy(false);
    else {
      await desk.goTo(done.answer.id);
      onClose();
    }
  };
  return (
    <Dialog
      title={ROWS.splitTitle.replace('{name}', rowName(row))}
      width="wide"
      onClose={onClose}
      confirm={{ label: ROWS.splitRun, run: () => void run(), busy, disabled: first === '' || second === '' }}
    >
      <div className="field">
        <label htmlFor={`${id}-words`}>{ROWS.splitWords}</label>
        <textarea
          id={`${id}-words`}
          data-autofocus
          className="text-area"
          ref={words}
          defaultValue={whole}
          onSelect={(event) => setAt(event.currentTarget.selectionStart)}
        />
        <span className="field-hint">{ROWS.splitHint}</span>
      </div>
      <div className="split-parts">
        <div className="field">
          <span className="field-label">{ROWS.splitFirst}</span>
          <p>{first}</p>
        </div>
        <div className="field">
          <span className="field-label">{ROWS.splitSecond}</span>
          <p>{second}</p>
        </div>
      </div>
      {count === 0 ? null : (
        <div className="field">
          <label htmlFor={`${id}-from`}>{ROWS.splitMeasures}</label>
          <Select
            id={`${id}-from`}
            value={from}
            onChange={setFrom}
            options={[
              { value: 0, label: ROWS.splitNone },
              ...Array.from({ length: count }, (_, index) => ({ value: index + 1, label: measureLabel(index + 1) })),
            ]}
          />
        </div>
      )}
    </Dialog>
  );
}
