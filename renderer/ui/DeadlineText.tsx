// 完成时限 in words: date, the document's own words, or 长期.
import type { Deadline } from '#domain/ledger/types.ts';
import { COMMON } from '#renderer/text/common.ts';

/** The deadline as one line of text; '' where there is none. */
export function deadlineWords(deadline: Deadline): string {
  if (deadline.text) return deadline.text;
  if (deadline.date !== null) return deadline.longTerm ? `${deadline.date}${COMMON.longTermToo}` : deadline.date;
  return deadline.longTerm ? COMMON.longTerm : '';
}

export function DeadlineText({ deadline, empty = '' }: { deadline: Deadline; empty?: string }) {
  const words = deadlineWords(deadline);
  if (words === '') return <span className="faint">{empty}</span>;
  return <span title={deadline.text && deadline.date ? deadline.date : undefined}>{words}</span>;
}
