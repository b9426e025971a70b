// One piece of evidence in the list: its number, name and pages, edited where they stand, and what can be done with it.
import { Button, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { mediaWords } from '#domain/evidence/media.ts';
import type { Evidence } from '#domain/evidence/types.ts';
import type { Id } from '#domain/ledger/types.ts';
import { EVIDENCE, sizeWords } from '#renderer/text/evidence.ts';
import { Saved } from '#renderer/ui/Saved.tsx';
import type { EvidenceDesk } from './use-evidence.ts';

export interface EvidenceRowProps {
  evidence: Evidence;
  desk: EvidenceDesk;
  measures: readonly { id: Id; label: string }[];
  frozen: boolean;
  /** It is numbered under the problem that is shown */
  homeIsHere: boolean;
  onShow: () => void;
}

export function EvidenceRow({ evidence, desk, measures, frozen, homeIsHere, onShow }: EvidenceRowProps) {
  const { label, title, fileName, bytes, mediaType, pages, copies } = evidence;
  const linked = evidence.links.filter(({ kind }) => kind === 'measure').map(({ id }) => id);
  const own = measures.filter(({ id }) => linked.includes(id)).map(({ id }) => id);
  return (
    <li className="evidence-row">
      <p className="evidence-line">
        <b className="evidence-label">{label}</b>
        <span className="evidence-kind" title={fileName}>
          {mediaWords(mediaType)}　{sizeWords(bytes)}
        </span>
        <Button size="small" aria-label={`${EVIDENCE.preview}${label}`} onClick={onShow}>
          {EVIDENCE.preview}
        </Button>
        <Button
          size="small"
          aria-label={`${EVIDENCE.export}${label}`}
          onClick={() => void desk.writeOut([evidence.id])}
        >
          {EVIDENCE.export}
        </Button>
        <Button
          size="small"
          type="text"
          disabled={frozen || !homeIsHere}
          aria-label={`${EVIDENCE.remove}${label}`}
          onClick={() => void desk.remove(evidence)}
        >
          {EVIDENCE.remove}
        </Button>
      </p>
      <Saved
        label={`${label}${EVIDENCE.name}`}
        value={title}
        required
        maxLength={500}
        onSave={(text) => desk.update(evidence, { title: text ?? title })}
      />
      <p className="evidence-line">
        <Whole
          label={`${label}${EVIDENCE.pages}`}
          words={EVIDENCE.pages}
          value={pages}
          onSave={(n) => desk.update(evidence, { pages: n })}
        />
        <Whole
          label={`${label}${EVIDENCE.copies}`}
          words={EVIDENCE.copies}
          value={copies}
          onSave={(n) => desk.update(evidence, { copies: n ?? 1 })}
        />
        {measures.length === 0 ? null : (
          <Select<Id[]>
            className="evidence-measures"
            mode="multiple"
            aria-label={`${label}${EVIDENCE.measure}`}
            placeholder={EVIDENCE.noMeasure}
            disabled={frozen}
            value={own}
            maxTagCount="responsive"
            onChange={(ids) => void desk.setMeasures(evidence, ids)}
            options={measures.map(({ id, label: words }) => ({ value: id, label: words }))}
          />
        )}
      </p>
    </li>
  );
}

/** A whole number that is saved when the field is left. */
function Whole(props: {
  label: string;
  words: string;
  value: number | null;
  onSave: (n: number | null) => Promise<boolean>;
}) {
  const { label, words, value, onSave } = props;
  const [typed, setTyped] = useState<number | null>(value);
  const [known, setKnown] = useState(value);
  if (known !== value) {
    setKnown(value);
    setTyped(value);
  }
  return (
    <span className="evidence-number">
      {words}
      <InputNumber
        aria-label={label}
        min={1}
        max={100_000}
        precision={0}
        controls={false}
        value={typed}
        onChange={setTyped}
        onBlur={() => {
          if (typed !== value) void onSave(typed);
        }}
        onPressEnter={({ currentTarget }) => currentTarget.blur()}
      />
    </span>
  );
}
