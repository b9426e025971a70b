// Tables of the check-up: what was muted, and the last result of each round.
import type { CheckupRule, Mute } from '#domain/checkup/types.ts';

export interface CheckupMuteRow {
  id: string;
  round_id: string;
  rule: CheckupRule;
  scope: Mute['scope'];
  fingerprint: string;
  row_id: string | null;
  place: string;
  words: string;
  reason: string;
  muted_by: string;
  muted_at: string;
  deleted_at: string | null;
}

/** Logged tables of this part. */
export interface CheckupTables {
  checkup_mute: CheckupMuteRow;
}

/** Results that can be found again and are therefore not logged. */
export interface CheckupResults {
  checkup_run: {
    round_id: string;
    /** JSON of CheckupRun */
    facts: string;
  };
  checkup_finding: {
    round_id: string;
    ordinal: number;
    rule: CheckupRule;
    fingerprint: string;
    unit_id: string | null;
    row_id: string | null;
    /** JSON of Finding */
    content: string;
  };
}
