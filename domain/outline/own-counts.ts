// What the paragraphs of one document say together of a mark that alone could be read otherwise: decimals, 整改措施2：.
import { fold } from './chars.ts';
import { readMarker } from './markers.ts';

/**
 * Decimals at the start of a paragraph that no other counts on from: 12.4国家宪法日 is a day. The first of a list and
 * those with a neighbour are marks.
 */
export function loneDecimals(texts: readonly string[]): Set<string> {
  const seen = new Map<string, string>();
  for (const text of texts) {
    const mark = readMarker(text);
    if (mark?.family === 'multi:2') seen.set(mark.raw.replace(/[.、\s]+$/, ''), text);
  }
  const out = new Set<string>();
  for (const [raw, text] of seen) {
    const [major = '', minor = ''] = fold(raw).split('.');
    const number = Number(minor);
    if (number > 1 && !seen.has(`${major}.${number - 1}`) && !seen.has(`${major}.${number + 1}`)) out.add(text);
  }
  return out;
}

/**
 * 问题1：… 整改措施1：… 问题2：… 整改措施2：…: measures that bear the number of their problem are no count of their own.
 */
export function measuresNumbered(texts: readonly string[]): boolean {
  let problem: number | null = null;
  let same = 0;
  for (const text of texts) {
    const mark = readMarker(text);
    if (mark?.family === 'named:措施') {
      if (problem === null) continue;
      if (mark.number !== problem) return false;
      if (problem > 1) same++;
    } else if (mark?.family.startsWith('named:')) problem = mark.number;
  }
  return same > 1;
}

const NEXT_BEHIND_STOP = /(?<=[。;])\s*\((\d{1,2})\)/g;

/** （2）…；（3）…: where the next numbers of a count begin that goes on from an earlier paragraph. */
export function goesOn(text: string, first: number): number[] {
  const folded = fold(text);
  const out: number[] = [];
  for (const match of folded.matchAll(NEXT_BEHIND_STOP)) {
    if (Number(match[1]) === first + out.length + 1) out.push(match.index);
  }
  return out;
}
