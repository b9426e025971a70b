// What can be done to all selected rows at once, each as one act that 撤销 takes back.
import { Button } from 'antd';
import { useState } from 'react';
import type { BihuanError } from '#contract/errors.ts';
import { go } from '#renderer/store/navigation.ts';
import { useSaving } from '#renderer/store/saving.ts';
import { COMMON } from '#renderer/text/common.ts';
import { LEDGER, ROWS } from '#renderer/text/ledger.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import type { Field } from './columns.ts';
import { FieldEditor } from './FieldEditor.tsx';
import { emptyValue, fieldLabel } from './fields.ts';
import { NOTHING_SELECTED, selectionSize } from './selection.ts';
import type { Desk } from './use-desk.ts';
import type { RowActs } from './use-row-acts.ts';
import { useView } from './view-store.ts';

const FIELDS: readonly Field[] = [
  'lead',
  'responsible',
  'supporting',
  'leader',
  'contact',
  'deadline',
  'kind',
  'state',
];
/** Fields that a measure does not have. */
const PROBLEM_ONLY: readonly Field[] = ['kind'];

export function BatchBar({ desk, acts }: { desk: Desk; acts: RowActs }) {
  const selected = useView((state) => state.selected);
  const set = useView((state) => state.set);
  const [field, setField] = useState<Field | null>(null);
  const problems = selected.problems.size;
  const measures = selected.measures.size;
  if (selectionSize(selected) === 0) return null;
  return (
    <section className="batch" aria-label={LEDGER.batch}>
      <output className="batch-count">{[LEDGER.selected, ...countParts(problems, measures)].join(' ')}</output>
      <span>{LEDGER.batchShort}</span>
      {FIELDS.map((each) => (
        <Button
          key={each}
          aria-label={batchWords(each)}
          disabled={problems === 0 && PROBLEM_ONLY.includes(each)}
          onClick={() => setField(each)}
        >
          {fieldLabel(each)}
        </Button>
      ))}
      <Button
        disabled={problems === 0}
        onClick={() => go('letters', { draft: { unitId: null, problemIds: [...selected.problems], reviewId: null } })}
      >
        {LEDGER.batchLetter}
      </Button>
      <Button onClick={() => void acts.remove(undefined)}>{ROWS.remove}</Button>
      <Button type="text" onClick={() => set({ selected: NOTHING_SELECTED })}>
        {LEDGER.clearSelection}
      </Button>
      {field === null ? null : <BatchDialog field={field} desk={desk} onClose={() => setField(null)} />}
    </section>
  );
}

function countParts(problems: number, measures: number): string[] {
  return [
    ...(problems > 0 ? [LEDGER.selectedProblems.replace('{n}', String(problems))] : []),
    ...(measures > 0 ? [LEDGER.selectedMeasures.replace('{n}', String(measures))] : []),
  ];
}

/** 批量指定牵头单位, 批量改时限 … */
function batchWords(field: Field): string {
  if (field === 'deadline') return `${LEDGER.batchDeadline}（${fieldLabel(field)}）`;
  if (field === 'state') return LEDGER.batchState;
  return LEDGER.batchAssign.replace('{what}', fieldLabel(field));
}

function BatchDialog({ field, desk, onClose }: { field: Field; desk: Desk; onClose: () => void }) {
  const selected = useView((state) => state.selected);
  const [value, setValue] = useState(() => emptyValue(field));
  const [valid, setValid] = useState(true);
  const [busy, setBusy] = useState(false);
  // Behind the dialog the frame's own notice is hard to read.
  const [error, setError] = useState<BihuanError | null>(null);
  const measureIds = PROBLEM_ONLY.includes(field) ? [] : [...selected.measures];
  const problemIds = [...selected.problems];

  const run = async () => {
    setBusy(true);
    if (await desk.assign({ problemIds, measureIds }, value)) onClose();
    else {
      setBusy(false);
      setError(useSaving.getState().error);
    }
  };

  return (
    <Dialog
      title={batchWords(field)}
      onClose={onClose}
      confirm={{ label: COMMON.confirm, run: () => void run(), busy, disabled: !valid }}
    >
      <ErrorNotice error={error} />
      <FieldEditor field={field} value={value} directory={desk.directory} onChange={setValue} onValid={setValid} />
      <p className="field-hint">
        {LEDGER.replaceNote
          .replace('{n}', String(problemIds.length + measureIds.length))
          .replace('{what}', fieldLabel(field))}
        {field === 'state' ? null : LEDGER.clearNote}
      </p>
    </Dialog>
  );
}
