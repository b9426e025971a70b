// One finding: what was found, the evidence for it, why it matters, and what can be done about it from here.
import { Button } from 'antd';
import { useState } from 'react';
import { RULE_WORDS } from '#domain/checkup/registry.ts';
import type { Evidence, Finding } from '#domain/checkup/types.ts';
import type { Id } from '#domain/ledger/types.ts';
import { go } from '#renderer/store/navigation.ts';
import { save } from '#renderer/store/saving.ts';
import { CHECKUP } from '#renderer/text/checkup.ts';
import { locate } from './locate.ts';
import { MuteDialog } from './MuteDialog.tsx';
import { TextPair } from './TextPair.tsx';

/** Rows named one by one; more are counted. */
const NAMED = 12;

export interface DetailProps {
  roundId: Id;
  finding: Finding;
  unitName: string;
  onMuted: () => Promise<void>;
}

export function Detail({ roundId, finding, unitName, onMuted }: DetailProps) {
  const [raised, setRaised] = useState(false);
  const [muting, setMuting] = useState(false);
  const { name, why, advice } = RULE_WORDS[finding.rule];
  const [first] = finding.rows;
  const raise = async () => {
    try {
      await save('addAgendaItem', {
        roundId,
        meetingId: null,
        reviewId: null,
        measureId: first?.kind === 'measure' ? first.id : null,
        fields: {
          title: CHECKUP.raiseTitle(finding.place, name),
          note: finding.words,
          discussion: null,
          unitId: finding.unitId,
        },
      });
      setRaised(true);
    } catch {
      // The frame shows why.
    }
  };
  const letter = () =>
    go('letters', {
      draft: {
        unitId: finding.unitId,
        problemIds: [...new Set(finding.rows.map(({ problemId }) => problemId))],
        reviewId: null,
      },
    });
  return (
    <>
      <h2>
        {finding.place}
        <span className="faint">　{name}</span>
      </h2>
      <p className="checkup-unit">{unitName}</p>
      <p className="checkup-said">{finding.words}</p>
      {finding.evidence.map((evidence) => (
        <EvidenceView key={evidence.kind} evidence={evidence} />
      ))}
      {finding.rows.length > 1 ? (
        <p className="checkup-rows">
          {CHECKUP.rowsNamed}：
          {finding.rows
            .slice(0, NAMED)
            .map(({ place }) => place)
            .join('、')}
          {finding.rows.length > NAMED ? CHECKUP.andMore(finding.rows.length) : ''}
        </p>
      ) : null}
      <dl className="checkup-advice">
        <dt>{CHECKUP.why}</dt>
        <dd>{why}</dd>
        <dt>{CHECKUP.advice}</dt>
        <dd>{advice}</dd>
      </dl>
      <div className="checkup-acts">
        <Button type="primary" disabled={first === undefined} onClick={() => locate(finding)}>
          {finding.rows.length > 1 ? CHECKUP.compare : CHECKUP.locate}
        </Button>
        <Button disabled={raised} onClick={() => void raise()}>
          {CHECKUP.raise}
        </Button>
        <Button disabled={finding.unitId === null || first === undefined} onClick={letter}>
          {CHECKUP.letter}
        </Button>
        <Button onClick={() => setMuting(true)}>{CHECKUP.mute}</Button>
        <output aria-live="polite">{raised ? CHECKUP.raised : ''}</output>
      </div>
      {muting ? (
        <MuteDialog roundId={roundId} findings={[finding]} onClose={() => setMuting(false)} onMuted={onMuted} />
      ) : null}
    </>
  );
}

function EvidenceView({ evidence }: { evidence: Evidence }) {
  switch (evidence.kind) {
    case 'texts':
      return <TextPair before={evidence.before} after={evidence.after} />;
    case 'text':
      return (
        <figure className="checkup-text">
          <figcaption>{evidence.label}</figcaption>
          <p>{evidence.text}</p>
        </figure>
      );
    case 'facts':
      return (
        <table className="table checkup-facts">
          <tbody>
            {evidence.facts.map(({ label, value }) => (
              <tr key={`${label}${value}`}>
                <th scope="row">{label}</th>
                <td>{value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      );
  }
}
