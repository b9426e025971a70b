// What a search gives back: groups of hits by what they are, each with what to show and where it leads.
import type { Id } from '../ledger/types.ts';
import type { Marked } from './mark.ts';

export const SEARCH_KINDS = ['problem', 'measure', 'progress', 'unit', 'official'] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

export interface SearchHit {
  kind: SearchKind;
  /** Of the problem, measure, review entry, unit or official */
  id: Id;
  /** The round it belongs to; null for units and people */
  round: { id: Id; name: string } | null;
  /** The problem and measure it leads to; null for units and people */
  problemId: Id | null;
  measureId: Id | null;
  /** Where it stands, e.g. 问题（12）, 问题（12）措施3, 第4次调度 2026-06-22, 党政办公室 */
  place: string;
  /** Title of the problem, lead of the measure, name of the unit or person */
  title: Marked;
  /** Where the words were found when not (only) in the title: the field in the clerks' words, and a stretch of it */
  found: { field: string; text: Marked } | null;
}

export interface SearchGroup {
  kind: SearchKind;
  /** All hits of this kind, of which `hits` are the first */
  total: number;
  /** There are more than `total`: common characters are counted up to a limit */
  more: boolean;
  hits: SearchHit[];
}

export interface SearchAnswer {
  /** Best group first; kinds without hits are not there */
  groups: SearchGroup[];
}

/** Hits of one kind are counted up to here. */
export const COUNT_LIMIT = 200;
