// 完备性检查 as a list on paper: what was found, rule by rule, with room to note what was done about it.
import { dateWords } from '../calendar/dates.ts';
import type { ListColumn, ListDocument } from '../content/types.ts';
import type { Round } from '../ledger/types.ts';
import { DEFAULT_LIGHT_RULES } from '../lights/lights.ts';
import { INTERNAL_MARK, type ListOptions } from '../lists/build.ts';
import { chooseColumns, type ListColumnChoice, type ListColumnRule, toListColumn } from '../lists/columns.ts';
import { countFindings, type PrecheckFinding, RULE_WORDS } from './types.ts';

export const PRECHECK_TITLE = '完备性检查问题清单';
/** Signed by who checked and who put it right. */
const SIGNATURES = ['检查人', '整改责任人', '日期'];

type Row = PrecheckFinding & { ordinal: number };
type Column = ListColumnRule<Row>;

const column = (
  key: string,
  title: string,
  width: number,
  align: ListColumn['align'],
  cell: (row: Row) => string,
): Column => ({ key, title, width, align, shared: false, byDefault: true, cell });

const COLUMNS: readonly Column[] = [
  { ...column('ordinal', '序号', 11, 'center', (row) => String(row.ordinal)), numeric: true },
  column('severity', '程度', 15, 'center', (row) => RULE_WORDS[row.rule].severity),
  column('place', '位置', 30, 'center', (row) => row.place),
  column('text', '内容', 78, 'left', (row) => row.text),
  column('words', '发现的情况', 62, 'left', (row) => row.words),
  column('fix', '修改建议', 52, 'left', (row) => RULE_WORDS[row.rule].fix),
  column('result', '处理结果', 24, 'left', () => ''),
];

/** The columns that the check's list can show. */
export function precheckColumns(): ListColumnChoice[] {
  return COLUMNS.map(({ key, title, width, byDefault }) => ({ key, title, width, byDefault }));
}

/** One line a finding; a heading over the findings of each rule. */
export function buildPrecheckList(
  findings: readonly PrecheckFinding[],
  round: Pick<Round, 'name'>,
  options: ListOptions,
): ListDocument {
  const columns = chooseColumns(COLUMNS, options.columns);
  const context = { names: NO_NAMES, asOf: options.asOf, lights: options.lights ?? DEFAULT_LIGHT_RULES };
  const counts = countFindings(findings);
  const office = options.officeName?.trim() ?? '';
  const line = [office === '' ? '' : `编制单位：${office}`, round.name, `截至${dateWords(options.asOf)}`];
  const summary = findings.length === 0 ? '没有发现问题' : `必改${counts.mustFix}处，提示${counts.hints}处`;
  return {
    kind: 'list',
    title: PRECHECK_TITLE,
    subtitle: [...line, summary].filter((part) => part !== '').join('　'),
    mark: options.mark === true ? INTERNAL_MARK : null,
    columns: columns.map((each) => toListColumn(each, options.titles)),
    groups: findings.map((finding, at) => ({
      heading: finding.rule === findings[at - 1]?.rule ? null : headingOf(finding, findings),
      ids: { problemId: finding.problemId, unitId: finding.kind === 'unit' ? finding.id : null },
      lines: [
        {
          measureId: finding.kind === 'measure' ? finding.id : null,
          cells: columns.map((each) => each.cell({ ...finding, ordinal: at + 1 }, context)),
        },
      ],
    })),
    notes: [],
    signatures: options.signatures === false ? [] : [...SIGNATURES],
    paper: { size: 'A4', orientation: 'landscape', ...options.paper },
  };
}

function headingOf({ rule }: PrecheckFinding, findings: readonly PrecheckFinding[]): string {
  const { severity, title } = RULE_WORDS[rule];
  return `${title}（${severity}，${findings.filter((each) => each.rule === rule).length}处）`;
}

/** Findings name their rows themselves. */
const NO_NAMES: Parameters<Column['cell']>[1]['names'] = {
  units: () => '',
  people: () => '',
  peopleWithPhone: () => '',
  inOrder: (people) => [...people],
  official: () => undefined,
};
