// The one place where 整改成效 is summed: for a round, a problem, a unit, an aspect, a period. Every sum keeps its entries.
import type { Id, PlainDate } from '../ledger/types.ts';
import {
  ACTIVITY_KINDS,
  type ActivityKind,
  MONEY_KINDS,
  type MoneyKind,
  type Outcome,
  PERSON_KINDS,
  type PersonKind,
  RULE_CHANGES,
  type RuleChange,
} from '../outcomes/types.ts';

/** A sum with the ids of the outcomes that it was made of. */
export interface Tally {
  /** Rules, persons, 分 or times */
  value: number;
  ids: Id[];
}

export interface OutcomeFigures {
  rules: Record<RuleChange, Tally>;
  persons: Record<PersonKind, Tally>;
  /** In 分 */
  money: Record<MoneyKind, Tally>;
  activities: Record<ActivityKind, Tally>;
  /** Left out, since they are counted in another entry (已在…计入) */
  elsewhere: Id[];
  /** Left out of a period, since they bear no date */
  undated: Id[];
}

/** Both days belong to it; null: open on that side. */
export interface Period {
  from: PlainDate | null;
  to: PlainDate | null;
}

const tallies = <Key extends string>(keys: readonly Key[]): Record<Key, Tally> =>
  Object.fromEntries(keys.map((key) => [key, { value: 0, ids: [] }])) as unknown as Record<Key, Tally>;

function none(): OutcomeFigures {
  return {
    rules: tallies(RULE_CHANGES),
    persons: tallies(PERSON_KINDS),
    money: tallies(MONEY_KINDS),
    activities: tallies(ACTIVITY_KINDS),
    elsewhere: [],
    undated: [],
  };
}

function count(figures: OutcomeFigures, outcome: Outcome, period: Period | null): void {
  if (period !== null && outcome.date === null) {
    figures.undated.push(outcome.id);
    return;
  }
  if (period !== null && !isWithin(outcome.date as PlainDate, period)) return;
  if (outcome.countedElsewhere) {
    figures.elsewhere.push(outcome.id);
    return;
  }
  const { tally, value } = tallyOf(figures, outcome);
  tally.value += value;
  tally.ids.push(outcome.id);
}

function tallyOf(figures: OutcomeFigures, outcome: Outcome): { tally: Tally; value: number } {
  switch (outcome.kind) {
    case 'rule':
      return { tally: figures.rules[outcome.category], value: 1 };
    case 'persons':
      return { tally: figures.persons[outcome.category], value: outcome.count };
    case 'money':
      return { tally: figures.money[outcome.category], value: outcome.cents };
    case 'activity':
      return { tally: figures.activities[outcome.category], value: outcome.count };
  }
}

function isWithin(date: PlainDate, { from, to }: Period): boolean {
  return (from === null || date >= from) && (to === null || date <= to);
}

/**
 * Sums outcomes. Those counted elsewhere are left out, so that figures of parts add up to the figure of the whole.
 * With a period only those dated within it count; a period open on both sides is none.
 */
export function outcomeFigures(outcomes: Iterable<Outcome>, period: Period | null = null): OutcomeFigures {
  const asked = period !== null && (period.from !== null || period.to !== null) ? period : null;
  const figures = none();
  for (const outcome of outcomes) count(figures, outcome, asked);
  return figures;
}

/** A part of a round with its own sums; `key` null: what belongs to no part (no lead unit, no date). */
export interface OutcomePart {
  key: string | null;
  figures: OutcomeFigures;
}

/** The same sums part by part, in the order in which the parts are first met; they add up to the sums of the whole. */
export function outcomeParts(
  outcomes: Iterable<Outcome>,
  partOf: (outcome: Outcome) => string | null,
  period: Period | null = null,
): OutcomePart[] {
  const parts = Map.groupBy(outcomes, partOf);
  return [...parts].map(([key, own]) => ({ key, figures: outcomeFigures(own, period) }));
}

/** All tallies of some kind together, e.g. persons of every kind (人次: somebody may be handled in two ways). */
export function together(tallies: Readonly<Record<string, Tally>>): Tally {
  const all = Object.values(tallies);
  return { value: all.reduce((sum, { value }) => sum + value, 0), ids: all.flatMap(({ ids }) => ids) };
}
