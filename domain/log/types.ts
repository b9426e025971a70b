// The operation log as people read it: what is looked for, and one row in words.
import type { Id, Instant, PlainDate } from '../ledger/types.ts';

/** What the log is narrowed to; what is left out narrows nothing. */
export interface LogFilter {
  /** First and last day by the PC's own clock, both included */
  firstDay?: PlainDate | undefined;
  lastDay?: PlainDate | undefined;
  /** The account's name */
  user?: string | undefined;
  /** Names of operations; any of them */
  operations?: string[] | undefined;
  /** Kinds of objects; any of them */
  entities?: string[] | undefined;
  /** Rows whose content or object holds these words */
  phrase?: string | undefined;
  /** All rows of one act */
  actId?: Id | undefined;
}

/** A row of the log as it is kept. */
export interface LogRecord {
  seq: number;
  at: Instant;
  actor: string;
  actId: Id;
  operation: string;
  entity: string;
  entityId: string;
  /** JSON of the columns written */
  before: string | null;
  after: string | null;
}

/** One field of the object before and after. */
export interface LogChange {
  field: string;
  before: string | null;
  after: string | null;
}

/** One row of the log in words. */
export interface LogLine {
  seq: number;
  at: Instant;
  actor: string;
  actId: Id;
  /** E.g. 修改, 导出, 登录 */
  act: string;
  /** E.g. 问题“学用脱节”, 文件“问题清单.xlsx” */
  object: string;
  changes: LogChange[];
  /** More fields changed than are told here */
  more: number;
}

/** Words for what a row names by id; '' where nothing is known. */
export interface LogNames {
  of(entity: string, id: string): string;
}
