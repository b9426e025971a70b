// The bulletins (通报): drafted from figures, edited, numbered, issued.
import { z } from 'zod';
import type { Bulletin, BulletinSummary } from '#domain/bulletin/types.ts';
import { act, query } from '../declare.ts';
import * as i from '../inputs.ts';
import { LARGE_CALL_BYTES } from '../limits.ts';

export const bulletins = {
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
  issueBulletin: act<Bulletin>()(z.strictObject({ bulletinId: i.id }), { needs: 'approve' }),
} as const;
