// 完备性检查: what reviewers would send a list back for.
import { z } from 'zod';
import type { PrecheckFinding, PrecheckRule } from '#domain/precheck/types.ts';
import { query } from '../declare.ts';
import * as i from '../inputs.ts';

export interface PrecheckReport {
  mustFix: number;
  hints: number;
  /** All findings by rule, rules without any left out, in the rules' order */
  counts: { rule: PrecheckRule; count: number }[];
  /** Of each rule as many as were asked for */
  findings: PrecheckFinding[];
}

export const precheck = {
  precheck: query<PrecheckReport>()(
    z.strictObject({ roundId: i.id, atMost: z.number().int().min(1).max(10_000).optional() }),
  ),
} as const;
