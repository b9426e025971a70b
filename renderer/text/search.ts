// Words of 查找.
import type { SearchKind } from '#domain/search/types.ts';

export const SEARCH_KIND_WORDS: Record<SearchKind, string> = {
  problem: '问题',
  measure: '措施',
  progress: '进展',
  unit: '单位',
  official: '人员',
};

export const SEARCH = {
  title: '查找',
  open: '查找',
  openHint: '查找问题、措施、单位、人员',
  keys: 'Ctrl+K',
  input: '查找内容',
  placeholder: '问题、措施、进展、单位、人员；单位人员可用拼音或首字母',
  thisRound: '只查本轮次',
  results: '查找结果',
  recent: '最近查找',
  count: '{n}条',
  countMore: '{n}条以上',
  first: '显示前{n}条',
  showMore: '显示更多',
  none: '没有找到“{text}”',
  noneHint: '请减少字数，或用空格隔开几个词（须同时出现）。',
  noneHintRound: '也可以取消“只查本轮次”再找。',
  hintTitle: '可以查什么',
  hints: [
    '问题的原文、公开表述、整改目标、备注',
    '措施的首句、内容、进展、备注，以及每次调度填报的进展',
    '单位的全称、简称、别名、联络人、电话；人员的姓名、职务、电话',
    '一个字也能查；几个词用空格隔开，须同时出现；全角半角、大小写、中英文引号不区分',
    '单位和人员可用拼音或首字母，如 jiaotiju、qjtj',
  ],
  footer: '↑↓ 选择　Enter 打开　Esc 关闭',
  named: '{name}承担的问题和措施',
  notNamed: '“{name}”在本轮次没有承担问题或措施。',
} as const;
