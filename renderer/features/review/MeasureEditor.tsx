// One measure gone through: last week on the left, this week's entry on the right, saved as soon as it is left.
import { Button, Input, InputNumber, Select } from 'antd';
import { type FocusEvent, type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react';
import { STATES } from '#domain/ledger/types.ts';
import type { Review, ReviewEntry, ReviewRow } from '#domain/review/types.ts';
import { entryWarnings } from '#domain/review/warnings.ts';
import { checkMove } from '#domain/states/machine.ts';
import { EvidenceButton } from '#renderer/evidence/EvidenceButton.tsx';
import { useSaving } from '#renderer/store/saving.ts';
import { REVIEW } from '#renderer/text/review.ts';
import { Changes } from './Changes.tsx';
import { isReturn, isSame, keepDraft, keptDraft, startOf, toSend, verdictOf, withPercent } from './draft.ts';
import { LastWeek } from './LastWeek.tsx';
import { Verdict, type VerdictProps } from './Verdict.tsx';

export interface MeasureEditorProps {
  review: Review;
  row: ReviewRow;
  /** Who filled in the unit's report; sent with every entry */
  reportedBy: string;
  enter: (measureId: string, entry: ReviewEntry) => Promise<boolean>;
  /** Goes to the next measure */
  onNext: () => void;
  /** Goes to another measure by key */
  onMove: (step: 1 | -1) => void;
  /** Takes the cursor as soon as it appears */
  takeFocus: boolean;
  /** What a reviewer should notice in what is stored */
  warnings: readonly string[];
  accept: VerdictProps['accept'];
  sendBack: VerdictProps['sendBack'];
  onReturn: () => void;
}

export function MeasureEditor(props: MeasureEditorProps) {
  const { review, row, reportedBy, enter, onNext, onMove, takeFocus } = props;
  const reviewId = review.id;
  const start = startOf(row);
  const [draft, setDraft] = useState(() => keptDraft(reviewId, row.measureId) ?? start);
  const [restored] = useState(() => keptDraft(reviewId, row.measureId) !== null);
  const setDirty = useSaving((state) => state.setDirty);
  // What came in from elsewhere (a returned form) takes the place of an untouched draft: else leaving the field would
  // save the old one over it.
  const base = useRef(start);
  useEffect(() => {
    if (isSame(base.current, start)) return;
    if (isSame(draft, base.current)) setDraft(start);
    base.current = start;
  });
  const dirty = !isSame(draft, start);
  const verdict = verdictOf(row, draft);
  const area = useRef<HTMLTextAreaElement>(null);

  const change = (next: ReviewEntry): void => {
    setDraft(next);
    const changed = !isSame(next, start);
    keepDraft(reviewId, row.measureId, changed ? next : null);
    setDirty(changed);
  };
  const set = (patch: Partial<ReviewEntry>): void => change({ ...draft, ...patch });

  // Leaving a field and leaving the measure often come together: what is stored or being stored is not sent again.
  const stored = useRef<ReviewEntry | null>(null);
  const underWay = useRef<{ draft: ReviewEntry; done: Promise<boolean> } | null>(null);
  const send = useCallback(async (): Promise<boolean> => {
    const sent = { ...toSend(row, draft), reportedBy: reportedBy.trim() || draft.reportedBy };
    if (!(await enter(row.measureId, sent))) return false;
    stored.current = sent;
    const newer = keptDraft(reviewId, row.measureId);
    if (newer === null || isSame(newer, draft)) {
      keepDraft(reviewId, row.measureId, null);
      setDirty(false);
    }
    return true;
  }, [draft, row, reportedBy, enter, reviewId, setDirty]);
  const store = useCallback((): Promise<boolean> => {
    if (isSame(draft, stored.current ?? startOf(row))) return Promise.resolve(true);
    if (!verdictOf(row, draft).allowed) return Promise.resolve(false);
    if (underWay.current?.draft !== draft) underWay.current = { draft, done: send() };
    return underWay.current.done.finally(() => {
      underWay.current = null;
    });
  }, [draft, row, send]);

  // Leaving by whatever way (another unit, another screen) saves what was typed; what cannot be saved is kept.
  const latest = useRef(store);
  latest.current = store;
  useEffect(() => () => void latest.current(), []);
  useEffect(() => {
    if (takeFocus) area.current?.focus();
  }, [takeFocus]);

  const onBlur = (event: FocusEvent<HTMLElement>): void => {
    const to = event.relatedTarget;
    const inside = to instanceof Node && (event.currentTarget.contains(to) || isPopup(to));
    if (!inside) void store();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key === 'Enter' && event.ctrlKey) {
      event.preventDefault();
      void store().then((saved) => {
        if (saved) onNext();
      });
    } else if (event.altKey && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      onMove(event.key === 'ArrowDown' ? 1 : -1);
    }
  };

  // While it is being typed the text is judged by itself; likeness with other measures is known once it is stored.
  const warnings = dirty ? entryWarnings(row, draft) : props.warnings;
  const { last } = row;
  return (
    <form className="review-editor" onBlur={onBlur} onKeyDown={onKeyDown} onSubmit={(event) => event.preventDefault()}>
      <LastWeek last={row.last} date={review.date} />
      <div className="review-this">
        <label className="review-side-title" htmlFor={`text-${row.measureId}`}>
          {REVIEW.thisWeek}
        </label>
        {restored && dirty ? <p className="field-hint">{REVIEW.draftKept}</p> : null}
        <Input.TextArea
          id={`text-${row.measureId}`}
          className="review-area review-area-text"
          ref={(element) => {
            area.current = element?.resizableTextArea?.textArea ?? null;
          }}
          maxLength={20_000}
          value={draft.text}
          onChange={(event) => set({ text: event.target.value })}
        />
        {last !== null && draft.text.trim() !== '' ? (
          <div className="review-compare">
            <span className="field-label">{REVIEW.changes}</span>
            <Changes before={last.text} after={draft.text} />
          </div>
        ) : null}
        <div className="review-facts">
          <span className="review-fact">
            {REVIEW.percent}
            <InputNumber
              aria-label={REVIEW.percent}
              min={0}
              max={100}
              precision={0}
              value={draft.percent}
              onChange={(percent) => change(withPercent(draft, percent ?? 0))}
            />
            %
          </span>
          <span className="review-fact">
            {REVIEW.state}
            <Select
              className="review-state"
              aria-label={REVIEW.state}
              value={draft.state}
              onChange={(state) => set({ state })}
              options={STATES.map((state) => {
                const move = checkMove('measure', row.stateBefore, state, { reason: '有' });
                return {
                  value: state,
                  label: state,
                  disabled: !move.allowed,
                  title: move.allowed ? state : move.reason,
                };
              })}
            />
          </span>
          {isReturn(row, draft) ? (
            <Input
              className="review-reason"
              aria-label={REVIEW.returnReason}
              placeholder={REVIEW.returnReason}
              value={draft.returnReason ?? ''}
              {...(verdict.allowed ? {} : { status: 'error' as const })}
              onChange={(event) => set({ returnReason: event.target.value })}
            />
          ) : null}
        </div>
        {verdict.allowed ? null : (
          <p className="field-error" role="alert">
            {verdict.reason}
          </p>
        )}
        <div className="review-pair">
          <Input.TextArea
            aria-label={REVIEW.difficulty}
            className="review-area"
            placeholder={REVIEW.difficulty}
            value={draft.difficulty ?? ''}
            onChange={(event) => set({ difficulty: event.target.value })}
          />
          <Input.TextArea
            aria-label={REVIEW.nextPlan}
            className="review-area"
            placeholder={REVIEW.nextPlan}
            value={draft.nextPlan ?? ''}
            onChange={(event) => set({ nextPlan: event.target.value })}
          />
        </div>
        <Input
          aria-label={REVIEW.evidence}
          placeholder={REVIEW.evidence}
          maxLength={2_000}
          value={draft.evidence ?? ''}
          onChange={(event) => set({ evidence: event.target.value })}
        />
        <p className="review-evidence">
          <EvidenceButton
            name={REVIEW.thisWeek}
            roundId={review.roundId}
            problemId={row.problemId}
            of={{ kind: 'progress', id: row.measureId, reviewId }}
            frozen={review.state === 'closed'}
          />
        </p>
        {dirty || row.current !== null ? <Warnings warnings={warnings} /> : null}
        {dirty ? null : (
          <Verdict
            review={review}
            row={row}
            accept={props.accept}
            sendBack={props.sendBack}
            onReturn={props.onReturn}
          />
        )}
        <div className="review-buttons">
          <Button
            type="primary"
            onClick={() => {
              void store().then((saved) => {
                if (saved) onNext();
              });
            }}
          >
            {REVIEW.saveNext}
          </Button>
          <span className="field-hint">{REVIEW.saveNextKey}</span>
          {last === null ? null : (
            <Button type="text" disabled={draft.text === last.text} onClick={() => set({ text: last.text })}>
              {REVIEW.copyLast}
            </Button>
          )}
        </div>
      </div>
    </form>
  );
}

/** A select's list lies outside the form; choosing in it is not leaving it. */
function isPopup(node: Node): boolean {
  return node instanceof Element && node.closest('.ant-select-dropdown') !== null;
}

/** What a reviewer should notice. */
export function Warnings({ warnings }: { warnings: readonly string[] }) {
  if (warnings.length === 0) return null;
  return (
    <ul className="review-warnings">
      {warnings.map((warning) => (
        <li key={warning}>⚠ {warning}</li>
      ))}
    </ul>
  );
}
