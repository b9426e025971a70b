// 调度汇总表: one line a unit — how it reported and where its problems and measures stand. For the outside.
import { dateWords } from '../calendar/dates.ts';
import type { ListDocument } from '../content/types.ts';
import { allLights, LIGHT_COUNT_NOTE, lightCounts, lightCountWords } from '../lights/count.ts';
import { INTERNAL_MARK } from '../lists/build.ts';
import type { RoundFigures, UnitFigures } from '../statistics/types.ts';
import type { ReportStatus, ReviewSheet, ReviewUnit } from './types.ts';

/** How the units of a review reported. */
export interface ReportCounts {
  /** 应报: every unit asked, 免报 included */
  asked: number;
  onTime: number;
  late: number;
  missing: number;
  waived: number;
}

export function reportCounts(units: readonly Pick<ReviewUnit, 'status'>[]): ReportCounts {
  const count = (status: ReportStatus) => units.filter((unit) => unit.status === status).length;
  return {
    asked: units.length,
    onTime: count('按时'),
    late: count('迟报'),
    missing: count('未报'),
    waived: count('免报'),
  };
}

/** 应报23家，按时19家，迟报1家，未报3家，免报0家: zeroes are printed. */
export function reportCountWords({ asked, onTime, late, missing, waived }: ReportCounts): string {
  return `应报${asked}家，按时${onTime}家，迟报${late}家，未报${missing}家，免报${waived}家`;
}

const COLUMNS = [
  ['ordinal', '序号', 10],
  ['unit', '牵头单位', 44],
  ['status', '报送情况', 20],
  ['received', '报送时间', 26],
  ['entered', '已填/应填措施', 22],
  ['problems', '问题', 14],
  ['measures', '措施', 14],
  ['closed', '已完成', 16],
  ['waiting', '基本完成', 16],
  ['working', '正在推进', 16],
  ['longTerm', '长期坚持', 16],
  ['open', '未完成', 16],
  ['overdue', '其中逾期', 16],
  ['lights', '预警', 30],
] as const;

/** Printed under the table. */
export const SUMMARY_NOTE =
  '注：措施按牵头单位统计；已完成＝已销号＋常态化管理，基本完成＝待审核＋待验收，未完成＝已逾期或未启动。';

/**
 * The table of a review. `figures` are those of the review's day: frozen ones once it is closed.
 * @param receivedWords local words of a moment, e.g. 6月19日 16:20
 */
export function reviewSummary(
  sheet: ReviewSheet,
  figures: RoundFigures,
  of: { office: string; roundName: string; receivedWords: (instant: string) => string },
): ListDocument {
  const { review, units } = sheet;
  const lights = lightCounts(sheet.rows);
  const byUnit = new Map(figures.units.map((unit) => [unit.unitId, unit]));
  const reported = new Map(units.map((unit) => [unit.unitId, unit]));
  const lines = [
    ...units.map((unit) => [
      ...line(unit, byUnit.get(unit.unitId), of.receivedWords),
      lightCountWords(lights.get(unit.unitId)),
    ]),
    // Units whose measures were all closed before are no longer asked, yet their figures count.
    ...figures.units
      .filter(({ unitId }) => unitId === null || !reported.has(unitId))
      .map((unit) => [...line(null, unit, of.receivedWords), lightCountWords(lights.get(unit.unitId))]),
  ];
  return {
    kind: 'list',
    title: `第${review.ordinal}次周调度汇总表`,
    subtitle: [`编制单位：${of.office}`, of.roundName, `截至${dateWords(figures.asOf)}`].join('　'),
    mark: INTERNAL_MARK,
    columns: COLUMNS.map(([key, title, width]) => ({
      key,
      title,
      width,
      align: key === 'unit' ? ('left' as const) : ('center' as const),
      shared: false,
      ...(['unit', 'status', 'received', 'entered', 'lights'].includes(key) ? {} : { numeric: true }),
    })),
    groups: [
      ...lines.map((cells, index) => ({
        heading: null,
        ids: { problemId: null, unitId: units[index]?.unitId ?? null },
        lines: [{ measureId: null, cells: [String(index + 1), ...cells] }],
      })),
      {
        heading: null,
        ids: { problemId: null, unitId: null },
        lines: [
          { measureId: null, cells: ['', '合计', ...totals(sheet, figures), lightCountWords(allLights(lights))] },
        ],
      },
    ],
    notes: [`${reportCountWords(reportCounts(units))}。`, SUMMARY_NOTE, LIGHT_COUNT_NOTE],
    signatures: ['填报人', '审核人', '日期'],
    paper: { size: 'A4', orientation: 'landscape' },
  };
}

function line(
  unit: ReviewUnit | null,
  figures: UnitFigures | undefined,
  receivedWords: (instant: string) => string,
): string[] {
  const missed = unit !== null && unit.missedInARow > 1 ? `（连续${unit.missedInARow}次）` : '';
  return [
    unit?.unitName ?? figures?.unitName ?? '',
    unit === null ? '无需报送' : `${unit.status}${missed}`,
    unit === null || unit.receivedAt === null ? '' : receivedWords(unit.receivedAt),
    unit === null ? '' : `${unit.entered}/${unit.measures}`,
    ...counts(figures),
  ];
}

function counts(figures: Pick<UnitFigures, 'problems' | 'measures'> | undefined): string[] {
  if (figures === undefined) return Array.from({ length: 8 }, () => '0');
  const { problems, measures } = figures;
  return [
    problems.total.ids.length,
    measures.total.ids.length,
    measures.classes.已完成.ids.length,
    measures.classes.基本完成.ids.length,
    measures.classes.正在推进.ids.length,
    measures.classes.长期坚持.ids.length,
    measures.classes.未完成.ids.length,
    measures.overdue.ids.length,
  ].map(String);
}

function totals({ units }: ReviewSheet, figures: RoundFigures): string[] {
  const entered = units.reduce((sum, unit) => sum + unit.entered, 0);
  const asked = units.reduce((sum, unit) => sum + unit.measures, 0);
  const { onTime, late, asked: all } = reportCounts(units);
  return [`${onTime + late}/${all}家已报`, '', `${entered}/${asked}`, ...counts(figures)];
}
