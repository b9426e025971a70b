// Figures as they are quoted on paper: a value that always carries the rows it was counted from.
import type { Id, PlainDate } from '../ledger/types.ts';
import type { ReportClass } from '../states/states.ts';

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
