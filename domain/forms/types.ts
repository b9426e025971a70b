// 周调度表: what goes out to a unit as a form, and what comes back filled in.
import type { Id, Instant, PlainDate, State } from '../ledger/types.ts';

/** The cells that a unit fills in, in the order of the form. */
export const FORM_FIELDS = ['progress', 'percent', 'state', 'difficulty', 'nextPlan', 'evidence'] as const;
export type FormField = (typeof FORM_FIELDS)[number];

export const FORM_FIELD_WORDS: Record<FormField, string> = {
  progress: '本周进展',
  percent: '累计进度%',
  state: '状态',
  difficulty: '存在困难/需协调',
  nextPlan: '下周计划',
  evidence: '佐证新增',
};

/** States that a unit may report; what follows (验收, 销号) is for others to say. */
export const FORM_STATES = ['未启动', '整改中', '待审核'] as const satisfies readonly State[];

/** Cells as text, '' where nothing stands. */
export type FormCells = Record<FormField, string>;

export const EMPTY_CELLS: FormCells = {
  progress: '',
  percent: '',
  state: '',
  difficulty: '',
  nextPlan: '',
  evidence: '',
};

/** One measure on a form. */
export interface FormRow {
  measureId: Id;
  problemNumber: number;
  problemTitle: string;
  /** 一是…, as printed */
  measureText: string;
  deadlineWords: string;
  /** 剩余天数 as printed: 12, 逾期3, 长期 or '' */
  daysLeft: string;
  /** 上周进展 with its date, '' where there is none */
  last: string;
  /** What the form shows in the fill-in cells when it goes out */
  filled: FormCells;
}

/** One unit's form of one review. */
export interface ReviewForm {
  formId: Id;
  reviewId: Id;
  unitId: Id;
  unitName: string;
  roundName: string;
  /** 第N次调度 */
  ordinal: number;
  date: PlainDate;
  /** 报送截止 in words, '' when none is set */
  dueWords: string;
  /** 1 for the first form of this unit in this review, then 2, 3 … */
  issue: number;
  rows: FormRow[];
}

/** A fill-in cell that could not be used. */
export interface BadCell {
  /** 1-based row and column letter of the sheet */
  row: number;
  column: string;
  text: string;
  /** What is wrong and what would be right */
  reason: string;
}

/** One measure as it came back. */
export interface ReturnedRow {
  measureId: Id;
  /** 1-based row of the sheet */
  row: number;
  /** False: the id or the text that must not change no longer fits the mark set when the form was made */
  genuine: boolean;
  cells: FormCells;
}

/** A form as read from a file. */
export interface ReturnedForm {
  formId: Id;
  reviewId: Id;
  unitId: Id;
  issue: number;
  ordinal: number;
  unitName: string;
  /** False: the mark of the form's head does not fit */
  genuine: boolean;
  rows: ReturnedRow[];
  reportedBy: string;
  reportedAt: string;
}

/** What is recorded for a measure in a week, as far as a form speaks of it. */
export interface ReportedEntry {
  text: string;
  percent: number;
  state: State;
  difficulty: string | null;
  nextPlan: string | null;
  evidence: string | null;
}

/** Where a returned measure stands beside the ledger. */
export type RowVerdict =
  /** Nothing filled in */
  | 'empty'
  /** Filled in as it went out or as it already stands in the ledger */
  | 'unchanged'
  /** New and ready to be taken */
  | 'filled'
  /** The ledger holds another entry of this week already */
  | 'conflict'
  /** Id or fixed text altered: not taken unless the clerk says so */
  | 'tampered'
  /** The measure is gone or no longer led by this unit */
  | 'foreign'
  /** A cell cannot be used */
  | 'bad';

export interface JudgedRow {
  measureId: Id;
  row: number;
  problemNumber: number | null;
  measureText: string;
  verdict: RowVerdict;
  /** What would be entered; null for empty, bad and foreign rows */
  entry: ReportedEntry | null;
  /** What the ledger holds of this week, where it differs: shown cell by cell */
  present: ReportedEntry | null;
  badCells: BadCell[];
  /** Why the state may not follow, when it may not */
  refusal: string | null;
}

/** A whole file beside the ledger. */
export type FormVerdict =
  | 'filled'
  | 'empty'
  | 'unchanged'
  /** Some rows need a look: conflict, tampered or bad */
  | 'doubtful'
  | 'wrongWeek'
  /** No form of this ledger */
  | 'foreign'
  /** The very same file again in this batch */
  | 'duplicate'
  /** This content was taken before */
  | 'taken'
  /** An older issue than one already taken */
  | 'outdated'
  | 'unreadable';

export const FORM_VERDICT_WORDS: Record<FormVerdict, string> = {
  filled: '已填报',
  empty: '空表',
  unchanged: '与下发时相同',
  doubtful: '有疑点',
  wrongWeek: '不是本次调度',
  foreign: '不是本台账的调度表',
  duplicate: '重复文件',
  taken: '已收过',
  outdated: '旧版本',
  unreadable: '无法读取',
};

export interface JudgedForm {
  unitId: Id | null;
  unitName: string;
  issue: number | null;
  verdict: FormVerdict;
  /** What is the matter, in a sentence; '' when nothing is */
  message: string;
  rows: JudgedRow[];
  reportedBy: string;
  /** As written on the form */
  reportedAt: string;
}

/** Where a received form's file came from and when. */
export interface ReceivedFile {
  name: string;
  sha256: string;
  receivedAt: Instant;
}
