// One review as the screen needs it: its units at once, one unit's measures on demand, what repeats what in its own time.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { BihuanError } from '#contract/errors.ts';
import type { InputOf } from '#contract/operations.ts';
import type { Id } from '#domain/ledger/types.ts';
import type { ReviewEntry, ReviewUnits } from '#domain/review/types.ts';
import { asBihuanError, call } from '#renderer/api/bihuan.ts';
import { save } from '#renderer/store/saving.ts';

type Report = Omit<InputOf<'reportUnit'>, 'reviewId'>;

/** Up to so many entries all are compared anew after each is saved; in larger weeks when the week is opened. */
const COMPARED_AT_ONCE = 3_000;

export interface ReviewState {
  week: ReviewUnits | null;
  error: BihuanError | null;
  /** Rises when measures came in from elsewhere, so that rows are to be read again */
  version: number;
  /** Entries that repeat another one of the week, by measure */
  alike: ReadonlyMap<Id, string>;
  reload: () => Promise<void>;
  /** Registers how a unit's report came in; false if it was refused (the frame shows why). */
  report: (input: Report) => Promise<boolean>;
  /** Saves what a unit reports on a measure; false if it was refused. */
  enter: (measureId: Id, entry: ReviewEntry) => Promise<boolean>;
  /** 认可, or takes that back; false if it was refused. */
  accept: (measureId: Id, accepted: boolean) => Promise<boolean>;
  /** 退回 with a reason; '' takes it back; false if it was refused. */
  sendBack: (measureId: Id, reason: string) => Promise<boolean>;
}

const NOTHING_ALIKE: ReadonlyMap<Id, string> = new Map();

export function useReview(reviewId: Id | null): ReviewState {
  const [week, setWeek] = useState<ReviewUnits | null>(null);
  const [error, setError] = useState<BihuanError | null>(null);
  const [version, setVersion] = useState(0);
  const [alike, setAlike] = useState(NOTHING_ALIKE);
  const wanted = useRef(reviewId);
  wanted.current = reviewId;

  const compare = useCallback(async () => {
    if (reviewId === null) return;
    const found = await call('getLikenesses', { reviewId });
    if (wanted.current === reviewId) setAlike(new Map(Object.entries(found)));
  }, [reviewId]);

  const readUnits = useCallback(async (): Promise<ReviewUnits | null> => {
    if (reviewId === null) return null;
    try {
      const read = await call('getReviewUnits', { reviewId });
      if (wanted.current !== reviewId) return null;
      setWeek(read);
      setError(null);
      return read;
    } catch (cause) {
      setError(asBihuanError(cause));
      return null;
    }
  }, [reviewId]);

  const reload = useCallback(async () => {
    const read = await readUnits();
    if (read === null) return;
    setVersion((before) => before + 1);
    compare().catch((cause: unknown) => setError(asBihuanError(cause)));
  }, [readUnits, compare]);

  useEffect(() => {
    setWeek(null);
    setAlike(NOTHING_ALIKE);
    void reload();
  }, [reload]);

  /** True when an act on this review was carried out; the frame shows why it was not. */
  const done = useCallback(
    async (act: (reviewId: Id) => Promise<unknown>) => {
      if (reviewId === null) return false;
      try {
        await act(reviewId);
        return true;
      } catch {
        return false;
      }
    },
    [reviewId],
  );

  const report = useCallback(
    async (input: Report) => {
      if (!(await done((id) => save('reportUnit', { reviewId: id, ...input })))) return false;
      await readUnits();
      return true;
    },
    [done, readUnits],
  );
  const enter = useCallback(
    async (measureId: Id, { acceptedAt: _, ...said }: ReviewEntry) => {
      if (!(await done((id) => save('enterProgress', { reviewId: id, measureId, ...said })))) return false;
      const read = await readUnits();
      if (read !== null && enteredIn(read) <= COMPARED_AT_ONCE) {
        compare().catch((cause: unknown) => setError(asBihuanError(cause)));
      }
      return true;
    },
    [done, readUnits, compare],
  );
  const accept = useCallback(
    (measureId: Id, accepted: boolean) =>
      done((id) => save('acceptEntries', { reviewId: id, measureIds: [measureId], accepted })),
    [done],
  );
  const sendBack = useCallback(
    (measureId: Id, reason: string) => done((id) => save('returnEntry', { reviewId: id, measureId, reason })),
    [done],
  );

  const shown = week?.review.id === reviewId ? week : null;
  return { week: shown, error, version, alike, reload, report, enter, accept, sendBack };
}

const enteredIn = ({ units, others }: ReviewUnits): number =>
  units.reduce((sum, unit) => sum + unit.entered, others?.entered ?? 0);
