// Import of an Excel ledger in four steps: sheet and header, columns, what was read, into which round.
import { Button } from 'antd';
import { useEffect } from 'react';
import type { WorkbookPreview } from '#contract/operations.ts';
import type { ScreenParams } from '#renderer/store/navigation.ts';
import { countsInWords, WORKBOOK } from '#renderer/text/workbook.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { Loading } from '#renderer/ui/Loading.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { useWorkbook } from './draft-store.ts';
import { StepCheck } from './StepCheck.tsx';
import { StepColumns } from './StepColumns.tsx';
import { StepSheet } from './StepSheet.tsx';
import { StepTarget } from './StepTarget.tsx';
import './workbook.css';

export default function WorkbookScreen({ params }: { params: ScreenParams['workbook'] }) {
  const { preview, busy, error, choose, dismiss } = useWorkbook();
  const roundId = params.roundId ?? null;

  useEffect(() => {
    if (params.choose && useWorkbook.getState().preview === null) void choose(params.roundId ?? null);
  }, [params, choose]);

  const notice = <ErrorNotice error={error} onClose={dismiss} />;
  if (preview === null) {
    return (
      <Page title={WORKBOOK.title}>
        {notice}
        {busy === 'reading' ? (
          <Loading words={WORKBOOK.reading} />
        ) : (
          <EmptyState title={WORKBOOK.chooseTitle} text={WORKBOOK.chooseText}>
            <Button type="primary" onClick={() => void choose(roundId)}>
              {WORKBOOK.choose}
            </Button>
          </EmptyState>
        )}
      </Page>
    );
  }
  return <Wizard preview={preview} notice={notice} />;
}

function Wizard({ preview, notice }: { preview: WorkbookPreview; notice: React.ReactNode }) {
  const { step, busy, go, choose, discard, look } = useWorkbook();
  const stuck = step === 0 ? preview.header === null : preview.counts.problems === 0;
  return (
    <Page
      title={WORKBOOK.title}
      note={preview.source.name}
      scroll={false}
      actions={
        <>
          <Button onClick={() => void choose(look.roundId)}>{WORKBOOK.chooseOther}</Button>
          <Button onClick={discard}>{WORKBOOK.discard}</Button>
        </>
      }
      toolbar={
        <>
          <Steps
            step={step}
            reachable={preview.header === null ? 0 : preview.counts.problems === 0 ? 1 : 3}
            onGo={go}
          />
          <Counts preview={preview} />
          <output className="workbook-busy" aria-live="polite">
            {busy === 'reading' ? WORKBOOK.reading : ''}
          </output>
          <div className="workbook-move">
            <Button disabled={step === 0} onClick={() => go(step - 1)}>
              {WORKBOOK.back}
            </Button>
            {step < 3 ? (
              <Button type="primary" disabled={stuck} onClick={() => go(step + 1)}>
                {WORKBOOK.next}
              </Button>
            ) : null}
          </div>
        </>
      }
    >
      <div className="workbook">
        {notice}
        {preview.notes.length === 0 ? null : (
          <ul className="workbook-notes" aria-label={WORKBOOK.notes}>
            {preview.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        )}
        {step === 0 ? <StepSheet preview={preview} /> : null}
        {step === 1 ? <StepColumns preview={preview} /> : null}
        {step === 2 ? <StepCheck preview={preview} /> : null}
        {step === 3 ? <StepTarget preview={preview} /> : null}
      </div>
    </Page>
  );
}

function Steps({ step, reachable, onGo }: { step: number; reachable: number; onGo: (step: number) => void }) {
  return (
    <nav aria-label={WORKBOOK.stepsLabel}>
      <ol className="workbook-steps">
        {WORKBOOK.steps.map((words, index) => (
          <li key={words}>
            <button
              type="button"
              aria-current={index === step ? 'step' : undefined}
              disabled={index > reachable}
              onClick={() => onGo(index)}
            >
              <span className="workbook-step-number">{index + 1}</span>
              {words}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** Live: every change of sheet, header or columns shows here at once. */
function Counts({ preview: { counts, unreadable, doubts, skipped } }: { preview: WorkbookPreview }) {
  return (
    <output className="workbook-counts" aria-label={WORKBOOK.counts} aria-live="polite">
      <strong>{countsInWords(counts)}</strong>
      <span className={unreadable.total > 0 ? 'workbook-bad' : undefined}>
        {WORKBOOK.unreadable}
        {unreadable.total}
      </span>
      <span className={doubts.total > 0 ? 'workbook-doubt' : undefined}>
        {WORKBOOK.doubts}
        {doubts.total}
      </span>
      <span>
        {WORKBOOK.skipped}
        {skipped.total}
      </span>
    </output>
  );
}
