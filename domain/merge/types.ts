// A second document of a round laid beside its ledger: what the clerk is shown, and what can be done about each difference.
import type { Id, Role, SourceKind } from '../ledger/types.ts';
import type { OutlineFields } from '../outline/types.ts';

/** What the second document is: further findings, the plan after them, or a report on how far it has come. */
export type MergeKind = Exclude<SourceKind, 'workbook'>;
export const MERGE_KINDS = ['findings', 'plan', 'progress'] as const satisfies readonly MergeKind[];

/** Fields as they come in; one that is undefined is not there. */
export type SaidFields = { [Key in keyof OutlineFields]?: OutlineFields[Key] | undefined };

/** A tree as the clerk has corrected it on the import screen. */
export interface IncomingMeasure {
  lead: string;
  text: string;
  fields: SaidFields;
}
export interface IncomingProblem {
  title: string;
  /** As written in the document; without it the problem's place counts */
  number?: number | undefined;
  fields: SaidFields;
  measures: readonly IncomingMeasure[];
}
export interface IncomingItem {
  title: string | null;
  category: string | null;
  problems: readonly IncomingProblem[];
}
export interface IncomingAspect {
  title: string | null;
  items: readonly IncomingItem[];
}

/** The clerk's word on which problem is which: the incoming one (by its place, from 0) is that one, or none of them. */
export interface MergePair {
  incoming: number;
  existing: Id | null;
}

export type MergeField =
  | 'problem'
  | 'measure'
  | 'title'
  | 'text'
  | 'target'
  | 'deadline'
  | 'source'
  | 'kind'
  | 'deliverable'
  | 'note'
  | 'progress'
  | Role;

/** One thing that the document would change in the ledger. */
export interface MergeAct {
  /** Names it in the clerk's decisions: p3.add, p3.target, p3.m0.progress */
  id: string;
  /** `add`: a new row; `fill`: an empty field; `change`: a field that says otherwise; `progress`: what was done */
  kind: 'add' | 'fill' | 'change' | 'progress';
  field: MergeField;
  before: string;
  after: string;
  /** Done unless the clerk says no; the others only when the clerk says so */
  proposed: boolean;
  /** Why it cannot be taken over, in words; absent where it can */
  held?: string;
}

export type MergeState = 'same' | 'changed' | 'new' | 'missing';

export interface MergeMeasure {
  existing: { id: Id; position: number } | null;
  /** Place among the incoming problem's measures, from 0; null: the document does not have it */
  incoming: number | null;
  likeness: number;
  state: MergeState;
  /** Its first words, to be recognised by; all of them where it comes with a new problem */
  words: string;
  acts: MergeAct[];
}

export interface MergeProblem {
  id: string;
  state: MergeState;
  /** 0–1, of the titles */
  likeness: number;
  existing: { id: Id; number: number; title: string; measures: number } | null;
  incoming: { place: number; number: number; title: string; heading: string; measures: number } | null;
  /** A problem of the ledger that a new one may be after all */
  maybe: { id: Id; number: number; title: string } | null;
  acts: MergeAct[];
  measures: MergeMeasure[];
  /** Measures of the ledger that the document does not have; they stay */
  lacking: number;
}

export interface MergePlan {
  kind: MergeKind;
  problems: MergeProblem[];
  counts: Record<MergeState, number>;
}

/** Names in the ledger's own writing. */
export interface MergeNames {
  /** 区教体局 → 区教育和体育局 where the directory calls it so; unknown names as they are */
  canonical(role: Role, name: string): string;
  nameOf(id: Id): string;
}
