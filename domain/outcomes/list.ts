// 成效统计表 on paper: one line a unit (or aspect, problem, month), one column a sum, and the line of the whole.
import type { ListColumn, ListDocument } from '../content/types.ts';
import { INTERNAL_MARK } from '../lists/build.ts';
import type { OutcomeFigures, Tally } from '../statistics/outcomes.ts';
import { wanYuan } from './money.ts';
import {
  ACTIVITY_KINDS,
  MONEY_KINDS,
  OUTCOME_PART_WORDS,
  type OutcomePartKind,
  PERSON_KINDS,
  RULE_CHANGES,
  timesUnit,
} from './types.ts';
import { OUTCOME_NOTE } from './words.ts';

export interface OutcomeListOptions {
  office: string;
  roundName: string;
  /** 截至…, or the period in words */
  periodWords: string;
  by: OutcomePartKind;
}

interface SumColumn {
  key: string;
  title: string;
  width: number;
  tally: (figures: OutcomeFigures) => Tally;
  /** 万元 with its decimals, or a whole number */
  money: boolean;
}

/** Every sum in the order in which it is reported; also the columns of the screen. */
export const OUTCOME_COLUMNS: readonly SumColumn[] = [
  ...RULE_CHANGES.map((change) => ({
    key: `rules.${change}`,
    title: `${change}制度（项）`,
    width: 16,
    tally: (figures: OutcomeFigures) => figures.rules[change],
    money: false,
  })),
  ...PERSON_KINDS.map((kind) => ({
    key: `persons.${kind}`,
    title: `${kind}（人）`,
    width: 15,
    tally: (figures: OutcomeFigures) => figures.persons[kind],
    money: false,
  })),
  ...MONEY_KINDS.map((kind) => ({
    key: `money.${kind}`,
    title: `${kind}（万元）`,
    width: 20,
    tally: (figures: OutcomeFigures) => figures.money[kind],
    money: true,
  })),
  ...ACTIVITY_KINDS.map((kind) => ({
    key: `activities.${kind}`,
    title: `${kind}（${timesUnit(kind)}）`,
    width: 15,
    tally: (figures: OutcomeFigures) => figures.activities[kind],
    money: false,
  })),
];

/** A sum as printed; zeros stand, since an empty cell could be a forgotten one. */
export function sumWords({ tally, money }: SumColumn, figures: OutcomeFigures): string {
  const { value } = tally(figures);
  return money ? wanYuan(value) : String(value);
}

/** The table; the parts' sums add up to the last line. */
export function outcomeList(
  parts: readonly { key: string | null; name: string; figures: OutcomeFigures }[],
  total: OutcomeFigures,
  { office, roundName, periodWords, by }: OutcomeListOptions,
): ListDocument {
  const columns: ListColumn[] = [
    { key: 'ordinal', title: '序号', width: 11, align: 'center', shared: false, numeric: true },
    {
      key: 'part',
      title: OUTCOME_PART_WORDS[by],
      width: by === 'unit' || by === 'month' ? 34 : 60,
      align: 'left',
      shared: false,
    },
    ...OUTCOME_COLUMNS.map(({ key, title, width, money }) => ({
      key,
      title,
      width,
      align: 'center' as const,
      shared: false,
      ...(money ? {} : { numeric: true }),
    })),
  ];
  const line = (ordinal: string, name: string, figures: OutcomeFigures, unitId: string | null) => ({
    heading: null,
    ids: { problemId: null, unitId },
    lines: [{ measureId: null, cells: [ordinal, name, ...OUTCOME_COLUMNS.map((column) => sumWords(column, figures))] }],
  });
  const undated = total.undated.length > 0 ? [`另有${total.undated.length}条成效没有填写日期，未计入本时段。`] : [];
  return {
    kind: 'list',
    title: '整改成效统计表',
    subtitle: `编制单位：${office}　${roundName}　${periodWords}`,
    mark: INTERNAL_MARK,
    columns,
    groups: [
      ...parts.map(({ key, name, figures }, at) => line(String(at + 1), name, figures, by === 'unit' ? key : null)),
      line('', '合计', total, null),
    ],
    notes: [OUTCOME_NOTE, ...undated],
    signatures: ['填报人', '审核人', '日期'],
    paper: { size: 'A3', orientation: 'landscape' },
  };
}
