// The head of a problem or heading: 针对“…”问题。, 关于“…”方面的问题, a plain sentence; title and what follows it.
import { fold, type Pairs, pairs, sentenceEnd } from './chars.ts';
import { actsFirst, endsInFault, faults } from './wording.ts';

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
  /^(?:一是)?(?:(?:针对|关于|对照|对于|就)\s?(?:(?:省委|市委|县委|区委|本次|此次)?(?:巡视|巡察|审计|督察|检查)(?:组)?(?:“回头看”)?(?:反馈|指出|提出|发现)+的?(?:中)?)?|(?:(?:省委|市委|县委|区委)?(?:第.{1,2})?(?:巡视|巡察|审计|督察)(?:组)?)?(?:反馈|指出|反映|提出|发现)+(?:的)?\s?(?=["“‘])|(?:信访人|来访人|来信人|投诉人|举报人|群众|市民|网民|网友|业主|居民|村民)(?:来信|来电|来访|投诉|多次)?反映(?=.{4,80}问题)|(?:着力|聚力|全力)(?:破解|解决|整治|化解)|(?:[对在]|聚焦|围绕)(?=["“‘]))/;
const QUOTE = /^["“‘「『]/;
/** What may stand between the closing quote and the end of a head. */
const TAIL =
  /^(?:的|等|这一|这个|这些|这类|之类|方面|存在|主要|突出|具体|共性|个性|相关|有关|上述|两个|几个|\d+个)*(问题|方面|情况|现象|意见建议|意见|建议)?(?:的|等)*(?:问题)?(?:\([^)]{1,40}\))?(?:的?(?:(?:整改|处置)(?:落实|进展|完成|推进)?(?:工作)?(?:情况|措施|方面)?|落实(?:工作)?情况))?/;
const WORK = '(?:(?:及|和|以及)?的?(?:整改落实|整改进展|整改完成|整改推进|整改|落实|处置)(?:工作)?(?:情况)?)?';
/** 问题 as the end of an unquoted head, with what may follow it. */
const PROBLEM_END = new RegExp(`(?:的|等|方面的?|存在的?|(?:的|存在的?)(?:突出|主要))*问题${WORK}(?=[。:,;!?]|$)`, 'g');
/** 方面 as the end of an unquoted head; 方面 itself stays in the title. */
const ASPECT_END = new RegExp(`方面(?:还?存在)?的?(?:主要|突出|具体)?(?:问题|情况|不足)?${WORK}(?=[。:;]|$)`);
/** Heads such as 反馈问题整改情况 name no problem of their own. */
const GENERIC =
  /^(?:反馈|具体|主要|突出|发现|巡察|巡视|审计|督察|整改|存在|查出|查处|查摆|共性|个性|意见|指出|个别|其他|有关|相关|检查|提出|的|和|、|组|各类|逐项|逐条|重点|需要|关注|中|省委|市委|县委|区委|已|正在|完成|尚未|未|持续|长期|推进|坚持|立行立改|限期|群众|反映|强烈|目前|仍|进行)*$/;

/** Longest problem seen is some 300 characters. */
const HEAD_LENGTH = 600;

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
  // 聚焦“三个更加注重”，推动决策落实方面: the quote is a part of the heading
  const goesOn = stop === ',' && !tail?.[0] && /^(?:聚焦|围绕)/.test(folded);
  if (goesOn && /^[^。:;]{2,40}方面(?:[。:;]|$)/.test(folded.slice(end + 1))) return null;
  return { open: from, close, count, end };
}

/** Where an unquoted head ends that is led in by 针对/关于, or that ends in 问题 by itself. */
function unquoted(
  folded: string,
  marks: Pairs,
  from: number,
  sentence: number,
): { stop: number; end: number; lead: Head['lead'] } | null {
  const aspect = ASPECT_END.exec(folded.slice(0, sentence));
  if (aspect && (marks.depth[aspect.index] ?? 0) === 0) {
    return { stop: aspect.index + 2, end: aspect.index + aspect[0].length, lead: 'aspect' };
  }
  PROBLEM_END.lastIndex = from;
  for (let match = PROBLEM_END.exec(folded); match && match.index < sentence; match = PROBLEM_END.exec(folded)) {
    const end = match.index + match[0].length;
    if ((marks.depth[match.index] ?? 0) > 0) continue;
    if (match.index - from < 3 || GENERIC.test(folded.slice(from, match.index))) continue;
    if (from > 0) return { stop: match.index, end, lead: 'problem' };
    // …不到位问题 without 针对 ends the head only where the sentence ends, too
    const closed = end >= sentence - 1;
    if (closed && faults(folded.slice(0, match.index)) > 0) return { stop: match.index, end, lead: null };
  }
  return null;
}

/** 在落实低保政策方面，存在…的问题: where the fault stands, in front of the fault. */
const FRAME = /^在[^，,。；;：:“”]{2,40}?(?:方面|过程中|工作中|中|上)[，,]\s?(?:还|仍|也|主要|依然)*存在(?:着)?/;
/** A fault of fewer characters says nothing without the words that say where. */
const FRAMED_LEAST = 6;

function withoutFrame(title: string): string {
  const frame = FRAME.exec(title);
  if (!frame) return title;
  const fault = title.slice(frame[0].length).replace(/的?(?:问题|现象|情况|行为)$/, '');
  return fault.length >= FRAMED_LEAST && faults(fault) > 0 ? fault : title;
}

/**
 * Splits the text behind a number into title and rest. Quoted heads give the words between the outer quotes; others
 * give the first sentence without 关于/针对 and 问题的整改情况.
 */
export function readHead(text: string): Head {
  if (text.length > HEAD_LENGTH * 2) {
    // heads are short: the rest of a long paragraph need not be looked at, unless no sentence ends in its beginning
    const near = readHead(text.slice(0, HEAD_LENGTH));
    if (near.rest) return { ...near, rest: text.slice(HEAD_LENGTH - near.rest.length) };
  }
  const folded = fold(text);
  const marks = pairs(folded);
  const lead = LEAD.exec(folded);
  const from = lead ? lead[0].length : 0;
  const quote = quoted(folded, marks, from);
  if (quote && (lead || /问题|方面|整改/.test(folded.slice(quote.close, quote.end)) || quote.end >= folded.length)) {
    const tail = folded.slice(quote.close + 1, quote.end);
    const title = quote.count === 1 ? text.slice(quote.open + 1, quote.close) : text.slice(quote.open, quote.close + 1);
    return {
      title: title.trim().replace(/[。；;，,.]$/, ''),
      rest: text.slice(skipPunctuation(folded, quote.end)),
      // 关于“加强监督”的意见 is advice, 针对“落地不快”的意见 a finding
      lead: /^[的等存在主要突出]*方面/.test(tail)
        ? 'aspect'
        : /意见|建议/.test(tail) && faults(title) === 0
          ? null
          : 'problem',
      exact: true,
    };
  }
  let end = sentenceEnd(folded, marks, 0);
  let stop = end;
  const found = unquoted(folded, marks, from, end);
  if (found) {
    stop = found.stop;
    end = found.end;
  } else {
    // 师生比1:6800 is no colon
    let colon = folded.slice(0, end).search(/:\s?(?:一是|(?<!\d:\s?)\d|①|\(|$)/);
    // 会计核算不规范：镇财政所已…: what is behind the colon is done about it
    if (colon < 0) {
      const at = folded.slice(0, end).search(/:/);
      if (
        at > 3 &&
        at <= 60 &&
        faults(folded.slice(0, at)) > 0 &&
        (actsFirst(folded.slice(at + 1)) || (end - at > 12 && faults(folded.slice(at + 1, end)) === 0))
      )
        colon = at;
    }
    if (colon > 0 && (marks.depth[colon] ?? 0) === 0) {
      end = colon + 1;
      stop = colon;
    }
  }
  // 聚焦… and 在… belong to the words of an unquoted heading, 针对 and 关于 do not
  const spoken = lead !== null && !/^(?:聚焦|围绕|在)/.test(lead[0]);
  let title = text.slice(found && spoken ? from : 0, stop).replace(/[。；;：:，,.\s]+$/, '');
  if (!found) {
    const tail = /(?:的?(?:整改落实|整改进展|整改完成|整改)(?:工作)?情况)$/.exec(title);
    if (tail && tail.index > 4 && !GENERIC.test(title.slice(0, tail.index).replace(/(?:的)?问题$/, ''))) {
      title = title.slice(0, tail.index);
    }
    if (lead) title = title.replace(/的整改$/, '');
    if (lead && /^(?:关于|针对)/.test(title) && title.length > 6) title = title.slice(2);
  }
  title = withoutFrame(title.trim());
  return {
    title,
    rest: text.slice(skipPunctuation(folded, end)),
    lead: found?.lead ?? (lead && /^(?:关于|针对)/.test(lead[0]) && endsInFault(title) ? 'problem' : null),
    exact: found !== null && found.lead !== 'aspect',
  };
}
