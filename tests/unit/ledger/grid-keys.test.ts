// Keys of the tree grid.
import { expect, it } from 'vitest';
import { matcherOf, NO_FILTER } from '#renderer/features/ledger/filter.ts';
import { moveOf } from '#renderer/features/ledger/grid-keys.ts';
import { rowsOf } from '#renderer/features/ledger/rows.ts';
import { smallTree } from './tree.ts';

const rows = rowsOf(smallTree(), 'problems', matcherOf(NO_FILTER, null, '2026-11-24', new Map()), new Set());
// 0 aspect, 1 item, 2 p1, 3 p2, 4 item, 5 p3
const press = (key: string, row: number, column = 0, ctrlKey = false) =>
  moveOf({ key, ctrlKey, altKey: false, metaKey: false }, { row, column }, rows, 10);

it('moves by one, to the edges and no further', () => {
  expect(press('ArrowDown', 2, 3)).toEqual({ go: { row: 3, column: 3 } });
  expect(press('ArrowUp', 0)).toEqual({ go: { row: 0, column: 0 } });
  expect(press('ArrowRight', 2, 9)).toEqual({ go: { row: 2, column: 9 } });
  expect(press('End', 2, 1)).toEqual({ go: { row: 2, column: 9 } });
  expect(press('End', 2, 1, true)).toEqual({ go: { row: 5, column: 1 } });
  expect(press('Home', 5, 4, true)).toEqual({ go: { row: 0, column: 0 } });
});

it('opens and closes from the first column, then goes to the parent', () => {
  expect(press('ArrowRight', 2)).toEqual({ toggle: 2 });
  expect(press('ArrowLeft', 1)).toEqual({ toggle: 1 });
  expect(press('ArrowLeft', 2)).toEqual({ go: { row: 1, column: 0 } });
  expect(press('ArrowLeft', 2, 4)).toEqual({ go: { row: 2, column: 3 } });
  expect(press('+', 2, 4)).toEqual({ toggle: 2 });
  expect(press('-', 1)).toEqual({ toggle: 1 });
  expect(press('-', 2)).toBeNull();
});

it('leaves other keys alone', () => {
  expect(press('x', 2)).toBeNull();
  expect(
    moveOf({ key: 'ArrowUp', ctrlKey: false, altKey: true, metaKey: false }, { row: 2, column: 0 }, rows, 10),
  ).toBeNull();
});
