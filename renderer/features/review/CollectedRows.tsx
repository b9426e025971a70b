// The measures of one returned form: what was reported, what the ledger holds already, taken or left.
import { Checkbox } from 'antd';
import type { CollectedForm } from '#contract/operations.ts';
import type { JudgedRow, ReportedEntry } from '#domain/forms/types.ts';
import type { Id } from '#domain/ledger/types.ts';
import { badCellWords, FORMS, ROW_VERDICT_WORDS } from '#renderer/text/forms.ts';
import { REVIEW } from '#renderer/text/review.ts';
import { Changes } from './Changes.tsx';
import { isTakable } from './collect-choices.ts';

export interface CollectedRowsProps {
  form: CollectedForm;
  chosen: ReadonlySet<Id>;
  onToggle: (measureId: Id) => void;
}

export function CollectedRows({ form, chosen, onToggle }: CollectedRowsProps) {
  return (
    <table className="forms-table">
      <thead>
        <tr>
          <th>{FORMS.take}</th>
          <th>{FORMS.measure}</th>
          <th>{FORMS.verdict}</th>
          <th>{FORMS.reported}</th>
          <th>{FORMS.present}</th>
        </tr>
      </thead>
      <tbody>
        {form.rows.map((row) => (
          <tr key={`${row.measureId}-${row.row}`}>
            <td>
              <Checkbox
                aria-label={FORMS.takeThis(row.measureText)}
                checked={chosen.has(row.measureId)}
                disabled={!isTakable(row)}
                onChange={() => onToggle(row.measureId)}
              />
            </td>
            <td className="forms-measure">
              {row.problemNumber === null ? '' : `（${row.problemNumber}）`}
              {row.measureText}
            </td>
            <td>
              {ROW_VERDICT_WORDS[row.verdict]}
              {row.refusal === null ? null : <p className="field-error">{row.refusal}</p>}
              {row.badCells.length === 0 ? null : (
                <p className="field-error">
                  {FORMS.bad}
                  {row.badCells.map(badCellWords).join('；')}
                </p>
              )}
            </td>
            <td>{row.entry === null ? FORMS.empty : <Entry row={row} entry={row.entry} />}</td>
            <td>{row.present === null ? '' : <Plain entry={row.present} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The reported entry; beside an entry of the ledger with what differs. */
function Entry({ row, entry }: { row: JudgedRow; entry: ReportedEntry }) {
  if (row.present === null) return <Plain entry={entry} />;
  return (
    <>
      <Changes before={row.present.text} after={entry.text} />
      <Facts entry={entry} />
    </>
  );
}

function Plain({ entry }: { entry: ReportedEntry }) {
  return (
    <>
      <p className="forms-text">{entry.text === '' ? FORMS.empty : entry.text}</p>
      <Facts entry={entry} />
    </>
  );
}

function Facts({ entry }: { entry: ReportedEntry }) {
  const facts = [
    `${entry.percent}%`,
    entry.state,
    entry.difficulty === null ? '' : `${REVIEW.difficulty}：${entry.difficulty}`,
    entry.nextPlan === null ? '' : `${REVIEW.nextPlan}：${entry.nextPlan}`,
    entry.evidence === null ? '' : `${REVIEW.evidence}：${entry.evidence}`,
  ];
  return <p className="faint">{facts.filter((fact) => fact !== '').join('　')}</p>;
}
