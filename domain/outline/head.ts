// The head of a problem or heading: 针对“…”问题。, 关于“…”方面的问题, a plain sentence; title and what follows it.
import { fold, type Pairs, pairs, sentenceEnd } from './chars.ts';

export interface Head {
  /** The fault itself, without lead phrase and outer quotes; quotes and commas inside are kept */
  title: string;
  /** What stands behind the head, e.g. 一是… */
  rest: string;
  /** How the head was led in */
  lead: 'problem' | 'aspect' | null;
  /** True where quotes or lead phrase and 问题/方面 mark the title's ends exactly */
  exact: boolean;
}

const LEAD =
  /^(?:(?:一是)?(?:针对|关于|对照|对于|就|聚焦|反馈(?:指出)?的?|(?:省委|市委|县委|区委)?(?:巡视|巡察)(?:组)?(?:反馈)?(?:指出|提出)?的?)\s?(?:中?的)?|对(?=["“‘]))/;
const QUOTE = /^["“‘「『]/;
/** What may stand between the closing quote and the end of a head. */
const TAIL =
  /^(?:的|等|这一|这个|这些|这类|之类|方面|存在|主要|突出|具体|共性|个性|相关|有关|上述|两个|几个|\d+个)*(问题|方面|情况)?(?:的|等)*(?:问题)?(?:\([^)]{1,40}\))?(?:的?(?:整改|落实|处置)(?:落实|进展|完成|推进)?(?:工作)?(?:情况|措施|方面)?)?/;
const UNQUOTED_END =
  /(?:的|等|方面的?|存在的?|突出|主要)*问题(?:的?整改(?:落实|进展|完成|推进)?(?:工作)?(?:情况)?)?(?=[。:,;!?]|$)/g;

function skipPunctuation(folded: string, at: number): number {
  let i = at;
  while (i < folded.length && /[。:,;、!?.\s]/.test(folded[i] as string)) i++;
  return i;
}

/** Quoted heads: “A”, “A”“B”, “A”、“B”等. Returns the span of the quotes and where the head ends. */
function quoted(
  folded: string,
  marks: Pairs,
  from: number,
): { open: number; close: number; count: number; end: number } | null {
  if (!QUOTE.test(folded.slice(from, from + 1))) return null;
  let close = marks.close[from] ?? -1;
  if (close < 0) return null;
  let count = 1;
  for (;;) {
    const gap = /^[、和及与,\s]?/.exec(folded.slice(close + 1, close + 2));
    const next = close + 1 + (gap ? gap[0].length : 0);
    if (!QUOTE.test(folded.slice(next, next + 1))) break;
    const partner = marks.close[next] ?? -1;
    if (partner < 0) break;
    close = partner;
    count++;
  }
  const tail = TAIL.exec(folded.slice(close + 1, close + 60));
  const end = close + 1 + (tail ? tail[0].length : 0);
  const stop = folded[end];
  if (stop !== undefined && !/[。:,;、!?.\s]/.test(stop)) return null;
  return { open: from, close, count, end };
}

/**
 * Splits the text behind a number into title and rest. Quoted heads give the words between the outer quotes; others
 * give the first sentence without 关于/针对 and 问题的整改情况.
 */
export function readHead(text: string): Head {
  const folded = fold(text);
  const marks = pairs(folded);
  const lead = LEAD.exec(folded);
  const from = lead ? lead[0].length : 0;
  const quote = quoted(folded, marks, from);
  if (quote && (lead || /问题|方面|整改/.test(folded.slice(quote.close, quote.end)) || quote.end >= folded.length)) {
    const tail = folded.slice(quote.close + 1, quote.end);
    const title = quote.count === 1 ? text.slice(quote.open + 1, quote.close) : text.slice(quote.open, quote.close + 1);
    return {
      title: title.trim().replace(/[。；;，,]$/, ''),
      rest: text.slice(skipPunctuation(folded, quote.end)),
      lead: /^[的等存在主要突出]*方面/.test(tail) ? 'aspect' : 'problem',
      exact: true,
    };
  }
  let end = sentenceEnd(folded, marks, 0);
  let stop = end;
  let kind: Head['lead'] = null;
  if (lead) {
    // 针对党建工作不扎实的问题，一是…: the head ends at 问题, not at the full stop
    UNQUOTED_END.lastIndex = from;
    for (let match = UNQUOTED_END.exec(folded); match && match.index < end; match = UNQUOTED_END.exec(folded)) {
      if ((marks.depth[match.index] ?? 0) > 0) continue;
      stop = match.index;
      end = match.index + match[0].length;
      kind = /^方面/.test(match[0]) ? 'aspect' : 'problem';
      break;
    }
  }
  const colon = folded.slice(0, end).search(/:\s?(?:一是|\d|①|\(|$)/);
  if (colon > 0 && colon < stop && (marks.depth[colon] ?? 0) === 0) {
    end = colon + 1;
    stop = colon;
  }
  let title = text.slice(kind === null ? 0 : from, stop).replace(/[。；;：:，,\s]+$/, '');
  const tail = /(?:的?(?:整改落实|整改进展|整改完成|整改)(?:工作)?情况)$/.exec(title);
  if (tail && tail.index > 4) title = title.slice(0, tail.index);
  if (kind === null && lead && /^(?:关于|针对)/.test(title) && title.length > 6) title = title.slice(2);
  return { title: title.trim(), rest: text.slice(skipPunctuation(folded, end)), lead: kind, exact: kind !== null };
}
