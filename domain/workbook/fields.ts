// What a column of a ledger can be for, and the words by which offices head it.
import { fold } from '../outline/chars.ts';
import { type LabelKey, labelKey } from '../outline/labels.ts';

export const FIELDS = [
  'number',
  'aspect',
  'category',
  'item',
  'problem',
  'source',
  'kind',
  'target',
  'measureNumber',
  'measure',
  'leader',
  'lead',
  'responsible',
  'supporting',
  'contact',
  'phone',
  'post',
  'deadline',
  'deliverable',
  'progress',
  'percent',
  'status',
  'evidence',
  'note',
  'extra',
] as const;
export type FieldKey = (typeof FIELDS)[number];

/** Names of the fields as the clerk chooses them. */
export const FIELD_WORDS: Record<FieldKey, string> = {
  number: '序号（问题编号）',
  aspect: '方面',
  category: '类',
  item: '项',
  problem: '反馈问题',
  source: '问题来源',
  kind: '整改类型',
  target: '整改目标/销号标准',
  measureNumber: '措施序号',
  measure: '整改措施',
  leader: '责任领导',
  lead: '牵头单位',
  responsible: '责任单位',
  supporting: '配合单位',
  contact: '责任人（联系人）',
  phone: '联系电话',
  post: '职务',
  deadline: '完成时限',
  deliverable: '成果形式',
  progress: '进展情况',
  percent: '累计进度',
  status: '是否完成/状态',
  evidence: '佐证材料（写入备注）',
  note: '备注',
  extra: '写入备注（带栏名）',
};

/** Words for a field that two columns cannot share; a second one is left to the clerk. */
export const SINGLE: ReadonlySet<FieldKey> = new Set([
  'number',
  'measureNumber',
  'aspect',
  'category',
  'item',
  'problem',
  'percent',
]);

/** Headings of ledgers that findings documents do not use, or use for something else. */
const OWN: [FieldKey, string][] = [
  ['number', '序号 编号 序 号 问题编号 问题序号 no no. 清单编号 台账编号 反馈序号'],
  ['measureNumber', '措施序号 措施编号 任务编号 任务序号'],
  ['aspect', '方面 反馈方面 板块 领域 所属方面 问题方面 一级分类 大类 问题大类 整改方面 反馈问题方面'],
  ['category', '类 类别 问题分类 分类 归类'],
  ['item', '项 项目 条目 二级分类 小类 问题小类 反馈项目 问题项'],
  [
    'problem',
    '反馈问题 存在问题 问题描述 具体问题 问题 问题内容 反馈意见 整改问题 整改事项 反馈问题描述 问题具体表现 点位问题 问题及表现',
  ],
  [
    'measure',
    '整改措施 具体措施 具体整改措施 措施 整改举措 工作措施 整改内容及措施 整改任务措施 任务措施 整改任务清单 具体任务 工作任务',
  ],
  ['target', '整改目标 销号标准 整改目标/销号标准 整改标准 验收标准 目标 整改要求 目标要求'],
  [
    'leader',
    '责任领导 分管领导 包案领导 包抓领导 牵头领导 县级领导 区级领导 市级领导 督导领导 挂钩领导 区领导 县领导 市领导 责任区领导',
  ],
  ['lead', '牵头单位 主责单位 牵头部门 牵头责任单位 主办单位 第一责任单位'],
  ['responsible', '责任单位 责任部门 整改单位 承办单位 整改责任单位 整改主体 落实单位'],
  ['supporting', '配合单位 协办单位 配合部门 协同单位 参与单位 协助单位'],
  ['contact', '责任人 联系人 联络员 经办人 具体责任人 直接责任人 责任人员 整改责任人'],
  ['phone', '联系电话 电话 手机 手机号 手机号码 联系方式 办公电话 联络员电话 联系人电话 责任人电话'],
  ['post', '职务 岗位 责任领导职务 责任人职务'],
  ['deadline', '完成时限 整改时限 时限要求 完成时间 整改期限 时限 计划完成时间 办结时限 整改完成时限 期限'],
  ['deliverable', '成果形式 预期成果 成果 整改成果 工作成果 成果清单'],
  [
    'progress',
    '进展情况 整改情况 完成情况 整改进展 整改进展情况 工作进展 落实情况 目前进展 整改落实情况 最新进展 本周进展 推进情况 进度情况',
  ],
  ['percent', '累计进度 进度 完成率 完成比例 完成进度 整改进度 累计进度% 完成百分比'],
  ['status', '是否完成 状态 整改状态 完成状态 是否销号 销号情况 是否整改到位 整改结果 销号状态 是否办结'],
  ['kind', '整改类型 整改类别 整改性质 整改方式 类型'],
  ['source', '问题来源 来源 反馈来源 问题出处'],
  ['evidence', '佐证材料 佐证 印证材料 支撑材料 证明材料 佐证资料 附件材料'],
  ['note', '备注 说明 备注说明'],
  [
    'extra',
    '实际完成时间 销号时间 销号日期 实际完成日期 下步计划 下一步打算 存在困难 困难问题 下步措施 未完成原因 督导单位 验收单位 监管单位',
  ],
];
const OWN_WORDS = new Map<string, FieldKey>(
  OWN.flatMap(([field, words]) => words.split(' ').map((word): [string, FieldKey] => [word, field])),
);

/** The labels of findings documents, as columns. */
const OF_LABEL: Partial<Record<LabelKey, FieldKey>> = {
  problem: 'problem',
  problemList: 'problem',
  measures: 'measure',
  work: 'progress',
  target: 'target',
  deadline: 'deadline',
  leader: 'leader',
  lead: 'lead',
  responsible: 'responsible',
  supporting: 'supporting',
  contact: 'contact',
  status: 'status',
  source: 'source',
  kind: 'kind',
  deliverable: 'deliverable',
  note: 'note',
  aspect: 'aspect',
  item: 'item',
  assignment: 'responsible',
  number: 'number',
};

/** Headings that no list holds in these words, by what they contain; the first that fits counts. */
const ROUGH: [RegExp, FieldKey][] = [
  [/电话|手机|联系方式/, 'phone'],
  [/职务$/, 'post'],
  [/措施.{0,2}(?:序号|编号)/, 'measureNumber'],
  [/序号|编号/, 'number'],
  [/^(?:实际|销号).{0,4}(?:时间|日期)|下一?步|困难|原因/, 'extra'],
  [/佐证|印证|支撑材料|证明材料/, 'evidence'],
  [/进展|完成情况|落实情况|整改情况|整改成效|推进情况/, 'progress'],
  [/百分比|完成率|进度/, 'percent'],
  [/措施|举措/, 'measure'],
  [/时限|期限|完成时间|时间要求|整改时间|完成日期/, 'deadline'],
  [/目标|标准/, 'target'],
  [/领导/, 'leader'],
  [/牵头|主责/, 'lead'],
  [/配合|协办|协同/, 'supporting'],
  [/责任单位|责任部门|责任主体|承办|整改单位/, 'responsible'],
  [/责任人|联络员|联系人|负责人/, 'contact'],
  [/来源/, 'source'],
  [/类型|性质/, 'kind'],
  [/方面|板块|领域/, 'aspect'],
  [/类别|分类/, 'category'],
  [/状态|是否|销号/, 'status'],
  [/成果/, 'deliverable'],
  [/问题|事项/, 'problem'],
  [/备注|说明/, 'note'],
];

/** Second headings that say nothing without the one above them. */
const DEPENDENT: Record<string, FieldKey | null> = { 姓名: null, 名称: null, 单位: null, 电话: 'phone', 职务: 'post' };

/** A heading without blanks, line ends and what stands in brackets (截至…, %, 万元). */
export function bareHeading(text: string): string {
  const folded = fold(text).replace(/\s/g, '').replace(/[*※:]/g, '').toLowerCase();
  const bare = folded.replace(/\([^)]*\)|【[^】]*】|\[[^\]]*\]/g, '');
  return bare === '' ? folded : bare;
}

export interface FieldGuess {
  field: FieldKey | null;
  /** 0–1: 1 known words, 0.7 by what they contain */
  confidence: number;
}

const UNKNOWN: FieldGuess = { field: null, confidence: 0 };

function fieldOfWords(text: string): FieldGuess {
  const bare = bareHeading(text);
  if (bare === '' || bare.length > 24) return UNKNOWN;
  const own = OWN_WORDS.get(bare) ?? OWN_WORDS.get(bare.split(/[/、及和与]/)[0] ?? '');
  if (own !== undefined) return { field: own, confidence: 1 };
  const label = labelKey(bare);
  const known = label === null ? undefined : OF_LABEL[label];
  if (known !== undefined) return { field: known, confidence: 0.95 };
  const rough = ROUGH.find(([test]) => test.test(bare));
  return rough ? { field: rough[1], confidence: 0.7 } : UNKNOWN;
}

/** What a column is for, by its headings from top to bottom: the lowest one that says something counts. */
export function fieldOf(headings: readonly string[]): FieldGuess {
  const words = headings.filter((text) => text.trim() !== '');
  const lowest = words.at(-1);
  if (lowest === undefined) return UNKNOWN;
  const above = words.slice(0, -1).reverse();
  const bare = bareHeading(lowest);
  if (bare in DEPENDENT) {
    const field = DEPENDENT[bare];
    if (field) return { field, confidence: 0.95 };
    return above.map(fieldOfWords).find(({ field: found }) => found !== null) ?? UNKNOWN;
  }
  const own = fieldOfWords(lowest);
  if (own.confidence >= 0.9 || above.length === 0) return own;
  // 责任领导 above 区级: the heading above says what it is
  const higher = above.map(fieldOfWords).find(({ field }) => field !== null);
  if (higher === undefined || (own.field !== null && own.confidence >= higher.confidence)) return own;
  return { field: higher.field, confidence: Math.min(higher.confidence, 0.9) };
}
