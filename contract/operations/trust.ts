// Whether everything is there and unaltered, and who did what.
import { z } from 'zod';
import { query } from '../declare.ts';
import * as i from '../inputs.ts';

export interface IntegrityReport {
  ok: boolean;
  checks: { name: string; ok: boolean; detail: string }[];
}

export interface LogRow {
  seq: number;
  at: string;
  actor: string;
  operation: string;
  entity: string;
  entityId: string;
  before: string | null;
  after: string | null;
}

export const trust = {
  /** Shows no content, so that whoever may read the ledger may make sure of it. */
  verify: query<IntegrityReport>()(i.nothing),
  listLog: query<LogRow[]>()(
    z.strictObject({ limit: z.number().int().min(1).max(1_000), before: z.number().int().optional() }),
    { needs: 'audit' },
  ),
} as const;
