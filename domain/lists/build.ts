// Builds the five lists of a round as documents: 问题清单, 任务清单, 责任清单, 整改台账, 销号台账.
import { dateWords } from '../calendar/dates.ts';
import type { ListDocument, ListGroup, ListPaper } from '../content/types.ts';
import type { EvidenceNumbers } from '../evidence/labels.ts';
import type { LedgerTree, PlainDate } from '../ledger/types.ts';
import type { LedgerList } from '../ledger/view.ts';
import type { RoundIndex } from '../ledger/view-index.ts';
import { DEFAULT_LIGHT_RULES, type LightRules } from '../lights/lights.ts';
import { REPORT_CLASS_NOTE } from '../states/states.ts';
import { finish } from '../steps.ts';
import { CLOSE_OUT_COLUMNS } from './close-out.ts';
import type { CellContext, ListColumnChoice, ListColumnRule } from './columns.ts';
import { chooseColumns, LIST_TITLES, toListColumn } from './columns.ts';
import { ledgerColumns, measureGroups, TASK_LIST_COLUMNS } from './measures.ts';
import { nameBook } from './names.ts';
import { PROBLEM_LIST_COLUMNS, problemGroups } from './problems.ts';
import {
  carriedOfIndex,
  carriedOfRows,
  RESPONSIBILITY_LIST_COLUMNS,
  responsibilityGroups,
  UNIT_COUNT_NOTE,
  type UnitLoad,
  unitLoads,
} from './responsibilities.ts';
import { measureRows, problemRows } from './rows.ts';
import { type ListSelection, selectMeasures, selectProblems } from './selection.ts';

export interface ListOptions {
  /** The day up to which the list speaks */
  asOf: PlainDate;
  /** The office's rules of 亮灯; the usual ones when left out */
  lights?: LightRules;
  /** What is known of the round's 佐证材料; without it the column stays blank */
  evidence?: EvidenceNumbers;
  /** Keys of the columns to show, in their order; all default columns when left out */
  columns?: readonly string[];
  /** The office's own column titles by key */
  titles?: Readonly<Record<string, string>>;
  /** Prints 内部事项 注意保管 */
  mark?: boolean;
  /** False: without the row to sign in */
  signatures?: boolean;
  /** Where it differs from the list's usual paper */
  paper?: Partial<ListPaper>;
  /** What a filtered or sorted view shows; the whole round when left out */
  selection?: ListSelection;
  /** 编制单位 in the line under the title */
  officeName?: string;
}

/** 内部事项 mark of lists and bulletins. */
export const INTERNAL_MARK = '内部事项 注意保管';

/** Words of the signature row under every list; people sign, the program fills nothing in. */
export const LIST_SIGNATURES = ['填报人', '审核人', '日期'];

/** The paper that a list is usually printed on. */
export const LIST_PAPERS: Readonly<Record<LedgerList, ListPaper>> = {
  problems: { size: 'A4', orientation: 'landscape' },
  tasks: { size: 'A4', orientation: 'landscape' },
  responsibilities: { size: 'A4', orientation: 'landscape' },
  ledger: { size: 'A3', orientation: 'landscape' },
  closeOut: { size: 'A4', orientation: 'landscape' },
};

/**
 * One of the lists of a round. Every problem appears exactly once; cells without content are ''.
 * Responsibilities and deadlines that a measure leaves open are taken from its problem.
 */
export function buildList(kind: LedgerList, tree: LedgerTree, options: ListOptions): ListDocument {
  return finish(buildListInSteps(kind, tree, options));
}

/** The same, resting after each few hundred groups: a long list need not be built in one go. */
export function buildListInSteps(
  kind: LedgerList,
  tree: LedgerTree,
  options: ListOptions,
): Generator<void, ListDocument> {
  const context = contextOf(tree, options);
  const { selection } = options;
  const all = problemRows(tree);
  const problems = selectProblems(all, selection);
  const lines = () => selectMeasures(measureRows(all), selection);
  const headings = selection?.sorted !== true;
  switch (kind) {
    case 'problems':
      return assemble(kind, tree, options, PROBLEM_LIST_COLUMNS, (columns) =>
        problemGroups(problems, columns, context, headings),
      );
    case 'closeOut':
      return assemble(kind, tree, options, CLOSE_OUT_COLUMNS, (columns) =>
        problemGroups(problems, columns, context, headings),
      );
    case 'tasks':
      return assemble(kind, tree, options, TASK_LIST_COLUMNS, (columns) =>
        measureGroups(lines(), columns, context, headings),
      );
    case 'ledger':
      return assemble(kind, tree, options, ledgerColumns(options.asOf), (columns) =>
        measureGroups(lines(), columns, context, headings),
      );
    case 'responsibilities':
      return assemble(kind, tree, options, RESPONSIBILITY_LIST_COLUMNS, (columns) =>
        responsibilityGroups(unitLoads(tree.units, carriedOfRows(all)), columns, context),
      );
  }
}

function contextOf(of: Pick<LedgerTree, 'units' | 'officials'>, options: ListOptions): CellContext {
  return {
    names: nameBook(of),
    asOf: options.asOf,
    lights: options.lights ?? DEFAULT_LIGHT_RULES,
    ...(options.evidence === undefined ? {} : { evidence: options.evidence }),
  };
}

/** 责任清单 from a round's light index, which has to know who answers: no text of a problem or measure stands in it. */
export function buildResponsibilities(
  of: Pick<LedgerTree, 'round' | 'units' | 'officials'>,
  index: RoundIndex,
  options: ListOptions,
): ListDocument {
  const context = contextOf(of, options);
  const groups = (columns: ListColumnRule<UnitLoad>[]) =>
    responsibilityGroups(unitLoads(of.units, carriedOfIndex(index)), columns, context);
  return finish(assemble('responsibilities', of, options, RESPONSIBILITY_LIST_COLUMNS, groups));
}

/** The columns that a list can show, in their usual order. */
export function listColumns(kind: LedgerList, asOf: PlainDate): ListColumnChoice[] {
  return rulesOf(kind, asOf).map(({ key, title, width, byDefault }) => ({ key, title, width, byDefault }));
}

function rulesOf(kind: LedgerList, asOf: PlainDate): readonly ListColumnChoice[] {
  switch (kind) {
    case 'problems':
      return PROBLEM_LIST_COLUMNS;
    case 'tasks':
      return TASK_LIST_COLUMNS;
    case 'ledger':
      return ledgerColumns(asOf);
    case 'closeOut':
      return CLOSE_OUT_COLUMNS;
    case 'responsibilities':
      return RESPONSIBILITY_LIST_COLUMNS;
  }
}

/** Groups built between two rests. */
const GROUPS_A_STEP = 250;

function* assemble<Row>(
  kind: LedgerList,
  tree: Pick<LedgerTree, 'round'>,
  options: ListOptions,
  rules: readonly ListColumnRule<Row>[],
  fill: (columns: ListColumnRule<Row>[]) => Iterable<ListGroup>,
): Generator<void, ListDocument> {
  const columns = chooseColumns(rules, options.columns);
  const keys = new Set(columns.map((column) => column.key));
  const groups: ListGroup[] = [];
  for (const group of fill(columns)) {
    groups.push(group);
    if (groups.length % GROUPS_A_STEP === 0) yield;
  }
  const notes: string[] = [];
  if (keys.has('class')) notes.push(REPORT_CLASS_NOTE);
  if (kind === 'responsibilities' && (keys.has('problems') || keys.has('measures'))) notes.push(UNIT_COUNT_NOTE);
  return {
    kind: 'list',
    title: LIST_TITLES[kind],
    subtitle: subtitle(kind, tree, options, groups),
    mark: options.mark === true ? INTERNAL_MARK : null,
    columns: columns.map((column) => toListColumn(column, options.titles)),
    groups,
    notes,
    signatures: options.signatures === false ? [] : [...LIST_SIGNATURES],
    paper: { ...LIST_PAPERS[kind], ...options.paper },
  };
}

/** 编制单位, round and 截至; of a filtered list also what it was filtered by and how much of it is shown. */
function subtitle(
  kind: LedgerList,
  tree: Pick<LedgerTree, 'round'>,
  options: ListOptions,
  groups: readonly ListGroup[],
): string {
  const office = options.officeName?.trim() ?? '';
  const first = [office === '' ? '' : `编制单位：${office}`, tree.round.name.trim(), `截至${dateWords(options.asOf)}`]
    .filter((part) => part !== '')
    .join('　');
  const filter = options.selection?.words ?? '';
  return filter === '' ? first : `${first}\n筛选：${filter}，${countWords(kind, groups)}`;
}

/** 共12条问题, of lists of measures 共12条措施, of the ledger 共5条问题、12条措施. */
function countWords(kind: LedgerList, groups: readonly ListGroup[]): string {
  const problems = new Set(groups.map((group) => group.ids.problemId)).size;
  const measures = groups.reduce((sum, { lines }) => sum + lines.filter((line) => line.measureId !== null).length, 0);
  if (kind === 'tasks') return `共${measures}条措施`;
  return kind === 'ledger' ? `共${problems}条问题、${measures}条措施` : `共${problems}条问题`;
}
