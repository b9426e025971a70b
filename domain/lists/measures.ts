// 任务清单 and 整改台账: the measures of each problem as lines of its group.

import { monthDayWords } from '../calendar/dates.ts';
import type { ListGroup } from '../content/types.ts';
import { evidenceCell, NO_EVIDENCE } from '../evidence/labels.ts';
import { effectiveDeadline } from '../ledger/deadline.ts';
import type { Deadline, PlainDate } from '../ledger/types.ts';
import { lightOf, lightWords } from '../lights/lights.ts';
import { reportClass } from '../states/states.ts';
import type { CellContext, ListColumnRule } from './columns.ts';
import { PROBLEM_COLUMNS as problem } from './problem-columns.ts';
import type { MeasureRow } from './rows.ts';
import { aspectHeadings } from './rows.ts';
import { deadlineWords, measureWords } from './words.ts';

type MeasureColumn = ListColumnRule<MeasureRow>;

const text = (key: string, title: string, width: number, cell: MeasureColumn['cell']): MeasureColumn => ({
  key,
  title,
  width,
  align: 'left',
  shared: false,
  byDefault: false,
  cell,
});
/** Cells that several measures of a problem often have in common are printed once. */
const common = (key: string, title: string, width: number, cell: MeasureColumn['cell']): MeasureColumn => ({
  ...text(key, title, width, cell),
  align: 'center',
  join: 'group',
});
const shown = <Row>(rule: ListColumnRule<Row>): ListColumnRule<Row> => ({ ...rule, byDefault: true });

const measureColumn = {
  ordinal: {
    ...text('measureOrdinal', '序号', 11, (row) => (row.measureOrdinal === null ? '' : String(row.measureOrdinal))),
    align: 'center',
    numeric: true,
  },
  measure: text('measure', '整改措施', 90, (row) =>
    row.measure === null ? '' : measureWords(row.measure, row.problem.measures.length),
  ),
  deadline: common('deadline', '完成时限', 33, (row) => deadlineWords(standingDeadline(row))),
  leader: common('leader', '责任领导', 20, (row, { names }) => names.people(row.responsibilities.leader)),
  lead: common('lead', '牵头单位', 24, (row, { names }) => names.units(row.responsibilities.lead)),
  responsible: common('responsible', '责任单位', 24, (row, { names }) => names.units(row.responsibilities.responsible)),
  supporting: common('supporting', '配合单位', 24, (row, { names }) => names.units(row.responsibilities.supporting)),
  contact: common('contact', '责任人', 20, (row, { names }) => names.people(row.responsibilities.contact)),
  deliverable: text('deliverable', '成果形式', 26, (row) => row.measure?.deliverable ?? ''),
  percent: {
    ...text('percent', '累计进度', 19, (row) => (row.measure === null ? '' : `${row.measure.percent}%`)),
    align: 'center',
  },
  progress: text('progress', '进展情况', 80, (row) => row.measure?.progress ?? ''),
  state: { ...text('state', '状态', 19, (row) => row.measure?.state ?? ''), align: 'center' },
  light: {
    ...text('measureLight', '亮灯', 24, (row, { asOf, lights }) =>
      row.measure === null ? '' : lightWords(lightOf(row.measure.state, standingDeadline(row), asOf, lights)),
    ),
    align: 'center',
  },
  class: {
    ...text('class', '是否完成', 19, (row, { asOf }) =>
      row.measure === null ? '' : reportClass(row.measure.state, standingDeadline(row), asOf),
    ),
    align: 'center',
  },
  evidence: text('evidence', '佐证材料', 26, ({ problem: { id, measures }, measure }, { evidence }) =>
    evidenceCell(evidence ?? NO_EVIDENCE, {
      problemId: id,
      measureId: measure?.id ?? null,
      first: measure === null || measure.id === measures[0]?.id,
    }),
  ),
  note: text('measureNote', '备注', 22, (row) => row.measure?.note ?? ''),
} as const satisfies Record<string, MeasureColumn>;

function standingDeadline(row: MeasureRow): Deadline {
  return row.measure === null ? row.problem.deadline : effectiveDeadline(row.measure.deadline, row.problem.deadline);
}

export const TASK_LIST_COLUMNS: readonly MeasureColumn[] = [
  shown(measureColumn.ordinal),
  problem.aspect,
  problem.item,
  shown(problem.problem),
  shown(problem.target),
  shown(measureColumn.measure),
  measureColumn.leader,
  measureColumn.lead,
  measureColumn.responsible,
  measureColumn.supporting,
  shown(measureColumn.deadline),
  shown(measureColumn.contact),
  shown(measureColumn.deliverable),
  measureColumn.percent,
  shown(measureColumn.state),
  measureColumn.light,
  measureColumn.note,
];

/** The ledger's columns; the progress column says up to which day it speaks. */
export function ledgerColumns(asOf: PlainDate): readonly MeasureColumn[] {
  return [
    shown(problem.ordinal),
    problem.aspect,
    problem.item,
    shown({ ...problem.problem, width: 44 }),
    problem.source,
    problem.kind,
    problem.target,
    shown({ ...measureColumn.measure, width: 84 }),
    shown(measureColumn.leader),
    shown(measureColumn.lead),
    shown(measureColumn.responsible),
    measureColumn.supporting,
    shown(measureColumn.contact),
    shown(measureColumn.deadline),
    measureColumn.deliverable,
    measureColumn.percent,
    shown({ ...measureColumn.progress, title: `进展情况（截至${monthDayWords(asOf)}）` }),
    measureColumn.state,
    measureColumn.light,
    shown(measureColumn.class),
    shown(measureColumn.evidence),
    shown(problem.closeOut),
    measureColumn.note,
  ];
}

/** One group a problem, made as it is asked for, one line a measure; a problem without measures keeps one line. */
export function* measureGroups(
  problems: readonly MeasureRow[][],
  columns: readonly MeasureColumn[],
  context: CellContext,
  withHeadings = true,
): Generator<ListGroup> {
  const firsts = problems.flatMap((lines) => lines.slice(0, 1));
  const headings = aspectHeadings(firsts, !withHeadings || columns.some((each) => each.key === 'aspect'));
  for (const [index, first] of firsts.entries()) {
    yield {
      heading: headings[index] ?? null,
      ids: { problemId: first.problem.id, unitId: null },
      lines: (problems[index] ?? []).map((row, line) => ({
        measureId: row.measure?.id ?? null,
        cells: columns.map((each) => (each.shared && line > 0 ? '' : each.cell(row, context))),
      })),
    };
  }
}
