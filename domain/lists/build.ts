// Builds the five lists of a round as documents: 问题清单, 任务清单, 责任清单, 整改台账, 销号台账.
import { dateWords } from '../calendar/dates.ts';
import type { ListDocument, ListGroup } from '../content/types.ts';
import type { LedgerTree, PlainDate } from '../ledger/types.ts';
import type { LedgerList } from '../ledger/view.ts';
import { REPORT_CLASS_NOTE } from '../states/states.ts';
import { CLOSE_OUT_COLUMNS } from './close-out.ts';
import type { CellContext, ListColumnChoice, ListColumnRule } from './columns.ts';
import { chooseColumns, LIST_TITLES, toListColumn } from './columns.ts';
import { ledgerColumns, measureGroups, TASK_LIST_COLUMNS } from './measures.ts';
import { nameBook } from './names.ts';
import { PROBLEM_LIST_COLUMNS, problemGroups } from './problems.ts';
import { RESPONSIBILITY_LIST_COLUMNS, responsibilityGroups, UNIT_COUNT_NOTE, unitLoads } from './responsibilities.ts';
import { measureRows, problemRows } from './rows.ts';

export interface ListOptions {
  /** The day up to which the list speaks */
  asOf: PlainDate;
  /** Keys of the columns to show, in their order; all default columns when left out */
  columns?: readonly string[];
  /** The office's own column titles by key */
  titles?: Readonly<Record<string, string>>;
  /** Prints 内部事项 注意保管 */
  mark?: boolean;
  paper?: ListDocument['paper'];
  /** 编制单位 in the line under the title */
  officeName?: string;
}

/** 内部事项 mark of lists and bulletins. */
export const INTERNAL_MARK = '内部事项 注意保管';

/** Words of the signature row under every list; people sign, the program fills nothing in. */
export const LIST_SIGNATURES = ['填报人', '审核人', '日期'];

const PAPERS: Record<LedgerList, ListDocument['paper']> = {
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
  const context: CellContext = { names: nameBook(tree), asOf: options.asOf };
  const problems = problemRows(tree);
  switch (kind) {
    case 'problems':
      return assemble(kind, tree, options, PROBLEM_LIST_COLUMNS, (columns) =>
        problemGroups(problems, columns, context),
      );
    case 'closeOut':
      return assemble(kind, tree, options, CLOSE_OUT_COLUMNS, (columns) => problemGroups(problems, columns, context));
    case 'tasks':
      return assemble(kind, tree, options, TASK_LIST_COLUMNS, (columns) =>
        measureGroups(measureRows(problems), columns, context),
      );
    case 'ledger':
      return assemble(kind, tree, options, ledgerColumns(options.asOf), (columns) =>
        measureGroups(measureRows(problems), columns, context),
      );
    case 'responsibilities':
      return assemble(kind, tree, options, RESPONSIBILITY_LIST_COLUMNS, (columns) =>
        responsibilityGroups(unitLoads(tree, problems), columns, context),
      );
  }
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

function assemble<Row>(
  kind: LedgerList,
  tree: LedgerTree,
  options: ListOptions,
  rules: readonly ListColumnRule<Row>[],
  fill: (columns: ListColumnRule<Row>[]) => ListGroup[],
): ListDocument {
  const columns = chooseColumns(rules, options.columns);
  const keys = new Set(columns.map((column) => column.key));
  const notes: string[] = [];
  if (keys.has('class')) notes.push(REPORT_CLASS_NOTE);
  if (kind === 'responsibilities' && (keys.has('problems') || keys.has('measures'))) notes.push(UNIT_COUNT_NOTE);
  return {
    kind: 'list',
    title: LIST_TITLES[kind],
    subtitle: subtitle(tree, options),
    mark: options.mark === true ? INTERNAL_MARK : null,
    columns: columns.map((column) => toListColumn(column, options.titles)),
    groups: fill(columns),
    notes,
    signatures: [...LIST_SIGNATURES],
    paper: options.paper ?? PAPERS[kind],
  };
}

function subtitle(tree: LedgerTree, options: ListOptions): string {
  const office = options.officeName?.trim() ?? '';
  return [office === '' ? '' : `编制单位：${office}`, tree.round.name.trim(), `截至${dateWords(options.asOf)}`]
    .filter((part) => part !== '')
    .join('　');
}
