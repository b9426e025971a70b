// 回头看清单 on paper: the problems of one plan with what was found and what followed; how they were drawn stands below.
import { dateWords } from '../calendar/dates.ts';
import type { ListColumn, ListDocument } from '../content/types.ts';
import { labelsWords } from '../evidence/labels.ts';
import type { PlainDate } from '../ledger/types.ts';
import { INTERNAL_MARK } from '../lists/build.ts';
import type { ItemState, LookBackItem, LookBackPlan, LookBackScope } from './types.ts';

export interface LookBackListOptions {
  office: string;
  roundName: string;
  unitName: (id: string) => string;
  asOf: PlainDate;
}

type Line = LookBackItem & {
  number: string;
  title: string;
  unitName: string;
  state: ItemState;
  /** 佐证5-3 … */
  evidence: readonly string[];
};

/** 从已销号的23条问题中按牵头单位分层抽取10条（随机种子 48213） */
export function drawWords(
  { scope, seed, candidates }: LookBackPlan,
  drawn: number,
  unitName: (id: string) => string,
): string {
  const from = `${limitWords(scope, unitName)}已销号的${candidates}条问题`;
  if (scope.draw.of === 'all') return `范围：${from}，全部回头看`;
  const parts = { none: '随机', unit: '按牵头单位分层随机', kind: '按整改类型分层随机' }[scope.strata];
  const share = scope.draw.of === 'percent' ? `${scope.draw.percent}%，` : '';
  return `范围：从${from}中${parts}抽取${share}共${drawn}条（随机种子${seed}）`;
}

function limitWords({ unitIds, kinds }: LookBackScope, unitName: (id: string) => string): string {
  const units = unitIds === null ? '' : `${unitIds.map(unitName).join('、')}牵头`;
  const words = kinds === null ? '' : `整改类型为${kinds.join('、')}`;
  return [units, words]
    .filter((part) => part !== '')
    .map((part) => `${part}、`)
    .join('');
}

const column = (key: string, title: string, width: number, center = false): ListColumn => ({
  key,
  title,
  width,
  align: center ? 'center' : 'left',
  shared: false,
  ...(key === 'ordinal' ? { numeric: true } : {}),
});

export function lookBackList(plan: LookBackPlan, lines: readonly Line[], options: LookBackListOptions): ListDocument {
  const day = (date: PlainDate | null): string => (date === null ? '' : dateWords(date));
  return {
    kind: 'list',
    title: '整改回头看清单',
    subtitle: `编制单位：${options.office}　${options.roundName}　${plan.name}　截至${dateWords(options.asOf)}`,
    mark: INTERNAL_MARK,
    columns: [
      column('ordinal', '序号', 12, true),
      column('number', '编号', 15, true),
      column('problem', '反馈问题', 74),
      column('unit', '牵头单位', 30),
      column('due', '核查时限', 38, true),
      column('responsible', '负责人员', 26, true),
      column('checked', '回头看日期', 38, true),
      column('methods', '检查方式', 28),
      column('result', '结论', 18, true),
      column('findings', '核查情况', 60),
      column('evidence', '佐证材料', 26),
      column('consequence', '处理', 34, true),
    ],
    groups: lines.map((line, at) => ({
      heading: null,
      ids: { problemId: line.problemId, unitId: null },
      lines: [
        {
          measureId: null,
          cells: [
            String(at + 1),
            line.number,
            line.title,
            line.unitName,
            day(line.dueDate ?? plan.dueDate),
            line.persons ?? line.responsible ?? plan.responsible ?? '',
            day(line.checkedOn),
            line.methods.join('、'),
            line.result ?? line.state,
            line.findings ?? '',
            labelsWords(line.evidence),
            line.consequence ?? (line.result === null ? '' : '待处理'),
          ],
        },
      ],
    })),
    notes: [`${drawWords(plan, lines.length, options.unitName)}。`],
    signatures: ['填报人', '审核人', '日期'],
    paper: { size: 'A4', orientation: 'landscape' },
  };
}
