// What the clerk does next, in the order of work: nothing here is compulsory.
import type { BulletinSummary } from '#domain/bulletin/types.ts';
import { effectiveDeadline } from '#domain/ledger/deadline.ts';
import { responsibilitiesOf } from '#domain/ledger/responsibilities.ts';
import type { Id, LedgerTree } from '#domain/ledger/types.ts';
import type { Review, ReviewSheet } from '#domain/review/types.ts';
import { isClosed } from '#domain/states/states.ts';

export type NextStep =
  | { kind: 'unled'; measureIds: Id[] }
  | { kind: 'undated'; measureIds: Id[] }
  | { kind: 'precheck' }
  | { kind: 'firstReview' }
  | { kind: 'continueReview'; review: Review; missing: number; open: number }
  | { kind: 'draftBulletin'; review: Review }
  | { kind: 'issueBulletin'; bulletin: BulletinSummary }
  | { kind: 'nextReview'; review: Review };

export interface NextStepSources {
  tree: LedgerTree;
  reviews: readonly Review[];
  /** Sheet of the latest review */
  sheet: ReviewSheet | null;
  bulletins: readonly BulletinSummary[];
}

export function nextSteps({ tree, reviews, sheet, bulletins }: NextStepSources): NextStep[] {
  const steps: NextStep[] = [];
  const unled: Id[] = [];
  const undated: Id[] = [];
  let led = 0;
  for (const problem of tree.aspects.flatMap((aspect) => aspect.items.flatMap((item) => item.problems))) {
    for (const measure of problem.measures) {
      if (responsibilitiesOf(measure, problem).lead.length === 0) unled.push(measure.id);
      else led++;
      const deadline = effectiveDeadline(measure.deadline, problem.deadline);
      const dated = deadline.date !== null || deadline.text !== null || deadline.longTerm;
      if (!dated && !isClosed(measure.state)) undated.push(measure.id);
    }
  }
  if (unled.length > 0) steps.push({ kind: 'unled', measureIds: unled });
  if (undated.length > 0) steps.push({ kind: 'undated', measureIds: undated });
  const last = reviews.at(-1);
  if (last === undefined) {
    // Before the lists go to their reviewers; once reviews run, the check is asked for where the lists are.
    if (led > 0) steps.push({ kind: 'precheck' }, { kind: 'firstReview' });
    return steps;
  }
  if (last.state === 'open') {
    const missing = sheet?.units.filter((unit) => unit.status === '未报').length ?? 0;
    const open = sheet?.rows.filter((row) => row.current === null).length ?? 0;
    steps.push({ kind: 'continueReview', review: last, missing, open });
  }
  const draft = bulletins.findLast((bulletin) => bulletin.state === 'draft');
  const closed = reviews.findLast((review) => review.state === 'closed');
  if (draft !== undefined) steps.push({ kind: 'issueBulletin', bulletin: draft });
  else if (closed !== undefined && !bulletins.some((bulletin) => bulletin.reviewId === closed.id)) {
    steps.push({ kind: 'draftBulletin', review: closed });
  }
  if (last.state === 'closed') steps.push({ kind: 'nextReview', review: last });
  return steps;
}
