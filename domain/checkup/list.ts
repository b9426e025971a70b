// 体检 as a list on paper: what was found, rule by rule, with room to note what came of it.
import { dateWords } from '../calendar/dates.ts';
import type { ListColumn, ListDocument } from '../content/types.ts';
import { DEFAULT_LIGHT_RULES } from '../lights/lights.ts';
import { INTERNAL_MARK, type ListOptions } from '../lists/build.ts';
import { chooseColumns, type ListColumnChoice, type ListColumnRule, toListColumn } from '../lists/columns.ts';
import { RULE_WORDS } from './registry.ts';
import type { CheckupRule, Evidence, Finding } from './types.ts';

export const CHECKUP_TITLE = '整改体检情况清单';
const SIGNATURES = ['体检人', '核实人', '日期'];
/** Characters of a text that the list repeats; the window shows the whole of it. */
const EXCERPT = 120;

type Row = Finding & { ordinal: number; unitName: string };
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
  column('severity', '程度', 14, 'center', (row) => row.severity),
  column('place', '位置', 30, 'center', (row) => row.place),
  column('unit', '牵头单位', 28, 'center', (row) => row.unitName),
  column('words', '发现的情况', 66, 'left', (row) => row.words),
  column('evidence', '依据', 76, 'left', (row) => row.evidence.map(evidenceWords).join('\n')),
  column('result', '核实处理结果', 36, 'left', () => ''),
];

function excerpt(text: string): string {
  return text.length <= EXCERPT ? text : `${text.slice(0, EXCERPT)}…`;
}

/** 6月15日进展：…  6月22日进展：… */
export function evidenceWords(evidence: Evidence): string {
  switch (evidence.kind) {
    case 'texts':
      return [evidence.before, evidence.after].map(({ label, text }) => `${label}：${excerpt(text)}`).join('\n');
    case 'text':
      return `${evidence.label}：${excerpt(evidence.text)}`;
    case 'facts':
      return evidence.facts.map(({ label, value }) => `${label}：${value}`).join('；');
  }
}

/** The columns that the list can show. */
export function checkupColumns(): ListColumnChoice[] {
  return COLUMNS.map(({ key, title, width, byDefault }) => ({ key, title, width, byDefault }));
}

export interface CheckupListFacts {
  roundName: string;
  /** Day of the check-up */
  checkedOn: string;
  unitName: (id: string | null) => string;
  /** Findings that were muted and are not in the list */
  muted: number;
  /** Findings beyond those that are kept */
  beyond: number;
}

/** One line a finding; a heading over the findings of each rule. */
export function buildCheckupList(
  findings: readonly Finding[],
  facts: CheckupListFacts,
  options: ListOptions,
): ListDocument {
  const columns = chooseColumns(COLUMNS, options.columns);
  const context = { names: NO_NAMES, asOf: options.asOf, lights: options.lights ?? DEFAULT_LIGHT_RULES };
  const office = options.officeName?.trim() ?? '';
  const line = [office === '' ? '' : `编制单位：${office}`, facts.roundName, `体检日期：${dateWords(facts.checkedOn)}`];
  const counts = new Map<CheckupRule, number>();
  for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return {
    kind: 'list',
    title: CHECKUP_TITLE,
    subtitle: [...line, `共${findings.length}条`].filter((part) => part !== '').join('　'),
    mark: options.mark === true ? INTERNAL_MARK : null,
    columns: columns.map((each) => toListColumn(each, options.titles)),
    groups: findings.map((finding, at) => ({
      heading:
        finding.rule === findings[at - 1]?.rule
          ? null
          : `${RULE_WORDS[finding.rule].name}（${counts.get(finding.rule)}条）　${RULE_WORDS[finding.rule].advice}`,
      ids: { problemId: finding.rows[0]?.problemId ?? null, unitId: finding.rows.length === 0 ? finding.unitId : null },
      lines: [
        {
          measureId: finding.rows[0]?.kind === 'measure' ? finding.rows[0].id : null,
          cells: columns.map((each) =>
            each.cell({ ...finding, ordinal: at + 1, unitName: facts.unitName(finding.unitId) }, context),
          ),
        },
      ],
    })),
    notes: [
      ...(facts.muted === 0 ? [] : [`另有${facts.muted}条经核实已忽略，未列入。`]),
      ...(facts.beyond === 0 ? [] : [`另有${facts.beyond}条超出保存数量，未列入；处理后重新体检。`]),
    ],
    signatures: options.signatures === false ? [] : [...SIGNATURES],
    paper: { size: 'A4', orientation: 'landscape', ...options.paper },
  };
}

/** Findings name their rows themselves. */
const NO_NAMES: Parameters<Column['cell']>[1]['names'] = {
  units: () => '',
  people: () => '',
  peopleWithPhone: () => '',
  inOrder: (people) => [...people],
  official: () => undefined,
};
