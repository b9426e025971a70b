// 佐证材料: numbered files that prove what was done, and what they are linked to.
import type { Id, Instant, PlainDate } from '../ledger/types.ts';

export const EVIDENCE_TARGETS = ['problem', 'measure', 'progress', 'closeOut', 'letter', 'lookBack'] as const;
export type EvidenceTargetKind = (typeof EVIDENCE_TARGETS)[number];

export const EVIDENCE_TARGET_WORDS: Record<EvidenceTargetKind, string> = {
  problem: '问题',
  measure: '措施',
  progress: '周调度进展',
  closeOut: '销号申请',
  letter: '文书',
  lookBack: '回头看',
};

/** What a piece of evidence proves besides the problem under which it is numbered. */
export interface EvidenceTarget {
  kind: EvidenceTargetKind;
  /** Id of the row; of `progress` the measure's */
  id: Id;
  /** Of `progress` alone: the review in which it was reported */
  reviewId: Id | null;
}

export interface Evidence {
  id: Id;
  roundId: Id;
  /** The problem under which it is numbered */
  problemId: Id;
  /** Running number within the problem; never given twice */
  number: number;
  /** 佐证5-2: problem number and running number, as printed */
  label: string;
  title: string;
  note: string | null;
  /** Date of the document itself */
  date: PlainDate | null;
  pages: number | null;
  /** 份数 */
  copies: number;
  /** As the file was called when it came in */
  fileName: string;
  bytes: number;
  /** SHA-256 of the content */
  sha256: string;
  mediaType: string;
  addedAt: Instant;
  addedBy: string;
  links: EvidenceTarget[];
}

/** 佐证5-2; 佐证2-1-2 where problem numbers start again under each item (`problem` is then 2-1). */
export function evidenceLabel(problem: string, number: number): string {
  return `佐证${problem}-${number}`;
}
