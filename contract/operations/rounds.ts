// 整改轮次: one inspection being answered.
import { z } from 'zod';
import type { Round } from '#domain/ledger/types.ts';
import { act, query } from '../declare.ts';
import * as i from '../inputs.ts';

export const rounds = {
  listRounds: query<Round[]>()(i.nothing),
  createRound: act<Round>()(i.roundFields),
  updateRound: act<Round>()(z.strictObject({ id: i.id, patch: i.roundFields.partial() })),
} as const;
