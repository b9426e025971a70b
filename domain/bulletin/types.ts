// 通报/简报 第N期: numbered, frozen when issued.
import type { TextDocument } from '../content/types.ts';
import type { Id, Instant, PlainDate } from '../ledger/types.ts';
import type { MergeConflict } from '../report/merge.ts';

/** 调度通报 and 简报 are working papers with a red name; 通报 is a statutory kind without one (DOMAIN §7). */
export const BULLETIN_TYPES = ['调度通报', '简报', '通报'] as const;
export type BulletinType = (typeof BULLETIN_TYPES)[number];

/** The parts of a bulletin, in their usual order. */
export const BULLETIN_SECTIONS = ['overall', 'closed', 'units', 'outcomes', 'shortcomings', 'demands'] as const;
export type BulletinSection = (typeof BULLETIN_SECTIONS)[number];
export const SECTION_WORDS: Record<BulletinSection, string> = {
  overall: '总体进展',
  closed: '本期销号',
  units: '各单位进展',
  outcomes: '整改成效',
  shortcomings: '存在问题',
  demands: '下步要求',
};
/** What a bulletin has when nobody chose. */
export const USUAL_SECTIONS: readonly BulletinSection[] = ['overall', 'closed', 'units', 'shortcomings', 'demands'];

export interface BulletinSummary {
  id: Id;
  roundId: Id;
  /** null: figures of a day instead of a closed review */
  reviewId: Id | null;
  type: BulletinType;
  /** The row of numbers it stands in, e.g. 通报; begins anew every year */
  series: string;
  /** 期号 in its series and year; proposed while a draft */
  number: number;
  year: number;
  title: string;
  asOf: PlainDate;
  state: 'draft' | 'issued';
  issuedAt: Instant | null;
  /** 更正: the issued bulletin that it corrects */
  correctsId: Id | null;
}

export interface Bulletin extends BulletinSummary {
  document: TextDocument;
  sections: BulletinSection[];
  /** Paragraphs that both the clerk and the figures changed */
  conflicts: MergeConflict[];
  /** Of the Word file as issued */
  fileSha256: string | null;
}

/** 第N期 */
export function issueWords(number: number): string {
  return `第${number}期`;
}
