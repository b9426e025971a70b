// The sheet of one review: loaded once, changed by what is registered and entered.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { BihuanError } from '#contract/errors.ts';
import type { InputOf } from '#contract/operations.ts';
import type { Id } from '#domain/ledger/types.ts';
import type { ReviewEntry, ReviewSheet } from '#domain/review/types.ts';
import { asBihuanError, call } from '#renderer/api/bihuan.ts';
import { save } from '#renderer/store/saving.ts';

type Report = Omit<InputOf<'reportUnit'>, 'reviewId'>;

export interface ReviewState {
  sheet: ReviewSheet | null;
  error: BihuanError | null;
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

function withEntry(sheet: ReviewSheet, measureId: Id, entry: ReviewEntry): ReviewSheet {
  const rows = sheet.rows.map((row) => (row.measureId === measureId ? { ...row, current: entry } : row));
  const units = sheet.units.map((unit) => ({
    ...unit,
    entered: rows.filter((row) => row.unitId === unit.unitId && row.current !== null).length,
  }));
  return { ...sheet, rows, units };
}

export function useReview(reviewId: Id | null): ReviewState {
  const [sheet, setSheet] = useState<ReviewSheet | null>(null);
  const [error, setError] = useState<BihuanError | null>(null);
  const wanted = useRef(reviewId);
  wanted.current = reviewId;

  const reload = useCallback(async () => {
    if (reviewId === null) return;
    try {
      const loaded = await call('getReview', { reviewId });
      if (wanted.current !== reviewId) return;
      setSheet(loaded);
      setError(null);
    } catch (cause) {
      setError(asBihuanError(cause));
    }
  }, [reviewId]);

  useEffect(() => {
    setSheet(null);
    void reload();
  }, [reload]);

  const report = useCallback(
    async (input: Report) => {
      if (reviewId === null) return false;
      try {
        await save('reportUnit', { reviewId, ...input });
      } catch {
        return false;
      }
      await reload();
      return true;
    },
    [reviewId, reload],
  );

  const enter = useCallback(
    async (measureId: Id, entry: ReviewEntry) => {
      if (reviewId === null) return false;
      try {
        const { acceptedAt: _, ...said } = entry;
        await save('enterProgress', { reviewId, measureId, ...said });
      } catch {
        return false;
      }
      setSheet((before) =>
        before?.review.id === reviewId ? withEntry(before, measureId, { ...entry, acceptedAt: null }) : before,
      );
      return true;
    },
    [reviewId],
  );

  const accept = useCallback(
    async (measureId: Id, accepted: boolean) => {
      if (reviewId === null) return false;
      try {
        await save('acceptEntries', { reviewId, measureIds: [measureId], accepted });
      } catch {
        return false;
      }
      await reload();
      return true;
    },
    [reviewId, reload],
  );

  const sendBack = useCallback(
    async (measureId: Id, reason: string) => {
      if (reviewId === null) return false;
      try {
        await save('returnEntry', { reviewId, measureId, reason });
      } catch {
        return false;
      }
      await reload();
      return true;
    },
    [reviewId, reload],
  );

  return { sheet: sheet?.review.id === reviewId ? sheet : null, error, reload, report, enter, accept, sendBack };
}
