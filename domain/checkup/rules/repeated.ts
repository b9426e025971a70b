// The same text as last time, or nearly the same with nothing new in it.

import { essence } from '../../precheck/alike.ts';
import { editDistance } from '../../precheck/distance.ts';
import { isClosed } from '../../states/states.ts';
import { fingerprintOf } from '../fingerprint.ts';
import { isStandstill, sameFigures, tellsNews } from '../phrases.ts';
import { settingOf } from '../registry.ts';
import type { CheckFacts, CheckupSettings, Finding, SeenEntry } from '../types.ts';
import { leadOf, measureAt, percentWords, recentFrom, rowOfMeasure, weekWords } from './about.ts';

/** Share of characters from which on two reports of one measure count as 雷同, unless an office sets another. */
export const USUAL_SHARE = 0.9;
/** Shorter texts (without blanks and punctuation) say too little to have been copied. */
const SHORTEST = 6;

/**
 * How far a report repeats the one before it: 1 for the same but for blanks and punctuation, else the share of characters
 * in common (twice the longest common subsequence over all) where it reaches `least`; null where it says something else.
 * Digits count: 11个 → 12个 is progress, not copying; only dates may move on (截至6月15日 → 截至6月22日). A text whose
 * changed words tell of something new (待审批 → 已审批) repeats nothing.
 */
export function repeatShare(before: string, after: string, least: number = USUAL_SHARE): number | null {
  if (before === after) return 1;
  if (Math.min(before.length, after.length) < (Math.max(before.length, after.length) * least) / (2 - least) - 8)
    return null;
  const [a, b] = [essence(before), essence(after)];
  if (a === b) return 1;
  const limit = Math.floor((1 - least) * (a.length + b.length) + 1e-9);
  if (Math.abs(a.length - b.length) > limit || !sameFigures(before, after)) return null;
  const distance = editDistance(a, b, limit);
  if (distance === null) return null;
  const { removed, added } = changedWords(a, b);
  const reworded = removed.replace(/[已了]/gu, '') === added.replace(/[已了]/gu, '');
  return tellsNews(added) && !reworded ? null : 1 - distance / (a.length + b.length);
}

/** What stands between the common beginning and the common end. */
function changedWords(a: string, b: string): { removed: string; added: string } {
  let from = 0;
  while (from < a.length && from < b.length && a[from] === b[from]) from++;
  let end = 0;
  while (end < a.length - from && end < b.length - from && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  return { removed: a.slice(from, a.length - end), added: b.slice(from, b.length - end) };
}

interface Streak {
  /** First and last week of the same report */
  from: number;
  to: number;
  first: string;
  last: string;
  /** Lowest share within it */
  share: number;
  percents: [number, number];
  /** Week in which something else was reported afterwards; null while it stands */
  ended: number | null;
}

/** Sees every report with its text, in the order of the weeks. */
export class RepeatedRule {
  readonly #facts: CheckFacts;
  readonly #from: number;
  readonly #least: number;
  /** Week of each measure's last report; −1 before the first */
  readonly #week: Int16Array;
  readonly #streaks = new Map<number, Streak>();

  constructor(facts: CheckFacts, settings: CheckupSettings) {
    this.#facts = facts;
    this.#from = recentFrom(facts, settingOf(settings, 'repeated', 'weeks'));
    this.#least = settingOf(settings, 'repeated', 'share') / 100;
    this.#week = new Int16Array(facts.measures.length).fill(-1);
  }

  /** First week whose texts are needed: the one before the recent ones */
  get textsFrom(): number {
    return Math.max(0, this.#from - 1);
  }

  see(at: number, week: number, entry: SeenEntry, before: string | undefined): void {
    const earlier = this.#week[at] as number;
    this.#week[at] = week;
    const { text } = entry;
    if (text === null || before === undefined || earlier < 0 || week < this.#from) return;
    const share = this.#judge(entry, before, text);
    const streak = this.#streaks.get(at);
    if (share === null) {
      if (streak !== undefined && streak.ended === null) streak.ended = week;
      return;
    }
    if (streak !== undefined && streak.ended === null) {
      streak.to = week;
      streak.last = text;
      streak.share = Math.min(streak.share, share);
      streak.percents[1] = entry.percent;
    } else {
      const percents: [number, number] = [entry.percentBefore, entry.percent];
      this.#streaks.set(at, { from: earlier, to: week, first: before, last: text, share, percents, ended: null });
    }
  }

  #judge(entry: SeenEntry, before: string, text: string): number | null {
    // What moved on in its state was dealt with by the office; closed matters have nothing more to say.
    if (entry.state !== entry.stateBefore || isClosed(entry.state)) return null;
    const share = repeatShare(before, text, this.#least);
    return share === null || essence(text).length < SHORTEST || isStandstill(text) ? null : share;
  }

  *find(): Generator<Finding> {
    for (const [at, streak] of this.#streaks) yield this.#finding(at, streak);
  }

  #finding(at: number, { from, to, first, last, share, percents, ended }: Streak): Finding {
    const row = rowOfMeasure(this.#facts, at);
    const [start, end] = [weekWords(this.#facts, from), weekWords(this.#facts, to)];
    const alike = share === 1 ? '完全相同' : `雷同${percentWords(share)}`;
    const moved = percents[1] > percents[0] ? `，累计进度却从${percents[0]}%报到${percents[1]}%` : '';
    const later = ended === null ? '' : `；${weekWords(this.#facts, ended)}起已有新的内容`;
    return {
      rule: 'repeated',
      severity: ended === null ? '重点' : '提示',
      fingerprint: fingerprintOf(['repeated', row.id, essence(first)]),
      unitId: leadOf(measureAt(this.#facts, at)),
      rows: [row],
      place: row.place,
      words: `${end}的进展与${start}${alike}${moved}${later}`,
      evidence: [
        { kind: 'texts', before: { label: `${start}进展`, text: first }, after: { label: `${end}进展`, text: last } },
      ],
    };
  }
}
