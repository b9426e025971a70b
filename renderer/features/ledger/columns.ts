// The columns of each list: widths, what can be edited in them and how they are filtered. What their cells say is the
// domain's (domain/ledger/cells.ts), so that filters and sorting test the words that are seen.
import { type CellKey, cellWords } from '#domain/ledger/cells.ts';
import { effectiveDeadline } from '#domain/ledger/deadline.ts';
import type { PlainDate, Role } from '#domain/ledger/types.ts';
import type { BodyRow, HeadingRow, LedgerRow, TreeList } from '#domain/ledger/view.ts';
import type { LightRules } from '#domain/lights/lights.ts';
import type { NameBook } from '#domain/lists/names.ts';
import { COLUMN_WORDS } from '#renderer/text/ledger.ts';

export type ColumnKey = CellKey & keyof typeof COLUMN_WORDS;

export interface CellContext {
  names: NameBook;
  asOf: PlainDate;
  list: TreeList;
  lights: LightRules;
}

/** A field that can be edited in a cell, in the drawer or for a whole selection. */
export type Field =
  | Role
  | 'deadline'
  | 'kind'
  | 'target'
  | 'source'
  | 'note'
  | 'deliverable'
  | 'words'
  | 'state'
  | 'percent'
  | 'applied'
  | 'applicant'
  | 'review'
  | 'acceptance'
  | 'approval'
  | 'lookBack';

export interface Column {
  key: ColumnKey;
  title: string;
  /** Least width in px at 14 px type */
  width: number;
  /** Share of the room that is left */
  grow: number;
  /** Up to two lines of text instead of one; 'names' breaks between names only */
  wrap: boolean | 'names';
  /** The column that carries the tree's indent and expander */
  tree: boolean;
  /** Not drawn until a person asks for it */
  hiddenAtFirst: boolean;
  /** Filtered by a span of days as well */
  dates: boolean;
  field: Field | null;
  /** Edited on these rows only; null: on both */
  on: 'problem' | 'measure' | null;
}

type Options = Partial<Omit<Column, 'key' | 'width'>>;

function column(key: ColumnKey, width: number, options: Options = {}): Column {
  return {
    key,
    title: COLUMN_WORDS[key],
    width,
    grow: 0,
    wrap: false,
    tree: false,
    hiddenAtFirst: false,
    dates: false,
    field: null,
    on: null,
    ...options,
  };
}

const role = (key: Role, width: number, options: Options = {}) =>
  column(key, width, { field: key, wrap: 'names', ...options });
const ofProblem = (key: 'source' | 'kind' | 'target', width: number, options: Options = {}) =>
  column(key, width, { field: key, on: 'problem', wrap: true, ...options });
const words = (key: 'problem' | 'measure' | 'problemAndMeasure', width: number) =>
  column(key, width, { grow: 4, wrap: true, tree: true, field: 'words' });
const signed = (key: 'applied' | 'applicant' | 'review' | 'acceptance' | 'approval' | 'lookBack', width: number) =>
  column(key, width, { field: key, on: 'problem', wrap: true, dates: key !== 'applicant' });

const hidden: Options = { hiddenAtFirst: true };
const number = column('number', 60);
const deadline = column('deadline', 122, { field: 'deadline', wrap: true, dates: true });
const light = column('light', 108);
const state = column('state', 108, { field: 'state' });
const note = column('note', 90, { field: 'note', grow: 1, wrap: true });
const deliverable = column('deliverable', 96, { field: 'deliverable', on: 'measure', wrap: true });
const percent = column('percent', 66, { field: 'percent', on: 'measure' });
const progress = column('progress', 130, { grow: 2, wrap: true });
const reportClass = column('class', 88);

const LISTS: Record<TreeList, readonly Column[]> = {
  problems: [
    number,
    words('problem', 270),
    ofProblem('source', 100),
    ofProblem('kind', 88),
    ofProblem('target', 150, hidden),
    role('leader', 88),
    role('lead', 104),
    role('responsible', 116, hidden),
    role('supporting', 116, hidden),
    role('contact', 84, hidden),
    deadline,
    light,
    state,
    { ...reportClass, ...hidden },
    note,
  ],
  tasks: [
    number,
    words('measure', 280),
    ofProblem('target', 140, { grow: 1 }),
    role('leader', 96, hidden),
    role('lead', 116, hidden),
    role('responsible', 104),
    role('supporting', 116, hidden),
    role('contact', 76),
    deadline,
    deliverable,
    percent,
    light,
    state,
    { ...progress, ...hidden },
    { ...note, ...hidden },
  ],
  ledger: [
    number,
    words('problemAndMeasure', 240),
    ofProblem('source', 110, hidden),
    ofProblem('kind', 96, hidden),
    ofProblem('target', 150, hidden),
    role('leader', 88),
    role('lead', 96),
    role('responsible', 100),
    role('supporting', 110, hidden),
    role('contact', 74),
    deadline,
    progress,
    { ...deliverable, ...hidden },
    { ...percent, ...hidden },
    reportClass,
    column('closeOut', 88),
    light,
    { ...state, ...hidden },
    { ...note, ...hidden },
  ],
  closeOut: [
    { ...number, title: COLUMN_WORDS.code },
    { ...words('problem', 250), title: COLUMN_WORDS.problemShort },
    role('lead', 116, hidden),
    role('leader', 96, hidden),
    { ...deadline, ...hidden },
    signed('applied', 110),
    signed('applicant', 104),
    signed('review', 140),
    signed('acceptance', 140),
    signed('approval', 120),
    signed('lookBack', 130),
    state,
    { ...note, ...hidden },
  ],
};

/** The columns of a list in their usual order, hidden ones too. */
export function columnsOf(list: TreeList): readonly Column[] {
  return LISTS[list];
}

export function isBody(row: LedgerRow | undefined): row is BodyRow {
  return row?.kind === 'problem' || row?.kind === 'measure';
}

export function isHeading(row: LedgerRow): row is HeadingRow {
  return row.kind === 'aspect' || row.kind === 'item';
}

/** Whether Enter in this cell opens an editor. */
export function isEditable(row: BodyRow, column: Column): boolean {
  return column.field !== null && (column.on === null || column.on === row.kind);
}

export function wordsOf(row: BodyRow, column: Pick<Column, 'key'>, context: CellContext): string {
  return cellWords(row, column.key, context);
}

/** True where a measure shows what it takes from its problem. */
export function isInherited(row: BodyRow, { field }: Pick<Column, 'field'>): boolean {
  if (row.kind === 'problem' || field === null) return false;
  if (field === 'deadline') {
    const { measure, problem } = row;
    return effectiveDeadline(measure.deadline, problem.deadline) !== measure.deadline;
  }
  const held = row.measure.responsibilities;
  return field in held && held[field as Role].length === 0;
}
