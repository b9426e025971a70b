// Reports that only promise.
import { essence } from '../../precheck/alike.ts';
import { isClosed } from '../../states/states.ts';
import { fingerprintOf } from '../fingerprint.ts';
import { isIntentOnly } from '../phrases.ts';
import { settingOf } from '../registry.ts';
import type { CheckFacts, CheckupSettings, Finding, SeenEntry } from '../types.ts';
import { leadOf, measureAt, recentFrom, rowOfMeasure, weekWords } from './about.ts';

interface Promised {
  week: number;
  text: string;
  /** Week in which facts were reported afterwards; null while it stands */
  ended: number | null;
}

/** Sees the reports of the recent weeks; of each measure the latest one that only promises is told. */
export class IntentRule {
  readonly #facts: CheckFacts;
  readonly #from: number;
  readonly #hollow: boolean;
  readonly #promised = new Map<number, Promised>();

  constructor(facts: CheckFacts, settings: CheckupSettings) {
    this.#facts = facts;
    this.#from = recentFrom(facts, settingOf(settings, 'intent', 'weeks'));
    this.#hollow = settingOf(settings, 'intent', 'hollow') === 1;
  }

  get textsFrom(): number {
    return this.#from;
  }

  see(at: number, week: number, { text, state }: SeenEntry): void {
    if (week < this.#from || text === null) return;
    if (this.#promises(at, text, isClosed(state))) this.#promised.set(at, { week, text, ended: null });
    else {
      const promised = this.#promised.get(at);
      if (promised !== undefined) promised.ended ??= week;
    }
  }

  #promises(at: number, text: string, closed: boolean): boolean {
    // What has no end is kept up, not finished: 持续推进 says that; only 将 and 拟 are promises there.
    return !closed && text.trim() !== '' && isIntentOnly(text, !this.#hollow || measureAt(this.#facts, at).longTerm);
  }

  *find(): Generator<Finding> {
    for (const [at, { week, text, ended }] of this.#promised) {
      const row = rowOfMeasure(this.#facts, at);
      const when = weekWords(this.#facts, week);
      const later = ended === null ? '' : `；${weekWords(this.#facts, ended)}起已有事实`;
      yield {
        rule: 'intent',
        severity: ended === null ? '重点' : '提示',
        fingerprint: fingerprintOf(['intent', row.id, essence(text)]),
        unitId: leadOf(measureAt(this.#facts, at)),
        rows: [row],
        place: row.place,
        words: `${when}的进展只有打算或套话，没有数据和已做的事${later}`,
        evidence: [{ kind: 'text', label: `${when}进展`, text }],
      };
    }
  }
}
