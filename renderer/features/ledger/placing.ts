// Where moved rows come to stand: a drop between two rows, or a step up or down, beside a row or inside one.
import type { InputOf } from '#contract/operations.ts';
import type { Id } from '#domain/ledger/types.ts';
import type { LedgerRow } from '#domain/ledger/view.ts';

type MoveInput = InputOf<'moveRows'>;

const LAST = 1_000_000;

/** The kind of row that holds rows of a kind; null for aspects, which the round holds. */
const HOLDER = { aspect: null, item: 'aspect', problem: 'item', measure: 'problem' } as const;

/**
 * Rows put before or behind a row of the same kind, or inside a row that may hold the kind: first in it when they come
 * from above, last when they come from below (`before`). null: they cannot stand there.
 */
export function moveTo(
  kind: LedgerRow['kind'],
  ids: Id[],
  target: LedgerRow,
  side: 'before' | 'behind' | 'inside',
): MoveInput | null {
  if (target.kind === kind && side !== 'inside') return { kind, ids, besideId: target.id, side };
  if (target.kind !== HOLDER[kind]) return null;
  return { kind, ids, parentId: target.id, position: side === 'before' ? LAST : 1 };
}

/** Which row and side a step up or down leads to; null at the end of the list. `at` finds rows by place. */
export async function stepTarget(
  row: LedgerRow,
  index: number,
  step: -1 | 1,
  total: number,
  at: (index: number) => Promise<LedgerRow | undefined>,
): Promise<{ target: LedgerRow; index: number; side: 'before' | 'behind' | 'inside' } | null> {
  const holder = HOLDER[row.kind];
  for (let place = index + step; place >= 0 && place < total; place += step) {
    const other = await at(place);
    if (other === undefined) return null;
    if (other.kind === row.kind) {
      const sibling = other.parentId === row.parentId;
      // Past a neighbour; or, going up over the edge of its parent, behind the last row of the one before.
      if (step < 0) return { target: other, index: place, side: sibling ? 'before' : 'behind' };
      return { target: other, index: place, side: sibling ? 'behind' : 'before' };
    }
    // Into a neighbour of its parent that is folded or empty.
    if (other.kind === holder && other.id !== row.parentId && step > 0) {
      return { target: other, index: place, side: 'inside' };
    }
    if (other.kind === holder && other.id !== row.parentId && (other.expanded !== true || step < 0)) {
      return { target: other, index: place, side: 'before' };
    }
  }
  return null;
}
