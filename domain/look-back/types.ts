// 回头看: who is looked at again (scope and draw), what was found, what follows from it, and the calendar of 常态化管理.
import type { Id, LookBackResult, PlainDate } from '../ledger/types.ts';

/** How many of the problems in scope are looked at. */
export type Draw =
  | { of: 'all' }
  | { of: 'count'; count: number }
  /** Whole percent, 1–100; rounded up, so that a small round is looked at too */
  | { of: 'percent'; percent: number };

/** Parts of which each gives its share of the sample. */
export const STRATA = ['none', 'unit', 'kind'] as const;
export type Strata = (typeof STRATA)[number];

/** What is drawn from: closed problems of these lead units and kinds (null: of all), and how. */
export interface LookBackScope {
  unitIds: Id[] | null;
  kinds: string[] | null;
  draw: Draw;
  strata: Strata;
}

/** 检查方式 [DOMAIN §5]. */
export const CHECK_METHODS = ['查阅资料', '现场核查', '个别访谈', '满意度测评'] as const;
export type CheckMethod = (typeof CHECK_METHODS)[number];

export const CONSEQUENCES = ['销号不变', '强化', '转入常态化管理', '重新挂号'] as const;
export type Consequence = (typeof CONSEQUENCES)[number];

export interface LookBackPlan {
  id: Id;
  roundId: Id;
  name: string;
  scope: LookBackScope;
  /** With the same seed the same problems are drawn from the same closed problems */
  seed: number;
  /** Closed problems in scope when it was drawn */
  candidates: number;
  dueDate: PlainDate | null;
  responsible: string | null;
  note: string | null;
  drawnAt: string;
}

export interface LookBackItem {
  id: Id;
  planId: Id;
  problemId: Id;
  /** The closed cycle that is looked at */
  cycle: number;
  /** Its own, else the plan's */
  dueDate: PlainDate | null;
  responsible: string | null;
  checkedOn: PlainDate | null;
  result: LookBackResult | null;
  methods: CheckMethod[];
  persons: string | null;
  /** 核查情况 */
  findings: string | null;
  consequence: Consequence | null;
  consequenceOn: PlainDate | null;
  consequenceBy: string | null;
}

export const ITEM_STATES = ['待核查', '逾期未核查', '待处理', '已处理'] as const;
export type ItemState = (typeof ITEM_STATES)[number];

/** Where one problem of a look-back stands on a day: to be looked at, late, found but without consequence, done. */
export function itemState(
  item: Pick<LookBackItem, 'result' | 'consequence' | 'dueDate'>,
  planDue: PlainDate | null,
  asOf: PlainDate,
): ItemState {
  if (item.consequence !== null) return '已处理';
  if (item.result !== null) return '待处理';
  const due = item.dueDate ?? planDue;
  return due !== null && due < asOf ? '逾期未核查' : '待核查';
}

/** The review calendar of one problem in 常态化管理. */
export interface StandingReview {
  id: Id;
  problemId: Id;
  intervalMonths: number;
  nextOn: PlainDate;
  responsible: string | null;
  /** Newest first */
  checks: StandingCheck[];
}

export interface StandingCheck {
  id: Id;
  dueOn: PlainDate;
  checkedOn: PlainDate;
  /** 成果巩固; false: 出现问题 */
  holds: boolean;
  persons: string | null;
  findings: string | null;
}
