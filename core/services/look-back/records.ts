// What a look-back found, and what followed: two acts, so that nothing follows from a finding by itself.
import { BihuanError } from '#contract/errors.ts';
import type { LookBackLine, ParsedInputOf } from '#contract/operations.ts';
import { dateWords } from '#domain/calendar/dates.ts';
import type { Id } from '#domain/ledger/types.ts';
import { consequenceFault } from '#domain/look-back/consequences.ts';
import type { LookBackItem } from '#domain/look-back/types.ts';
import { isClosed } from '#domain/states/states.ts';
import { ulid } from '../../db/ids.ts';
import { itemById, latestFinding } from '../../db/queries/look-back.ts';
import { childrenOf, closeOutOf, problemRow } from '../../db/queries/structure.ts';
import type { ProblemRow } from '../../db/schema.ts';
import type { Act } from '../../db/store.ts';
import { type Context, found, today } from '../context.ts';
import { reopenIn } from '../shared/reopening.ts';
import { readLine } from './lines.ts';
import { settle } from './standing.ts';

/**
 * Enters what was found; the 销号台账 shows the latest finding of the cycle.
 * @throws BihuanError conflict once something followed from it, when the problem was opened again since, for a date out of order
 */
export function recordLookBack(context: Context, input: ParsedInputOf<'recordLookBack'>): LookBackLine {
  context.store.act(context.actor, 'recordLookBack', (act) => {
    const { item, problem } = atHand(act, input.itemId);
    if (item.consequence !== null) {
      throw new BihuanError('conflict', `这条回头看已按“${item.consequence}”处理，结论不能再改。`);
    }
    if (!isClosed(problem.state)) {
      throw new BihuanError('conflict', `问题现在是“${problem.state}”，不在销号状态，不能登记回头看。`);
    }
    const closedOn = closeOutOf(act.store, problem.id, item.cycle)?.approved_on ?? null;
    if (closedOn !== null && input.checkedOn < closedOn) {
      throw new BihuanError('conflict', `回头看日期不能早于批准销号的日期（${dateWords(closedOn)}），请核对。`);
    }
    if (input.checkedOn > today(context)) {
      throw new BihuanError('conflict', '回头看日期不能晚于今天，请核对。');
    }
    act.update('look_back_item', item.id, {
      result: input.result,
      checked_on: input.checkedOn,
      methods: JSON.stringify(input.methods),
      persons: input.persons,
      findings: input.findings,
    });
    showInSignOff(act, problem);
  });
  return readLine(context, input.itemId);
}

/** The problem in the cycle that is looked at. */
function atHand(act: Act, itemId: Id): { item: LookBackItem; problem: ProblemRow } {
  const item = found(itemById(act.store, itemId), '条回头看问题');
  const problem = found(problemRow(act.store, item.problemId), '条问题');
  if (problem.cycle !== item.cycle) {
    throw new BihuanError('conflict', '问题已经重新挂号，这条回头看针对的是上一轮销号，不能再登记或处理。');
  }
  return { item, problem };
}

/** 回头看日期/结论 of the 销号台账 are those of the latest finding. */
function showInSignOff(act: Act, problem: ProblemRow): void {
  const latest = latestFinding(act.store, problem.id, problem.cycle);
  const shown = { look_back_on: latest?.checkedOn ?? null, look_back_result: latest?.result ?? null };
  const row = closeOutOf(act.store, problem.id, problem.cycle);
  if (row !== undefined) act.update('close_out', row.id, shown);
  else {
    act.insert('close_out', {
      id: ulid(),
      problem_id: problem.id,
      cycle: problem.cycle,
      applied_on: null,
      unit_id: null,
      review_opinion: null,
      reviewed_on: null,
      acceptance_opinion: null,
      accepted_on: null,
      approver: null,
      approved_on: null,
      ...shown,
      deleted_at: null,
    });
  }
}

/**
 * Applies what follows from a finding. 销号不变 changes nothing but says so; 强化 adds measures and leaves the problem closed;
 * 转入常态化管理 begins a review calendar; 重新挂号 begins a new cycle.
 * @throws BihuanError conflict when the result does not lead there or something followed already
 */
export function applyLookBack(context: Context, input: ParsedInputOf<'applyLookBack'>): LookBackLine {
  // A 重新挂号 is known in the log, and to 撤销, by its own name.
  const operation = input.consequence === '重新挂号' ? 'reopenProblem' : 'applyLookBack';
  const day = today(context);
  context.store.act(context.actor, operation, (act) => {
    const { item, problem } = atHand(act, input.itemId);
    if (item.consequence !== null) {
      throw new BihuanError('conflict', `这条回头看已按“${item.consequence}”处理，不能重复处理。`);
    }
    const fault = consequenceFault(item.result, input.consequence, problem.state);
    if (fault !== null) throw new BihuanError('conflict', `${fault}，没有处理。`);
    act.update('look_back_item', item.id, {
      consequence: input.consequence,
      consequence_on: day,
      consequence_by: context.actor.user,
    });
    switch (input.consequence) {
      case '销号不变':
        return;
      case '强化':
        return addMeasures(act, problem, input.measures);
      case '转入常态化管理':
        return settle(act, problem, { intervalMonths: input.intervalMonths, nextOn: input.nextOn });
      case '重新挂号':
        reopenIn(act, context.actor.user, day, {
          problemId: problem.id,
          reason: input.reason,
          grounds: input.grounds,
          confirmed: true,
          reopenedOn: day,
          measureIds: input.measureIds,
        });
    }
  });
  return readLine(context, input.itemId);
}

type NewMeasures = Extract<ParsedInputOf<'applyLookBack'>, { consequence: '强化' }>['measures'];

/** 强化措施 come behind the measures there are. */
function addMeasures(act: Act, problem: ProblemRow, measures: NewMeasures): void {
  const last = childrenOf(act.store, 'measure', problem.id).length;
  for (const [at, { text, dueDate }] of measures.entries()) {
    act.insert('measure', {
      id: ulid(),
      problem_id: problem.id,
      position: last + at + 1,
      lead: '',
      text,
      public_text: null,
      deliverable: null,
      due_date: dueDate,
      due_text: null,
      long_term: 0,
      state: '未启动',
      percent: 0,
      progress: null,
      progress_date: null,
      note: '回头看强化措施',
      deleted_at: null,
    });
  }
}
