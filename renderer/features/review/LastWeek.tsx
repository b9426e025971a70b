// Last week's entry, as it stands for comparison.
import type { ReviewRow } from '#domain/review/types.ts';
import { lastWords, REVIEW } from '#renderer/text/review.ts';
import { StateTag } from '#renderer/ui/StateTag.tsx';

/** Label and text of what is only shown where there is something. */
export function Remark({ label, text }: { label: string; text: string | null }) {
  if (text === null || text === '') return null;
  return (
    <p className="review-remark">
      <span className="field-label">{label}：</span>
      {text}
    </p>
  );
}

export function LastWeek({ last, date }: { last: ReviewRow['last'] /** Day of the review */; date: string }) {
  if (last === null) {
    return (
      <div className="review-last">
        <div className="review-side-title">{REVIEW.lastTime}</div>
        <p className="faint">{REVIEW.nothingLast}</p>
      </div>
    );
  }
  return (
    <div className="review-last">
      <div className="review-side-title">
        <span>{lastWords(last.date, date)}</span>
        <span>{last.percent}%</span>
        <StateTag state={last.state} />
      </div>
      <p className="review-text">{last.text}</p>
      <Remark label={REVIEW.difficulty} text={last.difficulty} />
      <Remark label={REVIEW.nextPlan} text={last.nextPlan} />
      <Remark label={REVIEW.returnReason} text={last.returnReason} />
    </div>
  );
}
