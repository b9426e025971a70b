// 亮灯: the colour, word and shape of time pressure. Rules are data; a word always stands beside the colour.
import { daysBetween } from '../calendar/dates.ts';
import type { Deadline, PlainDate, State } from '../ledger/types.ts';
import { isClosed } from '../states/states.ts';

export type LightColour = 'green' | 'blue' | 'yellow' | 'orange' | 'red';

export interface Light {
  colour: LightColour;
  /** e.g. 逾期3天, 剩余9天, 长期坚持 */
  word: string;
  /** Told apart without colour (black-and-white print) */
  shape: '●' | '▲' | '■' | '◆' | '★';
}

export interface LightRules {
  /** 黄: this many days or fewer are left */
  yellowDays: number;
  /** 橙: this many days or fewer are left */
  orangeDays: number;
}

export const DEFAULT_LIGHT_RULES: LightRules = { yellowDays: 20, orangeDays: 10 };

export const LIGHT_COLOUR_WORDS: Record<LightColour, string> = {
  green: '绿',
  blue: '蓝',
  yellow: '黄',
  orange: '橙',
  red: '红',
};

/**
 * 绿 已完成; 蓝 长期坚持; 红 逾期; 橙 剩余≤10天; 黄 剩余≤20天或待验收; null where nothing presses.
 * Days are calendar days from `asOf` to the deadline.
 */
export function lightOf(
  state: State,
  deadline: Deadline,
  asOf: PlainDate,
  rules: LightRules = DEFAULT_LIGHT_RULES,
): Light | null {
  if (isClosed(state)) return { colour: 'green', word: '已完成', shape: '●' };
  if (deadline.longTerm) return { colour: 'blue', word: '长期坚持', shape: '■' };
  const left = deadline.date === null ? null : daysBetween(asOf, deadline.date);
  if (left !== null && left < 0) return { colour: 'red', word: `逾期${-left}天`, shape: '★' };
  if (left !== null && left <= rules.orangeDays) {
    return { colour: 'orange', word: left === 0 ? '今日到期' : `剩余${left}天`, shape: '◆' };
  }
  if (state === '待验收') return { colour: 'yellow', word: '待验收', shape: '▲' };
  if (left !== null && left <= rules.yellowDays) return { colour: 'yellow', word: `剩余${left}天`, shape: '▲' };
  return null;
}
