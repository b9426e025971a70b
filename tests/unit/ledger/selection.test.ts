// Selected rows and blocks of cells.
import { expect, it } from 'vitest';
import {
  blockOf,
  isOneCell,
  isSelected,
  NOTHING_SELECTED,
  selectionSize,
  targetsOf,
  withTargets,
} from '#renderer/features/ledger/selection.ts';
import { headingRow, measureRow, problemRow } from './row.ts';

it('takes targets on and off; a heading is marked until anything below it is taken off', () => {
  const p1 = problemRow('p1', 1);
  const on = withTargets(NOTHING_SELECTED, { problemIds: ['p1', 'p2'], measureIds: [] }, true, ['i1']);
  expect(selectionSize(on)).toBe(2);
  expect(isSelected(on, p1)).toBe(true);
  expect(isSelected(on, headingRow('item', 'i1', 1, 'a'))).toBe(true);
  expect(isSelected(on, measureRow('m1', 1, p1))).toBe(false);
  const off = withTargets(on, { problemIds: ['p1'], measureIds: [] }, false);
  expect(targetsOf(off)).toEqual({ problemIds: ['p2'], measureIds: [] });
  expect(isSelected(off, headingRow('item', 'i1', 1, 'a'))).toBe(false);
});

it('spans a block between two cells in any direction', () => {
  const block = blockOf({ index: 5, column: 1 }, { index: 2, column: 3 });
  expect(block).toEqual({ top: 2, bottom: 5, left: 1, right: 3 });
  expect(isOneCell(block)).toBe(false);
  expect(isOneCell(blockOf({ index: 2, column: 2 }, { index: 2, column: 2 }))).toBe(true);
});
