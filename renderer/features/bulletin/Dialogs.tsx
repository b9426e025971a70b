// What is asked before a bulletin is drafted, gets other parts, or is issued.
import { Button, Checkbox, Select } from 'antd';
import { useState } from 'react';
import type { BihuanError } from '#contract/errors.ts';
import type { Contradiction } from '#domain/bulletin/contradictions.ts';
import {
  BULLETIN_SECTIONS,
  BULLETIN_TYPES,
  type Bulletin,
  type BulletinSection,
  type BulletinSummary,
  type BulletinType,
  SECTION_WORDS,
} from '#domain/bulletin/types.ts';
import type { Id } from '#domain/ledger/types.ts';
import type { Review } from '#domain/review/types.ts';
import { asBihuanError } from '#renderer/api/bihuan.ts';
import { save } from '#renderer/store/saving.ts';
import { BULLETIN } from '#renderer/text/bulletin.ts';
import { reviewWords } from '#renderer/text/review.ts';
import { DateField } from '#renderer/ui/DateField.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { today } from '#renderer/ui/today.ts';

export interface DraftDialogProps {
  roundId: Id;
  /** Closed reviews, newest last */
  reviews: readonly Review[];
  bulletins: readonly BulletinSummary[];
  /** The issued bulletin that is to be corrected */
  corrects: BulletinSummary | null;
  onClose: () => void;
  onDrafted: (bulletin: Bulletin) => void;
}

export function DraftDialog({ roundId, reviews, bulletins, corrects, onClose, onDrafted }: DraftDialogProps) {
  const [type, setType] = useState<BulletinType>(corrects?.type ?? '调度通报');
  const [ground, setGround] = useState<'review' | 'day'>(reviews.length > 0 ? 'review' : 'day');
  const [reviewId, setReviewId] = useState<Id>(corrects?.reviewId ?? reviews.at(-1)?.id ?? '');
  const [asOf, setAsOf] = useState<string | null>(today());
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<BihuanError | null>(null);
  const before = bulletins.filter((bulletin) => bulletin.reviewId === reviewId).length;

  const draft = async () => {
    setBusy(true);
    const source =
      ground === 'review'
        ? { of: 'review' as const, reviewId }
        : { of: 'day' as const, roundId, asOf: asOf ?? today() };
    try {
      const made = { source, type, ...(corrects === null ? {} : { correctsId: corrects.id }) };
      onDrafted(await save('draftBulletin', made, { shownHere: true }));
    } catch (cause) {
      setError(asBihuanError(cause));
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={corrects === null ? BULLETIN.draft : BULLETIN.correctTitle(corrects.number)}
      onClose={onClose}
      confirm={{ label: BULLETIN.draft, run: () => void draft(), busy }}
    >
      <ErrorNotice error={error} />
      {corrects === null ? null : <p className="field-hint">{BULLETIN.correctNote}</p>}
      <div className="field">
        <label htmlFor="draft-type">{BULLETIN.type}</label>
        <Select
          id="draft-type"
          value={type}
          onChange={setType}
          options={BULLETIN_TYPES.map((value) => ({ value, label: value }))}
        />
        <div className="field-hint">{BULLETIN.typeHints[type]}</div>
      </div>
      <div className="field">
        <label htmlFor="draft-ground">{BULLETIN.ground}</label>
        <Select
          id="draft-ground"
          value={ground}
          onChange={setGround}
          options={[
            { value: 'review', label: BULLETIN.groundReview, disabled: reviews.length === 0 },
            { value: 'day', label: BULLETIN.groundDay },
          ]}
        />
      </div>
      {ground === 'review' ? (
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
      ) : (
        <div className="field">
          <label htmlFor="draft-as-of">{BULLETIN.asOf}</label>
          <DateField id="draft-as-of" value={asOf} onChange={setAsOf} />
          <div className="field-hint">{BULLETIN.dayNote}</div>
        </div>
      )}
    </Dialog>
  );
}

export interface SectionDialogProps {
  sections: readonly BulletinSection[];
  onClose: () => void;
  /** Resolves with false when it was refused */
  onApply: (sections: BulletinSection[]) => Promise<boolean>;
}

/** Chosen parts first, in their order; the others below, to be taken up. */
export function SectionDialog({ sections, onClose, onApply }: SectionDialogProps) {
  const [chosen, setChosen] = useState<BulletinSection[]>([...sections]);
  const [busy, setBusy] = useState(false);
  const left = BULLETIN_SECTIONS.filter((section) => !chosen.includes(section));
  const move = (at: number, by: number) =>
    setChosen((before) => {
      const section = before[at];
      return section === undefined ? before : before.toSpliced(at, 1).toSpliced(at + by, 0, section);
    });
  const apply = () => {
    setBusy(true);
    void onApply(chosen).then((done) => (done ? onClose() : setBusy(false)));
  };
  return (
    <Dialog
      title={BULLETIN.sectionsTitle}
      onClose={onClose}
      confirm={{ label: BULLETIN.apply, run: apply, busy, disabled: chosen.length === 0 }}
    >
      <p className="field-hint">{BULLETIN.sectionsNote}</p>
      <ul className="bulletin-sections">
        {[...chosen, ...left].map((section, at) => {
          const taken = at < chosen.length;
          const name = SECTION_WORDS[section];
          return (
            <li key={section}>
              <Checkbox
                checked={taken}
                onChange={() =>
                  setChosen((before) => (taken ? before.filter((one) => one !== section) : [...before, section]))
                }
              >
                {name}
              </Checkbox>
              <Button
                size="small"
                aria-label={BULLETIN.up(name)}
                disabled={!taken || at === 0}
                onClick={() => move(at, -1)}
              >
                ↑
              </Button>
              <Button
                size="small"
                aria-label={BULLETIN.down(name)}
                disabled={!taken || at === chosen.length - 1}
                onClick={() => move(at, 1)}
              >
                ↓
              </Button>
            </li>
          );
        })}
      </ul>
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

export interface IssueDialogProps extends ConfirmProps {
  number: number;
  changed: number;
  contradictions: readonly Contradiction[];
}

export function IssueDialog({ number, changed, contradictions, ...props }: IssueDialogProps) {
  const { busy, start } = useRun(props);
  return (
    <Dialog
      title={BULLETIN.issueTitle(number)}
      onClose={props.onClose}
      confirm={{ label: BULLETIN.issueConfirm, run: start, busy }}
    >
      {changed === 0 ? null : <p className="field-error">{BULLETIN.issueChanged(changed)}</p>}
      {contradictions.length === 0 ? null : (
        <div className="field-error">
          {BULLETIN.contradictionsTitle}
          <ul>
            {contradictions.map(({ block, said, counted }) => (
              <li key={`${block} ${said}`}>{BULLETIN.contradiction(said, counted)}</li>
            ))}
          </ul>
        </div>
      )}
      <p>{BULLETIN.issueNote}</p>
    </Dialog>
  );
}
