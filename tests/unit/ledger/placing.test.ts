// Where moved rows come to stand.
import { describe, expect, it } from 'vitest';
import type { LedgerRow } from '#domain/ledger/view.ts';
import { moveTo, stepTarget } from '#renderer/features/ledger/placing.ts';
import { headingRow, measureRow, problemRow } from './row.ts';

const p1 = problemRow('p1', 1, { position: 1 });
const p2 = problemRow('p2', 2, { position: 2 });
const p3 = { ...problemRow('p3', 3, { position: 1 }), parentId: 'i2', itemId: 'i2' };
const i1 = headingRow('item', 'i1', 1, 'a');
const i2 = headingRow('item', 'i2', 2, 'a');
const m1 = measureRow('m1', 1, p1);

describe('a drop', () => {
  it('stands before or behind a row of its kind', () => {
    expect(moveTo('problem', ['x'], p2, 'before')).toEqual({
      kind: 'problem',
      ids: ['x'],
      besideId: 'p2',
      side: 'before',
    });
    expect(moveTo('item', ['x', 'y'], i2, 'behind')).toEqual({
      kind: 'item',
      ids: ['x', 'y'],
      besideId: 'i2',
      side: 'behind',
    });
  });

  it('on what holds the kind stands first in it, or last when it comes from below', () => {
    expect(moveTo('problem', ['x'], i2, 'inside')).toMatchObject({ parentId: 'i2', position: 1 });
    expect(moveTo('measure', ['x'], p2, 'before')).toMatchObject({ parentId: 'p2', position: 1_000_000 });
  });

  it('anywhere else is refused', () => {
    expect(moveTo('measure', ['x'], i1, 'inside')).toBeNull();
    expect(moveTo('problem', ['x'], m1, 'before')).toBeNull();
    expect(moveTo('problem', ['x'], p1, 'inside')).toBeNull();
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
