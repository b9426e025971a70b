// 整改成效: what a measure brought about, entered once and summed everywhere by domain/statistics/outcomes.ts.
import type { Id, PlainDate } from '../ledger/types.ts';

export const OUTCOME_KINDS = ['rule', 'persons', 'money', 'activity'] as const;
export type OutcomeKind = (typeof OUTCOME_KINDS)[number];
export const OUTCOME_KIND_WORDS: Record<OutcomeKind, string> = {
  rule: '制度',
  persons: '人员处理',
  money: '资金',
  activity: '工作开展',
};

export const RULE_CHANGES = ['新建', '修订'] as const;
export type RuleChange = (typeof RULE_CHANGES)[number];

/** Kinds of handling in the order in which they are reported. */
export const PERSON_KINDS = [
  '党纪处分',
  '政务处分',
  '组织处理',
  '诫勉',
  '批评教育',
  '责令检查',
  '提醒谈话',
  '移送司法',
] as const;
export type PersonKind = (typeof PERSON_KINDS)[number];

export const MONEY_KINDS = ['追缴', '清退', '追回', '挽回', '节约'] as const;
export type MoneyKind = (typeof MONEY_KINDS)[number];

export const ACTIVITY_KINDS = ['约谈', '警示教育', '集中学习', '专项检查', '调研督导', '其他'] as const;
export type ActivityKind = (typeof ACTIVITY_KINDS)[number];

/** What is said of one kind of outcome. Persons are counted, never named. */
export type OutcomeFacts =
  | { kind: 'rule'; category: RuleChange; name: string; documentNumber: string | null }
  | { kind: 'persons'; category: PersonKind; count: number }
  /** Money as whole 分 */
  | { kind: 'money'; category: MoneyKind; cents: number }
  /** 人次 of 约谈, times of everything else */
  | { kind: 'activity'; category: ActivityKind; name: string | null; count: number };

export type Outcome = OutcomeFacts & {
  id: Id;
  measureId: Id;
  problemId: Id;
  /** The day it happened; without one it belongs to the round, but to no period */
  date: PlainDate | null;
  note: string | null;
  /**
   * 已在其他条目计入: several measures may refer to the same case. The entry stays with its measure and is shown there,
   * but is not added to any sum while the entry that it names is there.
   */
  countedIn: Id | null;
  /** Whether that entry is there, so that this one is left out of sums */
  countedElsewhere: boolean;
};

/** 约谈3人次, 警示教育2次. */
export function timesUnit(category: ActivityKind): string {
  return category === '约谈' ? '人次' : '次';
}

/** By what a round's outcomes are told apart in the 成效统计表. */
export const OUTCOME_PARTS = ['unit', 'aspect', 'problem', 'month'] as const;
export type OutcomePartKind = (typeof OUTCOME_PARTS)[number];
export const OUTCOME_PART_WORDS: Record<OutcomePartKind, string> = {
  unit: '牵头单位',
  aspect: '方面',
  problem: '问题',
  month: '月份',
};
