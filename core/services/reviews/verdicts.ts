// 认可 / 退回: what the reviewer makes of a week's entries.
import { BihuanError } from '#contract/errors.ts';
import type { ParsedInputOf } from '#contract/operations.ts';
import { entryOf, reviewById } from '../../db/queries/reviews.ts';
import type { Context } from '../context.ts';
import { enterProgressIn, openOnly } from '../shared/progress.ts';

/** Marks entries as accepted, or takes the mark back. @throws BihuanError notFound where nothing was entered this week */
export function acceptEntries(context: Context, input: ParsedInputOf<'acceptEntries'>): null {
  return context.store.act(context.actor, 'acceptEntries', (act) => {
    const review = openOnly(reviewById(act.store, input.reviewId));
    for (const measureId of input.measureIds) {
      const entry = entryOf(act.store, review.id, measureId);
      if (entry === undefined) throw nothingEntered();
      if (input.accepted && entry.return_reason !== null && entry.return_reason.trim() !== '') {
        throw new BihuanError('conflict', '这条进展已退回，请等单位重新填报，或先取消退回。');
      }
      act.update('review_entry', entry.id, {
        accepted_at: input.accepted ? (entry.accepted_at ?? act.at) : null,
      });
    }
    return null;
  });
}

/**
 * Sends an entry back with a reason; what was reported as done goes back to 整改中. An empty reason takes the return back.
 */
export function returnEntry(context: Context, { reviewId, measureId, reason }: ParsedInputOf<'returnEntry'>): null {
  return context.store.act(context.actor, 'returnEntry', (act) => {
    const review = openOnly(reviewById(act.store, reviewId));
    const entry = entryOf(act.store, review.id, measureId);
    if (entry === undefined) throw nothingEntered();
    const returned = reason.trim();
    enterProgressIn(act, review, {
      measureId,
      text: entry.text,
      percent: entry.percent,
      state: returned !== '' && entry.state === '待审核' && entry.state_before !== '待验收' ? '整改中' : entry.state,
      difficulty: entry.difficulty,
      nextPlan: entry.next_plan,
      returnReason: returned === '' ? null : returned,
      reportedBy: entry.reported_by,
      evidence: entry.evidence,
    });
    return null;
  });
}

const nothingEntered = () => new BihuanError('notFound', '这条措施本周还没有填报，不能认可或退回。');
