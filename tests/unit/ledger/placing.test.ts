// Where moved rows come to stand.
import { describe, expect, it } from 'vitest';
import type { LedgerRow } from '#domain/ledger/view.ts';
import { placementAt, stepTarget } from '#renderer/features/ledger/placing.ts';
import { headingRow, measureRow, problemRow } from './row.ts';

const p1 = problemRow('p1', 1, { position: 1 });
const p2 = problemRow('p2', 2, { position: 2 });
const p3 = { ...problemRow('p3', 3, { position: 1 }), parentId: 'i2', itemId: 'i2' };
const i1 = headingRow('item', 'i1', 1, 'a');
const i2 = headingRow('item', 'i2', 2, 'a');
const m1 = measureRow('m1', 1, p1);
const place = (position: number, moved: number[] = []) => ({ roundId: 'r', position, moved });

describe('a drop', () => {
  it('stands before or behind a row; those that move with it are not counted', () => {
    expect(placementAt('problem', p2, 'before', place(2))).toEqual({ parentId: 'i1', position: 2 });
    expect(placementAt('problem', p2, 'behind', place(2))).toEqual({ parentId: 'i1', position: 3 });
    expect(placementAt('problem', p2, 'behind', place(2, [1]))).toEqual({ parentId: 'i1', position: 2 });
    expect(placementAt('problem', p2, 'before', place(4, [1, 2]))).toEqual({ parentId: 'i1', position: 2 });
  });

  it('on what holds the kind stands first in it', () => {
    expect(placementAt('problem', i2, 'inside', place(1))).toEqual({ parentId: 'i2', position: 1 });
    expect(placementAt('measure', p2, 'inside', place(1))).toEqual({ parentId: 'p2', position: 1 });
  });

  it('anywhere else is refused', () => {
    expect(placementAt('measure', i1, 'inside', place(1))).toBeNull();
    expect(placementAt('problem', m1, 'before', place(1))).toBeNull();
  });

  it('of an aspect hangs on the round', () => {
    const aspect = headingRow('aspect', 'a', 1, null);
    expect(placementAt('aspect', aspect, 'behind', place(1))).toEqual({ parentId: 'r', position: 2 });
  });
});

describe('a step', () => {
  const rows: LedgerRow[] = [i1, p1, m1, p2, i2, p3];
  const step = (row: LedgerRow, by: -1 | 1) =>
    stepTarget(row, rows.indexOf(row), by, rows.length, async (index) => rows[index]);

  it('goes past the neighbour, whatever is open between them', async () => {
    expect(await step(p1, 1)).toMatchObject({ target: { id: 'p2' }, side: 'behind' });
    expect(await step(p2, -1)).toMatchObject({ target: { id: 'p1' }, side: 'before' });
  });

  it('at an edge goes over into the parent beside', async () => {
    expect(await step(p2, 1)).toMatchObject({ target: { id: 'i2' }, side: 'inside' });
    expect(await step(p3, -1)).toMatchObject({ target: { id: 'p2' }, side: 'behind' });
  });

  it('ends at the ends of the list', async () => {
    expect(await step(p1, -1)).toBeNull();
    expect(await step(p3, 1)).toBeNull();
  });
});
