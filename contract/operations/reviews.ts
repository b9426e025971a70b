// 周调度: opened, filled in, closed.
import { z } from 'zod';
import type { Review, ReviewSheet } from '#domain/review/types.ts';
import { act, query } from '../declare.ts';
import * as i from '../inputs.ts';
import { TEXT_LENGTH } from '../limits.ts';

export const reviews = {
  listReviews: query<Review[]>()(z.strictObject({ roundId: i.id })),
  openReview: act<Review>()(
    z.strictObject({ roundId: i.id, date: i.plainDate, dueAt: i.instant.nullable().optional() }),
  ),
  getReview: query<ReviewSheet>()(z.strictObject({ reviewId: i.id })),
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
  closeReview: act<Review>()(z.strictObject({ reviewId: i.id })),
} as const;
