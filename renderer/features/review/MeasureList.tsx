// The measures of one unit, problem by problem; the chosen one opens to be gone through.
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { measureLabel } from '#domain/numbering/words.ts';
import type { Review, ReviewEntry, ReviewRow } from '#domain/review/types.ts';
import { REVIEW } from '#renderer/text/review.ts';
import { LightTag } from '#renderer/ui/LightTag.tsx';
import { StateTag } from '#renderer/ui/StateTag.tsx';
import { MeasureEditor } from './MeasureEditor.tsx';
import { MeasureView } from './MeasureView.tsx';
import { moveFocus } from './UnitList.tsx';
import { ReturnDialog } from './Verdict.tsx';

export interface MeasureListProps {
  review: Review;
  rows: readonly ReviewRow[];
  reportedBy: string;
  enter: (measureId: string, entry: ReviewEntry) => Promise<boolean>;
  accept: (measureId: string, accepted: boolean) => Promise<boolean>;
  sendBack: (measureId: string, reason: string) => Promise<boolean>;
  /** What a reviewer should notice, by measure */
  warnings: ReadonlyMap<string, readonly string[]>;
  /** Gone through to the last measure */
  onEnd: () => void;
  /** Puts the cursor into the first measure at once */
  startInside: boolean;
}

function Head({
  row,
  open,
  warned,
  onToggle,
  onKey,
}: {
  row: ReviewRow;
  open: boolean;
  warned: boolean;
  onToggle: () => void;
  onKey: (event: KeyboardEvent<HTMLElement>) => void;
}) {
  const state = row.current?.state ?? row.stateBefore;
  return (
    <button
      type="button"
      className="review-measure-head"
      data-measure={row.measureId}
      aria-expanded={open}
      onClick={onToggle}
      onKeyDown={onKey}
    >
      <span className="review-measure-name">
        {markOf(row)} {measureLabel(row.measurePosition)}
        {row.measureLead}
      </span>
      {warned ? <span className="review-warned">⚠</span> : null}
      <span className="review-measure-deadline">{row.deadlineWords}</span>
      <span className="review-measure-light">
        <LightTag light={row.light} />
      </span>
      <span className="review-measure-state">
        <StateTag state={state} />
      </span>
      <span className="review-measure-percent">{row.current?.percent ?? row.percentBefore}%</span>
    </button>
  );
}

/** ○ nothing entered, ● entered, ✓ accepted, ↩ sent back */
function markOf({ current }: ReviewRow): string {
  if (current === null) return '○';
  if ((current.returnReason ?? '').trim() !== '') return '↩';
  return current.acceptedAt ? '✓' : '●';
}

export function MeasureList(props: MeasureListProps) {
  const { review, rows, reportedBy, enter, accept, sendBack, warnings, onEnd, startInside } = props;
  const [returning, setReturning] = useState(false);
  const [openId, setOpenId] = useState<string | null>(rows[0]?.measureId ?? null);
  const [takeFocus, setTakeFocus] = useState(startInside);
  const list = useRef<HTMLDivElement>(null);

  const openAt = (index: number): void => {
    const row = rows[index];
    if (row === undefined) {
      if (index >= rows.length) onEnd();
      return;
    }
    setTakeFocus(true);
    setOpenId(row.measureId);
  };
  const at = rows.findIndex((row) => row.measureId === openId);

  useEffect(() => {
    if (openId === null) return;
    list.current?.querySelector(`[data-measure="${openId}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [openId]);

  /** Single keys on a measure's row: Enter accepts and goes on, R sends back, E goes into the text. */
  const onKey = (event: KeyboardEvent<HTMLElement>, row: ReviewRow): void => {
    if (review.state === 'closed' || row.current === null || event.ctrlKey || event.altKey || event.metaKey) return;
    const key = event.key.toLowerCase();
    if (key !== 'enter' && key !== 'r' && key !== 'e') return;
    event.preventDefault();
    if (key === 'enter') {
      const next = rows[rows.indexOf(row) + 1];
      void accept(row.measureId, true).then((done) => {
        if (done && next !== undefined) focusHead(next.measureId);
      });
      return;
    }
    setTakeFocus(key === 'e');
    setOpenId(row.measureId);
    setReturning(key === 'r');
  };
  const focusHead = (measureId: string): void => {
    list.current?.querySelector<HTMLElement>(`[data-measure="${measureId}"]`)?.focus();
  };

  if (rows.length === 0) return <p className="loading">{REVIEW.noMeasures}</p>;
  const problems = [...Map.groupBy(rows, (row) => row.problemId).values()];
  return (
    <section
      className="review-measures"
      aria-label={REVIEW.measures}
      ref={list}
      onKeyDown={(event) => moveFocus(event, '.review-measure-head')}
    >
      {problems.map((group) => (
        <section key={group[0]?.problemId} className="review-problem">
          <h3>
            （{group[0]?.problemNumber}）{group[0]?.problemTitle}
          </h3>
          {group.map((row) => {
            const open = row.measureId === openId;
            return (
              <div key={row.measureId} className={open ? 'review-measure review-measure-open' : 'review-measure'}>
                <Head
                  row={row}
                  open={open}
                  warned={warnings.has(row.measureId)}
                  onKey={(event) => onKey(event, row)}
                  onToggle={() => {
                    setTakeFocus(review.state === 'open' && !open);
                    setOpenId(open ? null : row.measureId);
                  }}
                />
                {!open ? null : review.state === 'closed' ? (
                  <MeasureView row={row} date={review.date} warnings={warnings.get(row.measureId) ?? []} />
                ) : (
                  <MeasureEditor
                    review={review}
                    row={row}
                    reportedBy={reportedBy}
                    enter={enter}
                    onNext={() => openAt(at + 1)}
                    onMove={(step) => openAt(at + step)}
                    takeFocus={takeFocus}
                    warnings={warnings.get(row.measureId) ?? []}
                    accept={accept}
                    sendBack={sendBack}
                    onReturn={() => setReturning(true)}
                  />
                )}
              </div>
            );
          })}
        </section>
      ))}
      {returning && openId !== null ? (
        <ReturnDialog
          onClose={() => setReturning(false)}
          onReturn={async (reason) => {
            if (await sendBack(openId, reason)) setReturning(false);
          }}
        />
      ) : null}
    </section>
  );
}
