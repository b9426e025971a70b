// Step 4: a new round or an existing one, what changes there, and the new names; then one transaction.
import { Button, Radio, Select } from 'antd';
import { useState } from 'react';
import { BihuanError } from '#contract/errors.ts';
import type { WorkbookPreview } from '#contract/operations.ts';
import type { Id } from '#domain/ledger/types.ts';
import { go } from '#renderer/store/navigation.ts';
import { useRounds } from '#renderer/store/rounds.ts';
import { fill, WORKBOOK } from '#renderer/text/workbook.ts';
import { type RoundFields, useWorkbook } from './draft-store.ts';
import { NewNames } from './NewNames.tsx';
import { PlanPane } from './PlanPane.tsx';
import { RoundForm } from './RoundForm.tsx';
import './tables.css';

export function StepTarget({ preview }: { preview: WorkbookPreview }) {
  const { look, busy, setRound, accept } = useWorkbook();
  const rounds = useRounds((state) => state.rounds) ?? [];
  const currentId = useRounds((state) => state.currentId);
  const [fields, setFields] = useState<RoundFields>(() => ({
    ...preview.proposed,
    inspectingBody: null,
    inspectedFrom: null,
    inspectedTo: null,
    feedbackDate: null,
  }));
  const into = look.roundId;

  const run = async (target: { fields: RoundFields } | { id: Id }) => {
    if ('fields' in target && target.fields.name.trim() === '') {
      useWorkbook.setState({ error: new BihuanError('input.invalid', WORKBOOK.nameMissing) });
      return;
    }
    const imported = await accept(target);
    if (imported === null) return;
    await useRounds.getState().load();
    useRounds.getState().choose(imported.roundId);
    go('ledger', { list: 'ledger' });
  };

  return (
    <div className="workbook-target">
      <section className="workbook-where" aria-label={WORKBOOK.where}>
        <Radio.Group
          aria-label={WORKBOOK.where}
          value={into === null ? 'new' : 'old'}
          onChange={(event) =>
            void setRound(event.target.value === 'new' ? null : (currentId ?? rounds[0]?.id ?? null))
          }
          options={[
            { value: 'new', label: WORKBOOK.newRound },
            { value: 'old', label: WORKBOOK.oldRound, disabled: rounds.length === 0 },
          ]}
        />
        {into === null ? (
          <RoundForm fields={fields} onChange={setFields} />
        ) : (
          <Select
            className="workbook-round"
            aria-label={WORKBOOK.chooseRound}
            value={into}
            onChange={(id) => void setRound(id)}
            options={rounds.map((round) => ({ value: round.id, label: round.name }))}
          />
        )}
        <NewNames preview={preview} />
        <Button
          type="primary"
          loading={busy === 'importing'}
          disabled={busy !== null || (into !== null && preview.plan === null)}
          onClick={() => void run(into === null ? { fields } : { id: into })}
        >
          {into === null ? fill(WORKBOOK.acceptCounts, { ...preview.counts }) : WORKBOOK.accept}
        </Button>
      </section>
      {into === null || preview.plan === null ? null : <PlanPane plan={preview.plan} />}
    </div>
  );
}
