// 问题线索 and 信访件: two ledgers of their own, read with the permission alone; published as counts only.
import type { Id, PlainDate } from '../ledger/types.ts';
import type { PersonKind } from '../outcomes/types.ts';

export const CLUE_LEDGERS = ['clue', 'petition'] as const;
export type ClueLedger = (typeof CLUE_LEDGERS)[number];
export const CLUE_LEDGER_WORDS: Record<ClueLedger, string> = { clue: '问题线索', petition: '信访件' };

/** All states; which of them a ledger uses, see CLUE_LEDGER_STATES. */
export const CLUE_STATES = ['待办理', '办理中', '已办结', '暂存待查', '不予受理'] as const;
export type ClueState = (typeof CLUE_STATES)[number];
export const CLUE_LEDGER_STATES: Record<ClueLedger, readonly ClueState[]> = {
  clue: ['待办理', '办理中', '暂存待查', '已办结'],
  petition: ['待办理', '办理中', '已办结', '不予受理'],
};

export interface Clue {
  id: Id;
  roundId: Id;
  ledger: ClueLedger;
  /** 编号, in the office's own way */
  number: string;
  /** 来源: 巡视移交, 来信, 来访, 网络 … */
  source: string | null;
  /** 类别 */
  category: string | null;
  /** 反映问题摘要 */
  summary: string;
  receivedOn: PlainDate | null;
  /** 承办单位 */
  unitId: Id | null;
  /** 办理时限 */
  dueDate: PlainDate | null;
  state: ClueState;
  /** 办理结果 */
  result: string | null;
  settledOn: PlainDate | null;
  /** 处理人数, by kind of handling */
  handled: Partial<Record<PersonKind, number>>;
  note: string | null;
}

/** Whether nothing is left to be done about it. */
export function isSettled(state: ClueState): boolean {
  return state === '已办结' || state === '不予受理';
}

/** Whether an unsettled one has passed its date; what is put aside (暂存待查) waits for more and is not late. */
export function isClueOverdue({ state, dueDate }: Pick<Clue, 'state' | 'dueDate'>, asOf: PlainDate): boolean {
  return (state === '待办理' || state === '办理中') && dueDate !== null && dueDate < asOf;
}

/**
 * What is missing before it can stand in its state, in words; null when nothing is.
 * 已办结 and 不予受理 need 办理结果; a state must be one of its ledger.
 */
export function clueFault({
  ledger,
  state,
  result,
  receivedOn,
  settledOn,
}: Omit<Clue, 'id' | 'roundId'>): string | null {
  if (!CLUE_LEDGER_STATES[ledger].includes(state)) return `${CLUE_LEDGER_WORDS[ledger]}没有“${state}”这种办理状态`;
  if (isSettled(state) && (result?.trim() ?? '') === '') return `改为“${state}”前请先填写办理结果`;
  if (!isSettled(state) && settledOn !== null) return `“${state}”不能有办结日期`;
  if (receivedOn !== null && settledOn !== null && settledOn < receivedOn) return '办结日期不能早于收到日期';
  return null;
}
