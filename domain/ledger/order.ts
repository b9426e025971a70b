// Places among siblings: rows put in, taken out and moved, the rest keeping their order.

/**
 * The order after `moved` were put among `siblings`: the first of them stands at `position` (1-based; beyond the end =
 * last), the others follow it in the order given. Rows of `moved` that were among the siblings leave their old place
 * first.
 */
export function placed<Id>(siblings: readonly Id[], moved: readonly Id[], position: number): Id[] {
  const going = new Set(moved);
  const staying = siblings.filter((id) => !going.has(id));
  const at = Math.min(Math.max(position, 1) - 1, staying.length);
  return [...staying.slice(0, at), ...going, ...staying.slice(at)];
}

/**
 * The order after `moved` were put directly before or behind one of the siblings. Where that one moves itself, they stand
 * where it stood.
 */
export function placedBeside<Id>(
  siblings: readonly Id[],
  moved: readonly Id[],
  beside: Id,
  side: 'before' | 'behind',
): Id[] {
  const going = new Set(moved);
  const earlier = siblings.slice(0, siblings.indexOf(beside)).filter((id) => !going.has(id)).length;
  return placed(siblings, moved, earlier + (side === 'behind' && !going.has(beside) ? 2 : 1));
}
