// The form that a unit is sent: its own open measures with last week's words, ready to be filled in.
import { dateWords, daysBetween, monthDayWords, weekdayWords } from '../calendar/dates.ts';
import type { ListDocument } from '../content/types.ts';
import type { Deadline, Measure, PlainDate, State } from '../ledger/types.ts';
import { INTERNAL_MARK } from '../lists/build.ts';
import { deadlineWords, measureWords } from '../lists/words.ts';
import { bracketedArabic } from '../numbering/words.ts';
import { EMPTY_CELLS, FORM_FIELD_WORDS, FORM_FIELDS, type FormCells, type FormRow, type ReviewForm } from './types.ts';

/** What was last said of a measure, before this week. */
export interface LastWords {
  text: string;
  date: PlainDate;
}

/** 12, 逾期3, 今天, 长期 or ''. */
export function daysLeftWords(deadline: Deadline, asOf: PlainDate): string {
  if (deadline.date === null) return deadline.longTerm ? '长期' : '';
  const days = daysBetween(asOf, deadline.date);
  if (deadline.longTerm && days < 0) return '长期';
  if (days === 0) return '今天';
  return days > 0 ? String(days) : `逾期${-days}`;
}

/** 上周进展 as printed: (6月15日) text; '' for none. */
export function lastWords(last: LastWords | undefined): string {
  return last === undefined || last.text.trim() === '' ? '' : `（${monthDayWords(last.date)}）${last.text.trim()}`;
}

/** What stands in the fill-in cells of a form that goes out: what was already entered this week, else state and percent. */
export function cellsFor(
  measure: { state: State; percent: number },
  entry: Partial<Record<keyof FormCells, string>> | undefined,
): FormCells {
  if (entry) return { ...EMPTY_CELLS, ...entry };
  return { ...EMPTY_CELLS, percent: measure.percent === 0 ? '' : String(measure.percent) };
}

/** A measure as a form asks about it. */
export interface FormMeasure extends Pick<Measure, 'id' | 'position' | 'lead' | 'text' | 'state' | 'percent'> {
  /** Its own, else its problem's */
  deadline: Deadline;
  problem: { number: number; title: string; measures: number };
}

/**
 * The row of a measure in its lead unit's form.
 * @param asOf day from which 剩余天数 is counted
 */
export function formRow(
  measure: FormMeasure,
  asOf: PlainDate,
  last: LastWords | undefined,
  entered: FormCells | undefined,
): FormRow {
  return {
    measureId: measure.id,
    problemNumber: measure.problem.number,
    problemTitle: measure.problem.title,
    measureText: measureWords(measure, measure.problem.measures),
    deadlineWords: deadlineWords(measure.deadline),
    daysLeft: daysLeftWords(measure.deadline, asOf),
    last: lastWords(last),
    filled: cellsFor(measure, entered),
  };
}

/** 第12次周调度表（2020年6月22日 周一） */
export function formTitle(form: Pick<ReviewForm, 'ordinal' | 'date'>): string {
  return `第${form.ordinal}次周调度表（${dateWords(form.date)} ${weekdayWords(form.date)}）`;
}

/** Line under the title: who fills it in, until when. */
export function formSubtitle(form: ReviewForm): string {
  return [
    `填报单位：${form.unitName}`,
    form.roundName,
    form.dueWords === '' ? '' : `报送截止：${form.dueWords}`,
    form.issue > 1 ? `第${form.issue}次下发` : '',
  ]
    .filter((part) => part !== '')
    .join('　');
}

/** Words under the table. */
export const FORM_NOTES = [
  '填报说明：只填写浅色单元格。本周进展写事实、数据和事例，不写打算；累计进度填0—100的整数；已完成的状态选“待审核”；佐证新增写材料名称和页数，材料随表报送。',
];
export const FORM_SIGNATURES = ['填报人', '审核人', '报送时间'];

/** The form's columns: fixed ones first, then those to be filled in; widths in millimetres on A4 landscape. */
export const FORM_COLUMNS = [
  { key: 'ordinal', title: '序号', width: 9, center: true },
  { key: 'problemNumber', title: '问题编号', width: 12, center: true },
  { key: 'problem', title: '反馈问题', width: 34, center: false },
  { key: 'measure', title: '整改措施', width: 44, center: false },
  { key: 'deadline', title: '完成时限', width: 20, center: true },
  { key: 'daysLeft', title: '剩余天数', width: 12, center: true },
  { key: 'last', title: '上周进展', width: 36, center: false },
  { key: 'progress', title: FORM_FIELD_WORDS.progress, width: 44, center: false },
  { key: 'percent', title: FORM_FIELD_WORDS.percent, width: 13, center: true },
  { key: 'state', title: FORM_FIELD_WORDS.state, width: 14, center: true },
  { key: 'difficulty', title: FORM_FIELD_WORDS.difficulty, width: 24, center: false },
  { key: 'nextPlan', title: FORM_FIELD_WORDS.nextPlan, width: 24, center: false },
  { key: 'evidence', title: FORM_FIELD_WORDS.evidence, width: 18, center: false },
] as const;

/** The texts of a row in the order of the columns. */
export function formRowTexts(row: FormRow, ordinal: number): string[] {
  return [
    String(ordinal),
    bracketedArabic(row.problemNumber),
    row.problemTitle,
    row.measureText,
    row.deadlineWords,
    row.daysLeft,
    row.last,
    ...FORM_FIELDS.map((field) => row.filled[field]),
  ];
}

/** The form on paper (Word, print): one group a problem. */
export function formAsList(form: ReviewForm): ListDocument {
  const groups = new Map<number, ListDocument['groups'][number]>();
  form.rows.forEach((row, index) => {
    const cells = formRowTexts(row, index + 1);
    const group = groups.get(row.problemNumber);
    if (group) {
      // Shared cells stand in the first line alone.
      group.lines.push({
        measureId: row.measureId,
        cells: cells.map((cell, at) => (at === 1 || at === 2 ? '' : cell)),
      });
    } else {
      groups.set(row.problemNumber, {
        heading: null,
        ids: { problemId: null, unitId: form.unitId },
        lines: [{ measureId: row.measureId, cells }],
      });
    }
  });
  return {
    kind: 'list',
    title: formTitle(form),
    subtitle: formSubtitle(form),
    mark: INTERNAL_MARK,
    columns: FORM_COLUMNS.map(({ key, title, width, center }) => ({
      key,
      title,
      width,
      align: center ? 'center' : 'left',
      shared: key === 'problemNumber' || key === 'problem',
      ...(key === 'ordinal' ? { numeric: true } : {}),
    })),
    groups: [...groups.values()],
    notes: [...FORM_NOTES],
    signatures: [...FORM_SIGNATURES],
    paper: { size: 'A4', orientation: 'landscape' },
  };
}
