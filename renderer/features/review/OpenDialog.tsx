// Opens the next weekly review on a date that is proposed and can be changed.
import { useState } from 'react';
import type { BihuanError } from '#contract/errors.ts';
import type { Id, Instant, PlainDate } from '#domain/ledger/types.ts';
import type { Review } from '#domain/review/types.ts';
import { asBihuanError } from '#renderer/api/bihuan.ts';
import { save } from '#renderer/store/saving.ts';
import { REVIEW } from '#renderer/text/review.ts';
import { DateField } from '#renderer/ui/DateField.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { today } from '#renderer/ui/today.ts';
import { MomentField } from './MomentField.tsx';
import { proposedDate } from './weeks.ts';

export interface OpenDialogProps {
  roundId: Id;
  reviews: readonly Review[];
  onClose: () => void;
  onOpened: (review: Review) => void;
}

export function OpenDialog({ roundId, reviews, onClose, onOpened }: OpenDialogProps) {
  const [date, setDate] = useState<PlainDate | null>(() => proposedDate(reviews, today()));
  const [valid, setValid] = useState(true);
  const [due, setDue] = useState<Instant | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<BihuanError | null>(null);

  const open = async () => {
    if (date === null) return;
    setBusy(true);
    try {
      onOpened(await save('openReview', { roundId, date, dueAt: due }, { shownHere: true }));
    } catch (cause) {
      setError(asBihuanError(cause));
      setBusy(false);
    }
  };

  const title = reviews.length === 0 ? REVIEW.openFirst : REVIEW.open;
  return (
    <Dialog
      title={title}
      onClose={onClose}
      confirm={{ label: title, run: () => void open(), disabled: date === null || !valid, busy }}
    >
      <ErrorNotice error={error} />
      <div className="field">
        <label htmlFor="review-date">{REVIEW.date}</label>
        <DateField id="review-date" value={date} onChange={setDate} onValid={setValid} />
        <div className="field-hint">{date === null ? REVIEW.dateNeeded : REVIEW.dateNote}</div>
      </div>
      <div className="field">
        <label htmlFor="review-due">{REVIEW.due}</label>
        <MomentField id="review-due" label={REVIEW.due} value={due} onChange={setDue} />
      </div>
    </Dialog>
  );
}
