// Tables of 佐证材料: files by their hash, the numbered evidence of problems, and links.
import type { EvidenceTargetKind } from '#domain/evidence/types.ts';

/** A file of the evidence store; the id is the SHA-256 of its content in hex. Written once, never changed. */
export interface EvidenceFileRow {
  id: string;
  /** As it was called when it first came in */
  name: string;
  bytes: number;
  media_type: string;
  pages: number | null;
  added_at: string;
  added_by: string;
}

/** A piece of evidence under its running number within a problem; a number is never given twice. */
export interface EvidenceRow {
  id: string;
  round_id: string;
  problem_id: string;
  number: number;
  file_id: string;
  title: string;
  note: string | null;
  date: string | null;
  pages: number | null;
  copies: number;
  added_at: string;
  added_by: string;
  deleted_at: string | null;
}

export interface EvidenceLinkRow {
  id: string;
  evidence_id: string;
  target_kind: EvidenceTargetKind;
  /** Of `progress` the measure's id */
  target_id: string;
  /** Of `progress` alone: the review in which it was reported */
  review_id: string | null;
  deleted_at: string | null;
}

/** Logged tables of this part. The key that seals the files has a table of its own and is never logged. */
export interface EvidenceTables {
  evidence_file: EvidenceFileRow;
  evidence: EvidenceRow;
  evidence_link: EvidenceLinkRow;
}
