// What a reviewer should notice in a whole week: each entry by itself, and entries that repeat each other.

import { measurePlace } from '../checkup/rules/about.ts';
import { findCopied } from '../checkup/rules/copied.ts';
import type { Id } from '../ledger/types.ts';
import type { ReviewRow, ReviewSheet } from './types.ts';
import { entryWarnings } from './warnings.ts';

/** Warnings of every measure that has an entry this week and any warning, by measure; words as the screen shows them. */
export function sheetWarnings({ rows }: Pick<ReviewSheet, 'rows'>): Map<Id, string[]> {
  return rowWarnings(rows, likenesses(rows));
}

/** The same for some rows of a week whose likenesses are known. */
export function rowWarnings(rows: readonly ReviewRow[], alike: ReadonlyMap<Id, string>): Map<Id, string[]> {
  const warnings = new Map<Id, string[]>();
  for (const row of rows) {
    if (row.current === null) continue;
    const like = alike.get(row.measureId);
    const own = [...entryWarnings(row, row.current), ...(like === undefined ? [] : [like])];
    if (own.length > 0) warnings.set(row.measureId, own);
  }
  return warnings;
}

/** Which entries of a whole week repeat another one, by measure: 与问题(5)措施二的进展雷同97%. */
export function likenesses(rows: readonly ReviewRow[]): Map<Id, string> {
  const entered = rows.filter((row) => row.current !== null && row.current.text.trim() !== '');
  const found = new Map<Id, string>();
  const texts = entered.map((row) => row.current?.text ?? '');
  for (const { at, earlier, share } of findCopied(texts)) {
    const [row, other] = [entered[at], entered[earlier]];
    if (row === undefined || other === undefined) continue;
    const words = share === 1 ? '完全相同' : `雷同${Math.floor(share * 100)}%`;
    found.set(row.measureId, `与${placeOf(other)}的进展${words}`);
  }
  return found;
}

/** 问题(5)措施二 */
function placeOf(row: ReviewRow): string {
  return measurePlace(`问题(${row.problemNumber})`, row.measurePosition);
}
