// 完成时限 in words: date, the document's own words, or 长期.
import type { Deadline } from '#domain/ledger/types.ts';

/** The deadline as one line of text; '' where there is none. */
export function deadlineWords(deadline: Deadline): string {
  if (deadline.text) return deadline.text;
  if (deadline.date !== null) return deadline.longTerm ? `${deadline.date}，长期坚持` : deadline.date;
  return deadline.longTerm ? '长期' : '';
}

export function DeadlineText({ deadline, empty = '' }: { deadline: Deadline; empty?: string }) {
  const words = deadlineWords(deadline);
  if (words === '') return <span className="faint">{empty}</span>;
  return <span title={deadline.text && deadline.date ? deadline.date : undefined}>{words}</span>;
}
