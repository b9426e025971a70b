// What the clerk does next, in the order of work: nothing here is compulsory.
import type { BulletinSummary } from '#domain/bulletin/types.ts';
import type { Review } from '#domain/review/types.ts';
import type { Overview } from '#domain/statistics/overview.ts';

export type NextStep =
  | { kind: 'unled'; measures: number }
  | { kind: 'undated'; measures: number }
  | { kind: 'precheck' }
  | { kind: 'firstReview' }
  | { kind: 'continueReview'; review: Review; missing: number; open: number }
  | { kind: 'draftBulletin'; review: Review }
  | { kind: 'issueBulletin'; bulletin: BulletinSummary }
  | { kind: 'nextReview'; review: Review };

export interface NextStepSources {
  gaps: Overview['gaps'];
  /** All measures of the round */
  measures: number;
  reviews: readonly Review[];
  /** The latest review */
  week: Overview['week'];
  bulletins: readonly BulletinSummary[];
}

export function nextSteps({ gaps, measures, reviews, week, bulletins }: NextStepSources): NextStep[] {
  const steps: NextStep[] = [];
  if (gaps.unled > 0) steps.push({ kind: 'unled', measures: gaps.unled });
  if (gaps.undated > 0) steps.push({ kind: 'undated', measures: gaps.undated });
  const last = reviews.at(-1);
  if (last === undefined) {
    // Before the lists go to their reviewers; once reviews run, the check is asked for where the lists are.
    if (measures > gaps.unled) steps.push({ kind: 'precheck' }, { kind: 'firstReview' });
    return steps;
  }
  if (last.state === 'open') {
    const missing = week?.units.filter((unit) => unit.status === '未报').length ?? 0;
    steps.push({ kind: 'continueReview', review: last, missing, open: week?.unentered ?? 0 });
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
