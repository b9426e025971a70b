// Documents changed the way other hands would have written them; every piece of text remembers whether it was taken over.
import { parseOutline } from '#domain/outline/parse.ts';
import type { Outline, OutlineFields, SourceParagraph } from '#domain/outline/types.ts';

/** A stretch of text that stays together through all changes. */
export interface Piece {
  text: string;
  /** Its sentences that the unchanged document gave to a problem, measure or heading */
  kept: readonly string[];
}
export type Paragraph = Piece[];

/** One change: what, and two numbers that choose where and how. */
export type Mutation = [kind: number, where: number, how: number];

const MARK =
  /^\s*(?:[（(]\s?(?:[一二三四五六七八九十]{1,3}|\d{1,2})\s?[）)]|[一二三四五六七八九十]{1,3}、|\d{1,2}[.．、]|[①-⑳]|[一二三四五六七八九十]{1,2}是)/;
const MARKS: readonly ((n: number) => string)[] = [
  (n) => `（${'一二三四五六七八九十'[n % 10]}）`,
  (n) => `${'一二三四五六七八九十'[n % 10]}、`,
  (n) => `${n + 1}.`,
  (n) => `(${n + 1})`,
  (n) => '①②③④⑤⑥⑦⑧⑨⑩'[n % 10] as string,
  (n) => `${'一二三四五六七八九十'[n % 10]}是`,
];
const WORDS: readonly [RegExp, readonly string[]][] = [
  [/^(.{0,6})整改措施(?=[：:]|$)/, ['$1怎么改', '$1对应做法', '$1整改情况', '$1我们的办法', '$1下一步措施']],
  [/^(.{0,6})整改(?:进展|落实|完成)?情况(?=[：:]|$)/, ['$1办理结果', '$1整改措施', '$1目前状态', '$1做了什么']],
  [/^(.{0,6})(?:反馈|存在)?(?:的)?问题(?=[：:])/, ['$1短板', '$1毛病', '$1问题表现', '$1情况']],
  [/^(.{0,6})(?:针对|关于)/, ['$1就', '$1围绕', '$1对于', '$1']],
  [/^(.{0,6})责任单位(?=[：:])/, ['$1由谁办', '$1责任', '$1承办']],
  [/(?:问题|方面)[。]?$/, ['不足', '事项。', '情况', '']],
];
/** Sentences that no document of the corpus has, as somebody might add them. */
const PLANTED = [
  '码头岸电设施闲置三年，趸船维护无人过问。',
  '对趸船逐艘建档，岸电接口全部更换为新式样。',
  '2.灯塔值守名册缺页，潮汐观测记录由他人代填。',
  '（三）渔港锚位分配凭熟人打招呼，船东意见强烈。',
  '办理经过：已为七十六艘渔船重新编排锚位并张榜。',
  '另：冷库压缩机带病运行，氨气探头从未标定。',
  '责任方：渔港监督站（靠泊科）会同冷链服务队',
];

const whole = (paragraph: Paragraph): string => paragraph.map(({ text }) => text).join('');

/** Applies one change; places beyond the end wrap round. */
export function mutate(paragraphs: readonly Paragraph[], [kind, where, how]: Mutation): Paragraph[] {
  const out = paragraphs.map((paragraph) => [...paragraph]);
  if (out.length === 0) return out;
  const at = where % out.length;
  const own = out[at] as Paragraph;
  const first = own[0];
  const swap = (text: string): void => {
    if (first) own[0] = { ...first, text };
  };
  switch (kind) {
    case 0: // a mark dropped
      if (first) swap(first.text.replace(MARK, ''));
      break;
    case 1: // a mark of another kind
      if (first) swap(first.text.replace(MARK, (MARKS[how % MARKS.length] as (n: number) => string)(how % 7)));
      break;
    case 2: {
      // a label or lead phrase in other words
      const words = WORDS[how % WORDS.length] as (typeof WORDS)[number];
      for (let i = at; i < Math.min(out.length, at + 8); i++) {
        const piece = out[i]?.[0];
        if (piece && words[0].test(piece.text)) {
          (out[i] as Paragraph)[0] = {
            ...piece,
            text: piece.text.replace(words[0], words[1][how % words[1].length] as string),
          };
          break;
        }
      }
      break;
    }
    case 3: // two paragraphs in one
      // rows of a pasted table stay rows
      if (at + 1 < out.length && !whole(own).includes('\t')) out.splice(at, 2, [...own, ...(out[at + 1] as Paragraph)]);
      break;
    case 4: {
      // one paragraph in two
      const text = whole(own);
      const stop = text.indexOf('。');
      if (own.length === 1 && first && stop > 0 && stop + 1 < text.length) {
        const halves = [text.slice(0, stop + 1), text.slice(stop + 1)].map((half) => {
          const own = statements(half);
          return [{ text: half, kept: first.kept.filter((sentence) => own.includes(sentence)) }];
        });
        out.splice(at, 1, ...halves);
      }
      break;
    }
    case 5: // a sentence added
      out.splice(at, 0, [{ text: PLANTED[how % PLANTED.length] as string, kept: [] }]);
      break;
    default: {
      // all marks of one kind in another
      const from = MARK.exec(whole(own))?.[0] ?? '';
      const shape = from.replace(/[一二三四五六七八九十]+|\d+|[①-⑳]/, '#');
      let n = 0;
      for (const paragraph of out) {
        const piece = paragraph[0];
        const mark = piece ? MARK.exec(piece.text)?.[0] : undefined;
        if (!piece || !mark || mark.replace(/[一二三四五六七八九十]+|\d+|[①-⑳]/, '#') !== shape) continue;
        paragraph[0] = {
          ...piece,
          text: (MARKS[how % MARKS.length] as (n: number) => string)(n++) + piece.text.slice(mark.length),
        };
      }
    }
  }
  return out;
}

export const sourceOf = (paragraphs: readonly Paragraph[]): SourceParagraph[] =>
  paragraphs.map((paragraph, index) => ({ index, text: whole(paragraph) }));

export const read = (paragraphs: readonly Paragraph[]): Outline => parseOutline(sourceOf(paragraphs));

function fieldWords(fields: OutlineFields): string {
  return Object.values(fields)
    .map((value) => (typeof value === 'string' ? value : `${value.text ?? ''}`))
    .join('|');
}

const bare = (text: string): string => text.replace(/[^\u4e00-\u9fffA-Za-z0-9]/g, '');

/** Everything that an outline took over, as one text; headings, too, or problems and measures alone. */
export function takenText(outline: Outline, headings = true): string {
  const out: string[] = [];
  for (const aspect of outline.aspects) {
    if (headings) out.push(aspect.title ?? '');
    for (const item of aspect.items) {
      if (headings) out.push(item.title ?? '', item.category ?? '');
      for (const problem of item.problems) {
        out.push(problem.title, fieldWords(problem.fields));
        for (const measure of problem.measures) out.push(`${measure.lead}${measure.text}`, fieldWords(measure.fields));
      }
    }
  }
  return bare(out.join('|'));
}

/** Characters of a sentence that says something of its own. */
const LEAST = 11;

const MARKS_INSIDE =
  /(^|[。；;：:，,、）)\s])(?:[一二三四五六七八九十]{1,3}[是、]|[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)]|\d{1,2}[.．、](?!\d)|[①-⑳●])/g;

/** Sentences of a piece without marks, labels and signs; those too short to say anything are left out. */
export function statements(text: string): string[] {
  return text
    .replace(MARKS_INSIDE, '$1。')
    .split(/[。；;！？：:\s|→【】]/)
    .map((sentence) => bare(sentence))
    .filter((sentence) => sentence.length >= LEAST);
}

/** Whether a sentence stands in a text, but for the words of a mark, label or lead phrase at its ends. */
export function standsIn(whole: string, text: string): boolean {
  // 后期管护方面存在的问题 is kept as the heading 后期管护方面
  const sentence = whole.replace(/存在的(?:主要|突出)?问题$/, '');
  if (text.includes(sentence)) return true;
  // the middle of a sentence is never a lead phrase
  const third = Math.floor(sentence.length / 3);
  return text.includes(sentence.slice(third, third + Math.max(5, third)));
}

/** A status, or words that only lead in what follows. */
const LEADS_IN =
  /^(?:整改|完成|进展|情况|状态|进度)*已经?(?:完成|整改)|主要问题有|如下|以下|^反馈指出|巡察也发现|的报告$/;

/** Splits a document into paragraphs whose pieces know whether the parser took them over. */
export function documentOf(text: string): Paragraph[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const taken = takenText(read(lines.map((line) => [{ text: line, kept: [] }])), false);
  return lines.map((line) => [
    { text: line, kept: statements(line).filter((sentence) => standsIn(sentence, taken) && !LEADS_IN.test(sentence)) },
  ]);
}

/** Sentences that were neither taken over nor named, though the unchanged document gave to a problem. */
export function lostSilently(
  paragraphs: readonly Paragraph[],
  outline: Outline = read(paragraphs),
): { sentence: string; paragraph: number }[] {
  if (outline.counts.problems === 0) return [];
  const taken = takenText(outline);
  const named = new Set<number>();
  for (const { paragraph, through } of outline.warnings) {
    if (paragraph !== null) for (let i = paragraph; i <= (through ?? paragraph); i++) named.add(i);
  }
  const places = outline.aspects.flatMap(({ items }) =>
    items.flatMap(({ problems }) => problems.flatMap((problem) => problem.paragraphs)),
  );
  const first = Math.min(...places);
  const last = Math.max(...places);
  const out: { sentence: string; paragraph: number }[] = [];
  paragraphs.forEach((paragraph, index) => {
    if (named.has(index)) return;
    for (const piece of paragraph) {
      // what was added above the findings, below them or to a chapter of causes may be passed over there
      const among = [paragraphs[index - 1], paragraphs[index + 1]].every((other) =>
        other?.some(({ kept }) => kept.length > 0),
      );
      const planted = PLANTED.includes(piece.text) && index > first && index < last && among;
      for (const sentence of planted ? statements(piece.text) : piece.kept) {
        if (!standsIn(sentence, taken)) out.push({ sentence, paragraph: index });
      }
    }
  });
  return out;
}

/** Sentences of paragraphs that were taken over in part, and neither stand in the tree nor are named. */
export function leftBehind(paragraphs: readonly Paragraph[]): string[] {
  const outline = read(paragraphs);
  const taken = takenText(outline);
  const named = new Set(outline.warnings.map(({ paragraph }) => paragraph));
  return paragraphs.flatMap((paragraph, index) =>
    named.has(index)
      ? []
      : paragraph.flatMap((piece) =>
          piece.kept.length === 0
            ? []
            : statements(piece.text).filter((sentence) => !standsIn(sentence, taken) && !LEADS_IN.test(sentence)),
        ),
  );
}
