// Tables of the weekly review's surroundings: calendar, forms, meetings, letters.
import type { OffsetUnit } from '#domain/calendar/milestones.ts';
import type { LetterState } from '#domain/letters/types.ts';
import type { DecisionState } from '#domain/meetings/types.ts';
import type { Medium } from '#domain/review/types.ts';

interface SoftDeleted {
  deleted_at: string | null;
}

/** A day that the office has entered over the published arrangement; the id is the date. */
export interface HolidayRow extends SoftDeleted {
  id: string;
  name: string;
  off: 0 | 1;
}

export interface MilestoneRow extends SoftDeleted {
  id: string;
  round_id: string;
  position: number;
  name: string;
  offset: number;
  unit: OffsetUnit;
  /** A date set by hand in place of the reckoned one */
  due_date: string | null;
  done_on: string | null;
}

/** A 调度表 that was made for a unit. */
export interface ReviewFormRow {
  id: string;
  review_id: string;
  unit_id: string;
  issue: number;
  made_at: string;
  file_name: string;
  /** JSON: measure id → what its fill-in cells showed */
  rows: string;
}

/** A 调度表 that came back and was taken. */
export interface ReceivedFormRow {
  id: string;
  review_id: string;
  unit_id: string;
  form_id: string;
  name: string;
  sha256: string;
  medium: Medium | null;
  taken_at: string;
  reported_by: string | null;
  /** Measures entered from it, and filled-in ones that were not */
  taken: number;
  left_out: number;
}

export interface MeetingRow extends SoftDeleted {
  id: string;
  round_id: string;
  ordinal: number;
  date: string;
  place: string | null;
  chair: string | null;
  attendees: string | null;
  recorder: string | null;
  opening: string | null;
  state: 'planned' | 'held';
}

export interface AgendaItemRow extends SoftDeleted {
  id: string;
  round_id: string;
  meeting_id: string | null;
  position: number;
  title: string;
  note: string | null;
  discussion: string | null;
  review_id: string | null;
  measure_id: string | null;
  unit_id: string | null;
  raised_at: string;
}

export interface DecisionRow extends SoftDeleted {
  id: string;
  meeting_id: string;
  agenda_item_id: string | null;
  position: number;
  text: string;
  unit_id: string | null;
  owner: string | null;
  due_date: string | null;
  state: DecisionState;
  result: string | null;
  settled_on: string | null;
}

export interface LetterRecord extends SoftDeleted {
  id: string;
  round_id: string;
  kind: string;
  prefix: string;
  year: number;
  number: number | null;
  grade: string | null;
  unit_id: string;
  copies_to: string | null;
  gap: string;
  demand: string;
  due_date: string | null;
  reply_by: string | null;
  reply_way: string | null;
  signer: string | null;
  signed_on: string | null;
  received_by: string | null;
  received_on: string | null;
  replied_on: string | null;
  reply: string | null;
  state: LetterState;
  review_id: string | null;
  created_at: string;
}

export interface LetterRowRecord extends SoftDeleted {
  id: string;
  letter_id: string;
  position: number;
  problem_id: string;
  measure_id: string | null;
}

export interface PhoneReminderRow extends SoftDeleted {
  id: string;
  round_id: string;
  unit_id: string;
  at: string;
  answered_by: string | null;
  matter: string;
  answer: string | null;
  review_id: string | null;
}

/** Logged tables of this part. */
export interface WeekTables {
  holiday: HolidayRow;
  milestone: MilestoneRow;
  review_form: ReviewFormRow;
  received_form: ReceivedFormRow;
  meeting: MeetingRow;
  agenda_item: AgendaItemRow;
  decision: DecisionRow;
  letter: LetterRecord;
  letter_row: LetterRowRecord;
  phone_reminder: PhoneReminderRow;
}
