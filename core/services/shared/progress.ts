// Entering what a unit reports on a measure: by hand on the review screen, or from a returned form.

import { BihuanError } from '#contract/errors.ts';
import { STATES, type State } from '#domain/ledger/types.ts';
import { checkMove, judge } from '#domain/states/machine.ts';
import { ulid } from '../../db/ids.ts';
import { entryOf, measurePlace } from '../../db/queries/reviews.ts';
import type { ReviewRowRecord } from '../../db/schema.ts';
import type { Act } from '../../db/store.ts';
import { found } from '../context.ts';
import { carryProblem, factsOfProblem } from './states.ts';

export interface ProgressInput {
  measureId: string;
  text: string;
  percent: number;
  state: State;
  difficulty: string | null;
  nextPlan: string | null;
  returnReason: string | null;
  reportedBy: string | null;
  evidence: string | null;
}

/**
 * Records an entry of an open review; the measure takes on its state, percent and text, and the problem follows its
 * measures.
 * @throws BihuanError move.refused when the state may not follow (see domain/states), notFound for another round's measure
 */
export function enterProgressIn(act: Act, review: ReviewRowRecord, input: ProgressInput): void {
  const place = found(measurePlace(act.store, input.measureId), '条措施');
  if (place.round_id !== review.round_id) throw new BihuanError('notFound', '这条措施不属于本次调度的轮次。');
  const entry = entryOf(act.store, review.id, input.measureId);
  const before = entry?.state_before ?? place.state;
  const facts = { reason: input.returnReason, ...factsOfProblem(act, place.problem_id) };
  const refuse = (verdict: ReturnType<typeof judge>) => {
    if (!verdict.allowed) throw new BihuanError('move.refused', verdict.reason, { from: before, to: input.state });
  };
  refuse(checkMove('measure', before, input.state, facts));
  // Corrected within the same review: it may go back to where the review found it, unless the problem moved on since.
  if (STATES.indexOf(input.state) < STATES.indexOf(place.state)) {
    refuse(judge('measure', 'takeBack', place.state, input.state, facts));
  }
  const values = {
    text: input.text,
    percent: input.percent,
    state: input.state,
    difficulty: input.difficulty,
    next_plan: input.nextPlan,
    return_reason: input.returnReason,
    reported_by: input.reportedBy,
    evidence: input.evidence,
    // What is changed has to be accepted anew.
    accepted_at: null,
  };
  if (entry) act.update('review_entry', entry.id, values);
  else {
    act.insert('review_entry', {
      id: ulid(),
      review_id: review.id,
      measure_id: input.measureId,
      state_before: place.state,
      percent_before: place.percent,
      ...values,
    });
  }
  act.update('measure', input.measureId, {
    state: input.state,
    percent: input.percent,
    progress: input.text,
    progress_date: review.date,
  });
  carryProblem(act, place.problem_id);
}

/** @throws BihuanError frozen for a closed review */
export function openOnly(row: ReviewRowRecord | undefined): ReviewRowRecord {
  const review = found(row, '次调度');
  if (review.state === 'closed') {
    throw new BihuanError('frozen', `第${review.ordinal}次调度已关闭，内容已冻结，不能再改。请在下一次调度中填写。`);
  }
  return review;
}
