// Which words of a paragraph stand in what was taken over, told by runs of characters; and which stretches do not.
import { fold, sentences } from './chars.ts';
import type { OutlineAspect, OutlineFields, OutlineProblem } from './types.ts';
import { passesOn, reportsClues, tellsStatus } from './wording.ts';

/** Characters that must be found together for a stretch to count as taken over. */
const GRAM = 4;
/** A stretch of fewer characters may be the words of a mark, a label or a lead phrase (针对巡察组反馈的…的问题). */
const LOST_LEAST = 12;

const BARE = /[^\u4e00-\u9fffA-Za-z0-9]/g;

/** Letters, digits and characters only, with the place of each in the text. */
function bare(text: string): { text: string; places: number[] } {
  const folded = fold(text);
  const places: number[] = [];
  let out = '';
  for (let i = 0; i < folded.length; i++) {
    const sign = folded[i] as string;
    if (!/[\u4e00-\u9fffA-Za-z0-9]/.test(sign)) continue;
    out += sign;
    places.push(i);
  }
  return { text: out, places };
}

function gram(text: string, at: number): number {
  let hash = 0;
  for (let i = at; i < at + GRAM; i++) hash = Math.imul(hash, 0x01000193) ^ text.charCodeAt(i);
  return hash;
}

export function addGrams(to: Set<number>, text: string): void {
  const words = fold(text).replace(BARE, '');
  for (let i = 0; i + GRAM <= words.length; i++) to.add(gram(words, i));
}

function wordsOf(fields: OutlineFields): string[] {
  return Object.values(fields).map((value) => (typeof value === 'string' ? value : `${value.text ?? ''}`));
}

const fieldWords = (problems: readonly OutlineProblem[]): string[] => problems.flatMap(({ fields }) => wordsOf(fields));

/** All words that a problem took over. */
function problemWords(problem: OutlineProblem): string[] {
  return [
    problem.title,
    ...wordsOf(problem.fields),
    ...problem.measures.flatMap((measure) => [`${measure.lead}${measure.text}`, ...wordsOf(measure.fields)]),
  ];
}

/** The same behind the first sentence of a heading. */
export const LOST_BESIDE_HEADING = 6;

/** Words of a problem or heading: grams of all, and the short ones as they are (names of units). */
export interface Words {
  grams: ReadonlySet<number>;
  short: readonly string[];
  /** The words of a heading alone */
  heading?: true;
}

/** Longest words that are looked for whole. */
const SHORT = 10;

/** Which words hold which paragraphs; one entry for each problem and heading. */
export function holders(aspects: readonly OutlineAspect[]): { all: Words[]; held: Map<number, Words[]> } {
  const out = new Map<number, Words[]>();
  const all: Words[] = [];
  const put = (paragraphs: readonly number[], words: readonly (string | null)[], heading: boolean): void => {
    const grams = new Set<number>();
    for (const text of words) if (text) addGrams(grams, text);
    const short = words.flatMap((text) => (text && text.length <= SHORT ? [text] : []));
    const held: Words = heading ? { grams, short, heading } : { grams, short };
    all.push(held);
    for (const paragraph of paragraphs) {
      const own = out.get(paragraph);
      if (own) own.push(held);
      else out.set(paragraph, [held]);
    }
  };
  for (const aspect of aspects) {
    // fields below a heading hold for its problems
    put(aspect.paragraphs, [aspect.title, ...aspect.items.flatMap(({ problems }) => fieldWords(problems))], true);
    for (const item of aspect.items) {
      put(item.paragraphs, [item.title, item.category, ...fieldWords(item.problems)], true);
      for (const problem of item.problems) {
        const measures = problem.measures.flatMap((measure) => measure.paragraphs);
        put([...new Set([...problem.paragraphs, ...measures])], problemWords(problem), false);
      }
    }
  }
  return { all, held: out };
}

/** Words that carry nothing of their own: a status, a lead-in (主要采取以下措施：), what is passed on. */
function carriesNothing(words: string): boolean {
  return (
    tellsStatus(words) ||
    passesOn(words) ||
    reportsClues(words) ||
    (/(?:如下|以下|下列)/.test(words) && !/\d/.test(words)) ||
    /^(?:针对|关于|对照|对于|就)[^。]{0,30}(?:问题|意见|情况|方面)[^。]{0,12}$/.test(words)
  );
}

/** A kept stretch of fewer characters between two lost ones is a coincidence. */
const ISLAND = 6;
/** Dates and short labels are kept as other signs than they were written (deadlines) or stand for their field. */
const REWRITTEN =
  /\d{4}[年./-]\d{1,2}(?:[月./-](?:\d{1,2}日?)?)?|(?:^|[，,。；;、\s(（【[])[\u4e00-\u9fff/]{2,10}[:：】\]]|在[^，,。；;]{2,40}(?:方面|过程中|工作中|中|上)[，,][^，,。；;]{0,4}存在|[一二三四五六七八九十]是/g;

function saysMuch(words: string, held: readonly Words[], least: number): boolean {
  let left = words;
  for (const { short } of held) for (const text of short) left = left.replace(text, '');
  return left.replace(REWRITTEN, '').replace(BARE, '').length >= least;
}

/**
 * The longest stretches of a text that stand in none of the words that hold it; those of fewer than `least` characters
 * do not count.
 */
export function stretchesLost(text: string, held: readonly Words[], least: number = LOST_LEAST): string[] {
  const { text: words, places } = bare(text);
  if (words.length < least) return [];
  const kept = new Uint8Array(words.length + 1);
  for (let i = 0; i + GRAM <= words.length; i++) {
    const hash = gram(words, i);
    if (held.some(({ grams }) => grams.has(hash))) kept.fill(1, i, i + GRAM);
  }
  kept[words.length] = 1;
  /** Lost stretches with the coincidences between them */
  const lost: { from: number; to: number; count: number }[] = [];
  for (let i = 0; i < words.length; i++) {
    if (kept[i] === 1) continue;
    const last = lost.at(-1);
    if (last && i - last.to <= ISLAND && (i === last.to || last.count >= GRAM)) {
      last.to = i + 1;
      last.count++;
    } else lost.push({ from: i, to: i + 1, count: 1 });
  }
  return lost
    .filter(({ count }) => count >= least)
    .map(({ from, to }) => text.slice(places[from], (places[to - 1] as number) + 1))
    .filter(
      (stretch) =>
        !sentences(stretch).every((sentence) => !saysMuch(sentence, held, least) || carriesNothing(sentence)),
    );
}
