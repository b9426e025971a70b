// 通报/简报 第N期: numbered, frozen when issued.
import type { TextDocument } from '../content/types.ts';
import type { Id, Instant, PlainDate } from '../ledger/types.ts';

export interface BulletinSummary {
  id: Id;
  roundId: Id;
  reviewId: Id;
  /** 期号 in its series and year; proposed while a draft */
  number: number;
  year: number;
  title: string;
  asOf: PlainDate;
  state: 'draft' | 'issued';
  issuedAt: Instant | null;
}

export interface Bulletin extends BulletinSummary {
  document: TextDocument;
}
