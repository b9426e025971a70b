// What is not done yet, in words and as a table: overdue and unfinished problems.
import { figureRun, paragraph } from '../content/blocks.ts';
import type { Block, TableBlock } from '../content/types.ts';
import type { PlainDate, Problem } from '../ledger/types.ts';
import type { NameBook } from '../lists/names.ts';
import { deadlineWords } from '../lists/words.ts';
import { isOverdue } from '../states/states.ts';
import type { RoundCounts } from '../statistics/types.ts';

/** A sentence with the counts, and the overdue problems beneath it. */
export function openWork(
  problems: readonly { problem: Problem; number: number }[],
  figures: RoundCounts,
  asOf: PlainDate,
  names: NameBook,
): Block[] {
  const overdue = problems.filter(({ problem }) => isOverdue(problem.state, problem.deadline, asOf));
  const blocks: Block[] = [
    paragraph(
      'open',
      '正在推进的问题',
      figureRun(figures.problems.classes.正在推进, 'problems.正在推进'),
      '个，需长期坚持的',
      figureRun(figures.problems.classes.长期坚持, 'problems.长期坚持'),
      '个，未完成的',
      figureRun(figures.problems.classes.未完成, 'problems.未完成'),
      '个；逾期问题',
      figureRun(figures.problems.overdue, 'problems.overdue'),
      '个，逾期措施',
      figureRun(figures.measures.overdue, 'measures.overdue'),
      '条。',
    ),
  ];
  if (overdue.length > 0) blocks.push(overdueTable(overdue, names));
  return blocks;
}

function overdueTable(rows: readonly { problem: Problem; number: number }[], names: NameBook): TableBlock {
  return {
    kind: 'table',
    key: 'overdue',
    caption: '逾期问题',
    columns: [
      { title: '编号', width: 9, align: 'center' },
      { title: '反馈问题', width: 62, align: 'left' },
      { title: '牵头单位', width: 26, align: 'left' },
      { title: '完成时限', width: 34, align: 'center' },
      { title: '状态', width: 16, align: 'center' },
    ],
    rows: rows.map(({ problem, number }) => [
      { runs: [{ text: String(number) }], align: 'center' },
      { runs: [{ text: problem.title }] },
      { runs: [{ text: names.units(problem.responsibilities.lead) }] },
      { runs: [{ text: deadlineWords(problem.deadline) }], align: 'center' },
      { runs: [{ text: problem.state }], align: 'center' },
    ]),
    note: null,
  };
}
