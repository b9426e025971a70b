// What is asked before a bulletin is drafted, fetched anew or issued.
import { Select } from 'antd';
import { useState } from 'react';
import type { BihuanError } from '#contract/errors.ts';
import type { Bulletin, BulletinSummary } from '#domain/bulletin/types.ts';
import type { Id } from '#domain/ledger/types.ts';
import type { Review } from '#domain/review/types.ts';
import { asBihuanError } from '#renderer/api/bihuan.ts';
import { save } from '#renderer/store/saving.ts';
import { BULLETIN } from '#renderer/text/bulletin.ts';
import { reviewWords } from '#renderer/text/review.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';

export interface DraftDialogProps {
  /** Closed reviews, newest last; at least one */
  reviews: readonly Review[];
  bulletins: readonly BulletinSummary[];
  onClose: () => void;
  onDrafted: (bulletin: Bulletin) => void;
}

export function DraftDialog({ reviews, bulletins, onClose, onDrafted }: DraftDialogProps) {
  const [reviewId, setReviewId] = useState<Id>(reviews.at(-1)?.id ?? '');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<BihuanError | null>(null);
  const before = bulletins.filter((bulletin) => bulletin.reviewId === reviewId).length;

  const draft = async () => {
    setBusy(true);
    try {
      onDrafted(await save('draftBulletin', { reviewId }, { shownHere: true }));
    } catch (cause) {
      setError(asBihuanError(cause));
      setBusy(false);
    }
  };
  return (
    <Dialog title={BULLETIN.draft} onClose={onClose} confirm={{ label: BULLETIN.draft, run: () => void draft(), busy }}>
      <ErrorNotice error={error} />
      <div className="field">
        <label htmlFor="draft-review">{BULLETIN.draftFrom}</label>
        <Select
          id="draft-review"
          value={reviewId}
          onChange={setReviewId}
          options={reviews.toReversed().map((review) => ({ value: review.id, label: reviewWords(review) }))}
        />
        <div className="field-hint">
          {BULLETIN.draftNote}
          {before === 0 ? null : BULLETIN.again(before)}
        </div>
      </div>
    </Dialog>
  );
}

export interface ConfirmProps {
  onClose: () => void;
  run: () => Promise<boolean>;
}

function useRun({ onClose, run }: ConfirmProps): { busy: boolean; start: () => void } {
  const [busy, setBusy] = useState(false);
  const start = (): void => {
    setBusy(true);
    // A refusal is shown by the frame, above the screen.
    void run().then(onClose);
  };
  return { busy, start };
}

export function RedraftDialog(props: ConfirmProps) {
  const { busy, start } = useRun(props);
  return (
    <Dialog
      title={BULLETIN.redraftTitle}
      onClose={props.onClose}
      confirm={{ label: BULLETIN.redraft, run: start, busy }}
    >
      <p>{BULLETIN.redraftNote}</p>
    </Dialog>
  );
}

export function IssueDialog({ number, changed, ...props }: ConfirmProps & { number: number; changed: number }) {
  const { busy, start } = useRun(props);
  return (
    <Dialog
      title={BULLETIN.issueTitle(number)}
      onClose={props.onClose}
      confirm={{ label: BULLETIN.issueConfirm, run: start, busy }}
    >
      {changed === 0 ? null : <p className="field-error">{BULLETIN.issueChanged(changed)}</p>}
      <p>{BULLETIN.issueNote}</p>
    </Dialog>
  );
}
