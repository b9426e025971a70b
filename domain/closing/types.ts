// 销号: the application, the chain that signs it, 延期 and 转长期坚持, 重新挂号.
import type { CloseOut, Deadline, Id, Instant, PlainDate, State } from '../ledger/types.ts';

/** 五项核验, in the words of the form. */
export const TICKS = ['措施全部落实', '违规依法依规处理', '效果符合要求', '举一反三', '长效机制'] as const;
export type Tick = (typeof TICKS)[number];

/** 检查方式. */
export const CHECK_METHODS = ['查阅资料', '现场核查', '个别访谈', '满意度测评'] as const;
export type CheckMethod = (typeof CHECK_METHODS)[number];

/** What a node's sign-off is in the 销号台账: 审核, 验收 or none of its columns; the last node is always the approval. */
export const NODE_COLUMNS = ['none', 'review', 'acceptance'] as const;
export type NodeColumn = (typeof NODE_COLUMNS)[number];

/** One step of the sign-off chain. */
export interface ChainNode {
  name: string;
  column: NodeColumn;
}

export const APPLICATION_STATES = ['draft', 'signing', 'returned', 'closed'] as const;
export type ApplicationState = (typeof APPLICATION_STATES)[number];
export const APPLICATION_STATE_WORDS: Record<ApplicationState, string> = {
  draft: '起草中',
  signing: '签署中',
  returned: '已退回',
  closed: '已销号',
};

/** A measure with what became of it. */
export interface MeasureResult {
  measureId: Id;
  /** 一是… as it stood when the application was written */
  measure: string;
  result: string;
}

/** What people fill in. */
export interface ApplicationFields {
  /** 申请单位 */
  unitId: Id | null;
  ticks: Tick[];
  /** 整改目标/销号标准 */
  standard: string | null;
  /** 措施及完成情况（逐条） */
  measures: MeasureResult[];
  /** 成效（制度、资金、人员处理） */
  results: string | null;
  /** 举一反三 */
  learned: string | null;
  /** 备注 */
  note: string | null;
}

/** 检查记录: how it was checked on the spot, by whom (two persons), when. */
export interface CheckRecord {
  methods: CheckMethod[];
  personOne: string | null;
  personTwo: string | null;
  checkedOn: PlainDate | null;
  /** 检查情况 */
  findings: string | null;
}

/** What was said at a node. */
export interface Signature {
  node: number;
  nodeName: string;
  verdict: 'agree' | 'return';
  opinion: string;
  /** 签字 */
  signer: string;
  signedOn: PlainDate;
  /** The account that recorded it */
  account: string;
  at: Instant;
}

export interface Application extends ApplicationFields {
  id: Id;
  problemId: Id;
  cycle: number;
  /** 第N次申请 in this cycle */
  attempt: number;
  state: ApplicationState;
  /** 补录 of what an older ledger had closed: no chain, but a basis */
  recorded: boolean;
  basis: string | null;
  /** 申请日期 */
  appliedOn: PlainDate | null;
  /** The account that sent it, while a draft the one that wrote it */
  applicant: string;
  check: CheckRecord;
  /** Frozen when it is sent; null before */
  chain: ChainNode[] | null;
  signatures: Signature[];
  /** 佐证目录 as it stood when sent */
  evidence: EvidenceLine[];
}

/** A line of the 佐证目录. */
export interface EvidenceLine {
  number: string;
  name: string;
  /** null where it was not counted */
  pages: number | null;
}

/** 重新挂号. */
export interface Reopening {
  id: Id;
  /** The cycle that ended by it */
  cycle: number;
  reason: string;
  basis: string;
  reopenedOn: PlainDate;
  account: string;
  at: Instant;
}

/** One cycle of a problem, as the history shows it. */
export interface Cycle {
  cycle: number;
  closeOut: CloseOut;
  applications: Application[];
  /** How it ended, if the problem was opened again */
  reopening: Reopening | null;
}

export const REQUEST_KINDS = ['postpone', 'longTerm'] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];
export const REQUEST_KIND_WORDS: Record<RequestKind, string> = { postpone: '延期', longTerm: '转长期坚持' };

export const REQUEST_STATES = ['pending', 'approved', 'refused', 'withdrawn'] as const;
export type RequestState = (typeof REQUEST_STATES)[number];
export const REQUEST_STATE_WORDS: Record<RequestState, string> = {
  pending: '待审批',
  approved: '已同意',
  refused: '未同意',
  withdrawn: '已撤回',
};

/** 延期 or 转长期坚持, asked for one problem or measure. */
export interface DeadlineRequest {
  id: Id;
  kind: RequestKind;
  problemId: Id;
  measureId: Id | null;
  reason: string;
  /** The deadline when it was asked */
  oldDeadline: Deadline;
  /** 延期: the date asked for */
  newDate: PlainDate | null;
  /** 转长期坚持: 阶段目标 and 下次检查日期 */
  stageGoal: string | null;
  nextCheckOn: PlainDate | null;
  requestedOn: PlainDate;
  account: string;
  state: RequestState;
  /** 审批意见, who approved on paper, when, and the account that recorded it */
  opinion: string | null;
  decidedBy: string | null;
  decidedOn: PlainDate | null;
  decidingAccount: string | null;
}

/** Groups of the 销号 screen. */
export const CLOSING_GROUPS = ['waiting', 'ready', 'draft', 'signing', 'returned', 'closed'] as const;
export type ClosingGroup = (typeof CLOSING_GROUPS)[number];

/** A problem in one of the groups. */
export interface ClosingRow {
  problemId: Id;
  /** (5), or (2-1) where numbers restart */
  numberWords: string;
  title: string;
  state: State;
  cycle: number;
  unitName: string;
  applicationId: Id | null;
  appliedOn: PlainDate | null;
  applicant: string | null;
  /** Names of the chain's nodes; empty before it was sent */
  nodes: string[];
  signed: number;
  /** Returned: why; closed: by whom */
  words: string;
  closedOn: PlainDate | null;
  /** What keeps it from being sent on, or signed at its present node, in words */
  missing: string[];
}
