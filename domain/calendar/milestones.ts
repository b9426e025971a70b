// 时间节点: due dates of a round as offsets from its feedback date. Rules differ by place and year, so they are data.
import type { PlainDate } from '../ledger/types.ts';
import { addDays, daysBetween } from './dates.ts';
import { addWorkingDays, type HolidayTable, type ReckonedDate } from './holidays.ts';

/** 日, 工作日, 个月 */
export const OFFSET_UNITS = ['days', 'workingDays', 'months'] as const;
export type OffsetUnit = (typeof OFFSET_UNITS)[number];
export const OFFSET_WORDS: Record<OffsetUnit, string> = { days: '日', workingDays: '个工作日', months: '个月' };

export interface MilestoneRule {
  name: string;
  offset: number;
  unit: OffsetUnit;
}

/** Usual sets; an office keeps its own beside them. */
export const MILESTONE_TEMPLATES: readonly { name: string; rules: readonly MilestoneRule[] }[] = [
  {
    name: '巡视整改（方案1个月，集中整改6个月）',
    rules: [
      { name: '报送整改方案', offset: 1, unit: 'months' },
      { name: '报送集中整改进展情况', offset: 6, unit: 'months' },
    ],
  },
  {
    name: '巡察整改（方案10个工作日，集中整改3个月）',
    rules: [
      { name: '报送整改方案', offset: 10, unit: 'workingDays' },
      { name: '报送集中整改情况', offset: 3, unit: 'months' },
    ],
  },
  {
    name: '巡察整改（方案15日，集中整改2个月）',
    rules: [
      { name: '报送整改方案', offset: 15, unit: 'days' },
      { name: '报送整改情况报告', offset: 2, unit: 'months' },
    ],
  },
];

/** The same day some months later; where that month is shorter, its last day (31 January + 1 month = 28/29 February). */
export function addMonths(date: PlainDate, months: number): PlainDate {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return addDays(first.toISOString().slice(0, 10), Math.min(day, last) - 1);
}

/** The due date of a rule. Calendar days and months are taken as they fall; a due date is not moved off a holiday. */
export function milestoneDate(from: PlainDate, rule: MilestoneRule, table: HolidayTable): ReckonedDate {
  switch (rule.unit) {
    case 'days':
      return { date: addDays(from, rule.offset), unknownYears: [] };
    case 'months':
      return { date: addMonths(from, rule.offset), unknownYears: [] };
    case 'workingDays':
      return addWorkingDays(from, rule.offset, table);
  }
}

/** 还有12天 / 今天 / 已过3天 */
export function countdownWords(due: PlainDate, today: PlainDate): string {
  const days = daysBetween(today, due);
  if (days === 0) return '今天';
  return days > 0 ? `还有${days}天` : `已过${-days}天`;
}
