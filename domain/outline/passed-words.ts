// Why text was left out and where it stands, in words for people; window and terminal say it alike.
import type { PassedKind } from './types.ts';

export const PASSED_WORDS: Record<PassedKind, string> = {
  title: '标题和称谓',
  opening: '引言',
  part: '篇章标题',
  lead: '承接语',
  organisation: '整改组织工作',
  demand: '要求和建议',
  later: '下一步打算',
  causes: '原因和困难',
  clues: '线索和信访办理',
  closing: '结束语',
  contact: '联系和监督方式',
  signature: '落款和日期',
  appendix: '附件',
  furniture: '页码、目录和网页信息',
  label: '栏目名和表头',
  table: '表中其他内容',
};

/** 第3段, 第3—5段; `from` and `to` are 0-based. */
export function placeWords(from: number, to: number): string {
  return from === to ? `第${from + 1}段` : `第${from + 1}—${to + 1}段`;
}
