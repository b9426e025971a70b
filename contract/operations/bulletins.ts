// Figures and the bulletins (通报) that quote them.
import { z } from 'zod';
import type { Bulletin, BulletinSummary } from '#domain/bulletin/types.ts';
import type { RoundFigures } from '#domain/statistics/types.ts';
import { act, query } from '../declare.ts';
import * as i from '../inputs.ts';
import { LARGE_CALL_BYTES } from '../limits.ts';

export const bulletins = {
  /** Of today, of another day, or the frozen ones of a closed review. */
  getFigures: query<RoundFigures>()(
    z.strictObject({ roundId: i.id, asOf: i.plainDate.optional(), reviewId: i.id.optional() }),
  ),
  listBulletins: query<BulletinSummary[]>()(z.strictObject({ roundId: i.id })),
  draftBulletin: act<Bulletin>()(z.strictObject({ reviewId: i.id })),
  getBulletin: query<Bulletin>()(z.strictObject({ bulletinId: i.id })),
  updateBulletin: act<Bulletin>()(
    z.strictObject({
      bulletinId: i.id,
      number: z.number().int().min(1).max(10_000).optional(),
      document: i.textDocument.optional(),
    }),
    { maxBytes: LARGE_CALL_BYTES },
  ),
  redraftBulletin: act<Bulletin>()(z.strictObject({ bulletinId: i.id })),
  issueBulletin: act<Bulletin>()(z.strictObject({ bulletinId: i.id })),
} as const;
