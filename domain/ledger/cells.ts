// What the cells of the ledger's lists say, column by column: words to show and to filter, keys to sort by.
import { dateWords } from '../calendar/dates.ts';
import { lightGroup, lightRank } from '../lights/groups.ts';
import { lightOf } from '../lights/lights.ts';
import type { CellContext as ListContext } from '../lists/columns.ts';
import { deadlineWords } from '../lists/words.ts';
import { bracketedArabic, measureLabel } from '../numbering/words.ts';
import { isClosed, REPORT_CLASSES, reportClass } from '../states/states.ts';
import { effectiveDeadline } from './deadline.ts';
import {
  type CloseOut,
  type Deadline,
  type Id,
  type Measure,
  OFFICIAL_ROLES,
  type PlainDate,
  type Problem,
  type Role,
  STATES,
  type State,
} from './types.ts';
import type { TreeList } from './view.ts';

/** Long texts of a problem; a cell reads them only in the columns that show them. */
export type ProblemText = 'title' | 'source' | 'target' | 'note' | 'closeOut';
/** Long texts of a measure. */
export type MeasureText = 'lead' | 'text' | 'deliverable' | 'progress' | 'note';

export type CellProblem = Pick<Problem, 'number' | 'state' | 'kind' | 'deadline' | 'responsibilities'> &
  Partial<Pick<Problem, ProblemText>>;
export type CellMeasure = Pick<Measure, 'position' | 'state' | 'percent' | 'deadline' | 'responsibilities'> &
  Partial<Pick<Measure, MeasureText>>;

/** A row as far as cells look at it; a BodyRow is one. */
export type CellRow =
  | { kind: 'problem'; problem: CellProblem }
  | { kind: 'measure'; measure: CellMeasure; problem: CellProblem; ordinal: number };

export interface CellContext extends ListContext {
  /** The list around the cell: only the 任务清单 numbers its measures */
  list?: TreeList;
}

/** Smaller first; null, nothing to sort by, always stands last. Texts are put in the order of the dictionary. */
export type SortKey = number | string | null;

export interface Cell {
  /** 'problem': only problems have it, and a measure is found by its problem's; 'tree': the words of the row itself */
  of: 'both' | 'problem' | 'measure' | 'tree';
  problemTexts: readonly ProblemText[];
  measureTexts: readonly MeasureText[];
  /** Shows who answers for the row */
  names: boolean;
  words(row: CellRow, context: CellContext): string;
  /** What is looked through for words; the label 一是 is no part of a measure's text */
  searched(row: CellRow, context: CellContext): string;
  /** What a filter menu offers and tests apart: each name of a cell with several, else the words; [''] when empty */
  values(row: CellRow, context: CellContext): string[];
  date(row: CellRow): PlainDate | null;
  sortKey(row: CellRow, context: CellContext): SortKey;
}

const noDate = () => null;

function cell(words: Cell['words'], rest: Partial<Cell> = {}): Cell {
  return {
    of: 'both',
    problemTexts: [],
    measureTexts: [],
    names: false,
    words,
    searched: words,
    values: (row, context) => [words(row, context)],
    date: noDate,
    sortKey: (row, context) => words(row, context) || null,
    ...rest,
  };
}

/** Who holds a role in a row; a measure without its own takes its problem's. */
function heldIn(row: CellRow, role: Role): readonly Id[] {
  const own = row.kind === 'measure' ? row.measure.responsibilities[role] : [];
  return own.length > 0 ? own : row.problem.responsibilities[role];
}

/** The deadline that binds a row. */
export function deadlineOfRow(row: CellRow): Deadline {
  return row.kind === 'problem' ? row.problem.deadline : effectiveDeadline(row.measure.deadline, row.problem.deadline);
}

function stateOf(row: CellRow): State {
  return row.kind === 'problem' ? row.problem.state : row.measure.state;
}

function role(key: Role): Cell {
  const people = (OFFICIAL_ROLES as readonly Role[]).includes(key);
  const words: Cell['words'] = (row, { names }) => {
    const ids = heldIn(row, key);
    return ids.length === 0 ? '' : people ? names.people(ids) : names.units(ids);
  };
  return cell(words, {
    names: true,
    values: (row, { names }) => {
      const ids = heldIn(row, key);
      const each = ids.map((id) => (people ? names.people([id]) : names.units([id]))).filter((name) => name !== '');
      return each.length === 0 ? [''] : each;
    },
  });
}

const problemText = (key: 'source' | 'target'): Cell =>
  cell((row) => (row.kind === 'problem' ? (row.problem[key] ?? '') : ''), { of: 'problem', problemTexts: [key] });
const measureText = (key: 'deliverable' | 'progress'): Cell =>
  cell((row) => (row.kind === 'measure' ? (row.measure[key] ?? '') : ''), { of: 'measure', measureTexts: [key] });

const ownText: Cell['words'] = (row) =>
  row.kind === 'problem' ? (row.problem.title ?? '') : `${row.measure.lead ?? ''}${row.measure.text ?? ''}`;

const words = cell(
  (row, context) =>
    row.kind === 'problem' ? ownText(row, context) : `${measureLabel(row.measure.position)}${ownText(row, context)}`,
  {
    of: 'tree',
    problemTexts: ['title'],
    measureTexts: ['lead', 'text'],
    searched: ownText,
    // The label would sort all first measures together.
    sortKey: (row, context) => ownText(row, context) || null,
  },
);

/** 销号 in a cell: what was said or who signed, and when. */
function signedWords(said: string | null, day: PlainDate | null): string {
  return joinWords(said?.trim() ?? '', day === null ? '' : dateWords(day));
}

function joinWords(...parts: string[]): string {
  return parts.filter((part) => part !== '').join(' ');
}

const dayNumber = (day: PlainDate | null): number | null => (day === null ? null : Number(day.replaceAll('-', '')));

function closeOut(say: (closeOut: CloseOut) => string, day: (closeOut: CloseOut) => PlainDate | null): Cell {
  const of = (row: CellRow) => (row.kind === 'problem' ? row.problem.closeOut : undefined);
  const date: Cell['date'] = (row) => {
    const own = of(row);
    return own === undefined ? null : day(own);
  };
  const shown: Cell['words'] = (row) => {
    const own = of(row);
    return own === undefined ? '' : say(own);
  };
  // What was signed without a date comes after what has one.
  const sortKey: Cell['sortKey'] = (row, context) =>
    dayNumber(date(row)) ?? (shown(row, context) === '' ? null : 99_999_999);
  return cell(shown, { of: 'problem', problemTexts: ['closeOut'], date, sortKey });
}

const CELLS = {
  number: cell(
    (row, { list }) =>
      row.kind === 'problem'
        ? bracketedArabic(row.problem.number)
        : list === undefined || list === 'tasks'
          ? String(row.ordinal)
          : '',
    { sortKey: (row) => (row.kind === 'problem' ? row.problem.number : row.ordinal) },
  ),
  words,
  problem: words,
  measure: words,
  problemAndMeasure: words,
  source: problemText('source'),
  kind: cell((row) => (row.kind === 'problem' ? (row.problem.kind ?? '') : ''), { of: 'problem' }),
  target: problemText('target'),
  leader: role('leader'),
  lead: role('lead'),
  responsible: role('responsible'),
  supporting: role('supporting'),
  contact: role('contact'),
  deadline: cell((row) => deadlineWords(deadlineOfRow(row)), {
    date: (row) => deadlineOfRow(row).date,
    // Dates first, then what has no end, then mere words.
    sortKey: (row) => {
      const { date, text, longTerm } = deadlineOfRow(row);
      return dayNumber(date) ?? (longTerm ? 99_999_998 : text?.trim() ? 99_999_999 : null);
    },
  }),
  light: cell((row, { asOf, lights }) => lightOf(stateOf(row), deadlineOfRow(row), asOf, lights)?.word ?? '', {
    values: (row, { asOf, lights }) => [lightGroup(stateOf(row), deadlineOfRow(row), asOf, lights)],
    sortKey: (row, { asOf, lights }) => lightRank(stateOf(row), deadlineOfRow(row), asOf, lights),
  }),
  state: cell(stateOf, { sortKey: (row) => STATES.indexOf(stateOf(row)) }),
  note: cell((row) => (row.kind === 'problem' ? row.problem.note : row.measure.note) ?? '', {
    problemTexts: ['note'],
    measureTexts: ['note'],
  }),
  deliverable: measureText('deliverable'),
  percent: cell((row) => (row.kind === 'measure' ? `${row.measure.percent}%` : ''), {
    of: 'measure',
    sortKey: (row) => (row.kind === 'measure' ? row.measure.percent : null),
  }),
  progress: measureText('progress'),
  class: cell((row, { asOf }) => reportClass(stateOf(row), deadlineOfRow(row), asOf), {
    sortKey: (row, { asOf }) => REPORT_CLASSES.indexOf(reportClass(stateOf(row), deadlineOfRow(row), asOf)),
  }),
  closeOut: cell((row) => (row.kind === 'problem' ? closeOutWords(row.problem.state) : ''), {
    of: 'problem',
    sortKey: (row) => STATES.indexOf(row.problem.state),
  }),
  applied: closeOut(
    ({ appliedOn }) => signedWords(null, appliedOn),
    ({ appliedOn }) => appliedOn,
  ),
  applicant: cell(
    (row, { names }) => {
      const unitId = row.kind === 'problem' ? (row.problem.closeOut?.unitId ?? null) : null;
      return unitId === null ? '' : names.units([unitId]);
    },
    { of: 'problem', problemTexts: ['closeOut'] },
  ),
  review: closeOut(
    ({ reviewOpinion, reviewedOn }) => signedWords(reviewOpinion, reviewedOn),
    ({ reviewedOn }) => reviewedOn,
  ),
  acceptance: closeOut(
    ({ acceptanceOpinion, acceptedOn }) => signedWords(acceptanceOpinion, acceptedOn),
    ({ acceptedOn }) => acceptedOn,
  ),
  approval: closeOut(
    ({ approver, approvedOn }) => signedWords(approver, approvedOn),
    ({ approvedOn }) => approvedOn,
  ),
  lookBack: closeOut(
    ({ lookBackOn, lookBackResult }) =>
      joinWords(lookBackOn === null ? '' : dateWords(lookBackOn), lookBackResult ?? ''),
    ({ lookBackOn }) => lookBackOn,
  ),
} as const satisfies Record<string, Cell>;

export type CellKey = keyof typeof CELLS;

/** 销号情况 of a problem: the state that closed it, 待验收, or 未销号. */
function closeOutWords(state: State): string {
  return isClosed(state) || state === '待验收' ? state : '未销号';
}

/** The cell of a column; undefined for keys that no list has (an old saved view may hold one). */
export function cellOf(column: string): Cell | undefined {
  return Object.hasOwn(CELLS, column) ? CELLS[column as CellKey] : undefined;
}

/** The words that a cell shows; '' where there is nothing to say. */
export function cellWords(row: CellRow, column: CellKey, context: CellContext): string {
  return CELLS[column].words(row, context);
}
