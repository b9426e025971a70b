// Queries on 销号: a problem with its measures as the form needs them, applications with their signatures, cycles.
import type {
  Application,
  ChainNode,
  CheckMethod,
  EvidenceLine,
  MeasureResult,
  Reopening,
  Signature,
  Tick,
} from '#domain/closing/types.ts';
import {
  type Id,
  type Measure,
  NO_RESPONSIBILITIES,
  type Problem,
  type Responsibilities,
} from '#domain/ledger/types.ts';
import { deadlineFrom } from '#domain/ledger/view-index.ts';
import type { CloseOutRow, MeasureRow, ProblemRow } from '../schema.ts';
import type { ApplicationRow, ReopeningRow, SignatureRow } from '../schema-closing.ts';
import type { Store } from '../store.ts';
import { heldByOwners } from './ledger-held.ts';

/** A measure as the form needs it; the position is its place among those that are there. */
export type ClosingMeasure = Pick<
  Measure,
  'id' | 'position' | 'lead' | 'text' | 'state' | 'percent' | 'progress' | 'deadline'
>;

/** A problem as the form needs it; may be read inside an act. */
export interface ClosingProblem extends Pick<Problem, 'id' | 'title' | 'state' | 'target' | 'deadline'> {
  roundId: Id;
  cycle: number;
  responsibilities: Responsibilities;
  measures: ClosingMeasure[];
}

/** Living problems of the ids with what the form needs, by id. */
export function closingProblems(store: Store, ids: readonly Id[]): Map<Id, ClosingProblem> {
  const json = JSON.stringify(ids);
  const rows = store
    .prepare(
      `SELECT p.*, a.round_id FROM json_each(?) j CROSS JOIN problem p ON p.id = j.value AND p.deleted_at IS NULL
       JOIN item i ON i.id = p.item_id AND i.deleted_at IS NULL
       JOIN aspect a ON a.id = i.aspect_id AND a.deleted_at IS NULL
       JOIN round r ON r.id = a.round_id AND r.deleted_at IS NULL`,
    )
    .all(json) as (ProblemRow & { round_id: Id })[];
  const measures = store
    .prepare(
      `SELECT m.* FROM json_each(?) j CROSS JOIN measure m ON m.problem_id = j.value AND m.deleted_at IS NULL
       ORDER BY m.problem_id, m.position, m.id`,
    )
    .all(json) as MeasureRow[];
  const byProblem = Map.groupBy(measures, (row) => row.problem_id);
  const held = heldByOwners(store, 'problem', ids);
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        roundId: row.round_id,
        title: row.title,
        state: row.state,
        target: row.target,
        cycle: row.cycle,
        deadline: deadlineFrom(row.due_date, row.due_text, row.long_term === 1),
        responsibilities: held.get(row.id) ?? NO_RESPONSIBILITIES,
        measures: (byProblem.get(row.id) ?? []).map((measure, at) => ({
          id: measure.id,
          position: at + 1,
          lead: measure.lead,
          text: measure.text,
          state: measure.state,
          percent: measure.percent,
          progress: measure.progress,
          deadline: deadlineFrom(measure.due_date, measure.due_text, measure.long_term === 1),
        })),
      },
    ]),
  );
}

/** The newest progress that a review accepted, by measure of the given problems. */
export function acceptedProgress(store: Store, problemIds: readonly Id[]): Map<Id, string> {
  // SQLite takes the bare columns of a max() query from the row that holds the maximum.
  const rows = store
    .prepare(
      `SELECT e.measure_id, e.text, max(r.ordinal) AS newest
       FROM json_each(?) j CROSS JOIN measure m ON m.problem_id = j.value AND m.deleted_at IS NULL
       JOIN review_entry e ON e.measure_id = m.id AND e.accepted_at IS NOT NULL
       JOIN review r ON r.id = e.review_id
       GROUP BY e.measure_id`,
    )
    .all(JSON.stringify(problemIds)) as { measure_id: Id; text: string }[];
  return new Map(rows.map(({ measure_id, text }) => [measure_id, text]));
}

function toSignature(row: SignatureRow): Signature {
  return {
    node: row.node,
    nodeName: row.node_name,
    verdict: row.verdict,
    opinion: row.opinion,
    signer: row.signer,
    signedOn: row.signed_on,
    account: row.account,
    at: row.at,
  };
}

function toApplication(row: ApplicationRow, signatures: readonly SignatureRow[]): Application {
  return {
    id: row.id,
    problemId: row.problem_id,
    cycle: row.cycle,
    attempt: row.attempt,
    state: row.state,
    recorded: row.recorded === 1,
    basis: row.basis,
    unitId: row.unit_id,
    appliedOn: row.applied_on,
    applicant: row.applicant,
    ticks: JSON.parse(row.ticks) as Tick[],
    standard: row.standard,
    measures: JSON.parse(row.measures) as MeasureResult[],
    results: row.results,
    learned: row.learned,
    note: row.note,
    check: {
      methods: JSON.parse(row.check_methods) as CheckMethod[],
      personOne: row.checker_one,
      personTwo: row.checker_two,
      checkedOn: row.checked_on,
      findings: row.check_findings,
    },
    evidence: JSON.parse(row.evidence) as EvidenceLine[],
    chain: row.chain === null ? null : (JSON.parse(row.chain) as ChainNode[]),
    signatures: signatures.map(toSignature),
  };
}

function withSignatures(store: Store, rows: readonly ApplicationRow[]): Application[] {
  const signatures = store
    .prepare(
      `SELECT s.* FROM json_each(?) j CROSS JOIN close_out_signature s ON s.application_id = j.value
       ORDER BY s.application_id, s.node`,
    )
    .all(JSON.stringify(rows.map(({ id }) => id))) as SignatureRow[];
  const byApplication = Map.groupBy(signatures, (row) => row.application_id);
  return rows.map((row) => toApplication(row, byApplication.get(row.id) ?? []));
}

/** Living applications of the ids, by id. */
export function applicationsById(store: Store, ids: readonly Id[]): Map<Id, Application> {
  const rows = store
    .prepare(
      `SELECT c.* FROM json_each(?) j CROSS JOIN close_out_application c ON c.id = j.value AND c.deleted_at IS NULL`,
    )
    .all(JSON.stringify(ids)) as ApplicationRow[];
  return new Map(withSignatures(store, rows).map((each) => [each.id, each]));
}

/** All applications of a problem, oldest cycle and attempt first. */
export function applicationsOf(store: Store, problemId: Id): Application[] {
  const rows = store
    .prepare(`SELECT * FROM close_out_application WHERE problem_id = ? AND deleted_at IS NULL ORDER BY cycle, attempt`)
    .all(problemId) as ApplicationRow[];
  return withSignatures(store, rows);
}

/** The newest application of the present cycle of each of these problems, by problem. */
export function newestApplications(store: Store, problemIds: readonly Id[]): Map<Id, Application> {
  const rows = store
    .prepare(
      `SELECT c.*, max(c.attempt) AS newest FROM json_each(?) j CROSS JOIN problem p ON p.id = j.value
       JOIN close_out_application c ON c.problem_id = p.id AND c.cycle = p.cycle AND c.deleted_at IS NULL
       GROUP BY p.id`,
    )
    .all(JSON.stringify(problemIds)) as (ApplicationRow & { newest: number })[];
  return new Map(withSignatures(store, rows).map((each) => [each.problemId, each]));
}

/** What the lists of the 销号 screen need of an application. */
export interface ApplicationLine {
  id: Id;
  problem_id: Id;
  state: ApplicationRow['state'];
  applied_on: string | null;
  applicant: string;
  chain: string | null;
  recorded: 0 | 1;
  unit_id: Id | null;
  signed: number;
  /** What was said last, e.g. why it was returned */
  opinion: string | null;
}

/** The newest application of every problem's present cycle in a round, by problem. */
export function applicationLines(store: Store, roundId: Id): Map<Id, ApplicationLine> {
  const rows = store
    .prepare(
      `SELECT c.id, c.problem_id, c.state, c.applied_on, c.applicant, c.chain, c.recorded, c.unit_id,
         max(c.attempt) AS attempt,
         (SELECT count(*) FROM close_out_signature s WHERE s.application_id = c.id AND s.verdict = 'agree') AS signed,
         (SELECT s.opinion FROM close_out_signature s WHERE s.application_id = c.id ORDER BY s.node DESC LIMIT 1) AS opinion
       FROM aspect a JOIN item i ON i.aspect_id = a.id JOIN problem p ON p.item_id = i.id
       JOIN close_out_application c ON c.problem_id = p.id AND c.cycle = p.cycle AND c.deleted_at IS NULL
       WHERE a.round_id = ? GROUP BY p.id`,
    )
    .all(roundId) as ApplicationLine[];
  return new Map(rows.map((row) => [row.problem_id, row]));
}

/** Titles and cycles of the ids with the sign-off of their present cycle, by id. */
export function closingTitles(
  store: Store,
  ids: readonly Id[],
): Map<Id, { title: string; cycle: number; approver: string | null; approved_on: string | null }> {
  const rows = store
    .prepare(
      `SELECT p.id, p.title, p.cycle, c.approver, c.approved_on FROM json_each(?) j CROSS JOIN problem p ON p.id = j.value
       LEFT JOIN close_out c ON c.problem_id = p.id AND c.cycle = p.cycle AND c.deleted_at IS NULL`,
    )
    .all(JSON.stringify(ids)) as {
    id: Id;
    title: string;
    cycle: number;
    approver: string | null;
    approved_on: string | null;
  }[];
  return new Map(rows.map(({ id, ...row }) => [id, row]));
}

/** Name of the node at which a problem's application waits; null while none is being signed. */
export function signingAt(store: Store, problemId: Id): string | null {
  const row = store
    .prepare(
      `SELECT c.chain, (SELECT count(*) FROM close_out_signature s WHERE s.application_id = c.id) AS signed
       FROM close_out_application c WHERE c.problem_id = ? AND c.state = 'signing' AND c.deleted_at IS NULL`,
    )
    .get(problemId) as { chain: string; signed: number } | undefined;
  return row === undefined ? null : ((JSON.parse(row.chain) as ChainNode[])[row.signed]?.name ?? null);
}

/** Sign-offs of all cycles of a problem, by cycle. */
export function closeOutsByCycle(store: Store, problemId: Id): Map<number, CloseOutRow> {
  const rows = store
    .prepare('SELECT * FROM close_out WHERE problem_id = ? AND deleted_at IS NULL')
    .all(problemId) as CloseOutRow[];
  return new Map(rows.map((row) => [row.cycle, row]));
}

/** Every time a problem was opened again, oldest first. */
export function reopeningsOf(store: Store, problemId: Id): Reopening[] {
  const rows = store
    .prepare('SELECT * FROM reopening WHERE problem_id = ? ORDER BY cycle')
    .all(problemId) as ReopeningRow[];
  return rows.map((row) => ({
    id: row.id,
    cycle: row.cycle,
    reason: row.reason,
    basis: row.basis,
    reopenedOn: row.reopened_on,
    account: row.account,
    at: row.at,
  }));
}

/** Names of units, those that were removed or merged since too: a form keeps the name that it was signed under. */
export function unitNames(store: Store, ids: readonly Id[]): Map<Id, string> {
  const rows = store
    .prepare(`SELECT u.id, u.name FROM json_each(?) j CROSS JOIN unit u ON u.id = j.value`)
    .all(JSON.stringify(ids)) as { id: Id; name: string }[];
  return new Map(rows.map(({ id, name }) => [id, name]));
}
