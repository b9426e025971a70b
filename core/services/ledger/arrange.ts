// Writing places inside a running act: siblings stand at 1…n, whoever came or went.
import type { Id } from '#domain/ledger/types.ts';
import { childrenOf, PARENT_COLUMN, type RowKind } from '../../db/queries/structure.ts';
import type { Act } from '../../db/store.ts';

/** Gives the living rows below a parent the places 1…n in this order; `wanted` holds all of them. */
export function writeOrder(act: Act, kind: RowKind, parentId: Id, wanted: readonly Id[]): void {
  const present = new Map(childrenOf(act.store, kind, parentId).map(({ id, position }) => [id, position]));
  wanted.forEach((id, index) => {
    if (present.get(id) !== index + 1) act.update(kind, id, { position: index + 1 });
  });
}

/** Closes gaps and sets rows of the same place apart, keeping the order. */
export function closeGaps(act: Act, kind: RowKind, parentId: Id): void {
  writeOrder(
    act,
    kind,
    parentId,
    childrenOf(act.store, kind, parentId).map(({ id }) => id),
  );
}

/** Hangs a row below another parent; its place there is written by `writeOrder`. */
export function setParent(act: Act, kind: RowKind, id: Id, parentId: Id): void {
  if (kind === 'aspect') act.update('aspect', id, { [PARENT_COLUMN.aspect]: parentId });
  else if (kind === 'item') act.update('item', id, { [PARENT_COLUMN.item]: parentId });
  else if (kind === 'problem') act.update('problem', id, { [PARENT_COLUMN.problem]: parentId });
  else act.update('measure', id, { [PARENT_COLUMN.measure]: parentId });
}
