// 认可 / 退回 of one entry, and raising its difficulty to the next 碰头会.
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { Id } from '#domain/ledger/types.ts';
import type { Review, ReviewRow } from '#domain/review/types.ts';
import { save } from '#renderer/store/saving.ts';
import { REVIEW } from '#renderer/text/review.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';

export interface VerdictProps {
  review: Review;
  row: ReviewRow;
  accept: (measureId: Id, accepted: boolean) => Promise<boolean>;
  sendBack: (measureId: Id, reason: string) => Promise<boolean>;
  /** Asks for the reason to send it back with */
  onReturn: () => void;
}

export function Verdict({ review, row, accept, sendBack, onReturn }: VerdictProps) {
  const { current, measureId } = row;
  const [raised, setRaised] = useState(false);
  if (current === null) return null;
  const returned = (current.returnReason ?? '').trim() !== '';
  const accepted = current.acceptedAt !== null && current.acceptedAt !== undefined;
  const difficulty = (current.difficulty ?? '').trim();

  const raise = async () => {
    try {
      await save('addAgendaItem', {
        roundId: review.roundId,
        meetingId: null,
        reviewId: review.id,
        measureId,
        fields: {
          title: REVIEW.raiseTitle(row.problemNumber, row.measureLead.replace(/[。；，]$/u, '')),
          note: difficulty,
          discussion: null,
          unitId: row.unitId,
        },
      });
      setRaised(true);
    } catch {
      // The frame shows why.
    }
  };

  return (
    <div className="review-verdict">
      {returned ? (
        <>
          <strong className="review-returned">{REVIEW.returnedFor(current.returnReason ?? '')}</strong>
          <Button onClick={() => void sendBack(measureId, '')}>{REVIEW.undoReturn}</Button>
        </>
      ) : accepted ? (
        <>
          <strong className="review-accepted">✓ {REVIEW.accepted}</strong>
          <Button onClick={() => void accept(measureId, false)}>{REVIEW.takeBack}</Button>
        </>
      ) : (
        <>
          <Button onClick={() => void accept(measureId, true)}>{REVIEW.acceptKey}</Button>
          <Button onClick={onReturn}>{REVIEW.returnKey}</Button>
        </>
      )}
      {difficulty === '' ? null : (
        <Button disabled={raised} onClick={() => void raise()}>
          {REVIEW.raise}
        </Button>
      )}
      <span className="field-hint">{raised ? REVIEW.raised : REVIEW.verdictKeys}</span>
    </div>
  );
}

export interface ReturnDialogProps {
  onClose: () => void;
  onReturn: (reason: string) => Promise<void>;
}

/** Stands beside the editor's form and not in it: forms do not nest. */
export function ReturnDialog({ onClose, onReturn }: ReturnDialogProps) {
  const [reason, setReason] = useState('');
  return (
    <Dialog
      title={REVIEW.returnTitle}
      onClose={onClose}
      confirm={{ label: REVIEW.returnEntry, run: () => void onReturn(reason), disabled: reason.trim() === '' }}
    >
      <div className="field">
        <label htmlFor="return-reason">{REVIEW.returnReason}</label>
        <Input.TextArea
          id="return-reason"
          rows={4}
          maxLength={2_000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <div className="field-hint">{reason.trim() === '' ? REVIEW.returnNeeded : REVIEW.returnNote}</div>
      </div>
    </Dialog>
  );
}
