// Rows that scroll out of sight lend their elements to those that come in: making and styling new elements is what
// costs most while scrolling.
import { useRef } from 'react';

/** Gives every index in view a slot; an index keeps its slot while it stays in view, and freed slots are used again. */
export function assignSlots(before: ReadonlyMap<number, number>, indexes: readonly number[]): Map<number, number> {
  const next = new Map<number, number>();
  const taken = new Set<number>();
  for (const index of indexes) {
    const slot = before.get(index);
    if (slot === undefined) continue;
    next.set(index, slot);
    taken.add(slot);
  }
  let free = 0;
  for (const index of indexes) {
    if (next.has(index)) continue;
    while (taken.has(free)) free += 1;
    next.set(index, free);
    taken.add(free);
  }
  return next;
}

/** The items in view with their slots as keys, in the order of slots, so that no element is ever moved. */
export function useSlots<Item extends { index: number }>(items: readonly Item[]): { slot: number; item: Item }[] {
  const slots = useRef<ReadonlyMap<number, number>>(new Map());
  const next = assignSlots(
    slots.current,
    items.map((item) => item.index),
  );
  slots.current = next;
  return items.map((item) => ({ slot: next.get(item.index) as number, item })).sort((a, b) => a.slot - b.slot);
}
