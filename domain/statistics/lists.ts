// Papers of 统计 as content: a cross table with its totals and differences, and the 总台账.
import { dateWords } from '../calendar/dates.ts';
import type { ListColumn, ListDocument } from '../content/types.ts';
import type { Id, PlainDate } from '../ledger/types.ts';
import type { Light } from '../lights/lights.ts';
import { lightWords } from '../lights/lights.ts';
import { INTERNAL_MARK } from '../lists/build.ts';
import { deadlineWords } from '../lists/words.ts';
import { type Cross, columnTotals, crossTotal, rowTotals } from './cross.ts';
import { AXIS_WORDS, type Axis } from './facts.ts';
import type { FigureRow } from './types.ts';

/** What a cross table counts. */
export const COUNTED_WORDS = { problems: '问题', measures: '措施' } as const;

interface Asked {
  of: 'problems' | 'measures';
  rows: Axis;
  columns: Axis;
}

interface Counted {
  table: Cross;
  days: readonly { roundName: string; asOf: PlainDate }[];
}

/** "12（+3）": a count with its difference from the day compared with; zeros stand. */
export function countWords(count: number, before: number | null): string {
  if (before === null) return String(count);
  const difference = count - before;
  return `${count}（${difference > 0 ? '+' : ''}${difference}）`;
}

/** The table with a line and a column of totals. */
export function crossList(
  { of, rows, columns }: Asked,
  { table, days, before, notes }: Counted & { before: Counted | null; notes: readonly string[] },
  office: string,
): ListDocument {
  const earlier = before?.table ?? null;
  const [lineTotals, lineTotalsBefore] = [rowTotals(table), earlier === null ? null : rowTotals(earlier)];
  const [totals, totalsBefore] = [columnTotals(table), earlier === null ? null : columnTotals(earlier)];
  const line = (ordinal: string, name: string, counts: readonly string[]) => ({
    heading: null,
    ids: { problemId: null, unitId: null },
    lines: [{ measureId: null, cells: [ordinal, name, ...counts] }],
  });
  const column = (key: string, title: string): ListColumn => ({
    key,
    title,
    width: 20,
    align: 'center',
    shared: false,
    ...(earlier === null ? { numeric: true } : {}),
  });
  return {
    kind: 'list',
    title: `${COUNTED_WORDS[of]}统计表（${AXIS_WORDS[rows]}×${AXIS_WORDS[columns]}）`,
    subtitle: `编制单位：${office}　${daysWords(days)}${before === null ? '' : `，与${daysWords(before.days)}比较`}`,
    mark: INTERNAL_MARK,
    columns: [
      { key: 'ordinal', title: '序号', width: 11, align: 'center', shared: false, numeric: true },
      { key: 'row', title: AXIS_WORDS[rows], width: rows === 'aspect' ? 70 : 40, align: 'left', shared: false },
      ...table.columns.map(({ name }, at) => column(`c${at}`, name)),
      column('total', '合计'),
    ],
    groups: [
      ...table.rows.map(({ name }, at) =>
        line(String(at + 1), name, [
          ...table.columns.map((_, to) =>
            countWords(table.counts[at]?.[to] ?? 0, earlier === null ? null : (earlier.counts[at]?.[to] ?? 0)),
          ),
          countWords(lineTotals[at] ?? 0, lineTotalsBefore === null ? null : (lineTotalsBefore[at] ?? 0)),
        ]),
      ),
      line('', '合计', [
        ...totals.map((total, to) => countWords(total, totalsBefore === null ? null : (totalsBefore[to] ?? 0))),
        countWords(crossTotal(table), earlier === null ? null : crossTotal(earlier)),
      ]),
    ],
    notes: [...notes, ...(before === null ? [] : ['括号内为与比较日期相比的增减。'])],
    signatures: ['填报人', '审核人', '日期'],
    paper: { size: 'A4', orientation: 'landscape' },
  };
}

/** 省委巡视、市委巡察截至2026年6月22日; rounds on other days apart. */
export function daysWords(days: readonly { roundName: string; asOf: PlainDate }[]): string {
  return [...Map.groupBy(days, ({ asOf }) => asOf)]
    .map(([asOf, rounds]) => `${rounds.map(({ roundName }) => roundName).join('、')}截至${dateWords(asOf)}`)
    .join('；');
}

type Line = FigureRow & { roundId: Id; roundName: string; kind: string | null; light: Light | null };

/** Problems of several rounds, one a line. */
export function allProblemsList(
  rows: readonly Line[],
  { office, asOf }: { office: string; asOf: PlainDate },
): ListDocument {
  const column = (key: string, title: string, width: number, align: 'left' | 'center' = 'center'): ListColumn => ({
    key,
    title,
    width,
    align,
    shared: false,
  });
  return {
    kind: 'list',
    title: '整改问题总台账',
    subtitle: `编制单位：${office}　截至${dateWords(asOf)}　共${rows.length}条问题`,
    mark: INTERNAL_MARK,
    columns: [
      { ...column('ordinal', '序号', 11), numeric: true },
      { ...column('round', '轮次', 36, 'left'), join: 'list' },
      column('number', '编号', 14),
      column('problem', '反馈问题', 96, 'left'),
      column('kind', '整改类型', 20),
      column('lead', '牵头单位', 26),
      column('deadline', '完成时限', 24),
      column('light', '亮灯', 24),
      column('state', '状态', 20),
    ],
    groups: rows.map((row, at) => ({
      heading: null,
      ids: { problemId: row.id, unitId: null },
      lines: [
        {
          measureId: null,
          cells: [
            String(at + 1),
            row.roundName,
            row.number,
            row.text,
            row.kind ?? '',
            row.lead ?? '',
            deadlineWords(row.deadline),
            lightWords(row.light),
            row.state,
          ],
        },
      ],
    })),
    notes: [],
    signatures: [],
    paper: { size: 'A3', orientation: 'landscape' },
  };
}
