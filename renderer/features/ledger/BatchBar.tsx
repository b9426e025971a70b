// What can be done to all selected rows at once, each as one act that 撤销 takes back.
import { Button } from 'antd';
import { useState } from 'react';
import { COMMON } from '#renderer/text/common.ts';
import { LEDGER } from '#renderer/text/ledger.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import type { Field } from './columns.ts';
import { FieldEditor } from './FieldEditor.tsx';
import { emptyValue, fieldLabel } from './fields.ts';
import type { Ledger } from './use-ledger.ts';
import { NOTHING_SELECTED, useView } from './view-store.ts';

const FIELDS: readonly Field[] = ['lead', 'responsible', 'supporting', 'leader', 'contact', 'deadline', 'kind'];
/** Fields that a measure does not have. */
const PROBLEM_ONLY: readonly Field[] = ['kind'];

export function BatchBar({ ledger }: { ledger: Ledger }) {
  const selected = useView((state) => state.selected);
  const set = useView((state) => state.set);
  const [field, setField] = useState<Field | null>(null);
  const problems = selected.problems.size;
  const measures = selected.measures.size;
  if (problems + measures === 0 && ledger.undo === null) return null;
  return (
    <section className="batch" aria-label={LEDGER.batch}>
      {problems + measures === 0 ? null : (
        <>
          <output className="batch-count">{[LEDGER.selected, ...countParts(problems, measures)].join(' ')}</output>
          {FIELDS.map((each) => (
            <Button key={each} disabled={problems === 0 && PROBLEM_ONLY.includes(each)} onClick={() => setField(each)}>
              {batchWords(each)}
            </Button>
          ))}
          <Button type="text" onClick={() => set({ selected: NOTHING_SELECTED })}>
            {LEDGER.clearSelection}
          </Button>
        </>
      )}
      {ledger.undo === null ? null : (
        <Button className="batch-undo" onClick={() => void ledger.undo?.()}>
          {LEDGER.undo}
        </Button>
      )}
      {field === null ? null : <BatchDialog field={field} ledger={ledger} onClose={() => setField(null)} />}
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
export function batchWords(field: Field): string {
  return field === 'deadline' ? LEDGER.batchDeadline : LEDGER.batchAssign.replace('{what}', fieldLabel(field));
}

function BatchDialog({ field, ledger, onClose }: { field: Field; ledger: Ledger; onClose: () => void }) {
  const selected = useView((state) => state.selected);
  const [value, setValue] = useState(() => emptyValue(field));
  const [valid, setValid] = useState(true);
  const [busy, setBusy] = useState(false);
  const measureIds = PROBLEM_ONLY.includes(field) ? [] : [...selected.measures];
  const problemIds = [...selected.problems];

  const run = async () => {
    setBusy(true);
    const done = await ledger.edit({
      operation: 'assign',
      input: { targets: { problemIds, measureIds }, patch: value },
    });
    if (done) onClose();
    else setBusy(false);
  };

  return (
    <Dialog
      title={batchWords(field)}
      onClose={onClose}
      confirm={{ label: COMMON.confirm, run: () => void run(), busy, disabled: !valid }}
    >
      <FieldEditor field={field} value={value} ledger={ledger} onChange={setValue} onValid={setValid} />
      <p className="field-hint">
        {LEDGER.replaceNote
          .replace('{n}', String(problemIds.length + measureIds.length))
          .replace('{what}', fieldLabel(field))}
        {LEDGER.clearNote}
      </p>
    </Dialog>
  );
}
