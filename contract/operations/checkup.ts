// 体检: run over a round, its last result, findings muted with a reason, rules tuned.
import { z } from 'zod';
import {
  CHECKUP_RULES,
  type CheckupRule,
  type CheckupRun,
  type CheckupSettings,
  type Finding,
  type Mute,
} from '#domain/checkup/types.ts';
import type { Id } from '#domain/ledger/types.ts';
import { act, query } from '../declare.ts';
import * as i from '../inputs.ts';
import { LARGE_CALL_BYTES } from '../limits.ts';

export interface CheckupReport {
  /** null: the round was never checked */
  run: CheckupRun | null;
  settings: CheckupSettings;
  /** Findings to be shown by rule, muted ones left out */
  rules: { rule: CheckupRule; count: number; muted: number }[];
  /** The same by unit; null: nobody leads */
  units: { unitId: Id | null; unitName: string | null; count: number }[];
  /** Entries of the 忽略清单 */
  mutes: number;
}

const rule = z.enum(CHECKUP_RULES);

export const checkup = {
  getCheckup: query<CheckupReport>()(z.strictObject({ roundId: i.id })),
  /** Checks the whole round and keeps the result in the place of the last; a long act. */
  runCheckup: act<CheckupReport>()(z.strictObject({ roundId: i.id }), { needs: 'read' }),
  /** Findings of the last run that are not muted, in their order, of one rule or unit where asked for. */
  listCheckupFindings: query<Finding[]>()(
    z.strictObject({
      roundId: i.id,
      rule: rule.optional(),
      unitId: i.id.nullable().optional(),
      from: z.number().int().min(0).max(1_000_000).optional(),
      atMost: z.number().int().min(1).max(2_000).optional(),
    }),
  ),
  /** 忽略: of the findings themselves until their facts change, or of every finding of the rule at their rows. */
  muteCheckupFindings: act<null>()(
    z.strictObject({
      roundId: i.id,
      fingerprints: z.array(i.fingerprint).min(1).max(2_000),
      scope: z.enum(['finding', 'row']),
      reason: z.string().trim().min(1, '请填写忽略的原因').max(500),
    }),
    { maxBytes: LARGE_CALL_BYTES },
  ),
  /** 恢复 */
  unmuteCheckupFindings: act<null>()(z.strictObject({ roundId: i.id, ids: z.array(i.id).min(1).max(2_000) }), {
    maxBytes: LARGE_CALL_BYTES,
  }),
  listCheckupMutes: query<Mute[]>()(z.strictObject({ roundId: i.id })),
  getCheckupRules: query<CheckupSettings>()(i.nothing),
  /** The office's own settings; a rule left out is as usual. */
  setCheckupRules: act<CheckupSettings>()(
    z.strictObject({
      rules: z
        .array(
          z.strictObject({
            rule,
            on: z.boolean(),
            values: z.record(z.string().max(30), z.number().int().min(0).max(1_000)),
          }),
        )
        .max(CHECKUP_RULES.length),
    }),
    { needs: 'manage' },
  ),
} as const;
