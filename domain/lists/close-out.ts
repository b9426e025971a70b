// 销号台账: one line a problem, with every step of its closing as signed on paper.
import { dateWords } from '../calendar/dates.ts';
import type { CloseOut, PlainDate } from '../ledger/types.ts';
import type { ListColumnRule } from './columns.ts';
import { PROBLEM_COLUMNS as problem } from './problem-columns.ts';
import type { ProblemRow } from './rows.ts';
import { problemNumbersWords } from './words.ts';

type Column = ListColumnRule<ProblemRow>;

const date = (day: PlainDate | null): string => (day === null ? '' : dateWords(day));
/** What was said or who signed, and below it when. */
const signed = (words: string | null, day: PlainDate | null): string =>
  [words?.trim() ?? '', date(day)].filter((part) => part !== '').join('\n');

const column = (key: string, title: string, width: number, cell: (closeOut: CloseOut) => string): Column => ({
  key,
  title,
  width,
  align: 'center',
  shared: true,
  byDefault: true,
  cell: (row) => cell(row.problem.closeOut),
});
const opinion = (...given: Parameters<typeof column>): Column => ({ ...column(...given), align: 'left' });
const shown = (rule: Column): Column => ({ ...rule, byDefault: true });

/** 编号: the problem's printed number; with the item's before it where numbers restart. */
const number: Column = {
  ...column('number', '编号', 13, () => ''),
  numeric: true,
  cell: (row) => problemNumbersWords([{ item: row.item.number, problem: row.problem.number }], row.numbering),
};

export const CLOSE_OUT_COLUMNS: readonly Column[] = [
  number,
  problem.aspect,
  problem.item,
  shown({ ...problem.problem, title: '问题', width: 62, cell: (row) => row.problem.title }),
  problem.target,
  problem.leader,
  problem.lead,
  problem.responsible,
  problem.deadline,
  column('applied', '申请日期', 24, (closeOut) => date(closeOut.appliedOn)),
  {
    ...column('applicant', '申请单位', 26, () => ''),
    cell: (row, { names }) => names.units(row.problem.closeOut.unitId === null ? [] : [row.problem.closeOut.unitId]),
  },
  opinion('review', '审核意见/日期', 38, (closeOut) => signed(closeOut.reviewOpinion, closeOut.reviewedOn)),
  opinion('acceptance', '验收意见/日期', 38, (closeOut) => signed(closeOut.acceptanceOpinion, closeOut.acceptedOn)),
  column('approval', '批准人/日期', 26, (closeOut) => signed(closeOut.approver, closeOut.approvedOn)),
  column('lookBack', '回头看日期/结论', 28, (closeOut) =>
    [date(closeOut.lookBackOn), closeOut.lookBackResult ?? ''].filter((part) => part !== '').join('\n'),
  ),
  shown(problem.state),
  problem.measures,
  problem.note,
];
