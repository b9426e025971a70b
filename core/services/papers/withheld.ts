// 不予公开内容清单 on paper.
import type { ListDocument } from '#domain/content/types.ts';
import { withheldList } from '#domain/report/withhold.ts';
import { findRound } from '../../db/queries/ledger.ts';
import { withheldRows } from '../../db/queries/reports.ts';
import { type Context, found, officeName, today } from '../context.ts';

/** @throws BihuanError notFound when there is no such round */
export function withheldPaper(context: Context, roundId: string): ListDocument {
  const round = found(findRound(context.store, roundId), '个轮次');
  return withheldList(withheldRows(context.store, roundId), { round }, officeName(context), today(context));
}
