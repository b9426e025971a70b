// Figures that somebody typed and that the ledger knows better: named with what was counted, never changed.
import type { Block, Run } from '../content/types.ts';
import { REPORT_CLASSES, type ReportClass } from '../states/states.ts';
import { percentWords } from '../statistics/figures.ts';
import type { ClassCounts, RoundCounts } from '../statistics/types.ts';

export interface Contradiction {
  /** Index of the block */
  block: number;
  /** As it stands in the text, e.g. 已完成12条 */
  said: string;
  /** What the ledger counts, e.g. 问题已完成9条 */
  counted: string;
}

type Of = 'problems' | 'measures';
const OF_WORDS: Record<Of, string> = { problems: '问题', measures: '措施' };

/** Stands for a figure with its own reference: that one is marked by itself when it has moved. */
const LIVE = '\u0001';

const ABOUT = /反馈问题|具体问题|问题|整改措施|措施|任务/gu;
const COUNT = new RegExp(
  `(?:共(?:有|计)?|总数(?:为)?|${REPORT_CLASSES.join('|')}|逾期(?:未完成)?)(?:的)?(?:具体问题|反馈问题|问题|整改措施|措施|任务)?(?:共|为)?(\\d+)(?=[条个项])`,
  'gu',
);
const RATE = /(?:完成率)(?:为|是|达|达到)?(?:(\d+)\/(\d+)[＝=])?(\d+(?:\.\d+)?)[%％]/gu;

/** Sentences of a block; figures with references stand as one sign each. */
function plainText(runs: readonly Run[]): string {
  return runs.map((run) => (run.ref === undefined ? run.text : LIVE)).join('');
}

/** 问题 or 措施: what was named last before a place, within its sentence; null when neither was. */
function aboutAt(sentence: string, at: number): Of | null {
  let about: Of | null = null;
  for (const match of sentence.slice(0, at).matchAll(ABOUT)) {
    about = match[0].includes('问题') ? 'problems' : 'measures';
  }
  return about;
}

function countOf(counts: ClassCounts, words: string): { name: string; value: number } | null {
  const name = REPORT_CLASSES.find((one) => words.includes(one)) as ReportClass | undefined;
  if (words.includes('逾期')) return { name: '逾期', value: counts.overdue };
  if (name !== undefined) return { name, value: counts.classes[name] };
  return /共|总数/u.test(words) ? { name: '共', value: counts.total } : null;
}

/**
 * Numbers in paragraphs that name a class, the total or the rate of problems or measures and differ from the counted
 * ones. Only sentences that speak of the whole round are held against it: one that names a unit is left alone.
 */
export function contradictions(blocks: readonly Block[], figures: RoundCounts): Contradiction[] {
  const units = figures.units.map(({ unitName }) => unitName).filter((name) => name !== '');
  return blocks.flatMap((block, index): Contradiction[] => {
    if (block.kind !== 'paragraph') return [];
    return plainText(block.runs)
      .split(/(?<=[。；！？])/u)
      .filter((sentence) => !units.some((name) => sentence.includes(name)))
      .flatMap((sentence) => inSentence(sentence, figures).map((found) => ({ block: index, ...found })));
  });
}

function inSentence(sentence: string, figures: RoundCounts): Omit<Contradiction, 'block'>[] {
  const found: Omit<Contradiction, 'block'>[] = [];
  for (const match of sentence.matchAll(COUNT)) {
    const of = aboutAt(sentence, match.index + match[0].length);
    const counted = of === null ? null : countOf(figures[of], match[0]);
    if (of === null || counted === null || Number(match[1]) === counted.value) continue;
    found.push({ said: match[0], counted: `${OF_WORDS[of]}${counted.name}${counted.value}` });
  }
  for (const match of sentence.matchAll(RATE)) {
    const of = aboutAt(sentence, match.index);
    if (of === null) continue;
    const { classes, total } = figures[of];
    const rate = percentWords(classes.已完成, total);
    const same = Number(match[3]) === Number.parseFloat(rate);
    const parts = match[1] === undefined || (Number(match[1]) === classes.已完成 && Number(match[2]) === total);
    if (!same || !parts) {
      found.push({ said: match[0], counted: `${OF_WORDS[of]}完成率${classes.已完成}/${total}＝${rate}` });
    }
  }
  return found;
}
