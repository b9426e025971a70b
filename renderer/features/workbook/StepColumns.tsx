// Step 2: what each column is imported as; guessed or remembered, and changed by the clerk.
import { Button, Select } from 'antd';
import type { WorkbookPreview } from '#contract/operations.ts';
import { FIELD_WORDS, FIELDS, type FieldKey } from '#domain/workbook/fields.ts';
import { columnLetters } from '#domain/workbook/types.ts';
import { WORKBOOK } from '#renderer/text/workbook.ts';
import { useWorkbook } from './draft-store.ts';
import './tables.css';

const NONE = 'none';
const OPTIONS = [
  { value: NONE, label: WORKBOOK.notTaken },
  ...FIELDS.map((field) => ({ value: field as string, label: FIELD_WORDS[field] })),
];
/** Guesses below this are marked. */
const SURE = 0.8;

export function StepColumns({ preview }: { preview: WorkbookPreview }) {
  const { map, guessAgain, look } = useWorkbook();
  const byHand = look.mapping !== null;
  return (
    <div className="workbook-columns">
      <div className="workbook-columns-head">
        {preview.counts.problems === 0 ? (
          <p className="workbook-bad" role="status">
            {WORKBOOK.noProblems}
          </p>
        ) : (
          <p className="field-hint">{preview.remembered ? WORKBOOK.remembered : ''}</p>
        )}
        <Button disabled={!byHand} onClick={() => void guessAgain()}>
          {WORKBOOK.guessAgain}
        </Button>
      </div>
      <table aria-label={WORKBOOK.columns}>
        <thead>
          <tr>
            <th scope="col">{WORKBOOK.column}</th>
            <th scope="col">{WORKBOOK.heading}</th>
            <th scope="col">{WORKBOOK.field}</th>
            <th scope="col">{WORKBOOK.samples}</th>
            <th scope="col">{WORKBOOK.filled}</th>
          </tr>
        </thead>
        <tbody>
          {preview.columns.map(({ column, headings, field, confidence, samples, filled, hidden }) => {
            const letters = columnLetters(column);
            const heading = headings.join(' / ');
            const unsure = !byHand && !preview.remembered && filled > 0 && confidence < SURE;
            return (
              <tr key={column} className={unsure ? 'workbook-doubt-row' : undefined}>
                <th scope="row">{letters}</th>
                <td>
                  {heading === '' ? WORKBOOK.empty : heading}
                  {hidden ? <em>{WORKBOOK.hiddenColumn}</em> : null}
                </td>
                <td>
                  <Select
                    className="workbook-field"
                    aria-label={`${letters} ${heading} ${WORKBOOK.field}`}
                    value={field ?? NONE}
                    options={OPTIONS}
                    showSearch={{ optionFilterProp: 'label' }}
                    onChange={(value) => void map(column, value === NONE ? null : (value as FieldKey))}
                  />
                  {unsure ? <em>{WORKBOOK.unsure}</em> : null}
                </td>
                <td>
                  <span className="workbook-samples" title={samples.join('\n')}>
                    {samples.join('；')}
                  </span>
                </td>
                <td className="workbook-number">{filled}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
