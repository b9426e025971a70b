// Two weeks side by side: only what differs.
import { Select } from 'antd';
import { useState } from 'react';
import { measureLabel } from '#domain/numbering/words.ts';
import type { WeekStanding } from '#domain/review/compare.ts';
import type { Review } from '#domain/review/types.ts';
import { call } from '#renderer/api/bihuan.ts';
import { REVIEW, reviewWords } from '#renderer/text/review.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { Loading } from '#renderer/ui/Loading.tsx';
import { useAsync } from '#renderer/ui/useAsync.ts';
import { Changes } from './Changes.tsx';
import './forms.css';

export interface CompareDialogProps {
  review: Review;
  reviews: readonly Review[];
  onClose: () => void;
}

export function CompareDialog({ review, reviews, onClose }: CompareDialogProps) {
  const others = reviews.filter(({ id }) => id !== review.id);
  const before = others.filter(({ ordinal }) => ordinal < review.ordinal).at(-1);
  const [otherId, setOtherId] = useState((before ?? others[0])?.id ?? '');
  const { value, error } = useAsync(
    () => call('compareReviews', { reviewId: review.id, otherId }),
    `${review.id}-${otherId}`,
  );
  return (
    <Dialog title={REVIEW.compareTitle} width="full" onClose={onClose}>
      <div className="forms-collect">
        <div className="forms-options">
          <label htmlFor="compare-with">{REVIEW.compareWith}</label>
          <Select
            id="compare-with"
            className="review-choose"
            value={otherId}
            onChange={setOtherId}
            options={others.toReversed().map((one) => ({ value: one.id, label: reviewWords(one) }))}
          />
          {value === null ? null : <span>{REVIEW.compareSummary(value.measures.length, value.unchanged)}</span>}
        </div>
        <ErrorNotice error={error} />
        {value === null ? (
          error === null ? (
            <Loading />
          ) : null
        ) : (
          <div className="forms-table-frame">
            <table className="forms-table">
              <thead>
                <tr>
                  <th>{REVIEW.measures}</th>
                  <th>{reviewWords(value.before)}</th>
                  <th>{reviewWords(value.after)}</th>
                  <th>{REVIEW.thisWeek}</th>
                </tr>
              </thead>
              <tbody>
                {value.measures.map((row) => (
                  <tr key={row.measureId}>
                    <td className="forms-measure">
                      （{row.problemNumber}）{measureLabel(row.measurePosition)}
                      {row.measureLead}
                    </td>
                    <td>{standingWords(row.before)}</td>
                    <td>{standingWords(row.after)}</td>
                    <td>
                      {row.before?.text && row.after?.text ? (
                        <Changes before={row.before.text} after={row.after.text} />
                      ) : (
                        <p className="forms-text">{row.after?.text ?? REVIEW.notEntered}</p>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </div>
    </Dialog>
  );
}

function standingWords(standing: WeekStanding | null): string {
  return standing === null ? REVIEW.notAsked : `${standing.state} ${standing.percent}%`;
}
