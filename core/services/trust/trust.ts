// Trust: verifying the store and reading its log.
import type { IntegrityReport, LogRow, ParsedInputOf } from '#contract/operations.ts';
import { verifyStore } from '../../db/integrity.ts';
import { readLog } from '../../db/queries/log.ts';
import type { Context } from '../context.ts';

export function verify(context: Context): IntegrityReport {
  return verifyStore(context.store);
}

export function listLog(context: Context, { limit, before }: ParsedInputOf<'listLog'>): LogRow[] {
  return readLog(context.store, limit, before);
}
