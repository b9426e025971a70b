// Drafts 通报第N期 from a closed review: every figure is taken from the counted rows and carries a reference to them.
import { dateWords, monthDayWords } from '../calendar/dates.ts';
import type { Block, Run, TableBlock, TextDocument } from '../content/types.ts';
import type { Id, PlainDate, Round } from '../ledger/types.ts';
import { chineseNumber } from '../numbering/words.ts';
import type { ReviewSheet } from '../review/types.ts';
import { isClosed, REPORT_CLASS_NOTE, REPORT_CLASSES } from '../states/states.ts';
import { countsOf, percentWords } from '../statistics/figures.ts';
import type { ClassFigures, RoundFigures } from '../statistics/types.ts';
import { rankUnits } from './ranking.ts';

export interface BulletinSources {
  round: Round;
  /** 编印单位 */
  office: string;
  number: number;
  sheet: ReviewSheet;
  figures: RoundFigures;
  /** Frozen figures of the closed review before this one, for the week-on-week change */
  previous: RoundFigures | null;
  /** Problem numbers by id, for 本期销号 */
  problemNumbers: Map<Id, { number: number; title: string }>;
}

const plain = (text: string): Run => ({ text });
const figure = (value: number, name: string): Run => ({ text: String(value), ref: { figure: name } });
const heading = (n: number, text: string): Block => ({
  kind: 'heading',
  level: 1,
  runs: [plain(`${chineseNumber(n)}、${text}`)],
});
const paragraph = (...runs: (Run | string)[]): Block => ({
  kind: 'paragraph',
  runs: runs.map((run) => (typeof run === 'string' ? plain(run) : run)),
});

/** 第N期 */
export function issueWords(number: number): string {
  return `第${number}期`;
}

/** The whole bulletin; zeroes are printed, nothing is left to be guessed. */
export function draftBulletin(sources: BulletinSources): TextDocument {
  const { round, office, number, sheet, figures } = sources;
  const date = sheet.review.date;
  return {
    kind: 'text',
    mark: '内部事项 注意保管',
    head: { name: `${round.kind}整改工作通报`, issue: issueWords(number), issuer: office, date: dateWords(date) },
    title: `关于${round.kind}整改工作进展情况的通报`,
    addressee: '各牵头单位、责任单位：',
    blocks: [
      paragraph(
        `${dateWords(date)}，${office}对“${round.name}”整改工作进行第${sheet.review.ordinal}次调度。现将截至${monthDayWords(figures.asOf)}的有关情况通报如下。`,
      ),
      heading(1, '总体进展'),
      ...overall(sources),
      heading(2, '本期销号'),
      closedThisWeek(sources),
      heading(3, '各单位进展'),
      unitTable(figures),
      heading(4, '存在问题'),
      ...shortcomings(sources),
      heading(5, '下步要求'),
      ...demands(sources),
    ],
    signature: { organ: office, date: dateWords(date) },
    tail: { report: null, send: null, distribute: '各牵头单位、责任单位', copies: null },
  };
}

function classRuns(figures: ClassFigures, of: 'problems' | 'measures'): Run[] {
  const runs: Run[] = [];
  const total = figures.total.ids.length;
  REPORT_CLASSES.forEach((name, index) => {
    const value = figures.classes[name].ids.length;
    runs.push(
      plain(`${index === 0 ? '' : '，'}${name}`),
      figure(value, `${of}.${name}`),
      plain(`条（${percentWords(value, total)}）`),
    );
  });
  return runs;
}

function changeWords(now: ClassFigures, before: ClassFigures | undefined): string {
  if (before === undefined) return '';
  const change = now.classes.已完成.ids.length - before.classes.已完成.ids.length;
  if (change === 0) return '，与上次调度持平';
  return change > 0 ? `，比上次调度增加${change}条` : `，比上次调度减少${-change}条`;
}

function overall({ figures, previous }: BulletinSources): Block[] {
  const line = (label: string, of: 'problems' | 'measures'): Block => {
    const counted = figures[of];
    const done = counted.classes.已完成.ids.length;
    const total = counted.total.ids.length;
    return paragraph(
      `${label}`,
      figure(total, `${of}.total`),
      '条：',
      ...classRuns(counted, of),
      `。完成率${done}/${total}＝${percentWords(done, total)}${changeWords(counted, previous?.[of])}。`,
    );
  };
  return [line('反馈问题共', 'problems'), line('整改措施共', 'measures'), paragraph(REPORT_CLASS_NOTE)];
}

function closedThisWeek({ sheet, problemNumbers }: BulletinSources): Block {
  const closed = sheet.rows.filter(
    (row) => row.current !== null && isClosed(row.current.state) && !isClosed(row.stateBefore),
  );
  if (closed.length === 0) return paragraph('本期没有措施销号。');
  const byProblem = Map.groupBy(closed, (row) => row.problemId);
  const words = [...byProblem].map(([problemId, rows]) => {
    const known = problemNumbers.get(problemId);
    return `问题（${known?.number ?? rows[0]?.problemNumber}）“${stripEnd(known?.title ?? rows[0]?.problemTitle ?? '')}”措施${rows.length}条`;
  });
  return paragraph(`本期销号措施${closed.length}条，涉及问题${byProblem.size}条：${words.join('；')}。`);
}

const stripEnd = (title: string): string => title.replace(/[。；，、]+$/u, '');

function unitTable(figures: RoundFigures): TableBlock {
  const centred = (run: Run) => ({ runs: [run], align: 'center' as const });
  const linked = (value: number, name: string, unitId: Id | null) =>
    centred(unitId === null ? plain(String(value)) : { text: String(value), ref: { figure: name, unitId } });
  return {
    kind: 'table',
    caption: '各单位整改进展',
    columns: [
      { title: '名次', width: 10, align: 'center' },
      { title: '牵头单位', width: 30, align: 'left' },
      { title: '问题', width: 10, align: 'center' },
      { title: '措施', width: 10, align: 'center' },
      ...REPORT_CLASSES.map((title) => ({ title, width: 14, align: 'center' as const })),
      { title: '逾期', width: 10, align: 'center' },
      { title: '措施完成率', width: 18, align: 'center' },
    ],
    rows: rankUnits(countsOf(figures).units).map(({ rank, unit }) => {
      const { measures, problems, unitId } = unit;
      const { total } = measures;
      return [
        centred(plain(rank === null ? '—' : String(rank))),
        { runs: [plain(unit.unitName)] },
        linked(problems.total, 'problems.total', unitId),
        linked(total, 'measures.total', unitId),
        ...REPORT_CLASSES.map((name) => linked(measures.classes[name], `measures.${name}`, unitId)),
        linked(measures.overdue, 'measures.overdue', unitId),
        centred(plain(percentWords(measures.classes.已完成, total))),
      ];
    }),
    note: '按措施完成率（已完成÷措施总数）由高到低排列，相同的名次并列；没有措施的单位不排名。',
  };
}

function shortcomings({ sheet, figures }: BulletinSources): Block[] {
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
      `（一）报送情况。本次应报${asked}个单位，已报${reported}个（其中迟报${late.length}个），未报${missing.length}个。` +
        (missing.length === 0
          ? ''
          : `未报单位：${missing.map((unit) => (unit.missedInARow > 1 ? `${unit.unitName}（连续${unit.missedInARow}次）` : unit.unitName)).join('、')}。`) +
        (late.length === 0 ? '' : `迟报单位：${late.map((unit) => unit.unitName).join('、')}。`),
    ),
    paragraph(
      '（二）逾期情况。逾期未完成措施',
      figure(overdue.length, 'measures.overdue'),
      overdue.length === 0 ? '条。' : '条，见下表。',
    ),
  ];
  if (overdue.length > 0) blocks.push(overdueTable(overdue, names));
  blocks.push(
    paragraph(
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

function overdueTable(rows: ReviewSheet['rows'], names: Map<Id, string>): TableBlock {
  return {
    kind: 'table',
    caption: '逾期未完成措施',
    columns: [
      { title: '问题', width: 9, align: 'center' },
      { title: '整改措施', width: 56, align: 'left' },
      { title: '牵头单位', width: 24, align: 'left' },
      { title: '完成时限', width: 36, align: 'center' },
      { title: '进度', width: 13, align: 'center' },
    ],
    rows: rows.map((row) => [
      { runs: [plain(String(row.problemNumber))], align: 'center' },
      { runs: [plain(`${chineseNumber(row.measurePosition)}是${row.measureLead}`)] },
      { runs: [plain(row.unitId === null ? '未明确' : (names.get(row.unitId) ?? '未明确'))] },
      { runs: [plain(row.deadlineWords)], align: 'center' },
      { runs: [plain(`${row.current?.percent ?? row.percentBefore}%`)], align: 'center' },
    ]),
    note: null,
  };
}

function demands({ sheet, figures }: BulletinSources): Block[] {
  const missing = sheet.units.some((unit) => unit.status === '未报');
  const overdue = figures.measures.overdue.ids.length > 0;
  const words = [
    '对照问题清单、任务清单、责任清单，逐项核实进展，用事实和数据说明整改成效，杜绝表面整改、假装整改、敷衍整改。',
    ...(overdue ? ['逾期措施的牵头单位要说明原因，明确完成的具体日期，限期整改到位。'] : []),
    ...(missing ? ['未报送单位要立即补报，今后按时报送。'] : []),
    '已完成的措施要及时整理佐证材料，申请销号；不达标准的，不予销号。',
  ];
  return words.map((text, index) => paragraph(`${chineseNumber(index + 1)}是${text}`));
}

/** The year a bulletin is numbered in. */
export function bulletinYear(asOf: PlainDate): number {
  return Number(asOf.slice(0, 4));
}
