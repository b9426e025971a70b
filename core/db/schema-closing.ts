// Tables of 销号: applications, their signatures, 重新挂号, 延期 and 转长期坚持.
import type { ApplicationState, RequestKind, RequestState } from '#domain/closing/types.ts';

export interface ApplicationRow {
  id: string;
  problem_id: string;
  cycle: number;
  attempt: number;
  state: ApplicationState;
  /** 补录 */
  recorded: 0 | 1;
  basis: string | null;
  unit_id: string | null;
  applied_on: string | null;
  /** Account that sent it; while a draft, that wrote it */
  applicant: string;
  /** JSON of Tick[] */
  ticks: string;
  standard: string | null;
  /** JSON of MeasureResult[] */
  measures: string;
  results: string | null;
  learned: string | null;
  note: string | null;
  /** JSON of CheckMethod[] */
  check_methods: string;
  checker_one: string | null;
  checker_two: string | null;
  checked_on: string | null;
  check_findings: string | null;
  /** JSON of EvidenceLine[] */
  evidence: string;
  /** JSON of ChainNode[]; null until it is sent */
  chain: string | null;
  created_at: string;
  deleted_at: string | null;
}

export interface SignatureRow {
  id: string;
  application_id: string;
  node: number;
  node_name: string;
  verdict: 'agree' | 'return';
  opinion: string;
  signer: string;
  signed_on: string;
  account: string;
  at: string;
}

export interface ReopeningRow {
  id: string;
  problem_id: string;
  cycle: number;
  reason: string;
  basis: string;
  reopened_on: string;
  account: string;
  at: string;
}

export interface DeadlineRequestRow {
  id: string;
  kind: RequestKind;
  problem_id: string;
  measure_id: string | null;
  reason: string;
  old_date: string | null;
  old_text: string | null;
  old_long_term: 0 | 1;
  new_date: string | null;
  stage_goal: string | null;
  next_check_on: string | null;
  requested_on: string;
  account: string;
  state: RequestState;
  opinion: string | null;
  decided_by: string | null;
  decided_on: string | null;
  deciding_account: string | null;
}

/** Logged tables of this part. */
export interface ClosingTables {
  close_out_application: ApplicationRow;
  close_out_signature: SignatureRow;
  reopening: ReopeningRow;
  deadline_request: DeadlineRequestRow;
}
