// 成效: what each measure of the problem brought about; entered here once, summed everywhere.
import { Button } from 'antd';
import { useState } from 'react';
import type { OutcomeView } from '#contract/operations.ts';
import type { Id } from '#domain/ledger/types.ts';
import { measureLabel } from '#domain/numbering/words.ts';
import { factsWords } from '#domain/outcomes/words.ts';
import { call } from '#renderer/api/bihuan.ts';
import { save } from '#renderer/store/saving.ts';
import { useWhyNot } from '#renderer/store/session.ts';
import { COMMON } from '#renderer/text/common.ts';
import { OUTCOMES } from '#renderer/text/outcomes.ts';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { useAsync } from '#renderer/ui/useAsync.ts';
import type { PartProps } from './Drawer.tsx';
import { OutcomeDialog } from './OutcomeDialog.tsx';
import { useView } from './view-store.ts';

type Open = { measureId: Id; outcome: OutcomeView | null };

export function OutcomesPart({ problem, row, desk }: PartProps) {
  const roundId = desk.lookInput.roundId;
  const acts = useView((state) => state.acts);
  const list = useAsync(
    () => call('listOutcomes', { roundId, problemId: problem.id, kind: null, ids: null }),
    `${problem.id} ${acts}`,
  );
  const whyNot = useWhyNot('edit');
  const [open, setOpen] = useState<Open | null>(null);
  const remove = async (id: Id) => {
    try {
      await save('removeOutcome', { id });
      await list.reload();
    } catch {
      // The frame shows why.
    }
  };
  const byMeasure = Map.groupBy(list.value ?? [], (outcome) => outcome.measureId);
  return (
    <>
      <ErrorNotice error={list.error} onRetry={() => void list.reload()} />
      <ol className="drawer-measures">
        {problem.measures.map((measure) => {
          const label = measureLabel(measure.position);
          const own = byMeasure.get(measure.id) ?? [];
          return (
            <li key={measure.id} aria-current={row.kind === 'measure' && row.id === measure.id}>
              <p className="drawer-tags">
                <b>{label}</b>
                <span>{measure.lead === '' ? measure.text.slice(0, 40) : measure.lead}</span>
              </p>
              {own.length === 0 ? <p className="faint">{OUTCOMES.noOutcomes}</p> : null}
              <ul className="drawer-outcomes">
                {own.map((outcome) => (
                  <li key={outcome.id}>
                    <span className="drawer-outcome">
                      {factsWords(outcome)}
                      <span className="faint">
                        {[
                          outcome.date ?? '',
                          outcome.note ?? '',
                          outcome.countedElsewhere ? OUTCOMES.countedElsewhere : '',
                        ]
                          .filter((part) => part !== '')
                          .join('　')}
                      </span>
                    </span>
                    <Button
                      size="small"
                      disabled={whyNot !== undefined}
                      aria-label={`${COMMON.edit}：${factsWords(outcome)}`}
                      onClick={() => setOpen({ measureId: measure.id, outcome })}
                    >
                      {COMMON.edit}
                    </Button>
                    <Button
                      size="small"
                      disabled={whyNot !== undefined}
                      aria-label={`${OUTCOMES.remove}：${factsWords(outcome)}`}
                      onClick={() => void remove(outcome.id)}
                    >
                      ✕
                    </Button>
                  </li>
                ))}
              </ul>
              <Button
                size="small"
                title={whyNot}
                disabled={whyNot !== undefined}
                aria-label={`${OUTCOMES.add}：${label}`}
                onClick={() => setOpen({ measureId: measure.id, outcome: null })}
              >
                {OUTCOMES.add}
              </Button>
            </li>
          );
        })}
      </ol>
      {open === null ? null : (
        <OutcomeDialog
          {...open}
          roundId={roundId}
          onClose={() => setOpen(null)}
          onSaved={() => {
            setOpen(null);
            void list.reload();
          }}
        />
      )}
    </>
  );
}
