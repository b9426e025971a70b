// A whole 体检: sees every report week by week, then tells what the rules that are on have found.

import { monthDayWords } from '../calendar/dates.ts';
import type { PlainDate } from '../ledger/types.ts';
import { settingOf } from './registry.ts';
import { recentFrom, weekWords } from './rules/about.ts';
import { BackwardsRule } from './rules/backwards.ts';
import { closedInBulk } from './rules/bulk.ts';
import { Closings } from './rules/closings.ts';
import { compareReports, type Reported } from './rules/copied.ts';
import { IdleRule } from './rules/idle.ts';
import { IntentRule } from './rules/intent.ts';
import { lookBackOverdue } from './rules/look-back.ts';
import { postponed } from './rules/postponed.ts';
import { RepeatedRule } from './rules/repeated.ts';
import { unclear } from './rules/responsibility.ts';
import { UnsupportedRule } from './rules/unsupported.ts';
import {
  CHECKUP_RULES,
  type CheckFacts,
  type CheckupRule,
  type CheckupSettings,
  type Finding,
  type SeenEntry,
} from './types.ts';

/**
 * Holds of every measure its latest text and a few numbers, never a history: memory grows with the measures, not with
 * the weeks.
 */
export class CheckUp {
  readonly #facts: CheckFacts;
  readonly #settings: CheckupSettings;
  readonly #repeated: RepeatedRule | null;
  readonly #intent: IntentRule | null;
  readonly #unsupported: UnsupportedRule | null;
  readonly #backwards: BackwardsRule | null;
  readonly #idle: IdleRule | null;
  readonly #closings: Closings;
  readonly #latest: (string | undefined)[];
  readonly #latestWeek: Int16Array;
  #copies: Finding[] = [];
  readonly #told = new Map<number, { text: string; when: string }>();

  constructor(facts: CheckFacts, settings: CheckupSettings) {
    const on = <Rule>(rule: CheckupRule, make: () => Rule): Rule | null => (settings[rule].on ? make() : null);
    this.#facts = facts;
    this.#settings = settings;
    this.#repeated = on('repeated', () => new RepeatedRule(facts, settings));
    this.#intent = on('intent', () => new IntentRule(facts, settings));
    this.#unsupported = on('unsupported', () => new UnsupportedRule(facts));
    this.#backwards = on('backwards', () => new BackwardsRule(facts, settings));
    this.#idle = on('idle', () => new IdleRule(facts, settings));
    this.#closings = new Closings(facts);
    this.#latest = new Array<string | undefined>(facts.measures.length).fill(undefined);
    this.#latestWeek = new Int16Array(facts.measures.length).fill(-1);
  }

  /** The first week of which all texts are needed; of earlier ones those reported as done suffice. */
  get textsFrom(): number {
    const { weeks } = this.#facts;
    const first = [this.#repeated, this.#intent, this.#backwards, this.#idle].map(
      (rule) => rule?.textsFrom ?? weeks.length,
    );
    const copies = this.#settings.copied.on
      ? recentFrom(this.#facts, settingOf(this.#settings, 'copied', 'weeks'))
      : weeks.length;
    return Math.min(...first, copies);
  }

  /** Takes one report; weeks come in their order, the reports of a week in any. */
  see(at: number, week: number, entry: SeenEntry): void {
    const before = this.#latest[at];
    this.#repeated?.see(at, week, entry, before);
    this.#intent?.see(at, week, entry);
    this.#unsupported?.see(at, week, entry);
    this.#backwards?.see(at, week, entry);
    this.#idle?.see(at, week, entry, before);
    this.#closings.see(at, week, entry);
    if (entry.text !== null && entry.text.trim() !== '' && week >= this.textsFrom) {
      this.#latest[at] = entry.text;
      this.#latestWeek[at] = week;
    }
  }

  /** Measures of which no text was seen: their reports are too old, or came in outside any review. */
  unheard(): number[] {
    return this.#latest.flatMap((text, at) => (text === undefined ? [at] : []));
  }

  /** What an unheard measure's row says of its progress. */
  tell(at: number, text: string, date: PlainDate | null): void {
    this.#told.set(at, { text, when: date === null ? '' : monthDayWords(date) });
  }

  #said = (at: number): { text: string; when: string } | null => {
    const text = this.#latest[at];
    if (text === undefined) return this.#told.get(at) ?? null;
    return { text, when: weekWords(this.#facts, this.#latestWeek[at] as number) };
  };

  /** Reports in force: those of the recent weeks, and imported ones of measures without any. */
  #reports(): Reported[] {
    const from = recentFrom(this.#facts, settingOf(this.#settings, 'copied', 'weeks'));
    const reports: Reported[] = [];
    for (let at = 0; at < this.#facts.measures.length; at++) {
      const week = this.#latestWeek[at] as number;
      const said = this.#latest[at] === undefined || week >= from ? this.#said(at) : null;
      if (said !== null) reports.push({ at, ...said });
    }
    return reports;
  }

  /** Compares the reports in force with each other; tells at every rest how far it is, 0–1. Before `find`. */
  *compare(): Generator<number> {
    if (this.#settings.copied.on) this.#copies = yield* compareReports(this.#facts, this.#settings, this.#reports());
  }

  /** The findings of one rule; nothing where it is off. */
  find(rule: CheckupRule): Iterable<Finding> {
    if (!this.#settings[rule].on) return [];
    switch (rule) {
      case 'repeated':
        return this.#repeated?.find() ?? [];
      case 'copied':
        return this.#copies;
      case 'intent':
        return this.#intent?.find() ?? [];
      case 'unsupported':
        return this.#unsupported?.find(this.#said) ?? [];
      case 'backwards':
        return this.#backwards?.find() ?? [];
      case 'idle':
        return this.#idle?.find(this.#said) ?? [];
      case 'postponed':
        return postponed(this.#facts, this.#settings);
      case 'bulk':
        return closedInBulk(this.#facts, this.#settings, this.#closings);
      case 'lookBack':
        return lookBackOverdue(this.#facts, this.#settings, this.#closings);
      case 'responsibility':
        return unclear(this.#facts, this.#settings);
    }
  }

  /** All findings at once, rule by rule in their order. */
  *findAll(): Generator<Finding> {
    Array.from(this.compare());
    for (const rule of CHECKUP_RULES) yield* this.find(rule);
  }
}
