// Totals that the document states itself (4个方面、11项、23条具体问题、81条整改措施), compared with what was found.
import type { OutlineCounts } from '../ledger/types.ts';
import { fold, readNumber } from './chars.ts';
import type { OutlineWarning, SourceParagraph } from './types.ts';

export interface StatedTotal {
  kind: keyof OutlineCounts;
  value: number;
  words: string;
  paragraph: number;
}

const NUM = '(\\d{1,4}|[一二三四五六七八九十百]{1,5})';
const PATTERNS: { kind: keyof OutlineCounts; find: RegExp }[] = [
  { kind: 'aspects', find: new RegExp(`${NUM}个?(?:大)?方面`, 'g') },
  { kind: 'items', find: new RegExp(`${NUM}(?:大)?(?:项|类)(?=[、,，和及\\d]|问题)`, 'g') },
  { kind: 'problems', find: new RegExp(`${NUM}(?:个|条|项)(?:具体|反馈|突出|主要)?(?:的)?问题`, 'g') },
  { kind: 'measures', find: new RegExp(`${NUM}(?:个|条|项)(?:具体)?(?:整改)?(?:措施|举措)`, 'g') },
];

/** Reads stated totals; only sentences that name problems together with another level count. */
export function readTotals(paragraphs: readonly SourceParagraph[]): StatedTotal[] {
  const out: StatedTotal[] = [];
  for (const paragraph of paragraphs) {
    const folded = fold(paragraph.text);
    for (const sentence of folded.split(/[。;!?]/)) {
      if (sentence.length > 1000 || !/(?:梳理|细化|分解|归纳|反馈|制定|明确|共|提出|形成|涉及|列出)/.test(sentence))
        continue;
      const hits: StatedTotal[] = [];
      for (const { kind, find } of PATTERNS) {
        find.lastIndex = 0;
        const match = find.exec(sentence);
        const value = match ? readNumber(match[1] ?? '') : null;
        if (match && value !== null) hits.push({ kind, value, words: match[0], paragraph: paragraph.index });
      }
      if (
        new Set(hits.map((hit) => hit.kind)).size >= 2 &&
        hits.some((hit) => hit.kind === 'problems' || hit.kind === 'measures')
      ) {
        out.push(...hits);
      }
    }
  }
  return out;
}

const NAMES: Record<keyof OutlineCounts, string> = {
  aspects: '方面',
  items: '项',
  problems: '具体问题',
  measures: '整改措施',
};

/** Adds a warning for every stated total that differs from what was found. */
export function compareTotals(
  paragraphs: readonly SourceParagraph[],
  counts: OutlineCounts,
  warnings: OutlineWarning[],
): void {
  const seen = new Set<string>();
  for (const total of readTotals(paragraphs)) {
    const key = `${total.kind}:${total.value}`;
    if (seen.has(key) || counts[total.kind] === total.value) continue;
    seen.add(key);
    warnings.push({
      code: 'stated-total-differs',
      message: `文中写明“${total.words}”，实际识别出${NAMES[total.kind]}${counts[total.kind]}个，请对照第${total.paragraph + 1}段核对`,
      paragraph: total.paragraph,
    });
  }
}
