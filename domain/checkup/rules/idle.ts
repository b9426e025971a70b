// Measures on which nothing has moved for several reviews.
import { fingerprintOf } from '../fingerprint.ts';
import { isStandstill } from '../phrases.ts';
import { settingOf } from '../registry.ts';
import type { CheckFacts, CheckupSettings, Finding, MeasureFacts, SeenEntry } from '../types.ts';
import { leadOf, rowOfMeasure, weekWords } from './about.ts';
import { repeatShare } from './repeated.ts';
import { claimsDone } from './unsupported.ts';

/** A report that differs in its state, its percentage or its words changes a measure. */
export class IdleRule {
  readonly #facts: CheckFacts;
  readonly #weeks: number;
  readonly #longTermWeeks: number;
  /** Last week with a change; −1 while there was none */
  readonly #changed: Int16Array;

  constructor(facts: CheckFacts, settings: CheckupSettings) {
    this.#facts = facts;
    this.#weeks = settingOf(settings, 'idle', 'weeks');
    this.#longTermWeeks = settingOf(settings, 'idle', 'longTermWeeks');
    this.#changed = new Int16Array(facts.measures.length).fill(-1);
  }

  get textsFrom(): number {
    return Math.max(0, this.#facts.weeks.length - Math.max(this.#weeks, this.#longTermWeeks) - 1);
  }

  see(at: number, week: number, entry: SeenEntry, before: string | undefined): void {
    const moved = entry.percent !== entry.percentBefore || entry.state !== entry.stateBefore;
    // Texts are compared last: a year of them costs seconds.
    if (moved || this.#saysSomething(week, entry.text, before)) this.#changed[at] = week;
  }

  /** Texts of weeks too far back to be told apart count as news: what matters lies behind them. */
  #saysSomething(week: number, text: string | null, before: string | undefined): boolean {
    if (text === null || week <= this.textsFrom) return true;
    if (text.trim() === '' || isStandstill(text)) return false;
    return before === undefined || repeatShare(before, text) === null;
  }

  *find(latest: (at: number) => { text: string; when: string } | null): Generator<Finding> {
    for (const [at, measure] of this.#facts.measures.entries()) {
      // What is reported as done waits for the office, not for the unit.
      if (claimsDone(measure.state)) continue;
      const changed = this.#changed[at] as number;
      const still = this.#counted(measure, changed);
      if (still < (measure.longTerm ? this.#longTermWeeks : this.#weeks)) continue;
      yield this.#finding(at, measure, changed, still, latest(at));
    }
  }

  /** Reviews since the change in which the unit had to report. */
  #counted({ lead }: MeasureFacts, changed: number): number {
    const unit = lead[0];
    let count = 0;
    for (let week = changed + 1; week < this.#facts.weeks.length; week++) {
      if (unit === undefined || !this.#facts.weeks[week]?.waived.has(unit)) count++;
    }
    return count;
  }

  #finding(
    at: number,
    measure: MeasureFacts,
    changed: number,
    still: number,
    said: { text: string; when: string } | null,
  ): Finding {
    const row = rowOfMeasure(this.#facts, at);
    const known = changed > this.textsFrom || this.textsFrom === 0;
    const since =
      changed < 0
        ? '开展调度以来没有任何变化'
        : `${known ? '' : '至少从'}${weekWords(this.#facts, changed)}${known ? '以后' : '起'}没有任何变化`;
    return {
      rule: 'idle',
      severity: '重点',
      fingerprint: fingerprintOf(['idle', row.id, this.#facts.weeks[changed]?.date ?? '']),
      unitId: leadOf(measure),
      rows: [row],
      place: row.place,
      words: `连续${still}次调度，状态、进度和进展文字都没有变化（${since}，状态为“${measure.state}”）`,
      evidence: said === null ? [] : [{ kind: 'text', label: `${said.when}进展`, text: said.text }],
    };
  }
}
