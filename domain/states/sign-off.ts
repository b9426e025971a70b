// 销号 as the 销号台账 keeps it: in which order its dates come.
import { dateWords } from '../calendar/dates.ts';
import type { CloseOut, PlainDate } from '../ledger/types.ts';

/** The dates of a sign-off in the order of the chain: 申请 → 审核 → 验收 → 批准 → 回头看. */
const CHAIN: readonly [keyof CloseOut & `${string}On`, string][] = [
  ['appliedOn', '申请日期'],
  ['reviewedOn', '审核日期'],
  ['acceptedOn', '验收日期'],
  ['approvedOn', '批准日期'],
  ['lookBackOn', '回头看日期'],
];

/** The first two dates that come in the wrong order, in words; null when all come one after the other. */
export function datesOutOfOrder(closeOut: CloseOut): string | null {
  let last: { word: string; date: PlainDate } | null = null;
  for (const [field, word] of CHAIN) {
    const date = closeOut[field];
    if (date === null) continue;
    if (last !== null && date < last.date) {
      return `${word}（${dateWords(date)}）不能早于${last.word}（${dateWords(last.date)}）`;
    }
    last = { word, date };
  }
  return null;
}
