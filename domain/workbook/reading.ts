// What reading a ledger gives: problems with their measures, and an account of every cell that held something.
import type { Deadline, OutlineCounts, State } from '../ledger/types.ts';
import type { ColumnGuess } from './columns.ts';
import type { HeaderRows } from './header.ts';
import type { NameRead } from './names.ts';

/** Fields of a problem or measure as read; absent where the sheet says nothing. */
export interface SheetFields {
  target?: string;
  source?: string;
  kind?: string;
  deliverable?: string;
  note?: string;
  progress?: string;
  percent?: number;
  state?: Extract<State, '未启动' | '整改中'>;
  deadline?: Deadline;
  names?: NameRead[];
}

export interface SheetMeasure {
  lead: string;
  text: string;
  fields: SheetFields;
  /** 0-based row of the sheet */
  row: number;
}

export interface SheetProblem {
  /** As written (in its own column or before its words), null where the sheet numbers something else or nothing */
  number: number | null;
  aspect: string | null;
  category: string | null;
  item: string | null;
  title: string;
  fields: SheetFields;
  measures: SheetMeasure[];
  /** 0-based rows of the sheet, the first and the last */
  row: number;
  lastRow: number;
}

/** Why a cell is told of. The words are Chinese and complete. */
export interface Remark {
  /** 0-based */
  row: number;
  /** null: the whole row */
  column: number | null;
  text: string;
  reason: string;
}

export interface LedgerReading {
  header: HeaderRows | null;
  columns: ColumnGuess[];
  /** Rows above the header: title, office, date */
  titles: string[];
  problems: SheetProblem[];
  counts: OutlineCounts;
  /** Read, but the clerk should look */
  doubts: Remark[];
  /** Could not be read; kept as words where there is a place for them */
  unreadable: Remark[];
  /** Left out on purpose: notes, totals, signatures, columns that nothing was chosen for */
  skipped: Remark[];
}
