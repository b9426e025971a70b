// Figures as they are quoted on paper: a value that always carries the rows it was counted from.
import type { Deadline, Id, PlainDate, State } from '../ledger/types.ts';
import type { ReportClass } from '../states/states.ts';
import type { FigurePart } from './facts.ts';

/** A count with its rows; the value is the number of rows. */
export interface Figure {
  ids: Id[];
}

export interface ClassFigures {
  total: Figure;
  classes: Record<ReportClass, Figure>;
  overdue: Figure;
}

export interface UnitFigures {
  /** null: measures nobody leads yet */
  unitId: Id | null;
  unitName: string;
  problems: ClassFigures;
  measures: ClassFigures;
}

/** Everything that is counted of a round on one day. */
export interface RoundFigures {
  asOf: PlainDate;
  problems: ClassFigures;
  measures: ClassFigures;
  /** By lead unit, in the units' own order */
  units: UnitFigures[];
}

/** The same without the rows: what a screen shows until somebody asks for them. */
export interface ClassCounts {
  total: number;
  classes: Record<ReportClass, number>;
  overdue: number;
}

export interface UnitCounts {
  unitId: Id | null;
  unitName: string;
  problems: ClassCounts;
  measures: ClassCounts;
}

export interface RoundCounts {
  asOf: PlainDate;
  problems: ClassCounts;
  measures: ClassCounts;
  units: UnitCounts[];
}

/** What is still to be settled before work can be asked for: measures that nobody leads, open ones without a deadline. */
export interface Gaps {
  unled: Id[];
  undated: Id[];
}

/** A figure by its name, so that its rows can be asked for without being carried about. */
export interface FigureName {
  of: 'problems' | 'measures';
  name: 'total' | 'overdue' | ReportClass | keyof Gaps;
  /** Of one lead unit (null: of what nobody leads); absent: of the round */
  unitId?: Id | null;
}

/** Rows by where they stand on some axes: a cell of a cross table, a piece of a chart. */
export interface PartName {
  of: 'problems' | 'measures';
  part: FigurePart;
}

export type AnyFigure = FigureName | PartName;

/** The day of a figure: as the round stands, reckoned for a day; or as a closed review froze it. */
export interface FigureDay {
  asOf: PlainDate;
  reviewId?: Id;
}

/** A problem or measure behind a figure. */
export interface FigureRow {
  id: Id;
  /** As printed: （5） or （5）一是 */
  number: string;
  text: string;
  /** Short name of its first lead unit; null: nobody leads it */
  lead: string | null;
  /** The problem's where a measure has none */
  deadline: Deadline;
  state: State;
  /** null for problems */
  percent: number | null;
}
