// A look at a list: which rows, filtered and sorted how. The engine answers it row by row, so that a window never has
// to hold a whole ledger.
import type { AnyFigure, FigureDay } from '../statistics/types.ts';
import type { Id, Measure, PlainDate, Problem, UnitRole } from './types.ts';

/** The five lists: 问题清单, 任务清单, 责任清单, 整改台账, 销号台账. */
export const LEDGER_LISTS = ['problems', 'tasks', 'responsibilities', 'ledger', 'closeOut'] as const;
export type LedgerList = (typeof LEDGER_LISTS)[number];

/** Lists shown as a tree of 方面/项/问题/措施; the 责任清单 has one row per unit. */
export type TreeList = Exclude<LedgerList, 'responsibilities'>;

/** A filter on one column, tested on the words that the cell shows (see cells.ts). */
export type ColumnTest =
  | { kind: 'values'; values: string[] }
  | { kind: 'contains'; text: string }
  | { kind: 'dates'; from: PlainDate | null; to: PlainDate | null }
  | { kind: 'empty'; empty: boolean };

export interface ColumnFilter {
  column: string;
  test: ColumnTest;
}

export interface LedgerLook {
  list: TreeList;
  /** Words looked for in problems, measures and names; a bare number means that problem */
  text: string;
  filters: ColumnFilter[];
  /** Sorting shows problems (tasks: measures) without their headings */
  sort: { column: string; descending: boolean } | null;
  /** Shows only these, under a caption */
  only: Only | null;
  /** Whether problems are open; absent: as in OPENS_PROBLEMS */
  problemsOpen?: boolean;
  /** Ids whose folding differs from that: headings are open at first, problems as said above */
  toggled: Id[];
}

/**
 * A part of a round: rows by their ids, the rows behind a figure, or what a unit answers for, in any role or in those
 * named. The last two are worked out anew as the ledger changes.
 */
export type Only = { caption: string } & (
  | { problemIds: Id[]; measureIds: Id[] }
  | { figure: AnyFigure; day: FigureDay }
  | { unitId: Id; roles?: UnitRole[] }
);

export interface Subtotal {
  items: number;
  problems: number;
  measures: number;
  /** Closed ones, of what the list is about: measures in the 任务清单, elsewhere problems */
  done: number;
  total: number;
}

interface RowBase {
  id: Id;
  /** 1-based depth as shown */
  level: number;
  /** null: nothing below it */
  expanded: boolean | null;
  parentId: Id | null;
}

export type HeadingRow = RowBase & {
  kind: 'aspect' | 'item';
  /** 1-based place of an aspect, number of an item */
  number: number;
  /** 1-based place among all its siblings, shown or not */
  position: number;
  title: string;
  subtotal: Subtotal;
};
export type ProblemRow = RowBase & {
  kind: 'problem';
  aspectId: Id;
  itemId: Id;
  /** Without its measures */
  problem: Omit<Problem, 'measures'>;
  measureCount: number;
};
export type MeasureRow = RowBase & {
  kind: 'measure';
  measure: Measure;
  /** What the measure takes from its problem where it says nothing itself */
  problem: Omit<Problem, 'measures'>;
  /** 1-based place among all measures of the round */
  ordinal: number;
};
export type BodyRow = ProblemRow | MeasureRow;
export type LedgerRow = HeadingRow | BodyRow;

/** A stretch of rows as shown. */
export interface LedgerRows {
  /** All rows of the look, folded ones not counted */
  total: number;
  /** 0-based place of the first row sent */
  from: number;
  rows: LedgerRow[];
  /** Place of the row asked for by `focusId`; null when it is not shown */
  focus: number | null;
  shown: { problems: number; measures: number };
  all: { problems: number; measures: number };
}

/** Lists that are about measures open their problems at first. */
export const OPENS_PROBLEMS: Record<TreeList, boolean> = {
  problems: false,
  tasks: true,
  ledger: true,
  closeOut: false,
};
