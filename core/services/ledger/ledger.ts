// The ledger as the window shows it, and edits of a problem's or measure's own words.
import type { ParsedInputOf } from '#contract/operations.ts';
import type { LedgerTree } from '#domain/ledger/types.ts';
import { readLedger } from '../../db/queries/ledger.ts';
import { type Context, found } from '../context.ts';

export function getLedger(context: Context, { roundId }: { roundId: string }): LedgerTree {
  return found(readLedger(context.store, roundId), '个轮次');
}

export function updateProblem(context: Context, { id, patch }: ParsedInputOf<'updateProblem'>): null {
  return context.store.act(context.actor, 'updateProblem', (act) => {
    act.update('problem', id, {
      ...(patch.title === undefined ? {} : { title: patch.title }),
      ...(patch.publicText === undefined ? {} : { public_text: patch.publicText }),
    });
    return null;
  });
}

export function updateMeasure(context: Context, { id, patch }: ParsedInputOf<'updateMeasure'>): null {
  return context.store.act(context.actor, 'updateMeasure', (act) => {
    act.update('measure', id, {
      ...(patch.lead === undefined ? {} : { lead: patch.lead }),
      ...(patch.text === undefined ? {} : { text: patch.text }),
      ...(patch.publicText === undefined ? {} : { public_text: patch.publicText }),
    });
    return null;
  });
}
