// Reports: which there are, what may be switched in them, and what they are drafted from.
import type { TextDocument } from '../content/types.ts';
import type { Id, Instant, LedgerTree, PlainDate } from '../ledger/types.ts';
import type { MeasureLabelStyle } from '../numbering/words.ts';
import type { OutcomeFigures } from '../statistics/outcomes.ts';
import type { RoundCounts } from '../statistics/types.ts';

/** 公开通报, 整改进展报告 (党内通报), 主要负责人组织落实情况报告, 整改方案, 回头看报告, 阶段小结. */
export const REPORT_KINDS = ['notice', 'internal', 'leader', 'plan', 'lookBack', 'stage'] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

export const REPORT_KIND_WORDS: Record<ReportKind, string> = {
  notice: '公开通报',
  internal: '整改进展报告',
  leader: '主要负责人组织落实情况报告',
  plan: '整改方案',
  lookBack: '回头看报告',
  stage: '阶段小结',
};

export const TITLE_WORDS = ['整改进展情况', '整改情况', '集中整改进展情况'] as const;
/** How a problem is led in: (1)针对“…”问题。 / 1.关于“…”问题的整改。 / 编号1：… / the plain sentence. */
export const LEAD_PHRASES = ['针对', '关于', '编号', '原句'] as const;
/** Where the sentence on a problem's state stands. */
export const STATUS_PLACES = ['first', 'none'] as const;

/** 联系方式 at the end of a public notice; what is null is left out. */
export interface ContactBlock {
  phone: string | null;
  postBox: string | null;
  email: string | null;
}

/** Everything that differs from place to place (DOMAIN §7). */
export interface ReportSwitches {
  /** 署名机关, e.g. 中共临溪区委; the office's own name when left empty */
  organ: string;
  titleWords: (typeof TITLE_WORDS)[number];
  /** 巡视, 巡察, 审计 … */
  inspection: string;
  form: '通报' | '报告';
  numbering: 'continuous' | 'restart';
  brackets: 'half' | 'full';
  lead: (typeof LEAD_PHRASES)[number];
  bullets: MeasureLabelStyle;
  /** Measures in the problem's own paragraph, or one a paragraph */
  measures: 'inline' | 'paragraphs';
  status: (typeof STATUS_PLACES)[number];
  /** The text of a measure: as written for the public, or the progress accepted last */
  text: 'measure' | 'progress';
  organisation: boolean;
  statistics: boolean;
  outcomes: boolean;
  clues: boolean;
  nextSteps: boolean;
  contact: ContactBlock | null;
}

/** What was done to organise the work, counted and never typed. */
export interface Activity {
  from: PlainDate | null;
  to: PlainDate;
  reviews: number;
  meetings: number;
  decisions: number;
  decisionsDone: number;
  bulletins: number;
  /** By kind of letter, in the office's order; kinds without any left out */
  letters: { kind: string; count: number }[];
  leadUnits: number;
  responsibleUnits: number;
  /** 退回 in reviews and in close-outs */
  returned: number;
}

/** 问题线索, 信访件: totals only, never a single case. */
export interface ClueTotals {
  clues: { received: number; closed: number };
  petitions: { received: number; closed: number };
  handled: { kind: string; persons: number }[];
}

/** Results of looking back, by problem. */
export interface LookBackLine {
  problemId: Id;
  result: '巩固' | '需强化' | '反弹';
  date: PlainDate | null;
  text: string;
}

/** What is not to be published, and why; it is left out of the public notice and listed apart. */
export interface Withheld {
  id: Id;
  problemId: Id;
  /** null: the whole problem */
  measureId: Id | null;
  reason: string;
}

export interface ReportSources {
  tree: LedgerTree;
  /** 整改办 */
  office: string;
  asOf: PlainDate;
  figures: RoundCounts;
  /** At the beginning of the period, for what a 阶段小结 compares with; null for none */
  before: RoundCounts | null;
  activity: Activity;
  outcomes: OutcomeFigures;
  clues: ClueTotals | null;
  lookBacks: LookBackLine[];
  /** Problems chosen to be looked back at */
  lookBackPlanned: number;
  withheld: Withheld[];
}

export const REPORT_STATES = ['draft', 'submitted', 'approved', 'issued'] as const;
export type ReportState = (typeof REPORT_STATES)[number];
export const REPORT_STATE_WORDS: Record<ReportState, string> = {
  draft: '草稿',
  submitted: '送审中',
  approved: '已审定',
  issued: '已印发',
};

export interface ReportSummary {
  id: Id;
  roundId: Id;
  kind: ReportKind;
  title: string;
  asOf: PlainDate;
  state: ReportState;
  createdAt: Instant;
  issuedAt: Instant | null;
}

export interface Report extends ReportSummary {
  switches: ReportSwitches;
  document: TextDocument;
}
