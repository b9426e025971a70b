// Lights as they are filtered, sorted and counted: one group a colour instead of a word for each number of days.
import { daysBetween } from '../calendar/dates.ts';
import type { Deadline, PlainDate, State } from '../ledger/types.ts';
import { isClosed } from '../states/states.ts';
import { LIGHT_COLOURS, type LightColour, type LightRule, type LightRules, lightRuleAt } from './lights.ts';

/** What a rule is about, whatever the number of days: 逾期, 剩余10天内, 待验收. */
export function ruleGroup({ words, when }: Pick<LightRule, 'words' | 'when'>): string {
  if (when.kind === 'overdue') return '逾期';
  return when.kind === 'daysLeft' ? `剩余${when.days}天内` : words.trim();
}

/** What each colour stands for under some rules, as a filter menu offers it; colours that no rule gives are left out. */
export function lightGroups(rules: LightRules): Map<LightColour, string> {
  return known(rules).groups;
}

/** The group of a row's light; '' where there is none. */
export function lightGroup(state: State, deadline: Deadline, asOf: PlainDate, rules: LightRules): string {
  const colour = rules[lightRuleAt(state, deadline, asOf, rules)]?.colour;
  return colour === undefined ? '' : (known(rules).groups.get(colour) ?? '');
}

/** Smaller is more pressing: by colour, within a colour by the days left; null where there is no light. */
export function lightRank(state: State, deadline: Deadline, asOf: PlainDate, rules: LightRules): number | null {
  const rule = rules[lightRuleAt(state, deadline, asOf, rules)];
  if (rule === undefined) return null;
  const { places, pressing } = known(rules);
  const counts = pressing.has(rule.colour) && deadline.date !== null;
  return (places.get(rule.colour) ?? 0) * 1_000_000 + (counts ? daysBetween(asOf, deadline.date ?? asOf) : 0);
}

interface Known {
  groups: Map<LightColour, string>;
  /** Place of each colour in the order of pressure */
  places: Map<LightColour, number>;
  /** Colours that some number of days gives */
  pressing: Set<LightColour>;
}

/** Rules are worked out once, for a column asks for every row. */
const worked = new WeakMap<LightRules, Known>();

function known(rules: LightRules): Known {
  const before = worked.get(rules);
  if (before !== undefined) return before;
  const groups = new Map<LightColour, string>();
  const least = new Map<LightColour, number>();
  const pressing = new Set<LightColour>();
  for (const colour of LIGHT_COLOURS) {
    const own = rules.filter((rule) => rule.colour === colour);
    if (own.length === 0) continue;
    const days = own.filter(({ when }) => when.kind === 'overdue' || when.kind === 'daysLeft');
    groups.set(colour, [...new Set([...days, ...own].map(ruleGroup))].join('、'));
    least.set(colour, Math.min(...own.map(pressure)));
    if (days.length > 0) pressing.add(colour);
  }
  const order = [...least.keys()].sort((a, b) => (least.get(a) ?? 0) - (least.get(b) ?? 0));
  const made = { groups, places: new Map(order.map((colour, place) => [colour, place])), pressing };
  worked.set(rules, made);
  return made;
}

/** 逾期 before few days before many, then what waits in a state, then 长期坚持, then what is done. */
function pressure({ when }: LightRule): number {
  switch (when.kind) {
    case 'overdue':
      return -1;
    case 'daysLeft':
      return when.days;
    case 'longTerm':
      return 1_000_001;
    case 'states':
      return when.states.every(isClosed) ? 1_000_002 : 1_000_000;
  }
}
