// Plans of a round on the left, the problems of the chosen one on the right.
import { Button } from 'antd';
import { useState } from 'react';
import { LINES_AT_MOST } from '#contract/operations.ts';
import type { Id } from '#domain/ledger/types.ts';
import type { ItemState } from '#domain/look-back/types.ts';
import { call } from '#renderer/api/bihuan.ts';
import { PaperPreview } from '#renderer/print/dialog/PaperPreview.tsx';
import { save } from '#renderer/store/saving.ts';
import { useWhyNot } from '#renderer/store/session.ts';
import { LOOK_BACK, planCounts } from '#renderer/text/look-back.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { Loading } from '#renderer/ui/Loading.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { useAsync } from '#renderer/ui/useAsync.ts';
import { PlanDialog } from './PlanDialog.tsx';
import { PlanSheet } from './PlanSheet.tsx';

export function Plans({ roundId, tabs }: { roundId: Id; tabs: React.ReactNode }) {
  const whyNot = useWhyNot('edit');
  const list = useAsync(() => call('listLookBacks', { roundId }), roundId);
  const [chosen, setChosen] = useState<Id | null>(null);
  const [state, setState] = useState<ItemState | null>(null);
  const [dialog, setDialog] = useState<'plan' | 'print' | null>(null);
  const plans = list.value ?? [];
  const plan = plans.find(({ id }) => id === chosen) ?? plans[0] ?? null;
  const planId = plan?.id ?? '';
  const sheet = useAsync(
    async () => (planId === '' ? null : call('getLookBack', { planId, state, from: 0, count: LINES_AT_MOST })),
    `${planId} ${state}`,
  );
  const reload = async () => {
    await Promise.all([list.reload(), sheet.reload()]);
  };
  const remove = async () => {
    try {
      await save('removeLookBack', { planId });
      setChosen(null);
      await list.reload();
    } catch {
      // The frame shows why.
    }
  };
  const recorded = plan !== null && plan.counts.待处理 + plan.counts.已处理 > 0;
  return (
    <Page
      title={LOOK_BACK.title}
      scroll={false}
      toolbar={tabs}
      actions={
        <>
          {plan === null ? null : (
            <>
              {recorded || whyNot !== undefined ? null : (
                <Button onClick={() => void remove()}>{LOOK_BACK.remove}</Button>
              )}
              <Button onClick={() => setDialog('print')}>{LOOK_BACK.print}</Button>
            </>
          )}
          <Button type="primary" title={whyNot} disabled={whyNot !== undefined} onClick={() => setDialog('plan')}>
            {LOOK_BACK.new}
          </Button>
        </>
      }
    >
      <ErrorNotice error={list.error ?? sheet.error} onRetry={() => void reload()} />
      {list.value === null ? (
        list.error === null ? (
          <Loading />
        ) : null
      ) : plan === null ? (
        <EmptyState
          title={LOOK_BACK.none}
          text={LOOK_BACK.noneText}
          action={{ label: LOOK_BACK.new, run: () => setDialog('plan') }}
        />
      ) : (
        <div className="look-back">
          <nav className="look-back-list" aria-label={LOOK_BACK.planList}>
            {plans.map((one) => (
              <button
                key={one.id}
                type="button"
                className="look-back-entry"
                aria-current={one.id === plan.id ? 'true' : undefined}
                onClick={() => {
                  setChosen(one.id);
                  setState(null);
                }}
              >
                <span>{one.name}</span>
                <span className="faint">{planCounts(one.counts)}</span>
                {one.counts.逾期未核查 > 0 ? (
                  <strong className="look-back-late">{`逾期未核查${one.counts.逾期未核查}条`}</strong>
                ) : null}
              </button>
            ))}
          </nav>
          <PlanSheet
            key={plan.id}
            plan={plan}
            sheet={sheet.value}
            state={state}
            onState={setState}
            onChanged={() => void reload()}
          />
        </div>
      )}
      {dialog === 'plan' ? (
        <PlanDialog
          roundId={roundId}
          onClose={() => setDialog(null)}
          onPlanned={(id) => {
            setDialog(null);
            setState(null);
            void list.reload().then(() => setChosen(id));
          }}
        />
      ) : null}
      {dialog === 'print' ? (
        <PaperPreview title={plan?.name ?? ''} source={{ of: 'lookBack', planId }} onClose={() => setDialog(null)} />
      ) : null}
    </Page>
  );
}
