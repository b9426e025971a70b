// The ledger's words as types: what a round consists of and who answers for what. Glossary: docs/architecture.md.

/** A date of law, YYYY-MM-DD, without time or zone. */
export type PlainDate = string;
/** A moment, ISO 8601 in UTC. */
export type Instant = string;
/** ULID; never shown to people, who see numbers. */
export type Id = string;

/** 状态: where a problem or measure stands. Order is the order of work. */
export const STATES = ['未启动', '整改中', '待审核', '待验收', '已销号', '常态化管理'] as const;
export type State = (typeof STATES)[number];

/** 整改类型 as seen in practice; an office may add its own words. */
export const RECTIFICATION_KINDS = ['立行立改', '限期整改', '长期整改'] as const;

/** Role of a unit or a person in a problem or measure. */
export const ROLES = ['lead', 'responsible', 'supporting', 'leader', 'contact'] as const;
export type Role = (typeof ROLES)[number];
export const ROLE_WORDS: Record<Role, string> = {
  lead: '牵头单位',
  responsible: '责任单位',
  supporting: '配合单位',
  leader: '责任领导',
  contact: '责任人',
};
export const UNIT_ROLES = ['lead', 'responsible', 'supporting'] as const satisfies readonly Role[];
export type UnitRole = (typeof UNIT_ROLES)[number];
export const OFFICIAL_ROLES = ['leader', 'contact'] as const satisfies readonly Role[];

/** 完成时限: an optional date, optional words ("2025年底前，并长期坚持") and whether it has no end. */
export interface Deadline {
  date: PlainDate | null;
  text: string | null;
  longTerm: boolean;
}

export const NO_DEADLINE: Deadline = { date: null, text: null, longTerm: false };

/** Numbers of items and problems run on over their parents, or start again under each. */
export type Numbering = 'continuous' | 'restart';

export interface Round {
  id: Id;
  name: string;
  /** 巡视, 巡察, 审计 … in the office's own word */
  kind: string;
  inspectingBody: string | null;
  inspectedFrom: PlainDate | null;
  inspectedTo: PlainDate | null;
  feedbackDate: PlainDate | null;
  numbering: Numbering;
}

export interface Unit {
  id: Id;
  name: string;
  shortName: string | null;
  /** 单位类别: 党委部门, 政府部门, 乡镇街道 … in the office's own word */
  kind: string | null;
  /** 联络员 and phone of the unit itself */
  contact: string | null;
  phone: string | null;
  /** 别名: other names that documents and workbooks use for it */
  aliases: string[];
  position: number;
}

export interface Official {
  id: Id;
  name: string;
  post: string | null;
  phone: string | null;
  unitId: Id | null;
  position: number;
}

/** Units and people by role, each list in the order in which it is printed. */
export interface Responsibilities {
  lead: Id[];
  responsible: Id[];
  supporting: Id[];
  leader: Id[];
  contact: Id[];
}

export const NO_RESPONSIBILITIES: Responsibilities = {
  lead: [],
  responsible: [],
  supporting: [],
  leader: [],
  contact: [],
};

export interface Measure {
  id: Id;
  problemId: Id;
  /** 1-based place within its problem */
  position: number;
  /** The lead sentence, e.g. 切实提高政治站位。 */
  lead: string;
  /** Everything after the lead; may be empty. */
  text: string;
  publicText: string | null;
  deadline: Deadline;
  /** 成果形式 */
  deliverable: string | null;
  state: State;
  /** 累计进度, whole percent 0–100 */
  percent: number;
  /** Latest text accepted in a review, with its date. */
  progress: string | null;
  progressDate: PlainDate | null;
  note: string | null;
  /** Own entries; a role left empty is taken from the problem (see responsibilitiesOf). */
  responsibilities: Responsibilities;
}

export interface Problem {
  id: Id;
  itemId: Id;
  /** 1-based place within its item */
  position: number;
  /** As printed: continuous or restarting, see Round.numbering */
  number: number;
  title: string;
  publicText: string | null;
  /** 问题来源 */
  source: string | null;
  /** 整改类型 */
  kind: string | null;
  /** 整改目标/销号标准 */
  target: string | null;
  deadline: Deadline;
  state: State;
  note: string | null;
  closeOut: CloseOut;
  responsibilities: Responsibilities;
  measures: Measure[];
}

/** 项; title null where the document has no such level. */
export interface Item {
  id: Id;
  aspectId: Id;
  position: number;
  number: number;
  title: string | null;
  /** 类, a level between aspect and item that some documents have */
  category: string | null;
  problems: Problem[];
}

/** 方面; title null where the document has no such level. */
export interface Aspect {
  id: Id;
  position: number;
  title: string | null;
  items: Item[];
}

/** One round with everything below it and everyone it names. */
export interface LedgerTree {
  round: Round;
  aspects: Aspect[];
  units: Unit[];
  officials: Official[];
}

export interface OutlineCounts {
  aspects: number;
  items: number;
  problems: number;
  measures: number;
}

/** What a kept original is: 反馈意见, 整改方案, 进展报告 or an Excel ledger. */
export const SOURCE_KINDS = ['findings', 'plan', 'progress', 'workbook'] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** 回头看结论. */
export const LOOK_BACK_RESULTS = ['巩固', '需强化', '反弹'] as const;
export type LookBackResult = (typeof LOOK_BACK_RESULTS)[number];

/** 销号 of a problem's present cycle, as signed on paper: the columns of the 销号台账. */
export interface CloseOut {
  /** 申请日期 */
  appliedOn: PlainDate | null;
  /** 申请单位 */
  unitId: Id | null;
  /** 审核意见/日期 */
  reviewOpinion: string | null;
  reviewedOn: PlainDate | null;
  /** 验收意见/日期 */
  acceptanceOpinion: string | null;
  acceptedOn: PlainDate | null;
  /** 批准人/日期 */
  approver: string | null;
  approvedOn: PlainDate | null;
  /** 回头看日期/结论 */
  lookBackOn: PlainDate | null;
  lookBackResult: LookBackResult | null;
}

export const NO_CLOSE_OUT: CloseOut = {
  appliedOn: null,
  unitId: null,
  reviewOpinion: null,
  reviewedOn: null,
  acceptanceOpinion: null,
  acceptedOn: null,
  approver: null,
  approvedOn: null,
  lookBackOn: null,
  lookBackResult: null,
};
