// What evidence may be linked to, and writing a link once.
import { BihuanError } from '#contract/errors.ts';
import { EVIDENCE_TARGET_WORDS, type EvidenceTarget } from '#domain/evidence/types.ts';
import type { Id } from '#domain/ledger/types.ts';
import { ulid } from '../../db/ids.ts';
import { linksOf, roundOfRecord } from '../../db/queries/evidence.ts';
import { letterById } from '../../db/queries/letters.ts';
import { reviewById } from '../../db/queries/reviews.ts';
import { placesOf, type RowPlace } from '../../db/queries/structure.ts';
import type { Act, Store } from '../../db/store.ts';
import { found } from '../context.ts';

function living(store: Store, kind: 'problem' | 'measure', id: Id): RowPlace | undefined {
  const place = placesOf(store, kind, [id]).get(id);
  return place?.deletedAt === null && place.reachable === 1 ? place : undefined;
}

/** @throws BihuanError notFound when the problem or something above it was taken away */
export function livingProblem(store: Store, problemId: Id): RowPlace {
  return found(living(store, 'problem', problemId), '条问题');
}

/**
 * @throws BihuanError notFound when the target is not there or belongs to another round, frozen for a closed review,
 * input.invalid for a review where none belongs, or none where one does
 */
export function checkTarget(store: Store, roundId: Id, target: EvidenceTarget): void {
  if ((target.kind === 'progress') !== (target.reviewId !== null)) {
    throw new BihuanError('input.invalid', '关联周调度进展时应指明是哪次调度，关联其他内容时不需要。没有关联。');
  }
  if (roundOf(store, target) === roundId) return;
  throw new BihuanError(
    'notFound',
    `要关联的${EVIDENCE_TARGET_WORDS[target.kind]}不在这个轮次里或已被删除，没有关联。请刷新后再试。`,
  );
}

/** The round in which a target lives; undefined when it is gone. */
function roundOf(store: Store, { kind, id, reviewId }: EvidenceTarget): Id | undefined {
  switch (kind) {
    case 'problem':
    case 'measure':
      return living(store, kind, id)?.roundId;
    case 'progress': {
      const review = reviewById(store, reviewId ?? '');
      if (review?.state === 'closed') {
        throw new BihuanError(
          'frozen',
          `第${review.ordinal}次调度已关闭，佐证新增已冻结。请关联到措施，或在下一次调度中添加。`,
        );
      }
      return living(store, 'measure', id)?.roundId === review?.round_id ? review?.round_id : undefined;
    }
    case 'letter':
      return letterById(store, id)?.roundId;
    case 'closeOut':
    case 'lookBack':
      return roundOfRecord(store, kind, id);
  }
}

const same = (target: EvidenceTarget) => (link: { target_kind: string; target_id: string; review_id: string | null }) =>
  link.target_kind === target.kind && link.target_id === target.id && link.review_id === target.reviewId;

/** Links once, however often it is asked. */
export function writeLink(act: Act, evidenceId: Id, target: EvidenceTarget): void {
  if (linksOf(act.store, [evidenceId]).some(same(target))) return;
  act.insert('evidence_link', {
    id: ulid(),
    evidence_id: evidenceId,
    target_kind: target.kind,
    target_id: target.id,
    review_id: target.reviewId,
    deleted_at: null,
  });
}

export function takeLink(act: Act, evidenceId: Id, target: EvidenceTarget): void {
  for (const link of linksOf(act.store, [evidenceId]).filter(same(target))) {
    act.update('evidence_link', link.id, { deleted_at: act.at });
  }
}
