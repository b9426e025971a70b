// Trust: verifying the store and reading its log.
import type { IntegrityReport, LogRow, ParsedInputOf } from '#contract/operations.ts';
import { checkStore } from '../../db/integrity.ts';
import { readLog } from '../../db/queries/log.ts';
import type { Context } from '../context.ts';
import { sealLogRow } from '../shared/sealed.ts';
import { checkEvidence } from './evidence-check.ts';

/** A long act: everything that is kept is read again, the evidence files last. */
export async function verify(context: Context): Promise<IntegrityReport> {
  const steps = checkStore(context.store);
  let step = steps.next();
  while (!step.done) {
    const { done, total, words } = step.value;
    await context.step(done, total, words);
    step = steps.next();
  }
  const { checks } = step.value;
  const all = [...checks, await checkEvidence(context)];
  return { ok: all.every(({ ok }) => ok), checks: all };
}

export function listLog(context: Context, { limit, before }: ParsedInputOf<'listLog'>): LogRow[] {
  return readLog(context.store, limit, before).map((row) => sealLogRow(row, context.permissions));
}
