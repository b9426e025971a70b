// The bulletins (通报): drafted from figures, edited, numbered, issued.
import { z } from 'zod';
import type { Contradiction } from '#domain/bulletin/contradictions.ts';
import { BULLETIN_SECTIONS, BULLETIN_TYPES, type Bulletin, type BulletinSummary } from '#domain/bulletin/types.ts';
import type { RoundCounts } from '#domain/statistics/types.ts';
import { act, query } from '../declare.ts';
import * as i from '../inputs.ts';
import { LARGE_CALL_BYTES } from '../limits.ts';

const sections = z.array(z.enum(BULLETIN_SECTIONS)).min(1, '请至少选择一节').max(BULLETIN_SECTIONS.length);
const series = z.string().trim().min(1, '请填写期号系列').max(50);

/** What a bulletin's figures are held against: those of its review or day, and what the text says otherwise. */
export interface BulletinCheck {
  figures: RoundCounts;
  contradictions: Contradiction[];
}

export const bulletins = {
  /** With `text`: only those in whose title or words it stands. */
  listBulletins: query<BulletinSummary[]>()(
    z.strictObject({ roundId: i.id, text: z.string().trim().max(100).optional() }),
  ),
  /** From a closed review, or from the figures of a day; `correctsId` makes it a 更正 of an issued one. */
  draftBulletin: act<Bulletin>()(
    z.strictObject({
      source: z.discriminatedUnion('of', [
        z.strictObject({ of: z.literal('review'), reviewId: i.id }),
        z.strictObject({ of: z.literal('day'), roundId: i.id, asOf: i.plainDate }),
      ]),
      type: z.enum(BULLETIN_TYPES).optional(),
      series: series.optional(),
      sections: sections.optional(),
      correctsId: i.id.optional(),
    }),
  ),
  getBulletin: query<Bulletin>()(z.strictObject({ bulletinId: i.id })),
  checkBulletin: query<BulletinCheck>()(z.strictObject({ bulletinId: i.id })),
  updateBulletin: act<Bulletin>()(
    z.strictObject({
      bulletinId: i.id,
      number: z.number().int().min(1).max(10_000).optional(),
      series: series.optional(),
      document: i.textDocument.optional(),
    }),
    { maxBytes: LARGE_CALL_BYTES },
  ),
  /** Drafts again, with other parts where given, and keeps what was edited. */
  redraftBulletin: act<Bulletin>()(z.strictObject({ bulletinId: i.id, sections: sections.optional() })),
  settleBulletin: act<Bulletin>()(
    z.strictObject({ bulletinId: i.id, key: z.string().max(100), take: z.enum(['mine', 'theirs']) }),
  ),
  removeBulletin: act<null>()(z.strictObject({ bulletinId: i.id })),
  issueBulletin: act<Bulletin>()(z.strictObject({ bulletinId: i.id }), { needs: 'approve' }),
} as const;
