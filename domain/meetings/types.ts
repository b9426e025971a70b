// 碰头会: what is on the agenda, what was decided, who carries it out by when.
import type { Id, Instant, PlainDate } from '../ledger/types.ts';

export const DECISION_STATES = ['办理中', '已落实', '未落实', '已取消'] as const;
export type DecisionState = (typeof DECISION_STATES)[number];

/** 议题: raised by hand or from a difficulty reported in a review; without a meeting it waits for the next one. */
export interface AgendaItem {
  id: Id;
  meetingId: Id | null;
  position: number;
  title: string;
  /** What it is about, e.g. the difficulty as reported */
  note: string | null;
  /** What was said */
  discussion: string | null;
  reviewId: Id | null;
  measureId: Id | null;
  unitId: Id | null;
  raisedAt: Instant;
}

/** 议定事项. */
export interface Decision {
  id: Id;
  meetingId: Id;
  agendaItemId: Id | null;
  position: number;
  text: string;
  /** Unit that carries it out */
  unitId: Id | null;
  /** Person who answers for it, as written */
  owner: string | null;
  dueDate: PlainDate | null;
  state: DecisionState;
  /** How it was carried out, or why not */
  result: string | null;
  settledOn: PlainDate | null;
}

export interface Meeting {
  id: Id;
  roundId: Id;
  /** 第N次碰头会 */
  ordinal: number;
  date: PlainDate;
  place: string | null;
  /** 主持人 */
  chair: string | null;
  /** 参加人员 */
  attendees: string | null;
  /** 记录人 */
  recorder: string | null;
  /** 会议开头的情况通报, printed before the agenda */
  opening: string | null;
  state: 'planned' | 'held';
}

/** A meeting with everything on it: first the last decisions' carrying out, then its own agenda and decisions. */
export interface MeetingSheet {
  meeting: Meeting;
  /** Decisions of earlier meetings that were open when this one was planned, and those settled since the last one */
  carriedOver: (Decision & { meetingOrdinal: number; meetingDate: PlainDate })[];
  agenda: AgendaItem[];
  decisions: Decision[];
}
