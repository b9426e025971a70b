// What is being typed for a measure, before it is sent: where it starts, what may be sent, what changed.
import type { Id } from '#domain/ledger/types.ts';
import type { ReviewEntry, ReviewRow } from '#domain/review/types.ts';
import { checkMove, type MoveVerdict } from '#domain/states/machine.ts';

/** The entry as saved, or the empty one that stands where the measure stood. */
export function startOf(row: ReviewRow): ReviewEntry {
  return (
    row.current ?? {
      text: '',
      percent: row.percentBefore,
      state: row.stateBefore,
      difficulty: null,
      nextPlan: null,
      returnReason: null,
      reportedBy: null,
      evidence: null,
    }
  );
}

const clean = (text: string | null | undefined): string | null => (text?.trim() ? text : null);

/** True where saving would change nothing. */
export function isSame(a: ReviewEntry, b: ReviewEntry): boolean {
  return (
    a.text === b.text &&
    a.percent === b.percent &&
    a.state === b.state &&
    clean(a.difficulty) === clean(b.difficulty) &&
    clean(a.nextPlan) === clean(b.nextPlan) &&
    clean(a.evidence) === clean(b.evidence) &&
    clean(a.returnReason) === clean(b.returnReason)
  );
}

/** The entry as it is sent: blanks are nothing, a reason for sending back only where something is sent back. */
export function toSend(row: ReviewRow, draft: ReviewEntry): ReviewEntry {
  return {
    ...draft,
    difficulty: clean(draft.difficulty),
    nextPlan: clean(draft.nextPlan),
    evidence: clean(draft.evidence),
    returnReason: isReturn(row, draft) ? clean(draft.returnReason) : null,
    reportedBy: clean(draft.reportedBy),
  };
}

/** 退回: the state goes back, which needs its reason. */
export function isReturn(row: Pick<ReviewRow, 'stateBefore'>, draft: Pick<ReviewEntry, 'state'>): boolean {
  return (row.stateBefore === '待审核' || row.stateBefore === '待验收') && draft.state === '整改中';
}

/** Whether the draft's state may follow the one before this review. */
export function verdictOf(row: Pick<ReviewRow, 'stateBefore'>, draft: ReviewEntry): MoveVerdict {
  return checkMove('measure', row.stateBefore, draft.state, { reason: draft.returnReason });
}

/** Progress on something not yet begun begins it; every other state stays the clerk's decision. */
export function withPercent(draft: ReviewEntry, percent: number): ReviewEntry {
  return { ...draft, percent, state: draft.state === '未启动' && percent > 0 ? '整改中' : draft.state };
}

/**
 * Texts that could not be saved (the ledger was locked, a reason was missing), kept until they are: nothing typed is lost by
 * going to another measure, unit or screen.
 */
const kept = new Map<string, ReviewEntry>();
const keyOf = (reviewId: Id, measureId: Id): string => `${reviewId}/${measureId}`;

export function keepDraft(reviewId: Id, measureId: Id, draft: ReviewEntry | null): void {
  if (draft === null) kept.delete(keyOf(reviewId, measureId));
  else kept.set(keyOf(reviewId, measureId), draft);
}

export function keptDraft(reviewId: Id, measureId: Id): ReviewEntry | null {
  return kept.get(keyOf(reviewId, measureId)) ?? null;
}

/** Measures of a review with a text that is not saved yet. */
export function keptMeasures(reviewId: Id): Id[] {
  const start = keyOf(reviewId, '');
  return [...kept.keys()].filter((key) => key.startsWith(start)).map((key) => key.slice(start.length));
}
