// 连续未报: how many reviews in a row a unit has left unanswered.
import type { Id } from '../ledger/types.ts';

/**
 * Counts, for every unit, the 未报 at the head of its history (newest first). 免报 neither counts nor breaks the row.
 */
export function missedInARow(history: readonly { unit_id: Id; status: string }[]): Map<Id, number> {
  const counts = new Map<Id, number>();
  const broken = new Set<Id>();
  for (const { unit_id: unit, status } of history) {
    if (broken.has(unit) || status === '免报') continue;
    if (status === '未报') counts.set(unit, (counts.get(unit) ?? 0) + 1);
    else broken.add(unit);
  }
  return counts;
}
