// The ledger: rows seen, edited, moved, taken away and brought back.
import { z } from 'zod';
import type { LedgerTree } from '#domain/ledger/types.ts';
import { act, query } from '../declare.ts';
import * as i from '../inputs.ts';
import { LARGE_CALL_BYTES } from '../limits.ts';

export const ledger = {
  getLedger: query<LedgerTree>()(z.strictObject({ roundId: i.id })),
  assign: act<{ problems: number; measures: number }>()(z.strictObject({ targets: i.targets, patch: i.assignment }), {
    maxBytes: LARGE_CALL_BYTES,
  }),
  updateProblem: act<null>()(
    z.strictObject({
      id: i.id,
      patch: z.strictObject({ title: i.title.optional(), publicText: i.optionalText.optional() }),
    }),
  ),
  updateMeasure: act<null>()(
    z.strictObject({
      id: i.id,
      patch: z.strictObject({
        lead: i.text.optional(),
        text: i.text.optional(),
        publicText: i.optionalText.optional(),
      }),
    }),
  ),
} as const;
