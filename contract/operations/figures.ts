// What is counted of a round: the numbers, the rows behind one of them, and 工作台 in one answer.
import { z } from 'zod';
import type { Overview } from '#domain/statistics/overview.ts';
import type { FigureRow, RoundCounts } from '#domain/statistics/types.ts';
import { query } from '../declare.ts';
import * as i from '../inputs.ts';
import { figureName, partName } from '../ledger-inputs.ts';
import { LARGE_CALL_BYTES } from '../limits.ts';

/** As the round stands, reckoned for a day (left out: today), or as a closed review froze it. */
const day = { asOf: i.plainDate.optional(), reviewId: i.id.optional() };

export const figures = {
  getFigures: query<RoundCounts>()(z.strictObject({ roundId: i.id, ...day })),
  /** Rows behind a figure, in the order of the lists; `total` counts those too that were taken away since. */
  readFigure: query<{ asOf: string; total: number; rows: FigureRow[] }>()(
    z.strictObject({
      roundId: i.id,
      ...day,
      figure: z.union([
        figureName,
        partName,
        z.strictObject({ of: z.enum(['problems', 'measures']), ids: z.array(i.id).max(50_000) }),
      ]),
      from: z.number().int().min(0),
      count: z.number().int().min(1).max(500),
    }),
    { maxBytes: LARGE_CALL_BYTES },
  ),
  getOverview: query<Overview>()(z.strictObject({ roundId: i.id, ...day })),
} as const;
