// A row's history in words: what the log says of it, of who answers for it and of its sign-off.
import type { ParsedInputOf } from '#contract/operations.ts';
import type { HistoryRow } from '#domain/ledger/history.ts';
import { rowHistory } from '#domain/ledger/row-history.ts';
import { rowWords } from '../../db/queries/history.ts';
import { linesOf } from '../../db/queries/history-lines.ts';
import { placesOf } from '../../db/queries/structure.ts';
import { type Context, found } from '../context.ts';
import { RowNames } from './row-names.ts';

/** @throws BihuanError notFound for a row that never was; rows in the 回收站 still have their history */
export function getHistory({ store }: Context, { kind, id }: ParsedInputOf<'getHistory'>): HistoryRow[] {
  found(placesOf(store, kind, [id]).get(id), kind === 'problem' ? '条问题' : '条措施');
  const rows = new RowNames(store);
  return rowHistory(linesOf(store, kind, id), {
    unit: (unitId) => rowWords(store, 'unit', unitId) ?? '',
    official: (officialId) => rowWords(store, 'official', officialId) ?? '',
    parent: (parentId) => rows.name(kind === 'problem' ? 'item' : 'problem', parentId),
  });
}
