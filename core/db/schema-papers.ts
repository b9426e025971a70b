// Tables of bulletins, reports and of what is withheld from publication.
import type { BulletinType } from '#domain/bulletin/types.ts';
import type { ReportKind, ReportState } from '#domain/report/types.ts';

export interface ReportRow {
  id: string;
  round_id: string;
  kind: ReportKind;
  title: string;
  as_of: string;
  /** Beginning of the period of a 阶段小结 */
  since: string | null;
  /** JSON of ReportSwitches */
  switches: string;
  /** JSON of TextDocument without its blocks */
  frame: string;
  /** JSON of TextDocument as the ledger drafted it last */
  base: string;
  /** JSON of MergeConflict[] */
  conflicts: string;
  state: ReportState;
  created_at: string;
  submitted_by: string | null;
  approved_by: string | null;
  approved_at: string | null;
  opinion: string | null;
  issued_at: string | null;
  /** The Word file as issued, in file_content */
  file_sha256: string | null;
  deleted_at: string | null;
}

export interface ReportBlockRow {
  id: string;
  report_id: string;
  position: number;
  /** JSON of Block */
  block: string;
  deleted_at: string | null;
}

export interface WithholdingRow {
  id: string;
  round_id: string;
  problem_id: string;
  measure_id: string | null;
  kind: string;
  note: string | null;
  created_by: string;
  created_at: string;
  deleted_at: string | null;
}

export interface BulletinRow {
  id: string;
  round_id: string;
  /** null: drafted from the figures of a day */
  review_id: string | null;
  type: BulletinType;
  series: string;
  year: number;
  number: number;
  title: string;
  as_of: string;
  /** JSON of BulletinSection[] */
  sections: string;
  /** JSON of TextDocument */
  document: string;
  /** JSON of TextDocument as it was drafted last; null for bulletins drafted before it was kept */
  base: string | null;
  /** JSON of MergeConflict[] */
  conflicts: string;
  /** JSON of the RoundFigures of its day, where no review holds them; written when issued */
  figures: string | null;
  corrects_id: string | null;
  state: 'draft' | 'issued';
  issued_at: string | null;
  /** The Word file as issued, in file_content */
  file_sha256: string | null;
  deleted_at: string | null;
}

/** Logged tables of this part. */
export interface PaperTables {
  bulletin: BulletinRow;
  report: ReportRow;
  report_block: ReportBlockRow;
  withholding: WithholdingRow;
}
