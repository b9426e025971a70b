// What reading a findings document gives: the tree with counts and warnings, before anything is stored.
import type { Deadline, OutlineCounts } from '../ledger/types.ts';

/** A paragraph of the source, as the readers deliver it. */
export interface SourceParagraph {
  /** 0-based place in the document */
  index: number;
  /** Text with automatic numbers written out; no line breaks inside a paragraph */
  text: string;
  /** 1–9 for headings by style, else null */
  headingLevel?: number | null;
  /** Where the paragraph stands in a table, or null */
  cell?: SourceCell | null;
}

/** A table cell; row and column are 0-based in the table's grid, spans default to 1. */
export interface SourceCell {
  table: number;
  row: number;
  column: number;
  rowSpan?: number;
  columnSpan?: number;
}

/** Labelled fields found beside a problem (整改目标, 责任单位 …), as written. */
export interface OutlineFields {
  target?: string;
  deadline?: Deadline;
  leader?: string;
  lead?: string;
  responsible?: string;
  supporting?: string;
  contact?: string;
  status?: string;
  progress?: string;
  source?: string;
  kind?: string;
  deliverable?: string;
  note?: string;
}

export interface OutlineMeasure {
  lead: string;
  text: string;
  fields: OutlineFields;
  /** Paragraphs it was read from */
  paragraphs: number[];
  /** 0–1; below 0.6 the clerk is asked to look */
  confidence: number;
}

export interface OutlineProblem {
  number: number;
  title: string;
  measures: OutlineMeasure[];
  fields: OutlineFields;
  paragraphs: number[];
  confidence: number;
}

export interface OutlineItem {
  number: number | null;
  title: string | null;
  category: string | null;
  problems: OutlineProblem[];
  paragraphs: number[];
}

export interface OutlineAspect {
  title: string | null;
  items: OutlineItem[];
  paragraphs: number[];
}

/** A loss, a doubt or a contradiction that the clerk should see. */
export interface OutlineWarning {
  /** Stable name, e.g. `stated-total-differs` */
  code: string;
  /** Chinese sentence: what, where, what to do */
  message: string;
  /** 0-based paragraph, or null where it concerns the whole document */
  paragraph: number | null;
  /** The last paragraph it speaks of, where it speaks of more than one */
  through?: number;
  /** The places that it stands for, where it sums up many warnings of one kind */
  places?: { from: number; to: number }[];
}

/** Why text was left out: what it is besides the findings. */
export const PASSED_KINDS = [
  'title',
  'opening',
  'part',
  'lead',
  'organisation',
  'demand',
  'later',
  'causes',
  'clues',
  'closing',
  'contact',
  'signature',
  'appendix',
  'furniture',
  'label',
  'table',
] as const;
export type PassedKind = (typeof PASSED_KINDS)[number];

/** Text that was left out on purpose. */
export interface PassedOver {
  kind: PassedKind;
  /** 0-based paragraphs, first and last */
  from: number;
  to: number;
  /** First words, cut short */
  words: string;
  /** Only this part of the paragraph: the rest was taken over */
  part?: true;
}

export interface Outline {
  counts: OutlineCounts;
  aspects: OutlineAspect[];
  warnings: OutlineWarning[];
  /**
   * What was left out on purpose, in the order of the document: every paragraph with text is in a node, here, or in a
   * warning of a loss. Empty where no problem was found.
   */
  passedOver: PassedOver[];
  /** Which marker stands for which level in this document, in words for people */
  pattern: OutlinePattern;
  /** The same by the marks' own names; null where no mark introduces the level */
  levels: LevelMarks;
  /** Marks that occur in the running text, to choose from */
  marks: OutlineMark[];
}

export const OUTLINE_LEVELS = ['aspect', 'item', 'problem', 'measure'] as const;
export type OutlineLevel = (typeof OUTLINE_LEVELS)[number];
export type LevelMarks = Record<OutlineLevel, string | null>;

export interface OutlineMark {
  /** Its family, see markers.ts */
  mark: string;
  /** As people write it: （一） */
  words: string;
  count: number;
  /** The first paragraph that bears it, cut short */
  example: string;
}

export interface OutlinePattern {
  aspect: string | null;
  item: string | null;
  problem: string | null;
  measure: string | null;
  numbering: 'continuous' | 'restart';
}
