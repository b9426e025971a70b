// What a reviewer should notice in a week's entry; nothing here refuses it.
import { isClosed } from '../states/states.ts';
import { similarity } from './diff.ts';
import type { ReviewEntry, ReviewRow } from './types.ts';

/** From this share on two texts count as 雷同. */
export const ALIKE = 0.9;

/** 将…、拟…、进一步… without any figure: intent, not fact. */
const INTENT = /将|拟|进一步|继续|加强|争取|计划/u;
const FIGURE = /[\d０-９]|[一二三四五六七八九十百千万两]+[个件次名人条项户处所家份亩元轮期批]/u;

/**
 * Warnings on an entry beside the last one, in the words of the screen: the same text as last week, percent going down,
 * words of intent without a figure, done without figures or evidence, finished without 100 %.
 */
export function entryWarnings(row: Pick<ReviewRow, 'last' | 'percentBefore'>, entry: ReviewEntry): string[] {
  const warnings: string[] = [];
  const text = entry.text.trim();
  const last = row.last?.text.trim() ?? '';
  if (text !== '' && last !== '') {
    const share = similarity(last, text);
    if (share === 1) warnings.push('与上次进展完全相同');
    else if (share >= ALIKE && !figuresDiffer(last, text)) warnings.push(`与上次雷同${Math.floor(share * 100)}%`);
  }
  if (entry.percent < row.percentBefore) {
    warnings.push(`进度从${row.percentBefore}%降到${entry.percent}%，请核实并写明原因`);
  }
  if (text !== '' && INTENT.test(text) && !FIGURE.test(text)) warnings.push('只有打算，没有事实和数据');
  const claimsDone = isClosed(entry.state) || entry.state === '待审核' || entry.state === '待验收';
  if (claimsDone && text !== '' && !FIGURE.test(text) && (entry.evidence ?? '').trim() === '') {
    warnings.push('报完成，但没有数据，也没有佐证');
  }
  if (isClosed(entry.state) && entry.percent < 100) warnings.push(`状态为“${entry.state}”，但累计进度不到100%`);
  return warnings;
}

/** Short reports differ from week to week in their figures alone: that is progress, not copying. */
function figuresDiffer(before: string, after: string): boolean {
  const figures = (text: string): string => (text.match(/[\d０-９.]+/gu) ?? []).join(' ');
  return figures(before) !== figures(after);
}
