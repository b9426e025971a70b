// Percentages that fall without a word.
import { isClosed } from '../../states/states.ts';
import { fingerprintOf } from '../fingerprint.ts';
import { explainsDrop } from '../phrases.ts';
import { settingOf } from '../registry.ts';
import type { CheckFacts, CheckupSettings, Finding, SeenEntry } from '../types.ts';
import { leadOf, measureAt, recentFrom, rowOfMeasure, weekWords } from './about.ts';

/** Percentage points by which a report fell behind the one before it; 0 where it did not. */
export function dropOf({ percent, percentBefore }: Pick<SeenEntry, 'percent' | 'percentBefore'>): number {
  return Math.max(0, percentBefore - percent);
}

interface Drop {
  week: number;
  from: number;
  to: number;
  text: string;
}

export class BackwardsRule {
  readonly #facts: CheckFacts;
  readonly #from: number;
  readonly #points: number;
  readonly #drops = new Map<number, Drop>();

  constructor(facts: CheckFacts, settings: CheckupSettings) {
    this.#facts = facts;
    this.#from = recentFrom(facts, settingOf(settings, 'backwards', 'weeks'));
    this.#points = settingOf(settings, 'backwards', 'points');
  }

  get textsFrom(): number {
    return this.#from;
  }

  see(at: number, week: number, entry: SeenEntry): void {
    if (week < this.#from || dropOf(entry) < this.#points) return;
    // Sent back, counted anew or opened again: the fall has its reason.
    if ((entry.returnReason ?? '').trim() !== '' || explainsDrop(entry.text ?? '')) return;
    if (isClosed(entry.stateBefore) && !isClosed(entry.state)) return;
    this.#drops.set(at, { week, from: entry.percentBefore, to: entry.percent, text: entry.text ?? '' });
  }

  *find(): Generator<Finding> {
    for (const [at, { week, from, to, text }] of this.#drops) {
      const row = rowOfMeasure(this.#facts, at);
      const when = weekWords(this.#facts, week);
      yield {
        rule: 'backwards',
        severity: '重点',
        fingerprint: fingerprintOf(['backwards', row.id, this.#facts.weeks[week]?.date ?? '', from, to]),
        unitId: leadOf(measureAt(this.#facts, at)),
        rows: [row],
        place: row.place,
        words: `${when}累计进度从${from}%降到${to}%，没有退回原因和更正说明`,
        evidence: [{ kind: 'text', label: `${when}进展`, text }],
      };
    }
  }
}
