// Elements of rows that left the view are used for those that came in.
import { expect, it } from 'vitest';
import { assignSlots } from '#renderer/features/ledger/slots.ts';

it('keeps the slots of what stays and gives freed ones to what comes', () => {
  const first = assignSlots(new Map(), [0, 1, 2, 3]);
  expect([...first.values()]).toEqual([0, 1, 2, 3]);
  const second = assignSlots(first, [2, 3, 4, 5]);
  expect(second.get(2)).toBe(2);
  expect(second.get(3)).toBe(3);
  expect([second.get(4), second.get(5)].sort()).toEqual([0, 1]);
});

it('never gives one slot twice, whatever grows or shrinks', () => {
  let slots = new Map<number, number>();
  for (const [from, count] of [
    [0, 20],
    [15, 31],
    [400, 8],
    [395, 40],
  ] as const) {
    slots = assignSlots(
      slots,
      Array.from({ length: count }, (_, index) => from + index),
    );
    expect(new Set(slots.values()).size).toBe(count);
  }
});
