// What a reviewer should notice in a whole week: each entry by itself, and entries that repeat each other.
import type { Id } from '../ledger/types.ts';
import { measureLabel } from '../numbering/words.ts';
import { findAlike } from '../precheck/alike.ts';
import type { ReviewRow, ReviewSheet } from './types.ts';
import { entryWarnings } from './warnings.ts';

/** Shorter texts (without blanks and punctuation) are alike without anybody having copied: 已完成整改并长期坚持. */
const SHORTEST = 20;

/** Warnings of every measure that has an entry this week and any warning, by measure; words as the screen shows them. */
export function sheetWarnings({ rows }: Pick<ReviewSheet, 'rows'>): Map<Id, string[]> {
  const entered = rows.filter((row) => row.current !== null && row.current.text.trim() !== '');
  const warnings = new Map<Id, string[]>();
  for (const row of rows) {
    if (row.current === null) continue;
    const own = entryWarnings(row, row.current);
    if (own.length > 0) warnings.set(row.measureId, own);
  }
  const texts = entered.map((row) => row.current?.text ?? '');
  for (const { at, earlier, share } of findAlike(texts, SHORTEST)) {
    const [row, other] = [entered[at], entered[earlier]];
    if (row === undefined || other === undefined) continue;
    const words = share === 1 ? '完全相同' : `雷同${Math.floor(share * 100)}%`;
    const own = warnings.get(row.measureId) ?? [];
    warnings.set(row.measureId, [...own, `与${placeOf(other)}的进展${words}`]);
  }
  return warnings;
}

/** 问题(5)措施二 */
function placeOf(row: ReviewRow): string {
  return `问题(${row.problemNumber})措施${measureLabel(row.measurePosition).replace(/是$/u, '')}`;
}
