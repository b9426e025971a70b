// What happened to the ledger, in words: acts that can be taken back, changes of one row, rows in the bin.
import type { Id, Instant } from './types.ts';

/** One act of a user, as 撤销 names it. */
export interface Act {
  id: Id;
  at: Instant;
  operation: string;
  /** E.g. 修改问题（5）的牵头单位, 批量修改12条措施的完成时限 */
  label: string;
  undone: boolean;
  /** null: it can be taken back (when undone: done again); else the reason why not */
  refusal: string | null;
}

/** One field of one row before and after a change. */
export interface HistoryRow {
  seq: number;
  at: Instant;
  actor: string;
  /** What was done, e.g. 批量指定, 周调度填报, 撤销 */
  act: string;
  /** The field in the clerks' words, e.g. 完成时限, 牵头单位 */
  field: string;
  before: string | null;
  after: string | null;
}

/** A row in the 回收站. */
export interface BinRow {
  kind: 'aspect' | 'item' | 'problem' | 'measure';
  id: Id;
  /** Its text */
  text: string;
  /** Where it stood, e.g. （二） · 项3 · 问题（12） */
  place: string;
  removedAt: Instant;
  removedBy: string;
  /** Problems and measures that went with it */
  problems: number;
  measures: number;
}
