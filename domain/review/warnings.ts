// What a reviewer should notice in a week's entry; nothing here refuses it. The same judgements as in the 体检.
import { isIntentOnly, isSupported } from '../checkup/phrases.ts';
import { dropOf } from '../checkup/rules/backwards.ts';
import { repeatShare } from '../checkup/rules/repeated.ts';
import { claimsDone } from '../checkup/rules/unsupported.ts';
import { isClosed } from '../states/states.ts';
import type { ReviewEntry, ReviewRow } from './types.ts';

/**
 * Warnings on an entry beside the last one, in the words of the screen: the same text as last week, percent going down,
 * words of intent without a fact, done without figures or evidence, finished without 100 %.
 */
export function entryWarnings(
  row: Pick<ReviewRow, 'last' | 'percentBefore'> & Partial<Pick<ReviewRow, 'longTerm'>>,
  entry: ReviewEntry,
): string[] {
  const warnings: string[] = [];
  const text = entry.text.trim();
  const last = row.last?.text.trim() ?? '';
  if (text !== '' && last !== '') {
    const share = repeatShare(last, text);
    if (share === 1) warnings.push('与上次进展完全相同');
    else if (share !== null) warnings.push(`与上次雷同${Math.floor(share * 100)}%`);
  }
  if (dropOf({ percent: entry.percent, percentBefore: row.percentBefore }) > 0) {
    warnings.push(`进度从${row.percentBefore}%降到${entry.percent}%，请核实并写明原因`);
  }
  if (text !== '' && !isClosed(entry.state) && isIntentOnly(text, row.longTerm ?? false)) {
    warnings.push('只有打算，没有事实和数据');
  }
  if (claimsDone(entry.state) && text !== '' && !isSupported(text, entry.evidence ?? null)) {
    warnings.push('报完成，但没有数据，也没有佐证');
  }
  if (isClosed(entry.state) && entry.percent < 100) warnings.push(`状态为“${entry.state}”，但累计进度不到100%`);
  return warnings;
}
