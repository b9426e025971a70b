// Finding things by their words.
import { z } from 'zod';
import type { Id } from '#domain/ledger/types.ts';
import { QUERY_LENGTH } from '#domain/search/fold.ts';
import type { SearchAnswer } from '#domain/search/types.ts';
import { query } from '../declare.ts';
import * as i from '../inputs.ts';

export const search = {
  /** Problems, measures and progress of one round (null: of all), units and people; `limit` hits of each kind. */
  search: query<SearchAnswer>()(
    z.strictObject({
      text: z.string().max(QUERY_LENGTH),
      roundId: i.id.nullable(),
      limit: z.number().int().min(1).max(200),
    }),
  ),
  /** What a unit or person is named in, in one round and in any role. */
  readNamed: query<{ problemIds: Id[]; measureIds: Id[] }>()(
    z.strictObject({ kind: z.enum(['unit', 'official']), id: i.id, roundId: i.id }),
  ),
} as const;
