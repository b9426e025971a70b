// Queries on look-backs and on the review calendars of 常态化管理.
import type { Id, PlainDate } from '#domain/ledger/types.ts';
import type {
  LookBackItem,
  LookBackPlan,
  LookBackScope,
  StandingCheck,
  StandingReview,
} from '#domain/look-back/types.ts';
import type { LookBackItemRow, LookBackPlanRow, StandingCheckRow, StandingReviewRow } from '../schema-outcomes.ts';
import { type Store, sql } from '../store.ts';

function toPlan(row: LookBackPlanRow): LookBackPlan {
  return {
    id: row.id,
    roundId: row.round_id,
    name: row.name,
    scope: JSON.parse(row.scope) as LookBackScope,
    seed: row.seed,
    candidates: row.candidates,
    dueDate: row.due_date,
    responsible: row.responsible,
    note: row.note,
    drawnAt: row.drawn_at,
  };
}

function toItem(row: LookBackItemRow): LookBackItem {
  return {
    id: row.id,
    planId: row.plan_id,
    problemId: row.problem_id,
    cycle: row.cycle,
    dueDate: row.due_date,
    responsible: row.responsible,
    checkedOn: row.checked_on,
    result: row.result,
    methods: JSON.parse(row.methods) as LookBackItem['methods'],
    persons: row.persons,
    findings: row.findings,
    consequence: row.consequence,
    consequenceOn: row.consequence_on,
    consequenceBy: row.consequence_by,
  };
}

/** Plans of a round, newest first. */
export function plansOf(store: Store, roundId: Id): LookBackPlan[] {
  return store
    .all(
      sql
        .selectFrom('look_back_plan')
        .selectAll()
        .where('round_id', '=', roundId)
        .where('deleted_at', 'is', null)
        .orderBy('id', 'desc'),
    )
    .map(toPlan);
}

export function planById(store: Store, id: Id): LookBackPlan | undefined {
  const row = store.get(
    sql.selectFrom('look_back_plan').selectAll().where('id', '=', id).where('deleted_at', 'is', null),
  );
  return row && toPlan(row);
}

/** Problems of a plan in the order in which they were put down; also of problems that were taken away since. */
export function itemsOf(store: Store, planId: Id): LookBackItem[] {
  return store
    .all(
      sql
        .selectFrom('look_back_item')
        .selectAll()
        .where('plan_id', '=', planId)
        .where('deleted_at', 'is', null)
        .orderBy('id'),
    )
    .map(toItem);
}

/** Items of all living plans of a round. */
export function itemsOfRound(store: Store, roundId: Id): LookBackItem[] {
  return store
    .all(
      sql
        .selectFrom('look_back_item')
        .innerJoin('look_back_plan', 'look_back_plan.id', 'look_back_item.plan_id')
        .selectAll('look_back_item')
        .where('look_back_plan.round_id', '=', roundId)
        .where('look_back_plan.deleted_at', 'is', null)
        .where('look_back_item.deleted_at', 'is', null)
        .orderBy('look_back_item.id'),
    )
    .map(toItem);
}

/** An item whose plan is there. */
export function itemById(store: Store, id: Id): LookBackItem | undefined {
  const row = store.get(
    sql
      .selectFrom('look_back_item')
      .innerJoin('look_back_plan', 'look_back_plan.id', 'look_back_item.plan_id')
      .selectAll('look_back_item')
      .where('look_back_item.id', '=', id)
      .where('look_back_item.deleted_at', 'is', null)
      .where('look_back_plan.deleted_at', 'is', null),
  );
  return row && toItem(row);
}

/** The latest finding on a problem's cycle, over all plans; undefined while nothing was found. */
export function latestFinding(store: Store, problemId: Id, cycle: number): LookBackItem | undefined {
  const row = store
    .prepare(
      `SELECT i.* FROM look_back_item i JOIN look_back_plan p ON p.id = i.plan_id AND p.deleted_at IS NULL
       WHERE i.problem_id = ? AND i.cycle = ? AND i.deleted_at IS NULL AND i.checked_on IS NOT NULL
       ORDER BY i.checked_on DESC, i.id DESC LIMIT 1`,
    )
    .get(problemId, cycle) as LookBackItemRow | undefined;
  return row && toItem(row);
}

/** Cycles that problems are in, by problem. */
export function cyclesOf(store: Store, problemIds: readonly Id[]): Map<Id, number> {
  return new Map(
    store
      .prepare('SELECT p.id, p.cycle FROM json_each(?) j CROSS JOIN problem p ON p.id = j.value')
      .raw(true)
      .all(JSON.stringify(problemIds)) as [Id, number][],
  );
}

/** Titles of problems, by problem. */
export function titlesOf(store: Store, problemIds: readonly Id[]): Map<Id, string> {
  return new Map(
    store
      .prepare('SELECT p.id, p.title FROM json_each(?) j CROSS JOIN problem p ON p.id = j.value')
      .raw(true)
      .all(JSON.stringify(problemIds)) as [Id, string][],
  );
}

/** Problems whose look-back is overdue on a day: closed, drawn, due, and nothing found yet; with the date it was due. */
export function overdueLookBacks(store: Store, roundId: Id, asOf: PlainDate): { problemId: Id; dueDate: PlainDate }[] {
  return store
    .prepare(
      `SELECT i.problem_id AS problemId, min(coalesce(i.due_date, p.due_date)) AS dueDate
       FROM look_back_plan p JOIN look_back_item i ON i.plan_id = p.id AND i.deleted_at IS NULL
       JOIN problem q ON q.id = i.problem_id AND q.cycle = i.cycle AND q.deleted_at IS NULL
       WHERE p.round_id = ? AND p.deleted_at IS NULL AND i.result IS NULL AND coalesce(i.due_date, p.due_date) < ?
         AND q.state IN ('已销号', '常态化管理')
       GROUP BY i.problem_id ORDER BY dueDate, i.problem_id`,
    )
    .all(roundId, asOf) as { problemId: Id; dueDate: PlainDate }[];
}

function toCheck(row: StandingCheckRow): StandingCheck {
  return {
    id: row.id,
    dueOn: row.due_on,
    checkedOn: row.checked_on,
    holds: row.holds === 1,
    persons: row.persons,
    findings: row.findings,
  };
}

function toStanding(row: StandingReviewRow, checks: readonly StandingCheckRow[]): StandingReview {
  return {
    id: row.id,
    problemId: row.problem_id,
    intervalMonths: row.interval_months,
    nextOn: row.next_on,
    responsible: row.responsible,
    checks: checks.map(toCheck),
  };
}

/** Review calendars of problems' present cycles, by problem, with what was checked so far. */
export function standingReviews(store: Store, problemIds: readonly Id[]): Map<Id, StandingReview> {
  const ids = JSON.stringify(problemIds);
  const rows = store
    .prepare(
      `SELECT s.* FROM json_each(?) j CROSS JOIN problem p ON p.id = j.value
       JOIN standing_review s ON s.problem_id = p.id AND s.cycle = p.cycle AND s.deleted_at IS NULL`,
    )
    .all(ids) as StandingReviewRow[];
  const checks = store
    .prepare(
      `SELECT c.* FROM json_each(?) j CROSS JOIN standing_check c ON c.standing_id = j.value AND c.deleted_at IS NULL
       ORDER BY c.checked_on DESC, c.id DESC`,
    )
    .all(JSON.stringify(rows.map(({ id }) => id))) as StandingCheckRow[];
  const byStanding = Map.groupBy(checks, (row) => row.standing_id);
  return new Map(rows.map((row) => [row.problem_id, toStanding(row, byStanding.get(row.id) ?? [])]));
}
