// The facts of a round that a check-up is drawn from, read in a handful of scans.

import { milestoneDate } from '#domain/calendar/milestones.ts';
import type { CheckFacts, DeadlineMove, MeasureFacts, ProblemFacts } from '#domain/checkup/types.ts';
import type { Id, PlainDate, Responsibilities } from '#domain/ledger/types.ts';
import { STATES } from '#domain/ledger/types.ts';
import { milestonesOf } from '../../db/queries/calendar.ts';
import {
  allUnits,
  type LoggedMove,
  loggedMoves,
  type SignedOff,
  signedOff,
  waivedUnits,
} from '../../db/queries/checkup.ts';
import { evidenceCounts } from '../../db/queries/evidence.ts';
import { findRound } from '../../db/queries/ledger.ts';
import { readSource } from '../../db/queries/ledger-source.ts';
import { cyclesOf, itemsOfRound, overdueLookBacks } from '../../db/queries/look-back.ts';
import { reviewsOf } from '../../db/queries/reviews.ts';
import { type Context, found, localDate, today } from '../context.ts';
import { holidaysOf } from '../shared/holidays.ts';

export interface RoundFacts {
  facts: CheckFacts;
  /** Ids of the reviews, by week */
  reviewIds: Id[];
}

/** @throws BihuanError notFound when there is no such round */
export function readFacts(context: Context, roundId: Id): RoundFacts {
  const { store } = context;
  const round = found(findRound(store, roundId), '个轮次');
  const source = found(readSource(store, roundId), '个轮次');
  source.readAllHolders();
  const index = source.index();
  const waived = waivedUnits(store, roundId);
  const reviews = reviewsOf(store, roundId);
  const closings = new Map(signedOff(store, roundId).map((row) => [row.problem_id, row]));
  const planned = plannedLookBacks(context, roundId);
  const evidence = evidenceCounts(store, roundId);
  const table = holidaysOf(context);
  const problems = index.problems.map((problem): ProblemFacts => {
    const number =
      index.numbering === 'continuous'
        ? `(${problem.number})`
        : `${index.items[problem.itemAt]?.number ?? ''}-${problem.number}`;
    return {
      id: problem.id,
      place: `问题${number}`,
      state: problem.state,
      lead: problem.responsibilities.lead,
      contact: problem.responsibilities.contact.length > 0,
      evidence: evidence.problems.get(problem.id) ?? 0,
      ...closingOf(closings.get(problem.id)),
      ...(planned.has(problem.id) ? { lookBackDue: planned.get(problem.id) ?? null } : {}),
    };
  });
  const measures = Array.from({ length: index.measures.length }, (_, at): MeasureFacts => {
    const problemAt = index.measures.problemAt[at] as number;
    const own = index.measures.responsibilities[at] as Responsibilities;
    const problem = index.problems[problemAt];
    const lead = own.lead.length > 0 ? own.lead : (problem?.responsibilities.lead ?? []);
    const id = index.measures.idAt(at);
    return {
      id,
      problemAt,
      position: at - (problem?.measureFrom ?? 0) + 1,
      state: STATES[index.measures.states[at] as number] ?? '未启动',
      longTerm: index.measures.deadlines[at]?.longTerm === true || problem?.deadline.longTerm === true,
      lead,
      ownLead: own.lead.length > 0,
      contact: own.contact.length > 0 || (problem?.responsibilities.contact.length ?? 0) > 0,
      evidence: evidence.measures.get(id) ?? 0,
    };
  });
  return {
    reviewIds: reviews.map(({ id }) => id),
    facts: {
      today: today(context),
      weeks: reviews.map(({ id, ordinal, date }) => ({ ordinal, date, waived: waived.get(id) ?? new Set() })),
      problems,
      measures,
      units: new Map(allUnits(store).map(({ id, ...unit }) => [id, unit])),
      milestones: milestonesOf(store, roundId).flatMap((row) => {
        const date =
          row.due_date ?? (round.feedbackDate === null ? null : milestoneDate(round.feedbackDate, row, table).date);
        return date === null ? [] : [{ id: row.id, name: row.name, date }];
      }),
      moves: standingMoves(loggedMoves(store)),
    },
  };
}

function closingOf(row: SignedOff | undefined): Pick<ProblemFacts, 'closedOn' | 'lookBackDue' | 'lookedBack'> {
  return {
    closedOn: row?.approved_on ?? row?.accepted_on ?? null,
    lookBackDue: row?.look_back_on ?? null,
    lookedBack: (row?.look_back_result ?? null) !== null,
  };
}

/** When the look-backs that are planned and have no conclusion yet are due, by problem; overdue ones first. */
function plannedLookBacks(context: Context, roundId: Id): Map<Id, PlainDate | null> {
  const { store } = context;
  const open = itemsOfRound(store, roundId).filter(({ result }) => result === null);
  const cycles = cyclesOf(
    store,
    open.map(({ problemId }) => problemId),
  );
  const due = new Map<Id, PlainDate | null>();
  for (const { problemId, cycle, dueDate } of open) {
    if (cycles.get(problemId) === cycle) due.set(problemId, dueDate ?? due.get(problemId) ?? null);
  }
  for (const { problemId, dueDate } of overdueLookBacks(store, roundId, today(context))) due.set(problemId, dueDate);
  return due;
}

/** Moves that stand: what 撤销 took back did not happen, what 重做 brought back did. */
export function standingMoves(logged: readonly LoggedMove[]): DeadlineMove[] {
  const standing: DeadlineMove[] = [];
  for (const { kind, id, at, operation, from, to } of logged) {
    const last = standing.at(-1);
    if (operation === 'undo' && last?.id === id && last.from === to && last.to === from) standing.pop();
    else if (operation !== 'undo') standing.push({ kind, id, on: localDate(new Date(at)), from, to });
  }
  return standing;
}
