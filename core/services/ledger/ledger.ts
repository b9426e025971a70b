// A round's whole tree, for papers, figures and small needs; the lists read it row by row.
import type { LedgerTree } from '#domain/ledger/types.ts';
import { readLedger } from '../../db/queries/ledger.ts';
import { type Context, found } from '../context.ts';

/** @throws BihuanError notFound when there is no such round */
export function getLedger(context: Context, { roundId }: { roundId: string }): LedgerTree {
  return found(readLedger(context.store, roundId), '个轮次');
}
