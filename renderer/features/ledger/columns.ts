// The columns of each list: words, widths, what a cell says and which field it edits.
import { effectiveDeadline } from '#domain/ledger/deadline.ts';
import { responsibilitiesOf } from '#domain/ledger/responsibilities.ts';
import type { PlainDate, Role } from '#domain/ledger/types.ts';
import { UNIT_ROLES } from '#domain/ledger/types.ts';
import { type Light, lightOf } from '#domain/lights/lights.ts';
import type { NameBook } from '#domain/lists/names.ts';
import { bracketedArabic, measureLabel } from '#domain/numbering/words.ts';
import { isClosed, reportClass } from '#domain/states/states.ts';
import { COLUMN_WORDS, LEDGER } from '#renderer/text/ledger.ts';
import { deadlineWords } from '#renderer/ui/DeadlineText.tsx';
import type { MeasureRow, ProblemRow, TreeList } from './rows.ts';

export type BodyRow = ProblemRow | MeasureRow;

export interface CellContext {
  names: NameBook;
  asOf: PlainDate;
}

/** A field that can be edited in a cell or for a whole selection. */
export type Field = Role | 'deadline' | 'kind' | 'target' | 'source' | 'note' | 'deliverable' | 'words';

export interface Column {
  key: keyof typeof COLUMN_WORDS;
  title: string;
  /** Least width in px at 14 px type */
  width: number;
  /** Share of the room that is left */
  grow: number;
  /** Up to two lines of text instead of one; 'names' breaks between names only */
  wrap: boolean | 'names';
  center: boolean;
  /** The column that carries the tree's indent and expander */
  tree: boolean;
  field: Field | null;
  /** Edited on these rows only; null: on both */
  on: 'problem' | 'measure' | null;
  text: (row: BodyRow, context: CellContext) => string;
  /** True where a measure shows what it takes from its problem */
  inherited: (row: BodyRow) => boolean;
}

const never = () => false;

function column(
  key: Column['key'],
  width: number,
  text: Column['text'],
  options: Partial<Omit<Column, 'key' | 'width' | 'text'>> = {},
): Column {
  return {
    key,
    title: COLUMN_WORDS[key],
    width,
    text,
    grow: 0,
    wrap: false,
    center: false,
    tree: false,
    field: null,
    on: null,
    inherited: never,
    ...options,
  };
}

function heldBy(row: BodyRow) {
  return row.kind === 'problem' ? row.problem.responsibilities : responsibilitiesOf(row.measure, row.problem);
}

export function deadlineOfRow(row: BodyRow) {
  return row.kind === 'problem' ? row.problem.deadline : effectiveDeadline(row.measure.deadline, row.problem.deadline);
}

function stateOf(row: BodyRow) {
  return row.kind === 'problem' ? row.problem.state : row.measure.state;
}

/** 亮灯 of a row on a day. */
export function lightOfRow(row: BodyRow, asOf: PlainDate): Light | null {
  return lightOf(stateOf(row), deadlineOfRow(row), asOf);
}

function role(key: Role, width: number): Column {
  const isUnit = (UNIT_ROLES as readonly Role[]).includes(key);
  return column(
    key,
    width,
    (row, { names }) => (isUnit ? names.units(heldBy(row)[key]) : names.people(heldBy(row)[key])),
    {
      field: key,
      wrap: 'names',
      inherited: (row) => row.kind === 'measure' && row.measure.responsibilities[key].length === 0,
    },
  );
}

const problemText = (key: 'source' | 'kind' | 'target', width: number, options: Partial<Column> = {}): Column =>
  column(key, width, (row) => (row.kind === 'problem' ? (row.problem[key] ?? '') : ''), {
    field: key,
    on: 'problem',
    ...options,
  });

const words = (key: 'problem' | 'measure' | 'problemAndMeasure', width: number): Column =>
  column(
    key,
    width,
    (row) =>
      row.kind === 'problem'
        ? row.problem.title
        : `${measureLabel(row.measure.position)}${row.measure.lead}${row.measure.text}`,
    { grow: 4, wrap: true, tree: true, field: 'words' },
  );

const number = column('number', 76, (row) =>
  row.kind === 'problem' ? bracketedArabic(row.problem.number) : String(row.ordinal),
);
const problemNumber = column('number', 60, (row) =>
  row.kind === 'problem' ? bracketedArabic(row.problem.number) : '',
);
const deadline = column('deadline', 118, (row) => deadlineWords(deadlineOfRow(row)), {
  field: 'deadline',
  wrap: true,
  inherited: (row) => row.kind === 'measure' && deadlineOfRow(row) !== row.measure.deadline,
});
const light = column('light', 110, (row, { asOf }) => lightOfRow(row, asOf)?.word ?? '');
const state = column('state', 112, stateOf);
const note = column('note', 90, (row) => (row.kind === 'problem' ? row.problem.note : row.measure.note) ?? '', {
  field: 'note',
  grow: 1,
  wrap: true,
});

const LISTS: Record<TreeList, readonly Column[]> = {
  problems: [
    problemNumber,
    words('problem', 300),
    problemText('source', 90, { wrap: true, grow: 0.4 }),
    problemText('kind', 84),
    role('leader', 90),
    role('lead', 112),
    deadline,
    light,
    state,
    note,
  ],
  tasks: [
    number,
    words('measure', 300),
    problemText('target', 130, { grow: 1, wrap: true }),
    role('responsible', 112),
    role('contact', 84),
    deadline,
    column('deliverable', 100, (row) => (row.kind === 'measure' ? (row.measure.deliverable ?? '') : ''), {
      field: 'deliverable',
      on: 'measure',
      wrap: true,
    }),
    column('percent', 58, (row) => (row.kind === 'measure' ? `${row.measure.percent}%` : '')),
    light,
    state,
  ],
  ledger: [
    problemNumber,
    words('problemAndMeasure', 300),
    role('leader', 84),
    role('lead', 104),
    role('responsible', 104),
    role('contact', 78),
    deadline,
    column('progress', 170, (row) => (row.kind === 'measure' ? (row.measure.progress ?? '') : ''), {
      grow: 2,
      wrap: true,
    }),
    column('class', 84, (row, { asOf }) => reportClass(stateOf(row), deadlineOfRow(row), asOf)),
    column('closeOut', 84, (row) =>
      row.kind === 'problem' ? (isClosed(row.problem.state) ? row.problem.state : LEDGER.notClosed) : '',
    ),
    light,
  ],
};

export function columnsOf(list: TreeList): readonly Column[] {
  return LISTS[list];
}

/** Whether Enter in this cell opens an editor. */
export function isEditable(row: BodyRow, column: Column): boolean {
  return column.field !== null && (column.on === null || column.on === row.kind);
}
