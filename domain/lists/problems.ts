// 问题清单: one line a problem.
import type { ListGroup } from '../content/types.ts';
import type { CellContext, ListColumnRule } from './columns.ts';
import { PROBLEM_COLUMNS as column } from './problem-columns.ts';
import type { ProblemRow } from './rows.ts';
import { aspectHeadings } from './rows.ts';

const shown = (rule: ListColumnRule<ProblemRow>): ListColumnRule<ProblemRow> => ({ ...rule, byDefault: true });

export const PROBLEM_LIST_COLUMNS: readonly ListColumnRule<ProblemRow>[] = [
  shown(column.ordinal),
  shown(column.aspect),
  column.category,
  shown(column.item),
  shown(column.problem),
  shown(column.source),
  shown(column.kind),
  column.target,
  shown(column.leader),
  shown(column.lead),
  column.responsible,
  column.supporting,
  column.contact,
  shown(column.deadline),
  column.measures,
  column.state,
  column.light,
  column.class,
  column.closeOut,
  shown(column.note),
];

/** One group of one line a problem, made as it is asked for; aspects stand as headings where they are no column. */
export function* problemGroups(
  rows: readonly ProblemRow[],
  columns: readonly ListColumnRule<ProblemRow>[],
  context: CellContext,
  withHeadings = true,
): Generator<ListGroup> {
  const headings = aspectHeadings(rows, !withHeadings || columns.some((each) => each.key === 'aspect'));
  for (const [index, row] of rows.entries()) {
    yield {
      heading: headings[index] ?? null,
      ids: { problemId: row.problem.id, unitId: null },
      lines: [{ measureId: null, cells: columns.map((each) => each.cell(row, context)) }],
    };
  }
}
