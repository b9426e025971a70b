// Tables of what came of the work: outcomes, look-backs, standing reviews, clues and petitions.
import type { ClueLedger, ClueState } from '#domain/clues/types.ts';
import type { LookBackResult } from '#domain/ledger/types.ts';
import type { Consequence } from '#domain/look-back/types.ts';
import type { OutcomeKind } from '#domain/outcomes/types.ts';

interface SoftDeleted {
  deleted_at: string | null;
}

/** One entry of 整改成效 on a measure; which columns are filled depends on its kind. */
export interface OutcomeRow extends SoftDeleted {
  id: string;
  measure_id: string;
  kind: OutcomeKind;
  category: string;
  name: string | null;
  document_number: string | null;
  /** Persons, or times of an activity */
  count: number | null;
  /** 分 */
  cents: number | null;
  date: string | null;
  /** The entry in which this one is already counted */
  counted_in: string | null;
  note: string | null;
}

export interface LookBackPlanRow extends SoftDeleted {
  id: string;
  round_id: string;
  name: string;
  /** JSON of LookBackScope */
  scope: string;
  seed: number;
  /** How many closed problems the scope held when it was drawn */
  candidates: number;
  due_date: string | null;
  responsible: string | null;
  note: string | null;
  drawn_at: string;
}

/** A problem to look at, and what was found. */
export interface LookBackItemRow extends SoftDeleted {
  id: string;
  plan_id: string;
  problem_id: string;
  /** The problem's cycle when it was drawn */
  cycle: number;
  due_date: string | null;
  responsible: string | null;
  checked_on: string | null;
  result: LookBackResult | null;
  /** JSON list of words */
  methods: string;
  persons: string | null;
  findings: string | null;
  consequence: Consequence | null;
  consequence_on: string | null;
  consequence_by: string | null;
}

/** The review calendar of a problem in 常态化管理. */
export interface StandingReviewRow extends SoftDeleted {
  id: string;
  problem_id: string;
  cycle: number;
  interval_months: number;
  next_on: string;
  responsible: string | null;
}

export interface StandingCheckRow extends SoftDeleted {
  id: string;
  standing_id: string;
  /** The date it was due on */
  due_on: string;
  checked_on: string;
  holds: 0 | 1;
  persons: string | null;
  findings: string | null;
}

/** A 问题线索 or 信访件; read with the permission alone, see core/services/shared/sealed.ts. */
export interface ClueRow extends SoftDeleted {
  id: string;
  round_id: string;
  ledger: ClueLedger;
  number: string;
  source: string | null;
  category: string | null;
  summary: string;
  received_on: string | null;
  unit_id: string | null;
  due_date: string | null;
  state: ClueState;
  result: string | null;
  settled_on: string | null;
  /** JSON: kind of handling → persons */
  handled: string;
  note: string | null;
}

/** Logged tables of this part. */
export interface OutcomeTables {
  outcome: OutcomeRow;
  look_back_plan: LookBackPlanRow;
  look_back_item: LookBackItemRow;
  standing_review: StandingReviewRow;
  standing_check: StandingCheckRow;
  clue: ClueRow;
}
