// 文书: numbered letters to units (督办通知单, 提醒函 …), with their reply slip, and reminders by phone.
import type { Id, Instant, PlainDate } from '../ledger/types.ts';

/** One kind of letter, as an office keeps it. */
export interface LetterKind {
  /** Title printed, e.g. 督办通知单 */
  name: string;
  /** The sign in its number: 督 in 〔2020〕督3号 */
  sign: string;
  /** What the letter asks for, proposed for 办理要求 */
  demand: string;
}

/** Usual ladder, mildest last resort first to be changed by the office: 督办通知 → 指导 → 提醒 → 催办 → 告诫. */
export const LETTER_KINDS: readonly LetterKind[] = [
  {
    name: '督办通知单',
    sign: '督',
    demand: '请对照整改措施和完成时限，查明原因，立即组织落实，并将办理情况书面反馈。',
  },
  { name: '工作指导书', sign: '导', demand: '请按上述意见完善整改措施，并将调整情况书面反馈。' },
  { name: '提醒函', sign: '提', demand: '请引起重视，采取有力措施加快推进，确保在时限内完成，并将办理情况书面反馈。' },
  { name: '催办单', sign: '催', demand: '请抓紧办理，于反馈截止日前报送进展情况和佐证材料。' },
  {
    name: '告诫书',
    sign: '诫',
    demand: '请深刻剖析原因，限期整改到位；仍不落实的，将按规定提出问责建议。请将整改情况书面报告。',
  },
];

export const LETTER_STATES = ['draft', 'issued', 'received', 'replied', 'cancelled'] as const;
export type LetterState = (typeof LETTER_STATES)[number];
export const LETTER_STATE_WORDS: Record<LetterState, string> = {
  draft: '草稿',
  issued: '已发出',
  received: '已签收',
  replied: '已反馈',
  cancelled: '已作废',
};

/** A problem, or one of its measures, that a letter is about. */
export interface LetterRow {
  problemId: Id;
  measureId: Id | null;
}

export interface Letter {
  id: Id;
  roundId: Id;
  kind: string;
  /** 机关代字 before the year, e.g. 云整改办; '' for none */
  prefix: string;
  year: number;
  /** null while a draft: a number is given on issuing, so that none is skipped */
  number: number | null;
  /** 色级: 黄, 橙, 红 …, or null */
  grade: string | null;
  /** 主送单位 */
  unitId: Id;
  /** 抄送 */
  copiesTo: string | null;
  /** 存在差距 */
  gap: string;
  /** 办理要求 */
  demand: string;
  /** 办结时限 */
  dueDate: PlainDate | null;
  /** 反馈截止 */
  replyBy: PlainDate | null;
  /** 反馈方式 */
  replyWay: string | null;
  /** 签发人, as signed on paper: never proposed */
  signer: string | null;
  signedOn: PlainDate | null;
  /** 签收人 and date */
  receivedBy: string | null;
  receivedOn: PlainDate | null;
  repliedOn: PlainDate | null;
  reply: string | null;
  state: LetterState;
  reviewId: Id | null;
  createdAt: Instant;
  rows: LetterRow[];
}

/** 电话提醒: who was called about what, and what was answered. */
export interface PhoneReminder {
  id: Id;
  roundId: Id;
  unitId: Id;
  at: Instant;
  /** 接话人 */
  answeredBy: string | null;
  /** 事项 */
  matter: string;
  /** 答复 */
  answer: string | null;
  reviewId: Id | null;
}
