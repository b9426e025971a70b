// One measure of a closed review: last week beside what was recorded, nothing to change.
import type { ReviewRow } from '#domain/review/types.ts';
import { REVIEW } from '#renderer/text/review.ts';
import { StateTag } from '#renderer/ui/StateTag.tsx';
import { Changes } from './Changes.tsx';
import { LastWeek, Remark } from './LastWeek.tsx';
import { Warnings } from './MeasureEditor.tsx';

export interface MeasureViewProps {
  row: ReviewRow;
  date: string;
  /** What a reviewer should notice */
  warnings: readonly string[];
}

export function MeasureView({ row, date, warnings }: MeasureViewProps) {
  const { current, last } = row;
  return (
    <div className="review-editor">
      <LastWeek last={last} date={date} />
      <div className="review-this">
        <div className="review-side-title">
          {REVIEW.thisWeek}
          {current === null ? null : (
            <>
              <span>{current.percent}%</span>
              <StateTag state={current.state} />
            </>
          )}
        </div>
        {current === null ? (
          <p className="faint">{REVIEW.nothingThis}</p>
        ) : (
          <>
            {last === null ? (
              <p className="review-text">{current.text}</p>
            ) : (
              <Changes before={last.text} after={current.text} />
            )}
            <Remark label={REVIEW.returnReason} text={current.returnReason} />
            <Remark label={REVIEW.difficulty} text={current.difficulty} />
            <Remark label={REVIEW.nextPlan} text={current.nextPlan} />
            <Remark label={REVIEW.reportedBy} text={current.reportedBy} />
            <Remark label={REVIEW.evidence} text={current.evidence ?? null} />
            <Warnings warnings={warnings} />
          </>
        )}
      </div>
    </div>
  );
}
