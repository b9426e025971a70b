// The form as it was sent: read, not written; the check record alone is still filled in while it is signed.
import type { ReactNode } from 'react';
import type { ClosingSheet } from '#contract/operations.ts';
import { dateWords } from '#domain/calendar/dates.ts';
import { type Application, CHECK_METHODS, type EvidenceLine, TICKS } from '#domain/closing/types.ts';
import { EvidenceButton } from '#renderer/evidence/EvidenceButton.tsx';
import { CLOSING } from '#renderer/text/closing.ts';
import { CheckFields } from './CheckFields.tsx';

export interface FormFactsProps {
  sheet: ClosingSheet;
  application: Application;
  onChanged: () => void;
}

const boxes = (all: readonly string[], set: readonly string[]): string =>
  all.map((each) => `${set.includes(each) ? '☑' : '☐'}${each}`).join('　');

export function FormFacts({ sheet, application, onChanged }: FormFactsProps) {
  const { check } = application;
  const rows: [string, ReactNode][] = application.recorded
    ? [
        [CLOSING.grounds, application.basis],
        [CLOSING.unit, sheet.unitName],
      ]
    : [
        [
          CLOSING.unit,
          `${sheet.unitName}${application.appliedOn === null ? '' : `　${dateWords(application.appliedOn)}`}`,
        ],
        [CLOSING.standard, application.standard],
        [
          CLOSING.measures,
          <ol key="measures" className="closing-results">
            {application.measures.map(({ measureId, measure, result }) => (
              <li key={measureId}>
                <p>{measure}</p>
                <p className="closing-result">{result}</p>
              </li>
            ))}
          </ol>,
        ],
        [CLOSING.results, application.results],
        [CLOSING.learned, application.learned],
        [CLOSING.ticks, boxes(TICKS, application.ticks)],
        [
          CLOSING.evidence,
          <div key="evidence">
            <EvidenceLines lines={application.evidence} />
            <EvidenceButton
              name={`（${sheet.problem.numberWords}）`}
              roundId={sheet.problem.roundId}
              problemId={application.problemId}
              of={{ kind: 'problem', id: application.problemId, reviewId: null }}
              linkTo={{ kind: 'closeOut', id: application.id, reviewId: null }}
              frozen={application.state === 'closed'}
            />
          </div>,
        ],
        ...(application.note === null ? [] : ([[CLOSING.note, application.note]] as [string, ReactNode][])),
        ...(application.state === 'signing'
          ? []
          : ([
              [
                CLOSING.check,
                `${boxes(CHECK_METHODS, check.methods)}　${[check.personOne, check.personTwo].filter(Boolean).join('、')}　${check.checkedOn === null ? '' : dateWords(check.checkedOn)}${check.findings === null ? '' : `\n${check.findings}`}`,
              ],
            ] as [string, ReactNode][])),
      ];
  return (
    <>
      <dl className="closing-dl">
        {rows.map(([label, content]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{content}</dd>
          </div>
        ))}
      </dl>
      {application.state === 'signing' ? <CheckFields application={application} onChanged={onChanged} /> : null}
    </>
  );
}

function EvidenceLines({ lines }: { lines: readonly EvidenceLine[] }) {
  if (lines.length === 0) return <span className="faint">{CLOSING.noEvidence}</span>;
  return (
    <ul className="closing-evidence">
      {lines.map(({ number, name, pages }) => (
        <li key={number}>
          <span>{number}</span>
          <span>{name}</span>
          <span className="faint">{CLOSING.pages(pages)}</span>
        </li>
      ))}
    </ul>
  );
}
