// 体检: what is checked in the running of a round, what a finding says, and the facts that it is drawn from.
import type { Id, Instant, PlainDate, State } from '../ledger/types.ts';

/** The rules in the order in which they are shown. */
export const CHECKUP_RULES = [
  'repeated',
  'copied',
  'intent',
  'unsupported',
  'backwards',
  'idle',
  'postponed',
  'bulk',
  'lookBack',
  'responsibility',
] as const;
export type CheckupRule = (typeof CHECKUP_RULES)[number];

/** 重点: to be taken up with the unit. 提示: to be looked at, may be right as it is. */
export const SEVERITIES = ['重点', '提示'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** A row that a finding is about. */
export interface FindingRow {
  kind: 'problem' | 'measure';
  id: Id;
  problemId: Id;
  /** 问题(5), 问题(5)措施二 */
  place: string;
}

/** What a finding rests on, so that a person can judge it without looking anything up. */
export type Evidence =
  /** Two texts that are alike; the window marks what differs */
  | { kind: 'texts'; before: LabelledText; after: LabelledText }
  | { kind: 'text'; label: string; text: string }
  /** Facts in order: dates, percentages, names */
  | { kind: 'facts'; facts: { label: string; value: string }[] };

export interface LabelledText {
  label: string;
  text: string;
}

export interface Finding {
  rule: CheckupRule;
  severity: Severity;
  /** The same as long as the facts behind it are the same; 16 hex digits */
  fingerprint: string;
  /** Whose matter it is; null where nobody leads */
  unitId: Id | null;
  /** The row it is about first, then the one it is held against; empty for a finding about a unit */
  rows: FindingRow[];
  /** Where it is: the first row's place, or a unit's name */
  place: string;
  /** What was found, with its evidence in words */
  words: string;
  evidence: Evidence[];
}

/** One rule as an office has set it. */
export interface RuleSetting {
  on: boolean;
  values: Readonly<Record<string, number>>;
}
export type CheckupSettings = Readonly<Record<CheckupRule, RuleSetting>>;

/** 忽略: a finding that somebody has judged and that is not to be shown again. */
export interface Mute {
  id: Id;
  rule: CheckupRule;
  /** The finding itself, until its facts change; or every finding of the rule at the row, whatever they become */
  scope: 'finding' | 'row';
  fingerprint: string;
  rowId: Id | null;
  place: string;
  /** What was found when it was muted */
  words: string;
  reason: string;
  mutedBy: string;
  mutedAt: Instant;
}

/** The last check-up of a round. */
export interface CheckupRun {
  at: Instant;
  by: string;
  milliseconds: number;
  measures: number;
  entries: number;
  /** Findings by rule; rules that were off are missing. At most `KEPT_PER_RULE` of each are kept */
  counts: { rule: CheckupRule; found: number; kept: number }[];
}

/** Of each rule so many findings are kept: more than anybody goes through before the next check-up. */
export const KEPT_PER_RULE = 2_000;

/** A weekly review, oldest first; a week is its place in that order. */
export interface WeekFacts {
  ordinal: number;
  date: PlainDate;
  /** Units that were 免报 in this week */
  waived: ReadonlySet<Id>;
}

export interface MeasureFacts {
  id: Id;
  /** Place of its problem among the problems */
  problemAt: number;
  /** 1-based place in its problem */
  position: number;
  state: State;
  longTerm: boolean;
  /** Lead units that really answer: its own, or its problem's */
  lead: readonly Id[];
  /** The lead units above are its own */
  ownLead: boolean;
  /** It has, or its problem has, a 责任人（联络员） */
  contact: boolean;
  /** 佐证材料 kept for it */
  evidence: number;
}

export interface ProblemFacts {
  id: Id;
  /** 问题(5) */
  place: string;
  state: State;
  lead: readonly Id[];
  contact: boolean;
  /** 佐证材料 kept for the problem itself */
  evidence: number;
  /** When its present cycle was signed off; null when that is not on record */
  closedOn: PlainDate | null;
  /** When its 回头看 is or was due, as planned; null when nothing is planned */
  lookBackDue: PlainDate | null;
  /** A 回头看 of the present cycle has a conclusion */
  lookedBack: boolean;
}

export interface UnitFacts {
  name: string;
  /** Taken out of the directory, or merged into another */
  gone: boolean;
  /** The unit has a 联络员 of its own */
  contact: boolean;
}

/** A deadline that was moved to a later day. */
export interface DeadlineMove {
  kind: 'problem' | 'measure';
  id: Id;
  on: PlainDate;
  from: PlainDate;
  to: PlainDate;
}

export interface CheckFacts {
  today: PlainDate;
  weeks: readonly WeekFacts[];
  problems: readonly ProblemFacts[];
  measures: readonly MeasureFacts[];
  units: ReadonlyMap<Id, UnitFacts>;
  milestones: readonly { id: Id; name: string; date: PlainDate }[];
  /** Of every row with any, oldest first */
  moves: readonly DeadlineMove[];
}

/** One report of one measure, seen in the order of the weeks. */
export interface SeenEntry {
  /** null in weeks whose texts no rule needs and for measures not yet reported as done */
  text: string | null;
  percent: number;
  percentBefore: number;
  state: State;
  stateBefore: State;
  returnReason: string | null;
  /** 佐证新增 as reported */
  evidence: string | null;
}
