// 常态化管理: when a settled problem is looked at next, what was found each time, and what is overdue.
import { BihuanError } from '#contract/errors.ts';
import { LINES_AT_MOST, type OutputOf, type ParsedInputOf } from '#contract/operations.ts';
import type { Id, PlainDate } from '#domain/ledger/types.ts';
import { nextCheck } from '#domain/look-back/consequences.ts';
import type { StandingReview } from '#domain/look-back/types.ts';
import { judge } from '#domain/states/machine.ts';
import { ulid } from '../../db/ids.ts';
import { standingReviews } from '../../db/queries/look-back.ts';
import { childrenOf, measureRow, problemRow } from '../../db/queries/structure.ts';
import type { ProblemRow } from '../../db/schema.ts';
import type { Act, Store } from '../../db/store.ts';
import { type Context, found, today } from '../context.ts';
import { closedProblems } from '../shared/closed-problems.ts';
import { RoundPlaces } from '../shared/round-places.ts';

/** Overdue first, then without a calendar, then by date. */
export function listStandingReviews(
  context: Context,
  { roundId }: ParsedInputOf<'listStandingReviews'>,
): OutputOf<'listStandingReviews'> {
  const { store } = context;
  const places = new RoundPlaces(store, roundId);
  const ids = places.problems.filter(({ state }) => state === '常态化管理').map(({ id }) => id);
  const calendars = standingReviews(store, ids);
  const day = today(context);
  // '' sorts what nobody has set a date for behind what is late and before what is still to come.
  const urgency = (id: Id): string => {
    const next = calendars.get(id)?.nextOn;
    return next === undefined ? day : next < day ? next : `${next}x`;
  };
  const order = ids.toSorted((a, b) => (urgency(a) < urgency(b) ? -1 : urgency(a) > urgency(b) ? 1 : 0));
  const isOverdue = (id: Id): boolean => (calendars.get(id)?.nextOn ?? day) < day;
  return {
    total: ids.length,
    overdue: ids.filter(isOverdue).length,
    lines: closedProblems(store, places, order.slice(0, LINES_AT_MOST)).map((problem) => ({
      ...problem,
      calendar: calendars.get(problem.problemId) ?? null,
      overdue: isOverdue(problem.problemId),
    })),
  };
}

interface Calendar {
  intervalMonths: number;
  nextOn: PlainDate;
  responsible?: string | null;
}

/** Moves a closed problem and its closed measures into 常态化管理 and begins its calendar. */
export function settle(act: Act, problem: ProblemRow, calendar: Calendar): void {
  const verdict = judge('problem', 'settle', problem.state, '常态化管理');
  if (!verdict.allowed) throw new BihuanError('move.refused', verdict.reason);
  for (const { id } of childrenOf(act.store, 'measure', problem.id)) {
    if (measureRow(act.store, id)?.state === '已销号') act.update('measure', id, { state: '常态化管理' });
  }
  act.update('problem', problem.id, { state: '常态化管理' });
  setCalendar(act, problem, calendar);
}

function setCalendar(act: Act, problem: ProblemRow, { intervalMonths, nextOn, responsible }: Calendar): void {
  const columns = { interval_months: intervalMonths, next_on: nextOn };
  const own = responsible === undefined ? {} : { responsible: responsible || null };
  const before = calendarOf(act.store, problem.id);
  if (before !== undefined) act.update('standing_review', before.id, { ...columns, ...own });
  else {
    act.insert('standing_review', {
      id: ulid(),
      problem_id: problem.id,
      cycle: problem.cycle,
      ...columns,
      responsible: responsible || null,
      deleted_at: null,
    });
  }
}

const calendarOf = (store: Store, problemId: Id): StandingReview | undefined =>
  standingReviews(store, [problemId]).get(problemId);

function standingProblem(act: Act, problemId: Id): ProblemRow {
  const problem = found(problemRow(act.store, problemId), '条问题');
  if (problem.state !== '常态化管理') {
    throw new BihuanError('conflict', `问题现在是“${problem.state}”，不在常态化管理中，没有保存。`);
  }
  return problem;
}

/** @throws BihuanError conflict for a problem that is not in 常态化管理 */
export function setStandingReview(context: Context, input: ParsedInputOf<'setStandingReview'>): StandingReview {
  const { problemId, ...calendar } = input;
  context.store.act(context.actor, 'setStandingReview', (act) =>
    setCalendar(act, standingProblem(act, problemId), calendar),
  );
  return found(calendarOf(context.store, problemId), '份复查安排');
}

/** @throws BihuanError conflict without a calendar, or for a date that is still to come */
export function recordStandingCheck(context: Context, input: ParsedInputOf<'recordStandingCheck'>): StandingReview {
  if (input.checkedOn > today(context)) throw new BihuanError('conflict', '复查日期不能晚于今天，请核对。');
  context.store.act(context.actor, 'recordStandingCheck', (act) => {
    standingProblem(act, input.problemId);
    const calendar = calendarOf(act.store, input.problemId);
    if (calendar === undefined) throw new BihuanError('conflict', '这条问题还没有复查安排，请先设定下次复查日期。');
    act.insert('standing_check', {
      id: ulid(),
      standing_id: calendar.id,
      due_on: calendar.nextOn,
      checked_on: input.checkedOn,
      holds: input.holds ? 1 : 0,
      persons: input.persons || null,
      findings: input.findings,
      deleted_at: null,
    });
    act.update('standing_review', calendar.id, {
      next_on: nextCheck(calendar.nextOn, input.checkedOn, calendar.intervalMonths),
    });
  });
  return found(calendarOf(context.store, input.problemId), '份复查安排');
}
