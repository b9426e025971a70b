// Says what is still missing before a review is closed and thereby frozen.
import { useState } from 'react';
import type { ReviewUnits } from '#domain/review/types.ts';
import { save } from '#renderer/store/saving.ts';
import { REVIEW } from '#renderer/text/review.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { keptMeasures } from './draft.ts';

export interface CloseDialogProps {
  week: ReviewUnits;
  onCancel: () => void;
  onClosed: () => void;
}

export function CloseDialog({ week, onCancel, onClosed }: CloseDialogProps) {
  const [busy, setBusy] = useState(false);
  const missing = week.units.filter((unit) => unit.status === '未报');
  const empty = week.units.filter((unit) => unit.entered < unit.measures && unit.status !== '免报');
  const entries = empty.reduce((sum, unit) => sum + unit.measures - unit.entered, 0);
  const unsaved = keptMeasures(week.review.id).length > 0;

  const close = async () => {
    setBusy(true);
    try {
      await save('closeReview', { reviewId: week.review.id });
      onClosed();
    } catch {
      // The frame shows why.
      onCancel();
    }
  };

  return (
    <Dialog
      title={REVIEW.closeTitle(week.review.ordinal)}
      onClose={onCancel}
      confirm={{ label: REVIEW.close, run: () => void close(), disabled: unsaved, busy }}
    >
      <div className="review-closing">
        {unsaved ? (
          <p className="field-error" role="alert">
            {REVIEW.unsavedEntries}
          </p>
        ) : null}
        {missing.length === 0 ? null : (
          <p>
            <strong>{REVIEW.missingUnits(missing.length)}</strong>
            {missing
              .map((unit) =>
                unit.missedInARow > 1 ? `${unit.unitName}（${REVIEW.missed(unit.missedInARow)}）` : unit.unitName,
              )
              .join('、')}
          </p>
        )}
        {entries === 0 ? null : (
          <p>
            <strong>{REVIEW.missingEntries(entries)}</strong>
            {empty.map((unit) => REVIEW.unitEntries(unit.unitName, unit.measures - unit.entered)).join('、')}
          </p>
        )}
        {missing.length === 0 && entries === 0 ? <p>{REVIEW.closeComplete}</p> : null}
        <p>{REVIEW.closeNote}</p>
      </div>
    </Dialog>
  );
}
