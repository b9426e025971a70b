// The tables as TypeScript types for the query builder; tests hold them against the migrated schema.
import type { Generated } from 'kysely';
import type { LookBackResult, Numbering, Role, SourceKind, State } from '#domain/ledger/types.ts';
import type { Medium, ReportStatus } from '#domain/review/types.ts';
import type { AccountPasswordRow, AccountTables } from './schema-accounts.ts';
import type { CheckupResults, CheckupTables } from './schema-checkup.ts';
import type { ClosingTables } from './schema-closing.ts';
import type { EvidenceTables } from './schema-evidence.ts';
import type { OutcomeTables } from './schema-outcomes.ts';
import type { PaperTables } from './schema-papers.ts';
import type { ReviewSheetRow } from './schema-reviews.ts';
import type { WeekTables } from './schema-week.ts';

type Flag = 0 | 1;

interface SoftDeleted {
  deleted_at: string | null;
}

interface DeadlineColumns {
  due_date: string | null;
  due_text: string | null;
  long_term: Flag;
}

export interface RoundRow extends SoftDeleted {
  id: string;
  name: string;
  kind: string;
  inspecting_body: string | null;
  inspected_from: string | null;
  inspected_to: string | null;
  feedback_date: string | null;
  numbering: Numbering;
  created_at: string;
  /** Day of the week of 周调度, 0 Sunday … 6 Saturday */
  review_weekday: number;
}

export interface AspectRow extends SoftDeleted {
  id: string;
  round_id: string;
  position: number;
  title: string | null;
}

export interface ItemRow extends SoftDeleted {
  id: string;
  aspect_id: string;
  position: number;
  title: string | null;
  category: string | null;
}

export interface ProblemRow extends SoftDeleted, DeadlineColumns {
  id: string;
  item_id: string;
  position: number;
  title: string;
  public_text: string | null;
  source: string | null;
  kind: string | null;
  target: string | null;
  state: State;
  cycle: number;
  note: string | null;
}

export interface MeasureRow extends SoftDeleted, DeadlineColumns {
  id: string;
  problem_id: string;
  position: number;
  lead: string;
  text: string;
  public_text: string | null;
  deliverable: string | null;
  state: State;
  percent: number;
  progress: string | null;
  progress_date: string | null;
  note: string | null;
  /** Set on a measure that was joined into another */
  merged_into?: string | null | undefined;
}

export interface UnitRow extends SoftDeleted {
  id: string;
  name: string;
  short_name: string | null;
  position: number;
  /** Sort of body: 党委部门, 政府部门, 乡镇街道 … in the office's own word */
  kind: string | null;
  contact: string | null;
  phone: string | null;
  /** Set on a duplicate when it was merged away */
  merged_into: string | null;
}

/** Another name a unit goes by. */
export interface UnitAliasRow extends SoftDeleted {
  id: string;
  unit_id: string;
  name: string;
}

export interface OfficialRow extends SoftDeleted {
  id: string;
  name: string;
  post: string | null;
  phone: string | null;
  unit_id: string | null;
  position: number;
  merged_into: string | null;
}

export interface ResponsibilityRow extends SoftDeleted {
  id: string;
  problem_id: string | null;
  measure_id: string | null;
  role: Role;
  unit_id: string | null;
  official_id: string | null;
  position: number;
}

export interface ReviewRowRecord {
  id: string;
  round_id: string;
  ordinal: number;
  date: string;
  due_at: string | null;
  state: 'open' | 'closed';
  closed_at: string | null;
  /** JSON of ReviewSheet in reviews closed before it was kept in parts (review_sheet); since then '' when closed */
  sheet: string | null;
  /** JSON of RoundFigures in such reviews, else likewise */
  figures: string | null;
}

export interface ReviewUnitRow {
  id: string;
  review_id: string;
  unit_id: string;
  status: ReportStatus;
  received_at: string | null;
  medium: Medium | null;
  waived_reason: string | null;
}

export interface ReviewEntryRow {
  id: string;
  review_id: string;
  measure_id: string;
  text: string;
  percent: number;
  state: State;
  state_before: State;
  percent_before: number;
  difficulty: string | null;
  next_plan: string | null;
  return_reason: string | null;
  reported_by: string | null;
  /** 佐证新增 as reported */
  evidence: string | null;
  /** When the reviewer 认可 it */
  accepted_at: string | null;
}

export interface SourceDocumentRow {
  id: string;
  round_id: string;
  name: string;
  sha256: string;
  imported_at: string;
  kind: SourceKind;
  /** Size of the original; null for documents imported before originals were kept */
  bytes: number | null;
}

/** 销号 of one problem in one cycle, as signed on paper. */
export interface CloseOutRow extends SoftDeleted {
  id: string;
  problem_id: string;
  cycle: number;
  applied_on: string | null;
  unit_id: string | null;
  review_opinion: string | null;
  reviewed_on: string | null;
  acceptance_opinion: string | null;
  accepted_on: string | null;
  approver: string | null;
  approved_on: string | null;
  look_back_on: string | null;
  look_back_result: LookBackResult | null;
}

/** A look at a list that a user keeps under a name. */
export interface SavedViewRow extends SoftDeleted {
  id: string;
  user: string;
  list: string;
  name: string;
  /** JSON of LedgerLook */
  definition: string;
}

/** A user's own setting of the window; the id is user/key. */
export interface PreferenceRow {
  id: string;
  value: string;
}

/** The original behind an import, kept whole; written once, never changed. */
export interface FileContentRow {
  sha256: string;
  bytes: number;
  content: Uint8Array;
}

export interface ChangeLogRow {
  seq: Generated<number>;
  at: string;
  actor: string;
  act_id: string;
  operation: string;
  entity: string;
  entity_id: string;
  before: string | null;
  after: string | null;
  previous_hash: string;
  hash: string;
}

/** Tables whose rows are written through an Act and therefore logged. */
export interface LoggedTables
  extends AccountTables,
    CheckupTables,
    WeekTables,
    EvidenceTables,
    OutcomeTables,
    ClosingTables,
    PaperTables {
  round: RoundRow;
  source_document: SourceDocumentRow;
  aspect: AspectRow;
  item: ItemRow;
  problem: ProblemRow;
  measure: MeasureRow;
  unit: UnitRow;
  unit_alias: UnitAliasRow;
  official: OfficialRow;
  responsibility: ResponsibilityRow;
  review: ReviewRowRecord;
  review_unit: ReviewUnitRow;
  review_entry: ReviewEntryRow;
  close_out: CloseOutRow;
  saved_view: SavedViewRow;
  preference: PreferenceRow;
}

export interface Tables extends LoggedTables, CheckupResults {
  setting: { key: string; value: string };
  change_log: ChangeLogRow;
  file_content: FileContentRow;
  review_sheet: ReviewSheetRow;
  account_password: AccountPasswordRow;
}
