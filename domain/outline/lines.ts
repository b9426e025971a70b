// Paragraphs to lines: one line per numbered or labelled piece, also where several stand in one paragraph.
import { fold, pairs, readNumber } from './chars.ts';
import { type LabelHit, type LabelKey, labelKey, labelsInside, readLabel } from './labels.ts';
import { type Marker, readMarker } from './markers.ts';
import { passages } from './noise.ts';
import { goesOn, loneDecimals, measuresNumbered } from './own-counts.ts';
import { findRun } from './runs.ts';
import type { SourceParagraph } from './types.ts';
import { actsFirst, faults, tellsStatus } from './wording.ts';

export interface Line {
  /** Place of the paragraph in the source, and of its last line where a text file wraps it */
  paragraph: number;
  last: number;
  marker: Marker | null;
  label: LabelHit | null;
  /** Text behind marker and label */
  text: string;
  headingLevel: number | null;
  /** True for the second and further pieces of one paragraph */
  inner: boolean;
  /** 【已完成】 in front of the text, without its brackets */
  status: string;
}

const LEAD_INSIDE = /(?:\(\s?\d{1,3}\s?\)|\d{1,3}[.、]|\([一二三四五六七八九十]{1,3}\))\s?(?=(?:针对|关于)["“])/g;

/** Where a further problem begins in the middle of a paragraph: …。(2)针对“…. */
function leadsInside(text: string): number[] {
  const folded = fold(text);
  if (!/(?:针对|关于)["“]/.test(folded)) return [];
  const marks = pairs(folded);
  const out: number[] = [];
  for (const { index } of folded.matchAll(HEADING_INSIDE)) if ((marks.depth[index] ?? 0) === 0) out.push(index);
  LEAD_INSIDE.lastIndex = 0;
  for (let match = LEAD_INSIDE.exec(folded); match; match = LEAD_INSIDE.exec(folded)) {
    if (match.index === 0 || (marks.depth[match.index] ?? 0) > 0) continue;
    // （1）关于“… opens a problem wherever it stands, 1.关于“… behind the end of a sentence
    const bracketed = match[0].startsWith('(');
    if ((bracketed ? /[^\da-z(]/i : /[。;!?\s”:]/).test(folded[match.index - 1] as string)) out.push(match.index);
  }
  return out;
}

/** Two headings in one line: …方面存在的问题关于“…. */
const HEADING_INSIDE = /(?<=问题|情况|方面)(?:针对|关于)(?=["“])/g;

const MARK_BEHIND =
  /(?<=情况|问题|整改|措施|任务|方案|报告|清单|台账|通报|方面|[表书函])(?=(?:\([一二三四五六七八九十]{1,2}\)|[一二三四五六七八九十]{1,2}、|\d{1,2}[.、](?!\d)|(?:(?:反馈|审计|监管)?(?:问题|任务|事项|编号|意见))(?:\d{1,2}|[一二三四五六七八九十]{1,2}):)\S{4})/;

/** 问题（一） is a mark itself; a heading has more characters than these. */
const TITLE_LEAST = 6;

/** …整改情况的报告（一）…: a title or heading and the first mark behind it, the line end between them lost. */
function markBehindHeading(text: string): number[] {
  const folded = fold(text);
  const at = folded.slice(0, 90).search(MARK_BEHIND);
  if (at < TITLE_LEAST || /[。;:]/.test(folded.slice(0, at)) || (pairs(folded).depth[at] ?? 0) > 0) return [];
  // 整改方案（三）中的任务 names a mark and bears none
  const inner = readMarker(text.slice(at));
  const outer = readMarker(text);
  if (!inner || /^[中项条点款的和、]/.test(text.slice(at + inner.length))) return [];
  return outer?.family === inner.family && inner.number !== (outer.number ?? 0) + 1 ? [] : [at];
}

/** …。三、整改措施: a label with its mark that closes a paragraph, the line end before it lost. */
function labelAtEnd(text: string): number[] {
  const folded = fold(text);
  const at = Math.max(folded.lastIndexOf('。', folded.length - 2), folded.lastIndexOf(';', folded.length - 2)) + 1;
  const tail = folded.slice(at).trimStart();
  const marker = at > 0 && tail.length <= 16 ? readMarker(tail) : null;
  return marker && readLabel(tail.slice(marker.length))?.bare ? [at] : [];
}

/** Where the members of a run begin that opens the paragraph: 一是…。二是…。 all in one paragraph. */
function runInside(text: string): number[] {
  const run = findRun(text);
  if (run?.start !== 0 || run.members.length < 2 || run.nested) return [];
  if (run.family !== 'shi' && /一是/.test(text.slice(0, run.members[1]?.start ?? 0))) return [];
  return run.members.slice(1).map((member) => member.start);
}

const CHAPTER_INSIDE = /([一二三四五六七八九十]{1,3})、/g;

/** Where chapters begin in a text that lost its line ends: …的报告 一、…。二、…。三、…. */
function chaptersInside(text: string): number[] {
  const folded = fold(text);
  const out: number[] = [];
  CHAPTER_INSIDE.lastIndex = 0;
  for (let match = CHAPTER_INSIDE.exec(folded); match; match = CHAPTER_INSIDE.exec(folded)) {
    const before = folded[match.index - 1];
    if (before !== undefined && !/[。;:!?\s]/.test(before)) continue;
    if (readNumber(match[1] as string) === out.length + 1) out.push(match.index);
  }
  return out.length > 1 ? out : [];
}

const CLAUSES =
  /(?:主要|突出|存在|发现|指出)(?:的|了|一些)*(?:主要|突出)?(?:的)?(?:问题|不足)(?:和不足|和问题)?(?:(?:主要)?(?:有|是|包括|表现在|如下)?:|[,:](?=有的))/;

/** 主要问题有：A；B；C。 – faults told apart by semicolons alone. Places of the clauses, or none. */
function clausesInside(text: string): { from: number; to: number }[] {
  const folded = fold(text);
  const lead = CLAUSES.exec(folded);
  if (!lead || readLabel(text)?.key === 'problem') return [];
  const marks = pairs(folded);
  const from = lead.index + lead[0].length;
  const stop = folded.indexOf('。', from);
  const end = stop < 0 ? folded.length : stop + 1;
  const out: { from: number; to: number }[] = [];
  let at = from;
  for (let i = from; i < end; i++) {
    if ((folded[i] !== ';' && i !== end - 1) || (marks.depth[i] ?? 0) > 0) continue;
    out.push({ from: at, to: i + 1 });
    at = i + 1;
  }
  const clauses = out.map(({ from: a, to: b }) => folded.slice(a, b).trim());
  if (clauses.length < 2 || clauses.some((clause) => readMarker(clause) !== null)) return [];
  return clauses.filter((clause) => faults(clause) > 0).length * 2 > clauses.length ? out : [];
}

const COUNTED_WORD = /^[【[]?([\u4e00-\u9fff]{2,8}?)\s?[(]?(\d{1,3}|[一二三四五六七八九十]{1,3})[)]?[】\]]?:\s?/;

/** 问题一　…, 问题1 …, 问题（一）…: a blank, a bracket or nothing where others write a colon. */
const COUNTED_BARE =
  /^[【[]?([\u4e00-\u9fff]{0,4}?(?:问题|任务|事项|隐患|清单|编号|序号|措施|举措))\s?(?:[(](\d{1,3}|[一二三四五六七八九十]{1,3})[)]|(\d{1,3})|([一二三四五六七八九十]{1,3})(?=[\s】\]]))[】\]]?\s*(?=[^\s\d.、,:年月日个条项件类家次])/;

/** The mark of a text that is counted by words, with or without a colon. */
function countedBy(text: string): { word: string; number: number; length: number } | null {
  const head = fold(text.slice(0, 24));
  const match = COUNTED_WORD.exec(head) ?? COUNTED_BARE.exec(head);
  const number = match ? readNumber(match[2] ?? match[3] ?? match[4] ?? '') : null;
  return match && number !== null ? { word: match[1] as string, number, length: match[0].length } : null;
}

/**
 * Words that this document counts by (隐患1：, 隐患2：…), though no list knows them: seen with 1 and with another
 * number.
 */
function countedWords(texts: readonly string[]): Set<string> {
  const seen = new Map<string, Set<number>>();
  for (const text of texts) {
    const mark = countedBy(text);
    if (!mark || !COUNTING.has(labelKey(mark.word))) continue;
    const own = seen.get(mark.word) ?? new Set<number>();
    seen.set(mark.word, own.add(mark.number));
  }
  return new Set([...seen].filter(([, numbers]) => numbers.size > 1 && numbers.has(1)).map(([word]) => word));
}

/** Labels that a document may count by; null: a word that no list knows. */
const COUNTING = new Set<LabelKey | null>([null, 'problem', 'problemList', 'measures', 'number']);

function countedWord(text: string, words: ReadonlySet<string>): Marker | null {
  const mark = words.size > 0 ? countedBy(text) : null;
  if (!mark || !words.has(mark.word)) return null;
  const family = labelKey(mark.word) === 'measures' ? 'named:措施' : `named:${mark.word}`;
  return { family, number: mark.number, length: mark.length, raw: text.slice(0, mark.length).trim() };
}

interface Piece {
  text: string;
  marker?: Marker;
}

function split(text: string): Piece[] {
  const clauses = clausesInside(text);
  if (clauses.length > 0) {
    const first = clauses[0] as { from: number; to: number };
    const last = clauses.at(-1) as { from: number; to: number };
    return [
      { text: text.slice(0, first.from) },
      ...clauses.map(({ from, to }, k) => ({
        text: text.slice(from, to).trim().replace(/^有的/, ''),
        marker: { family: 'clause', number: k + 1, length: 0, raw: '' },
      })),
      { text: text.slice(last.to) },
    ];
  }
  // （1）整改措施：… is one piece with its mark
  const mark = readMarker(text)?.length ?? 0;
  const cuts = new Set<number>(
    [
      ...markBehindHeading(text),
      ...leadsInside(text),
      ...labelsInside(text),
      ...chaptersInside(text),
      ...labelAtEnd(text),
    ].filter((at) => at > mark),
  );
  const sorted = [0, ...[...cuts].sort((a, b) => a - b), text.length];
  const out: Piece[] = [];
  for (let i = 0; i + 1 < sorted.length; i++) {
    const piece = text.slice(sorted[i], sorted[i + 1]);
    const members = [0, ...runInside(piece), piece.length];
    for (let k = 0; k + 1 < members.length; k++) out.push({ text: piece.slice(members[k], members[k + 1]) });
  }
  return out;
}

/** Labels whose text may be a count of its own. */
const COUNTED = new Set<LabelKey>(['problem', 'problemList', 'measures', 'work', 'target']);

/** 3.12户改造不合格 behind 2.… is the third, of twelve households. */
function unglued(text: string, last: number): Marker | null {
  const match = last > 0 ? /^(\d{1,2})\.(?=\d{1,4}[\u4e00-\u9fff])/.exec(fold(text.slice(0, 12))) : null;
  if (!match || Number(match[1]) !== last + 1) return null;
  return { family: 'arDot', number: last + 1, length: match[0].length, raw: match[0] };
}

/** 1 党的领导方面 or 一 党的领导方面: a level with nothing but a blank behind its number. */
function spaced(text: string): Marker | null {
  const match = /^(\d{1,2}|[一二三四五六七八九十]{1,3})[\s\u3000]{1,4}(?=[\u4e00-\u9fff“])/.exec(text);
  const number = match ? readNumber(match[1] as string) : null;
  if (!match || number === null) return null;
  const family = /\d/.test(match[1] as string) ? 'arSpace' : 'zhSpace';
  return { family, number, length: match[0].length, raw: match[1] as string };
}

/** 限位失灵→更换限位器 */
const ARROW = /^([^→]{4,80}[^→。；\s])\s?→\s?([^→]+)$/;

const SPACED_LABEL = /^([\u4e00-\u9fff]{2,8})[\s\u3000]+(?=\S)/;

const WIDE_LABEL = /[\s\u3000]{2,}([\u4e00-\u9fff]{2,8})(?=[\s\u3000]+\S)/g;

/** 责任单位 运输科: labels that only a blank sets off count where the document has several kinds of them. */
function spacedLabels(texts: readonly string[]): Set<string> {
  const out = new Set<string>();
  let wide = 0;
  for (const text of texts) {
    const match = SPACED_LABEL.exec(text);
    if (!match || labelKey(match[1] as string) === null) continue;
    out.add(match[1] as string);
    for (const [, next = ''] of text.matchAll(WIDE_LABEL)) if (labelKey(next) !== null) out.add(next);
    if (/[\s\u3000]{2}$/.test(match[0])) wide++;
  }
  return out.size >= 3 || wide >= 3 ? out : new Set();
}

const OWN_LABEL = /^([\u4e00-\u9fff]{2,8})[:：](?=.)/;

/** Labels that no list knows (整改资金：…): seen more than once at the start of a line, beside a line with a known label. */
function ownLabels(texts: readonly string[]): Set<string> {
  const seen = new Map<string, number>();
  texts.forEach((text, i) => {
    const word = OWN_LABEL.exec(text)?.[1];
    if (!word || readLabel(text) || readMarker(text)) return;
    if (readLabel(texts[i - 1] ?? '') || readLabel(texts[i + 1] ?? '')) seen.set(word, (seen.get(word) ?? 0) + 1);
  });
  return new Set([...seen].filter(([, times]) => times > 1).map(([word]) => word));
}

/** 任务1 alone on its line says the number of what follows. */
function aloneAsNumber(text: string): LabelHit | null {
  const match =
    /^[【[]?(任务|事项|问题|隐患|清单|案件|编号|序号)\s?(?=第?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[】\]]?$)/.exec(
      fold(text),
    );
  return match ? { key: 'number', words: match[1] as string, end: match[0].length, bare: false } : null;
}

function ownLabel(text: string, labels: ReadonlySet<string>): LabelHit | null {
  const match = labels.size > 0 ? OWN_LABEL.exec(text) : null;
  return match && labels.has(match[1] as string)
    ? { key: 'note', words: match[1] as string, end: match[0].length, bare: false }
    : null;
}

/** The same text with a colon behind its label or 问题一. */
function withColon(text: string, words: ReadonlySet<string>): string {
  if (words.size === 0) return text;
  const label = SPACED_LABEL.exec(text);
  if (label && words.has(label[1] as string)) {
    // 牵头  党建办　　时限  2024年5月: a second one on the line stands behind a wide blank
    const rest = text
      .slice(label[0].length)
      .replace(WIDE_LABEL, (all, next: string) => (words.has(next) ? `　${next}：` : all));
    return `${label[1]}：${rest}`;
  }
  return text.replace(/^((?:问题|任务|事项)[一二三四五六七八九十\d]{1,3})[\s\u3000]+(?=\S)/, '$1：');
}

/** Cuts paragraphs into lines and reads each line's mark and label. Empty paragraphs vanish. */
export function toLines(paragraphs: readonly SourceParagraph[]): Line[] {
  const out: Line[] = [];
  const written = passages(paragraphs);
  const blanks = spacedLabels(written.map(({ text }) => text));
  const arrows = written.filter(({ text }) => ARROW.test(text)).length > 1;
  const body = written.map((passage) => ({
    ...passage,
    text: withColon(arrows ? passage.text.replace(ARROW, '$1。整改措施：$2') : passage.text, blanks),
  }));
  const decimals = body.some(({ text }) => /^\d{1,2}\.\d{1,2}(?:\.\d{1,2})?\s?[^\d.%\s]/.test(text));
  const blankCounts = ['arSpace', 'zhSpace'].some((family) =>
    [1, 2].every((number) =>
      body.some(({ text }) => {
        const mark = spaced(text);
        return mark?.family === family && mark.number === number;
      }),
    ),
  );
  const labels = ownLabels(body.map(({ text }) => text));
  const words = countedWords(body.map(({ text }) => text));
  const asked = body.some(({ text }) => {
    const label = readLabel(text);
    return label?.key === 'problem' && !label.bare && /问题/.test(label.words);
  });
  const lone = loneDecimals(body.map(({ text }) => text));
  const parallel = measuresNumbered(body.map(({ text }) => text));
  /** Number of the last 1. */
  let lastDot = 0;
  /** Number of the last （1） behind 整改措施 */
  let lastMeasure = 0;
  for (const passage of body) {
    let inner = false;
    for (const piece of split(passage.text)) {
      // 问题：…/整改：…/责任科室：… on one line
      const text = piece.text.trim().replace(/[/／]$/, '');
      if (!text) continue;
      const found =
        piece.marker ??
        unglued(text, lastDot) ??
        (lone.has(text) ? null : readMarker(text)) ??
        countedWord(text, words) ??
        ((decimals || blankCounts || blanks.size > 0) && !inner ? spaced(text) : null);
      const told: LabelHit | null =
        parallel && found?.family === 'named:措施'
          ? { key: 'measures', words: '整改措施', end: found.length, bare: false }
          : null;
      const marker = told ? null : found;
      if (marker?.family === 'arDot') lastDot = marker.number ?? 0;
      const behind = marker ? text.slice(marker.length).trimStart() : text;
      // 问题一：（一）…: the second mark counts the same thing again
      const again = marker?.family.startsWith('named:') ? readMarker(behind) : null;
      const rest = again && again.number !== null ? behind.slice(again.length).trimStart() : behind;
      const hit = told ?? readLabel(rest) ?? aloneAsNumber(text) ?? ownLabel(rest, labels);
      // 具体问题：… 整改任务：…: the second says what is to be reached
      if (hit?.key === 'problem' && asked && /任务|事项/.test(hit.words)) hit.key = 'target';
      // 整改内容：产业带动能力不强 tells the problem
      if (
        hit?.key === 'measures' &&
        hit.words === '整改内容' &&
        faults(rest.slice(hit.end)) > 0 &&
        !actsFirst(rest.slice(hit.end))
      ) {
        hit.key = 'problem';
        hit.words = '问题描述';
      }
      // the document's own title may read like a label
      const label = hit?.bare && !marker && out.length < 2 && !out.some((line) => line.marker) ? null : hit;
      const boxed = label ? null : /^[【[（(]([^】\]）)]{2,12})[】\]）)]\s*/.exec(rest);
      const status = boxed && tellsStatus(boxed[1] ?? '') ? (boxed[1] as string) : '';
      const own = label ? rest.slice(label.end).trim() : status ? rest.slice(boxed?.[0].length) : rest;
      const markOf = (words: string): Marker | null => readMarker(words) ?? (blanks.size > 0 ? spaced(words) : null);
      const opening = label !== null && COUNTED.has(label.key) ? markOf(own) : null;
      const onward = told !== null && opening?.family === 'arParen' && opening.number === lastMeasure + 1;
      const counted = opening?.number === 1 || onward;
      const push = (line: Pick<Line, 'marker' | 'label' | 'text'>): void => {
        out.push({
          ...line,
          status,
          paragraph: passage.from,
          last: passage.to,
          headingLevel: inner ? null : passage.headingLevel,
          inner,
        });
        inner = true;
      };
      push({ marker, label, text: counted ? '' : own });
      if (!counted) continue;
      // 整改措施：1.… with 2.… in the next paragraph: the count begins behind the label
      const cuts = [0, ...(onward ? goesOn(own, opening?.number ?? 0) : runInside(own)), own.length];
      if (told) lastMeasure = (opening?.number ?? 0) + cuts.length - 2;
      for (let k = 0; k + 1 < cuts.length; k++) {
        const member = own.slice(cuts[k], cuts[k + 1]).trim();
        const mark = markOf(member);
        push({ marker: mark, label: null, text: mark ? member.slice(mark.length).trimStart() : member });
      }
    }
  }
  return out;
}
