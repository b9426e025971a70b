// The 回收站: what was taken away, and bringing it back.
import { BihuanError } from '#contract/errors.ts';
import type { ParsedInputOf } from '#contract/operations.ts';
import type { BinRow } from '#domain/ledger/history.ts';
import { placed } from '#domain/ledger/order.ts';
import type { Id } from '#domain/ledger/types.ts';
import { childrenOf, PARENT_KIND, placesOf, type RowKind, type RowPlace } from '../../db/queries/structure.ts';
import { removedRows } from '../../db/queries/structure-bin.ts';
import type { Act } from '../../db/store.ts';
import { type Context, found } from '../context.ts';
import { writeOrder } from './arrange.ts';
import { RowNames } from './row-names.ts';
import { KIND_WORDS } from './structure.ts';

/** Rows taken away from a round, those that went last first; at most 5,000. What hangs below them is counted, not listed. */
export function listBin(context: Context, { roundId }: ParsedInputOf<'listBin'>): BinRow[] {
  const names = new RowNames(context.store);
  const places = new Map<string, string>();
  const placeOf = (kind: RowKind, parentId: Id): string => {
    const parent = PARENT_KIND[kind];
    if (parent === 'round') return '';
    const key = `${parent} ${parentId}`;
    const known = places.get(key) ?? names.path(parent, parentId);
    places.set(key, known);
    return known;
  };
  return removedRows(context.store, roundId).map(({ parentId, ...row }) => ({
    ...row,
    place: placeOf(row.kind, parentId),
  }));
}

/**
 * Brings rows back to where they stood, or as near as the rows there allow, with all that went with them. What had been
 * taken away before them, on its own, stays in the 回收站.
 * @throws BihuanError notFound for rows that are not in the bin, conflict when what they belonged to is itself taken away
 */
export function restoreRows(context: Context, { kind, ids }: ParsedInputOf<'restoreRows'>): null {
  return context.store.act(context.actor, 'restoreRows', (act) => {
    const places = placesOf(act.store, kind, ids);
    const rows = [...new Set(ids)].map((id) => {
      const place = found(places.get(id), `条${KIND_WORDS[kind]}`);
      if (place.deletedAt === null) {
        throw new BihuanError('notFound', `所选的${KIND_WORDS[kind]}不在回收站中，可能已经还原。请刷新后再试。`, {
          id,
        });
      }
      if (place.reachable === 0) throw parentGone(kind);
      return place;
    });
    // Those that went last come back first, so that each finds the rows that stood around it.
    rows.sort((a, b) => (b.deletedAt as string).localeCompare(a.deletedAt as string) || a.position - b.position);
    for (const parentId of new Set(rows.map((row) => row.parentId))) {
      restoreBelow(
        act,
        kind,
        parentId,
        rows.filter((row) => row.parentId === parentId),
      );
    }
    return null;
  });
}

function parentGone(kind: RowKind): BihuanError {
  const parent = PARENT_KIND[kind];
  const words = parent === 'round' ? '轮次' : KIND_WORDS[parent];
  return new BihuanError(
    'conflict',
    `所选${KIND_WORDS[kind]}所在的${words}（或其上级）也已删除，没有还原。请先在回收站中还原${words}。`,
  );
}

function restoreBelow(act: Act, kind: RowKind, parentId: Id, rows: readonly RowPlace[]): void {
  let order = childrenOf(act.store, kind, parentId).map(({ id }) => id);
  for (const { id, position } of rows) {
    act.update(kind, id, { deleted_at: null });
    order = placed(order, [id], position);
  }
  writeOrder(act, kind, parentId, order);
}
