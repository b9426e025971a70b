// The parts of a bulletin: what each says, from counted rows, with a reference behind every figure.
import { monthDayWords } from '../calendar/dates.ts';
import { figureRun, paragraph } from '../content/blocks.ts';
import type { Block, Run, TableBlock } from '../content/types.ts';
import type { Id, PlainDate } from '../ledger/types.ts';
import type { LightCounts } from '../lights/count.ts';
import { chineseNumber } from '../numbering/words.ts';
import { figuresWords, OUTCOME_NOTE } from '../outcomes/words.ts';
import type { ReviewSheet } from '../review/types.ts';
import { isClosed, REPORT_CLASS_NOTE, REPORT_CLASSES } from '../states/states.ts';
import { percentWords } from '../statistics/figures.ts';
import type { OutcomeFigures } from '../statistics/outcomes.ts';
import type { ClassCounts, RoundCounts } from '../statistics/types.ts';
import type { BulletinSection } from './types.ts';
import { unitTable } from './unit-table.ts';

/** What the parts are written from. */
export interface SectionSources {
  /** null: drafted from the figures of a day */
  sheet: ReviewSheet | null;
  figures: RoundCounts;
  /** Frozen figures of the closed review before, for the change since */
  previous: RoundCounts | null;
  /** Problems signed off since the review before, in their order */
  closed: { number: number; title: string; on: PlainDate }[];
  /** Problem numbers by id */
  problemNumbers: ReadonlyMap<Id, { number: number; title: string }>;
  outcomes: OutcomeFigures;
  /** Of open measures, by lead unit */
  lights: ReadonlyMap<Id | null, LightCounts>;
}

const SECTIONS: Record<BulletinSection, (sources: SectionSources) => Block[]> = {
  overall,
  closed: closedSince,
  units: ({ figures, lights }) => [unitTable(figures, lights)],
  outcomes: ({ outcomes }) => [
    paragraph('outcomes', `整改以来，${figuresWords(outcomes)}。`),
    paragraph('outcomes/note', OUTCOME_NOTE),
  ],
  shortcomings,
  demands,
};

/** The blocks of one part, without its heading; zeroes are printed, nothing is left to be guessed. */
export function sectionBlocks(section: BulletinSection, sources: SectionSources): Block[] {
  return SECTIONS[section](sources);
}

function classRuns(figures: ClassCounts, of: 'problems' | 'measures'): Run[] {
  const runs: Run[] = [];
  const total = figures.total;
  REPORT_CLASSES.forEach((name, index) => {
    const value = figures.classes[name];
    runs.push({ text: `${index === 0 ? '' : '，'}${name}` }, figureRun(value, `${of}.${name}`), {
      text: `条（${percentWords(value, total)}）`,
    });
  });
  return runs;
}

function changeWords(now: ClassCounts, before: ClassCounts | undefined): string {
  if (before === undefined) return '';
  const change = now.classes.已完成 - before.classes.已完成;
  if (change === 0) return '，与上次调度持平';
  return change > 0 ? `，比上次调度增加${change}条` : `，比上次调度减少${-change}条`;
}

function overall({ figures, previous }: SectionSources): Block[] {
  const line = (label: string, of: 'problems' | 'measures'): Block => {
    const counted = figures[of];
    const done = counted.classes.已完成;
    const total = counted.total;
    return paragraph(
      `overall/${of}`,
      label,
      figureRun(total, `${of}.total`),
      '条：',
      ...classRuns(counted, of),
      `。完成率${done}/${total}＝${percentWords(done, total)}${changeWords(counted, previous?.[of])}。`,
    );
  };
  return [line('反馈问题共', 'problems'), line('整改措施共', 'measures'), paragraph('overall/note', REPORT_CLASS_NOTE)];
}

/** Problems signed off since the review before; measures finished in this review beside them. */
function closedSince({ sheet, closed, problemNumbers }: SectionSources): Block[] {
  const problems =
    closed.length === 0
      ? '本期没有问题销号。'
      : `本期销号问题${closed.length}条：${closed
          .map(({ number, title, on }) => `问题（${number}）“${stripEnd(title)}”（${monthDayWords(on)}）`)
          .join('；')}。`;
  const finished = (sheet?.rows ?? []).filter(
    (row) => row.current !== null && isClosed(row.current.state) && !isClosed(row.stateBefore),
  );
  const byProblem = [...Map.groupBy(finished, (row) => row.problemId)].map(([problemId, rows]) => {
    const known = problemNumbers.get(problemId);
    return `问题（${known?.number ?? rows[0]?.problemNumber}）“${stripEnd(known?.title ?? rows[0]?.problemTitle ?? '')}”措施${rows.length}条`;
  });
  if (sheet === null) return [paragraph('closed', problems)];
  return [
    paragraph('closed', problems),
    paragraph(
      'closed/measures',
      finished.length === 0
        ? '本期没有措施完成。'
        : `本期完成措施${finished.length}条，涉及问题${byProblem.length}条：${byProblem.join('；')}。`,
    ),
  ];
}

const stripEnd = (title: string): string => title.replace(/[。；，、]+$/u, '');

function shortcomings({ sheet, figures }: SectionSources): Block[] {
  if (sheet === null) return [overdueParagraph(figures, '（一）')];
  const asOf = figures.asOf;
  const overdue = sheet.rows.filter(
    (row) =>
      !row.longTerm &&
      row.deadlineDate !== null &&
      row.deadlineDate < asOf &&
      !isClosed(row.current?.state ?? row.stateBefore),
  );
  const names = new Map(sheet.units.map((unit) => [unit.unitId, unit.unitName]));
  const missing = sheet.units.filter((unit) => unit.status === '未报');
  const late = sheet.units.filter((unit) => unit.status === '迟报');
  const asked = sheet.units.filter((unit) => unit.status !== '免报').length;
  const reported = sheet.units.filter((unit) => unit.status === '按时' || unit.status === '迟报').length;
  const returned = sheet.rows.filter((row) => row.current?.returnReason);
  const blocks: Block[] = [
    paragraph(
      'shortcomings/reports',
      `（一）报送情况。本次应报${asked}个单位，已报${reported}个（其中迟报${late.length}个），未报${missing.length}个。` +
        (missing.length === 0
          ? ''
          : `未报单位：${missing.map((unit) => (unit.missedInARow > 1 ? `${unit.unitName}（连续${unit.missedInARow}次）` : unit.unitName)).join('、')}。`) +
        (late.length === 0 ? '' : `迟报单位：${late.map((unit) => unit.unitName).join('、')}。`),
    ),
    overdueParagraph(figures, '（二）', overdue.length > 0),
  ];
  if (overdue.length > 0) blocks.push(overdueTable(overdue, names));
  blocks.push(
    paragraph(
      'shortcomings/returned',
      returned.length === 0
        ? '（三）退回情况。本次没有退回的措施。'
        : `（三）退回情况。本次退回措施${returned.length}条：${returned
            .map(
              (row) =>
                `问题（${row.problemNumber}）措施${row.measurePosition}，${stripEnd(row.current?.returnReason ?? '')}`,
            )
            .join('；')}。`,
    ),
  );
  return blocks;
}

/** Counted by the round's own figures, so that it agrees with every other paper. */
function overdueParagraph(figures: RoundCounts, number: string, table = false): Block {
  return paragraph(
    'shortcomings/overdue',
    `${number}逾期情况。逾期未完成措施`,
    figureRun(figures.measures.overdue, 'measures.overdue'),
    table ? '条，见下表。' : '条。',
  );
}

function overdueTable(rows: ReviewSheet['rows'], names: Map<Id, string>): TableBlock {
  return {
    kind: 'table',
    key: 'overdue',
    caption: '逾期未完成措施',
    columns: [
      { title: '问题', width: 9, align: 'center' },
      { title: '整改措施', width: 56, align: 'left' },
      { title: '牵头单位', width: 24, align: 'left' },
      { title: '完成时限', width: 36, align: 'center' },
      { title: '进度', width: 13, align: 'center' },
    ],
    rows: rows.map((row) => [
      { runs: [{ text: String(row.problemNumber) }], align: 'center' },
      { runs: [{ text: `${chineseNumber(row.measurePosition)}是${row.measureLead}` }] },
      { runs: [{ text: row.unitId === null ? '未明确' : (names.get(row.unitId) ?? '未明确') }] },
      { runs: [{ text: row.deadlineWords }], align: 'center' },
      { runs: [{ text: `${row.current?.percent ?? row.percentBefore}%` }], align: 'center' },
    ]),
    note: null,
  };
}

function demands({ sheet, figures }: SectionSources): Block[] {
  const missing = (sheet?.units ?? []).some((unit) => unit.status === '未报');
  const overdue = figures.measures.overdue > 0;
  const words = [
    '对照问题清单、任务清单、责任清单，逐项核实进展，用事实和数据说明整改成效，杜绝表面整改、假装整改、敷衍整改。',
    ...(overdue ? ['逾期措施的牵头单位要说明原因，明确完成的具体日期，限期整改到位。'] : []),
    ...(missing ? ['未报送单位要立即补报，今后按时报送。'] : []),
    '已完成的措施要及时整理佐证材料，申请销号；不达标准的，不予销号。',
  ];
  return words.map((text, index) => paragraph(`demands/${index + 1}`, `${chineseNumber(index + 1)}是${text}`));
}
