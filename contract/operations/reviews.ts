// 周调度: opened, filled in, closed.
import { z } from 'zod';
import type { Id } from '#domain/ledger/types.ts';
import type { ComparedReviews } from '#domain/review/compare.ts';
import type { Review, ReviewRow, ReviewSheet, ReviewUnits } from '#domain/review/types.ts';
import { act, query } from '../declare.ts';
import * as i from '../inputs.ts';
import { LARGE_CALL_BYTES, TEXT_LENGTH } from '../limits.ts';

export const reviews = {
  listReviews: query<Review[]>()(z.strictObject({ roundId: i.id })),
  openReview: act<Review>()(
    z.strictObject({ roundId: i.id, date: i.plainDate, dueAt: i.instant.nullable().optional() }),
  ),
  getReview: query<ReviewSheet>()(z.strictObject({ reviewId: i.id })),
  /** The week without its measures: what the screen opens with. */
  getReviewUnits: query<ReviewUnits>()(z.strictObject({ reviewId: i.id })),
  /** One unit's measures; null: those led by no unit that was asked. */
  getReviewRows: query<ReviewRow[]>()(z.strictObject({ reviewId: i.id, unitId: i.id.nullable() })),
  /** Entries that repeat another one of the week, by measure: compares each with all. */
  getLikenesses: query<Record<Id, string>>()(z.strictObject({ reviewId: i.id })),
  reportUnit: act<null>()(
    z.strictObject({
      reviewId: i.id,
      unitId: i.id,
      status: i.reportStatus,
      receivedAt: i.instant.nullable(),
      medium: i.medium.nullable(),
      waivedReason: i.text.nullable(),
    }),
  ),
  enterProgress: act<null>()(
    z.strictObject({
      reviewId: i.id,
      measureId: i.id,
      text: z.string().max(TEXT_LENGTH),
      percent: i.percent,
      state: i.state,
      difficulty: i.optionalText,
      nextPlan: i.optionalText,
      returnReason: i.optionalText,
      reportedBy: z.string().max(50).nullable(),
      evidence: i.optionalText.default(null),
    }),
  ),
  /** Two weeks of one round side by side. */
  compareReviews: query<ComparedReviews>()(z.strictObject({ reviewId: i.id, otherId: i.id })),
  /** 认可: the reviewer accepts entries, or takes that back. */
  acceptEntries: act<null>()(
    z.strictObject({ reviewId: i.id, measureIds: z.array(i.id).min(1).max(10_000), accepted: z.boolean() }),
    { maxBytes: LARGE_CALL_BYTES },
  ),
  /** 退回 with a reason; '' takes it back. */
  returnEntry: act<null>()(z.strictObject({ reviewId: i.id, measureId: i.id, reason: i.text })),
  closeReview: act<Review>()(z.strictObject({ reviewId: i.id })),
} as const;
