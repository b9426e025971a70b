// 完备性检查: what is found before a list goes to its reviewers.
import type { Id, PlainDate } from '../ledger/types.ts';

/** The rules in the order in which they are shown. */
export const PRECHECK_RULES = [
  'noMeasures',
  'emptyMeasure',
  'noLead',
  'noLeader',
  'noDeadline',
  'beforeFeedback',
  'afterProblem',
  'sameProblem',
  'sameMeasure',
  'afterLimit',
  'nearProblem',
  'nearMeasure',
  'noFeedbackDate',
  'idleUnit',
  'idleOfficial',
] as const;
export type PrecheckRule = (typeof PRECHECK_RULES)[number];

/** 必改: reviewers send the list back for it. 提示: to be looked at, may be right as it is. */
export type Severity = '必改' | '提示';

export interface RuleWords {
  severity: Severity;
  /** The rule in a few words, as a heading */
  title: string;
  /** What is to be done about it */
  fix: string;
}

export const RULE_WORDS: Readonly<Record<PrecheckRule, RuleWords>> = {
  noMeasures: { severity: '必改', title: '问题没有整改措施', fix: '为问题补写整改措施。' },
  emptyMeasure: { severity: '必改', title: '整改措施没有内容', fix: '写明措施内容，或删除这条措施。' },
  noLead: { severity: '必改', title: '没有牵头单位', fix: '为问题指定牵头单位。' },
  noLeader: { severity: '必改', title: '没有责任领导', fix: '为问题指定责任领导。' },
  noDeadline: { severity: '必改', title: '没有完成时限', fix: '填写日期、文字表述，或注明长期坚持。' },
  beforeFeedback: { severity: '必改', title: '完成时限早于反馈日期', fix: '核对时限；反馈日期有误的，在轮次中更正。' },
  afterProblem: {
    severity: '必改',
    title: '措施时限晚于问题时限',
    fix: '提前措施时限，或把问题时限改到最后一条措施之后。',
  },
  sameProblem: { severity: '必改', title: '问题重复', fix: '合并或删除重复的问题。' },
  sameMeasure: { severity: '必改', title: '同一问题内措施重复', fix: '合并或删除重复的措施。' },
  afterLimit: {
    severity: '提示',
    title: '完成时限晚于轮次的最后节点',
    fix: '提前时限；确需更久的，注明长期坚持或办理延期。',
  },
  nearProblem: { severity: '提示', title: '问题文字几乎相同', fix: '核对是否为同一问题。' },
  nearMeasure: { severity: '提示', title: '措施文字雷同', fix: '核对措施是否针对各自的问题，避免照抄照搬。' },
  noFeedbackDate: { severity: '提示', title: '轮次没有反馈日期', fix: '在轮次中填写反馈日期，才能检查时限是否过早。' },
  idleUnit: { severity: '提示', title: '单位没有任务', fix: '核对是否漏派；不参加本轮整改的可不处理。' },
  idleOfficial: { severity: '提示', title: '人员没有任务', fix: '核对是否漏派；不参加本轮整改的可不处理。' },
};

export interface PrecheckFinding {
  rule: PrecheckRule;
  /** What the row is; 'round' is the round itself */
  kind: 'round' | 'problem' | 'measure' | 'unit' | 'official';
  id: Id;
  /** The problem of the row, to jump to; null where there is none */
  problemId: Id | null;
  /** The row as people name it: 问题(5), 问题(5)二是, or a name */
  place: string;
  /** The row's own text, as far as needed to know it again */
  text: string;
  /** What is wrong, with the figures: 时限2026年3月1日早于反馈日期2026年3月26日 */
  words: string;
  /** The other row, where two are compared */
  other: { kind: 'problem' | 'measure'; id: Id } | null;
}

/** What is checked against, besides the tree. */
export interface PrecheckSettings {
  /** The round's last milestone; null where it has none */
  limit: { date: PlainDate; name: string } | null;
}

/** How many findings must be put right and how many are to be looked at. */
export function countFindings(findings: readonly PrecheckFinding[]): { mustFix: number; hints: number } {
  const mustFix = findings.filter(({ rule }) => RULE_WORDS[rule].severity === '必改').length;
  return { mustFix, hints: findings.length - mustFix };
}
