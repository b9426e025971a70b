// Totals that the document states itself (4个方面、11项、23条具体问题、81条整改措施), compared with what was found.
import { fold, readNumber } from './chars.ts';
import type { OutlineWarning, SourceParagraph } from './types.ts';

export interface Counts {
  aspects: number;
  categories: number;
  items: number;
  problems: number;
  measures: number;
}
export type Level = keyof Counts;

/** What one sentence of the document says; levels it does not name are absent. */
export interface StatedTotals {
  levels: Partial<Record<Level, { value: number; words: string }>>;
  paragraph: number;
}

const NUM = '(\\d{1,4}|[一二两三四五六七八九十百]{1,5})';
const FORWARD = new RegExp(
  `${NUM}\\s?(?:个|条|项|大|点|类|大类|小类|小项)?(?:的)?(?:具体|反馈|突出|主要|重点|共性|个性|存在)*(方面|问题|(?:整改)?(?:措施|举措))|${NUM}\\s?(大类|类|小类|大项|小项|项|条)(?=[、,和及，]|\\d|[一二三四五六七八九十]|问题|$)`,
  'g',
);
const BACKWARD = new RegExp(
  `(具体问题|反馈问题|问题|整改措施|整改举措|措施)\\s?(?:共计?|合计|总计)?\\s?${NUM}\\s?(?:个|条|项)`,
  'g',
);
const SPEAKS = /梳理|细化|分解|归纳|反馈|指出|明确|制定|形成|列出|移交|提出|确定|共/;
/** Other counts in other matters: self-criticism, patrols, cases. */
const FOREIGN = /查摆|民主生活会|组织生活会|自查|排查|督办|督导|暗访|检查发现|线索|信访件|意见建议|已完成|完成整改/;

/** Counts of a part (已完成7条, 其中立行立改3项, 2条正在推进) are no totals. */
const PART =
  /已(?:经)?(?:完成|整改|办结|销号|落实)|完成整改|整改完成|正在|推进|未(?:完成|整改)|基本完成|尚|剩余|其中|累计完成|销号|到位/;
/** In front of 4项 or 8条 the document's own levels, or a word that leads in a total; any other noun is what is counted (制度4项). */
const COUNTED_NOUN = /(?:问题|方面|措施|举措|任务|事项|意见|项|条|类|个|[共为成和及与即的出解化纳出到、,:(（\s])$/;

interface Token {
  unit: string;
  value: number;
  words: string;
  at: number;
}

/** Whether the clause around a place speaks of a part. */
function partial(sentence: string, at: number): boolean {
  const from = Math.max(sentence.lastIndexOf(',', at), sentence.lastIndexOf(':', at)) + 1;
  const end = sentence.indexOf(',', at);
  return PART.test(sentence.slice(from, end < 0 ? sentence.length : end));
}

function tokens(sentence: string): Token[] {
  const out: Token[] = [];
  const forward: Token[] = [];
  FORWARD.lastIndex = 0;
  for (let m = FORWARD.exec(sentence); m; m = FORWARD.exec(sentence)) {
    const value = readNumber((m[1] ?? m[3] ?? '').replace('两', '二'));
    const before = sentence.slice(0, m.index);
    if (m[4] !== undefined && before !== '' && !COUNTED_NOUN.test(before)) continue;
    if (partial(sentence, m.index)) continue;
    if (value !== null && value > 0) forward.push({ unit: m[2] ?? m[4] ?? '', value, words: m[0], at: m.index });
  }
  const overlaps = (t: Token, from: number, to: number): boolean => t.at < to && t.at + t.words.length > from;
  BACKWARD.lastIndex = 0;
  for (let m = BACKWARD.exec(sentence); m; m = BACKWARD.exec(sentence)) {
    const from = m.index;
    const to = from + m[0].length;
    const value = readNumber((m[2] ?? '').replace('两', '二'));
    if (value === null || value === 0 || partial(sentence, from)) continue;
    // 23条具体问题81条措施: the noun belongs to the number before it
    if (forward.some((t) => /措施|举措|问题|方面/.test(t.unit) && overlaps(t, from, to))) continue;
    out.push({ unit: m[1] ?? '', value, words: m[0], at: from });
  }
  for (const t of forward) if (!out.some((b) => overlaps(b, t.at, t.at + t.words.length))) out.push(t);
  return out.sort((a, b) => a.at - b.at);
}

function levelsOf(found: Token[]): StatedTotals['levels'] {
  const levels: StatedTotals['levels'] = {};
  const measures = found.find((t) => /措施|举措/.test(t.unit));
  if (measures) levels.measures = measures;
  const aspects = found.find((t) => t.unit === '方面');
  if (aspects) levels.aspects = aspects;
  const problems = found.filter((t) => /问题$/.test(t.unit));
  const classes = found.filter((t) => /类/.test(t.unit));
  const items = found.filter((t) => /^(?:大项|小项|项|条)$/.test(t.unit));
  // 11项、23条: the last unit that says no more than 条 is the problem
  if (problems.length === 0 && items.length > 0) problems.push(items.pop() as Token);
  const finest = problems.at(-1);
  if (finest) levels.problems = finest;
  const middle = [...classes, ...items, ...problems.slice(0, -1)].sort((a, b) => a.at - b.at);
  const item = middle.at(-1);
  if (item) levels.items = item;
  const category = middle.at(-2);
  if (category) levels.categories = category;
  return levels;
}

/** Reads stated totals: sentences that name problems or measures together with another level. */
export function readTotals(paragraphs: readonly SourceParagraph[]): StatedTotals[] {
  const out: StatedTotals[] = [];
  for (const paragraph of paragraphs) {
    if (paragraph.text.length > 20_000) continue;
    for (const sentence of fold(paragraph.text).split(/[。;!?]/)) {
      if (sentence.length < 8 || sentence.length > 600 || !SPEAKS.test(sentence)) continue;
      const found = tokens(sentence);
      const levels = levelsOf(found);
      // Aspects or measures beside problems speak of the document even where clues are named in the same breath.
      const sure = levels.problems !== undefined && (levels.aspects !== undefined || levels.measures !== undefined);
      const named = found.some((token) => /问题|措施|举措|方面/.test(token.unit)) && Object.keys(levels).length >= 2;
      if (sure || (named && !FOREIGN.test(sentence))) out.push({ levels, paragraph: paragraph.index });
    }
  }
  return out;
}

/** What a statement is worth: one that names problems and measures together speaks of the whole document. */
const weightOf = ({ levels }: StatedTotals): number =>
  Object.keys(levels).length + (levels.measures ? 2 : 0) + (levels.aspects ? 1 : 0);

/** The statement that speaks of the whole document; documents repeat themselves in shorter words. */
export function mainTotals(paragraphs: readonly SourceParagraph[]): StatedTotals | null {
  let best: StatedTotals | null = null;
  for (const stated of readTotals(paragraphs)) if (!best || weightOf(stated) > weightOf(best)) best = stated;
  return best;
}

const TOLD = '(?:反馈|指出|反映|发现|查出|移交|交办|提出)';
const ALONE: [Level, RegExp][] = [
  [
    'problems',
    new RegExp(`${TOLD}(?:的|了|出)?(?:\\d{1,2}大?类)?(\\d{1,4})\\s?(?:个|条|项)(?:具体|主要|突出)?问题(?=[,。;:]|$)`),
  ],
  ['problems', new RegExp(`${TOLD}(?:的|了|出)?(?:具体|主要|突出)?问题(?:共)?(\\d{1,4})\\s?(?:个|条|项)(?=[,。;:]|$)`)],
  ['measures', /(?:制定|提出|形成)(?:了)?(?:整改)?(?:措施|举措)(\d{1,4})\s?条(?=[,。;:]|$)/],
  ['measures', /(?:制定|提出|形成)(?:了)?(\d{1,4})\s?条(?:整改)?(?:措施|举措)(?=[,。;:]|$)/],
];
/** Counts of the whole stand in the opening words. */
const OPENING = 12;

/**
 * Counts that stand alone in their sentence (反馈问题9个。…制定整改措施20条。), which are compared but never read by.
 * `main` are the levels known already; a level that is told with several values tells nothing.
 */
export function totalsAlone(paragraphs: readonly SourceParagraph[], main: StatedTotals | null): StatedTotals[] {
  const values = new Map<Level, Map<number, { words: string; paragraph: number }>>();
  for (const { text, index } of paragraphs.filter((p) => p.text.trim() !== '').slice(0, OPENING)) {
    for (const sentence of fold(text.slice(0, 2000)).split(/[。;!?]/)) {
      if (FOREIGN.test(sentence) || PART.test(sentence)) continue;
      for (const [level, test] of ALONE) {
        const match = test.exec(sentence);
        if (!match || main?.levels[level]) continue;
        const own = values.get(level) ?? new Map<number, { words: string; paragraph: number }>();
        values.set(level, own.set(Number(match[1]), { words: match[0], paragraph: index }));
      }
    }
  }
  return [...values].flatMap(([level, own]) => {
    const [only, ...others] = own;
    if (!only || others.length > 0) return [];
    const [value, { words, paragraph }] = only;
    return [{ levels: { [level]: { value, words } }, paragraph }];
  });
}

const NAMES: Record<Level, string> = {
  aspects: '方面',
  categories: '类',
  items: '项',
  problems: '具体问题',
  measures: '整改措施',
};

/** A warning for every stated total that differs from what was found. */
export function compareTotals(stated: StatedTotals | null, counts: Counts): OutlineWarning[] {
  const out: OutlineWarning[] = [];
  if (!stated) return out;
  for (const [level, total] of Object.entries(stated.levels) as [Level, { value: number; words: string }][]) {
    if (counts[level] === total.value) continue;
    out.push({
      code: 'stated-total-differs',
      message: `文中写明“${total.words}”，实际识别出${NAMES[level]}${counts[level]}${level === 'problems' || level === 'measures' ? '条' : '个'}，请对照第${stated.paragraph + 1}段核对`,
      paragraph: stated.paragraph,
    });
  }
  return out;
}
