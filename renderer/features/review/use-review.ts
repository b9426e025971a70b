// One review as the screen needs it: its units at once, one unit's measures on demand, what repeats what in its own time.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { BihuanError } from '#contract/errors.ts';
import type { InputOf } from '#contract/operations.ts';
import type { Id } from '#domain/ledger/types.ts';
import type { ReviewEntry, ReviewRow, ReviewUnits } from '#domain/review/types.ts';
import { asBihuanError, call } from '#renderer/api/bihuan.ts';
import { save } from '#renderer/store/saving.ts';

type Report = Omit<InputOf<'reportUnit'>, 'reviewId'>;

/** Up to so many entries all are compared anew after each is saved; in larger weeks when the week is opened. */
const COMPARED_AT_ONCE = 3_000;

export interface ReviewState {
  week: ReviewUnits | null;
  error: BihuanError | null;
  /** Rises when rows may say something else than before */
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

  /** After an act on this review: what changed is read again. */
  const after = useCallback(
    async (act: (reviewId: Id) => Promise<unknown>, touched: 'units' | 'rows' | 'both') => {
      if (reviewId === null) return false;
      try {
        await act(reviewId);
      } catch {
        return false;
      }
      const read = touched === 'rows' ? null : await readUnits();
      if (touched !== 'units') setVersion((before) => before + 1);
      if (touched === 'both' && read !== null && enteredIn(read) <= COMPARED_AT_ONCE) {
        compare().catch((cause: unknown) => setError(asBihuanError(cause)));
      }
      return true;
    },
    [reviewId, readUnits, compare],
  );

  const report = useCallback(
    (input: Report) => after((id) => save('reportUnit', { reviewId: id, ...input }), 'units'),
    [after],
  );
  const enter = useCallback(
    (measureId: Id, { acceptedAt: _, ...said }: ReviewEntry) =>
      after((id) => save('enterProgress', { reviewId: id, measureId, ...said }), 'both'),
    [after],
  );
  const accept = useCallback(
    (measureId: Id, accepted: boolean) =>
      after((id) => save('acceptEntries', { reviewId: id, measureIds: [measureId], accepted }), 'rows'),
    [after],
  );
  const sendBack = useCallback(
    (measureId: Id, reason: string) =>
      after((id) => save('returnEntry', { reviewId: id, measureId, reason }), 'rows'),
    [after],
  );

  const shown = week?.review.id === reviewId ? week : null;
  return { week: shown, error, version, alike, reload, report, enter, accept, sendBack };
}

const enteredIn = ({ units, others }: ReviewUnits): number =>
  units.reduce((sum, unit) => sum + unit.entered, others?.entered ?? 0);

/** The measures of one unit ('': those of no unit that was asked), read again with every version; null until known. */
export function useRows(
  reviewId: Id,
  unitId: Id,
  version: number,
): { rows: readonly ReviewRow[] | null; error: BihuanError | null } {
  const [read, setRead] = useState<{ of: string; rows: ReviewRow[] } | null>(null);
  const [error, setError] = useState<BihuanError | null>(null);
  const of = `${reviewId}/${unitId}`;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version is what asks for another reading
  useEffect(() => {
    let current = true;
    call('getReviewRows', { reviewId, unitId: unitId === '' ? null : unitId }).then(
      (rows) => {
        if (!current) return;
        setRead({ of, rows });
        setError(null);
      },
      (cause: unknown) => {
        if (current) setError(asBihuanError(cause));
      },
    );
    return () => {
      current = false;
    };
  }, [reviewId, unitId, of, version]);

  return { rows: read?.of === of ? read.rows : null, error };
}
