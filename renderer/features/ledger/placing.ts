// Where moved rows come to stand: a drop between two rows, or a step up or down, as parent and place among its children.
import type { Id } from '#domain/ledger/types.ts';
import type { LedgerRow } from '#domain/ledger/view.ts';

export interface Placement {
  parentId: Id;
  /** 1-based among the new siblings, those that move not counted; beyond the end = last */
  position: number;
}

const LAST = 1_000_000;

/** The kind of row that holds rows of a kind; null for aspects, which the round holds. */
const HOLDER = { aspect: null, item: 'aspect', problem: 'item', measure: 'problem' } as const;

/** What a row hangs on in the ledger, whatever headings the list shows; null where the list does not say (an item's). */
export function holderOf(row: LedgerRow, roundId: Id): Id | null {
  if (row.kind === 'problem') return row.itemId;
  if (row.kind === 'measure') return row.measure.problemId;
  return row.kind === 'aspect' ? roundId : row.parentId;
}

/**
 * The place before or behind a row of the same kind, or inside a row that may hold the kind. `position` is the target's
 * own 1-based place, `moved` the places of those rows that move within the same parent. null: they cannot stand there.
 */
export function placementAt(
  kind: LedgerRow['kind'],
  target: LedgerRow,
  side: 'before' | 'behind' | 'inside',
  place: { roundId: Id; position: number; moved: readonly number[] },
): Placement | null {
  if (target.kind === kind && side !== 'inside') {
    const parentId = holderOf(target, place.roundId);
    if (parentId === null) return null;
    const earlier = place.moved.filter((each) => each < place.position).length;
    const self = place.moved.includes(place.position) ? 0 : side === 'behind' ? 1 : 0;
    return { parentId, position: place.position - earlier + self };
  }
  if (target.kind !== HOLDER[kind]) return null;
  return { parentId: target.id, position: side === 'before' ? LAST : 1 };
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
