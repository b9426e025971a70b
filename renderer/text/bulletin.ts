// Words of 通报.

import type { BulletinSummary } from '#domain/bulletin/types.ts';
import { dateWords } from '#domain/calendar/dates.ts';

export const BULLETIN = {
  title: '通报',
  list: '各期通报',
  none: '还没有通报',
  noneText: '通报从已关闭的周调度取数起草，改好后印发；印发后文字和数据冻结。',
  noClosed: '还没有关闭的周调度。请先完成并关闭一次周调度，再编通报。',
  toReview: '去周调度',
  draft: '起草通报',
  draftFrom: '依据哪次调度',
  draftNote: '数据取自该次调度关闭时冻结的统计。',
  again: (count: number) => `该次调度已编过${count}期通报。`,
  number: '期号',
  redraft: '重新取数',
  redraftTitle: '重新取数',
  redraftNote: '正文和数据将按该次调度重新生成，手工改过的文字会被替换。可用“撤销”恢复。',
  exportWord: '导出 Word',
  exportPdf: '导出 PDF',
  print: '打印',
  exporting: (format: 'docx' | 'pdf') => `正在导出 ${format === 'pdf' ? 'PDF' : 'Word'}…`,
  printing: '正在送打印…',
  issue: '印发（冻结）',
  issueTitle: (number: number) => `印发第${number}期`,
  issueNote: '印发后期号、文字和数据全部冻结，不能再改，也不能撤销；如有错误，只能在下一期更正。',
  issueChanged: (count: number) => `有${count}处数字与调度统计不一致，已在纸面上标出，请核对后再印发。`,
  issueConfirm: '印发',
  issued: '已印发，内容已冻结，只能查看、导出和打印。',
  undo: '撤销',
  printed: '已送打印机。',
  state: { draft: '草稿', issued: '已印发' },
} as const;

/** 第4期 2026年6月22日 */
export function bulletinWords(bulletin: Pick<BulletinSummary, 'number' | 'asOf'>): string {
  return `第${bulletin.number}期 ${dateWords(bulletin.asOf)}`;
}
