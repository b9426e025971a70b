// Queries on 延期 and 转长期坚持, and how often deadlines were moved.
import type { DeadlineRequest } from '#domain/closing/types.ts';
import type { Id } from '#domain/ledger/types.ts';
import { deadlineFrom } from '#domain/ledger/view-index.ts';
import type { DeadlineRequestRow } from '../schema-closing.ts';
import { type Store, sql } from '../store.ts';

export function toRequest(row: DeadlineRequestRow): DeadlineRequest {
  return {
    id: row.id,
    kind: row.kind,
    problemId: row.problem_id,
    measureId: row.measure_id,
    reason: row.reason,
    oldDeadline: deadlineFrom(row.old_date, row.old_text, row.old_long_term === 1),
    newDate: row.new_date,
    stageGoal: row.stage_goal,
    nextCheckOn: row.next_check_on,
    requestedOn: row.requested_on,
    account: row.account,
    state: row.state,
    opinion: row.opinion,
    decidedBy: row.decided_by,
    decidedOn: row.decided_on,
    decidingAccount: row.deciding_account,
  };
}

export function requestById(store: Store, id: Id): DeadlineRequest | undefined {
  const row = store.get(sql.selectFrom('deadline_request').selectAll().where('id', '=', id));
  return row && toRequest(row);
}

/** Whether something asked for this problem or measure is still undecided. */
export function hasPendingRequest(store: Store, subjectId: Id): boolean {
  return (
    store
      .prepare(`SELECT 1 FROM deadline_request WHERE coalesce(measure_id, problem_id) = ? AND state = 'pending'`)
      .get(subjectId) !== undefined
  );
}

/** Undecided requests of problems and their measures, by problem; problems without any are left out. */
export function pendingByProblem(store: Store, problemIds: readonly Id[]): Map<Id, number> {
  const rows = store
    .prepare(
      `SELECT q.problem_id AS id, count(*) AS n FROM json_each(?) j CROSS JOIN deadline_request q ON q.problem_id = j.value
       WHERE q.state = 'pending' GROUP BY q.problem_id`,
    )
    .all(JSON.stringify(problemIds)) as { id: Id; n: number }[];
  return new Map(rows.map(({ id, n }) => [id, n]));
}

/** Requests for a problem and its measures, newest first. */
export function requestsOfProblem(store: Store, problemId: Id): DeadlineRequest[] {
  return store
    .all(sql.selectFrom('deadline_request').selectAll().where('problem_id', '=', problemId).orderBy('id', 'desc'))
    .map(toRequest);
}

/** Requests of a round whose problem is still there: undecided ones first, then newest first; at most `limit`. */
export function requestsOfRound(store: Store, roundId: Id, limit: number): DeadlineRequest[] {
  const rows = store
    .prepare(
      `SELECT q.* FROM aspect a JOIN item i ON i.aspect_id = a.id AND i.deleted_at IS NULL
       JOIN problem p ON p.item_id = i.id AND p.deleted_at IS NULL
       JOIN deadline_request q ON q.problem_id = p.id
       WHERE a.round_id = ? AND a.deleted_at IS NULL
       ORDER BY q.state <> 'pending', q.id DESC LIMIT ?`,
    )
    .all(roundId, limit) as DeadlineRequestRow[];
  return rows.map(toRequest);
}
