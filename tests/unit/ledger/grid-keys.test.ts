// Keys of the tree grid.
import { describe, expect, it } from 'vitest';
import type { LedgerRow } from '#domain/ledger/view.ts';
import { HEAD, moveOf } from '#renderer/features/ledger/grid-keys.ts';
import { headingRow, problemRow } from './row.ts';

const folded = problemRow('p1', 1);
const heading = headingRow('item', 'i1', 1, 'a');
const press = (
  key: string,
  index: number,
  column: number,
  row: LedgerRow | undefined = folded,
  held: { ctrlKey?: boolean; shiftKey?: boolean; altKey?: boolean } = {},
) =>
  moveOf(
    { key, ctrlKey: false, altKey: false, metaKey: false, shiftKey: false, ...held },
    { at: { index, column }, row, total: 100, columns: 10, page: 15 },
  );

describe('keys', () => {
  it('move by one, to the edges and no further; up from the first row into the head', () => {
    expect(press('ArrowDown', 2, 3)).toEqual({ go: { index: 3, column: 3 } });
    expect(press('ArrowDown', 99, 3)).toEqual({ go: { index: 99, column: 3 } });
    expect(press('ArrowUp', 0, 3)).toEqual({ go: { index: HEAD, column: 3 } });
    expect(press('ArrowUp', 0, 3, folded, { shiftKey: true })).toBeNull();
    expect(press('ArrowRight', 2, 9)).toEqual({ go: { index: 2, column: 9 } });
    expect(press('PageDown', 2, 1)).toEqual({ go: { index: 17, column: 1 } });
    expect(press('PageUp', 2, 1)).toEqual({ go: { index: 0, column: 1 } });
    expect(press('End', 2, 1)).toEqual({ go: { index: 2, column: 9 } });
    expect(press('End', 2, 1, folded, { ctrlKey: true })).toEqual({ go: { index: 99, column: 1 } });
    expect(press('Home', 5, 4, folded, { ctrlKey: true })).toEqual({ go: { index: 0, column: 0 } });
    expect(press('ArrowRight', HEAD, 1, undefined)).toEqual({ go: { index: HEAD, column: 2 } });
  });

  it('open and close from the first column, then go to the parent', () => {
    expect(press('ArrowRight', 2, 0)).toEqual({ toggle: 2 });
    expect(press('ArrowLeft', 1, 0, heading)).toEqual({ toggle: 1 });
    expect(press('ArrowLeft', 2, 0)).toEqual({ parent: 'i1' });
    expect(press('ArrowLeft', 2, 4)).toEqual({ go: { index: 2, column: 3 } });
    expect(press('+', 2, 4)).toEqual({ toggle: 2 });
    expect(press('-', 1, 0, heading)).toEqual({ toggle: 1 });
    expect(press('-', 2, 0)).toBeNull();
  });

  it('leave other keys alone', () => {
    expect(press('x', 2, 0)).toBeNull();
    expect(press('ArrowUp', 2, 0, folded, { altKey: true })).toBeNull();
  });
});
