// Columns that say something about a problem; lists of problems and of measures both draw on them.
import { lightOf, lightWords } from '../lights/lights.ts';
import { isClosed, reportClass } from '../states/states.ts';
import type { ListColumnRule } from './columns.ts';
import type { ProblemRow } from './rows.ts';
import { aspectWords, itemWords, problemWords } from './rows.ts';
import { deadlineWords } from './words.ts';

export type ProblemColumn = ListColumnRule<ProblemRow>;

const text = (key: string, title: string, width: number, cell: ProblemColumn['cell']): ProblemColumn => ({
  key,
  title,
  width,
  align: 'left',
  shared: true,
  byDefault: false,
  cell,
});
const short = (key: string, title: string, width: number, cell: ProblemColumn['cell']): ProblemColumn => ({
  ...text(key, title, width, cell),
  align: 'center',
});

export const PROBLEM_COLUMNS = {
  ordinal: { ...short('ordinal', '序号', 11, (row) => String(row.ordinal)), numeric: true },
  aspect: { ...text('aspect', '方面', 30, (row) => aspectWords(row.aspect)), join: 'list' },
  category: { ...text('category', '类', 20, (row) => row.item.category ?? ''), join: 'list' },
  item: { ...text('item', '项', 32, (row) => itemWords(row.item)), join: 'list' },
  problem: text('problem', '反馈问题', 58, (row) => problemWords(row)),
  source: text('source', '问题来源', 26, (row) => row.problem.source ?? ''),
  kind: short('kind', '整改类型', 19, (row) => row.problem.kind ?? ''),
  target: text('target', '整改目标/销号标准', 40, (row) => row.problem.target ?? ''),
  leader: short('leader', '责任领导', 20, (row, { names }) => names.people(row.problem.responsibilities.leader)),
  lead: short('lead', '牵头单位', 24, (row, { names }) => names.units(row.problem.responsibilities.lead)),
  responsible: short('responsible', '责任单位', 24, (row, { names }) =>
    names.units(row.problem.responsibilities.responsible),
  ),
  supporting: short('supporting', '配合单位', 24, (row, { names }) =>
    names.units(row.problem.responsibilities.supporting),
  ),
  contact: short('contact', '责任人', 20, (row, { names }) => names.people(row.problem.responsibilities.contact)),
  deadline: short('deadline', '完成时限', 33, (row) => deadlineWords(row.problem.deadline)),
  measures: { ...short('measures', '措施数', 15, (row) => String(row.problem.measures.length)), numeric: true },
  state: short('state', '状态', 19, (row) => row.problem.state),
  light: short('light', '亮灯', 24, (row, { asOf, lights }) =>
    lightWords(lightOf(row.problem.state, row.problem.deadline, asOf, lights)),
  ),
  class: short('class', '是否完成', 19, (row, { asOf }) => reportClass(row.problem.state, row.problem.deadline, asOf)),
  closeOut: short('closeOut', '销号情况', 19, (row) =>
    isClosed(row.problem.state) ? row.problem.state : row.problem.state === '待验收' ? '待验收' : '未销号',
  ),
  note: text('note', '备注', 18, (row) => row.problem.note ?? ''),
} as const satisfies Record<string, ProblemColumn>;
