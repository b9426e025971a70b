// Tables of what a closed review froze.

/** A part of a closed review's sheet: its head, its figures, the rows of one unit. Never in the log, only its hash is. */
export interface ReviewSheetRow {
  id: string;
  review_id: string;
  /** head, figures, others, or a unit's id */
  part: string;
  /** Of `content` as stored */
  sha256: string;
  /** Size of `content` */
  bytes: number;
  /** JSON under Zstandard (RFC 8878) */
  content: Uint8Array;
}
