// 亮灯: the colour, word and shape of time pressure. Rules are data, for they differ from place to place; a word and a
// shape always stand beside the colour, so that a black-and-white print says the same.
import { daysBetween } from '../calendar/dates.ts';
import type { Deadline, PlainDate, State } from '../ledger/types.ts';
import { isClosed, isOverdue } from '../states/states.ts';

/** In the order in which most offices read them, the most pressing first. */
export const LIGHT_COLOURS = ['red', 'orange', 'yellow', 'blue', 'green'] as const;
export type LightColour = (typeof LIGHT_COLOURS)[number];

/** Every colour has a shape of its own: told apart without colour. */
export const LIGHT_SHAPES = { red: '★', orange: '◆', yellow: '▲', blue: '■', green: '●' } as const satisfies Record<
  LightColour,
  string
>;

export const LIGHT_COLOUR_WORDS: Record<LightColour, string> = {
  green: '绿',
  blue: '蓝',
  yellow: '黄',
  orange: '橙',
  red: '红',
};

export interface Light {
  colour: LightColour;
  /** e.g. 逾期3天, 剩余9天, 长期坚持 */
  word: string;
  shape: (typeof LIGHT_SHAPES)[LightColour];
}

/** When a rule applies. All but `states` look only at what is not closed. */
export type LightCondition =
  | { kind: 'states'; states: readonly State[] }
  /** 0 to this many calendar days are left, and the deadline is none of 长期坚持 */
  | { kind: 'daysLeft'; days: number }
  | { kind: 'overdue' }
  | { kind: 'longTerm' };

export interface LightRule {
  colour: LightColour;
  /** What stands beside the colour; {天数} is replaced by the days left or overdue */
  words: string;
  when: LightCondition;
}

/** In order: the first rule that applies gives the light. */
export type LightRules = readonly LightRule[];

export const DAYS_MARK = '{天数}';

/** 绿 已完成; 蓝 长期坚持; 红 逾期; 橙 剩余≤10天; 黄 待验收或剩余≤20天. */
export const DEFAULT_LIGHT_RULES: LightRules = [
  { colour: 'green', words: '已完成', when: { kind: 'states', states: ['已销号', '常态化管理'] } },
  { colour: 'blue', words: '长期坚持', when: { kind: 'longTerm' } },
  { colour: 'red', words: '逾期{天数}天', when: { kind: 'overdue' } },
  { colour: 'orange', words: '剩余{天数}天', when: { kind: 'daysLeft', days: 10 } },
  { colour: 'yellow', words: '待验收', when: { kind: 'states', states: ['待验收'] } },
  { colour: 'yellow', words: '剩余{天数}天', when: { kind: 'daysLeft', days: 20 } },
];

/** Place of the first rule that applies; −1 where none does and no light is shown. */
export function lightRuleAt(state: State, deadline: Deadline, asOf: PlainDate, rules: LightRules): number {
  return rules.findIndex(({ when }) => applies(when, state, deadline, asOf));
}

/**
 * The light of a problem or measure by the first rule that applies; null where none does and nothing presses.
 * Days are calendar days from `asOf` to the deadline.
 */
export function lightOf(state: State, deadline: Deadline, asOf: PlainDate, rules: LightRules): Light | null {
  const rule = rules[lightRuleAt(state, deadline, asOf, rules)];
  if (rule === undefined) return null;
  return { colour: rule.colour, word: wordOf(rule, deadline, asOf), shape: LIGHT_SHAPES[rule.colour] };
}

function applies(when: LightCondition, state: State, deadline: Deadline, asOf: PlainDate): boolean {
  switch (when.kind) {
    case 'states':
      return when.states.includes(state);
    case 'overdue':
      return isOverdue(state, deadline, asOf);
    case 'longTerm':
      return deadline.longTerm && !isClosed(state);
    case 'daysLeft': {
      if (deadline.date === null || deadline.longTerm || isClosed(state)) return false;
      const left = daysBetween(asOf, deadline.date);
      return left >= 0 && left <= when.days;
    }
  }
}

function wordOf({ words, when }: LightRule, deadline: Deadline, asOf: PlainDate): string {
  if ((when.kind !== 'daysLeft' && when.kind !== 'overdue') || deadline.date === null) return words;
  const days = Math.abs(daysBetween(asOf, deadline.date));
  // 剩余0天 is said otherwise.
  return days === 0 && words.includes(DAYS_MARK) ? '今日到期' : words.replaceAll(DAYS_MARK, String(days));
}

/** The light as a printed cell says it without colour: ★红 逾期3天; '' for none. */
export function lightWords(light: Light | null): string {
  return light === null ? '' : `${light.shape}${LIGHT_COLOUR_WORDS[light.colour]} ${light.word}`;
}
