// Dialogs of the chain: send on, record a sign-off, return. Each says what follows before it is done.
import { Checkbox, Input } from 'antd';
import { useState } from 'react';
import type { BihuanError } from '#contract/errors.ts';
import type { Id, PlainDate } from '#domain/ledger/types.ts';
import { asBihuanError } from '#renderer/api/bihuan.ts';
import { CLOSING } from '#renderer/text/closing.ts';
import { DateField } from '#renderer/ui/DateField.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { today } from '#renderer/ui/today.ts';

/** Of many: which will be refused for what they lack, before anything is done. */
function Lacking({ lacking }: { lacking: readonly { name: string; missing: readonly string[] }[] }) {
  if (lacking.length === 0) return null;
  return (
    <div className="closing-missing">
      <div>
        <strong>{CLOSING.lackingMany(lacking.length)}</strong>
        <ul className="closing-lacking">
          {lacking.map(({ name, missing }) => (
            <li key={name}>
              （{name}）{missing.join('；')}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

type Lacks = { name: string; missing: readonly string[] }[];

export interface SendDialogProps {
  count: number;
  lacking?: Lacks;
  onClose: () => void;
  onSend: (appliedOn: PlainDate) => Promise<unknown>;
}

export function SendDialog({ count, lacking = [], onClose, onSend }: SendDialogProps) {
  const [date, setDate] = useState<PlainDate | null>(today());
  const run = async () => {
    if (date === null) return;
    onClose();
    await onSend(date);
  };
  return (
    <Dialog
      title={count > 1 ? `${CLOSING.send}（${CLOSING.chosen(count)}）` : CLOSING.send}
      onClose={onClose}
      confirm={{ label: CLOSING.send, run: () => void run(), disabled: date === null || lacking.length === count }}
    >
      <p>{CLOSING.sendText}</p>
      <Lacking lacking={lacking} />
      <div className="field">
        <label htmlFor="closing-applied">{CLOSING.appliedOn}</label>
        <DateField id="closing-applied" value={date} onChange={setDate} />
      </div>
    </Dialog>
  );
}

export interface Said {
  opinion: string;
  signer: string;
  signedOn: PlainDate;
}

export interface SignDialogProps {
  count: number;
  lacking?: Lacks;
  nodeName: string;
  last: boolean;
  onClose: () => void;
  onSign: (said: Said) => Promise<unknown>;
}

export function SignDialog({ count, lacking = [], nodeName, last, onClose, onSign }: SignDialogProps) {
  const [opinion, setOpinion] = useState<string>(last ? CLOSING.usualLast : CLOSING.usual);
  const [signer, setSigner] = useState('');
  const [date, setDate] = useState<PlainDate | null>(today());
  const run = async () => {
    if (date === null) return;
    onClose();
    await onSign({ opinion: opinion.trim(), signer: signer.trim(), signedOn: date });
  };
  return (
    <Dialog
      title={`${CLOSING.sign}：${nodeName}${count > 1 ? `（${CLOSING.chosen(count)}）` : ''}`}
      onClose={onClose}
      confirm={{
        label: CLOSING.sign,
        run: () => void run(),
        disabled: date === null || opinion.trim() === '' || signer.trim() === '' || lacking.length === count,
      }}
    >
      <p>{CLOSING.signText}</p>
      <Lacking lacking={lacking} />
      {last ? <p className="field-error">{CLOSING.signLast}</p> : null}
      <SignFields
        words={CLOSING.opinion}
        opinion={opinion}
        onOpinion={setOpinion}
        signer={signer}
        onSigner={setSigner}
        date={date}
        onDate={setDate}
      />
    </Dialog>
  );
}

interface SignFieldsProps {
  words: string;
  opinion: string;
  onOpinion: (text: string) => void;
  signer: string;
  onSigner: (text: string) => void;
  date: PlainDate | null;
  onDate: (date: PlainDate | null) => void;
}

function SignFields({ words, opinion, onOpinion, signer, onSigner, date, onDate }: SignFieldsProps) {
  return (
    <>
      <div className="field">
        <label htmlFor="closing-signer">{CLOSING.signer}</label>
        <Input
          id="closing-signer"
          data-autofocus
          maxLength={100}
          value={signer}
          onChange={(event) => onSigner(event.target.value)}
        />
      </div>
      <div className="field">
        <label htmlFor="closing-opinion">{words}</label>
        <Input.TextArea
          id="closing-opinion"
          rows={3}
          maxLength={2_000}
          value={opinion}
          onChange={(event) => onOpinion(event.target.value)}
        />
      </div>
      <div className="field">
        <label htmlFor="closing-signed">{CLOSING.signedOn}</label>
        <DateField id="closing-signed" value={date} onChange={onDate} />
      </div>
    </>
  );
}

export interface ReturnDialogProps {
  nodeName: string;
  measures: readonly { id: Id; words: string }[];
  onClose: () => void;
  onReturn: (said: { reason: string; signer: string; signedOn: PlainDate; measureIds: Id[] }) => Promise<unknown>;
}

export function ReturnDialog({ nodeName, measures, onClose, onReturn }: ReturnDialogProps) {
  const [reason, setReason] = useState('');
  const [signer, setSigner] = useState('');
  const [date, setDate] = useState<PlainDate | null>(today());
  const [chosen, setChosen] = useState<Id[]>(measures.map(({ id }) => id));
  const [error, setError] = useState<BihuanError | null>(null);
  const run = async () => {
    if (date === null) return;
    try {
      await onReturn({ reason: reason.trim(), signer: signer.trim(), signedOn: date, measureIds: chosen });
      onClose();
    } catch (cause) {
      setError(asBihuanError(cause));
    }
  };
  return (
    <Dialog
      title={`${CLOSING.sendBack}：${nodeName}`}
      onClose={onClose}
      confirm={{
        label: CLOSING.sendBack,
        run: () => void run(),
        disabled: date === null || reason.trim() === '' || signer.trim() === '',
      }}
    >
      <ErrorNotice error={error} />
      <SignFields
        words={CLOSING.reason}
        opinion={reason}
        onOpinion={setReason}
        signer={signer}
        onSigner={setSigner}
        date={date}
        onDate={setDate}
      />
      <MeasureBoxes legend={CLOSING.backMeasures} measures={measures} chosen={chosen} onChange={setChosen} />
    </Dialog>
  );
}

export interface MeasureBoxesProps {
  legend: string;
  measures: readonly { id: Id; words: string }[];
  chosen: readonly Id[];
  onChange: (chosen: Id[]) => void;
}

export function MeasureBoxes({ legend, measures, chosen, onChange }: MeasureBoxesProps) {
  if (measures.length === 0) return null;
  return (
    <fieldset className="closing-boxes">
      <legend className="field-label">{legend}</legend>
      {measures.map(({ id, words }) => (
        <Checkbox
          key={id}
          checked={chosen.includes(id)}
          onChange={({ target }) => onChange(target.checked ? [...chosen, id] : chosen.filter((each) => each !== id))}
        >
          {words.length > 60 ? `${words.slice(0, 60)}…` : words}
        </Checkbox>
      ))}
    </fieldset>
  );
}
