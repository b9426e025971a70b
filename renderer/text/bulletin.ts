// Words of 通报.

import type { BulletinSummary } from '#domain/bulletin/types.ts';
import { dateWords } from '#domain/calendar/dates.ts';

export const BULLETIN = {
  title: '通报',
  list: '各期通报',
  none: '还没有通报',
  noneText: '通报从已关闭的周调度、或某一天的台账取数起草，改好后印发；印发后文字和数据冻结。',
  draft: '起草通报',
  draftFrom: '依据哪次调度',
  draftNote: '数据取自该次调度关闭时冻结的统计。',
  type: '类型',
  typeHints: {
    调度通报: '每次调度后印发，带红色名称和期号',
    简报: '编发工作情况，带红色名称和期号',
    通报: '法定公文文种，不带简报名称；发文字号由办公室编',
  },
  ground: '取数',
  groundReview: '已关闭的调度',
  groundDay: '截至某日',
  asOf: '截至日期',
  dayNote: '按该日台账现状统计；印发时数据一并冻结。',
  sections: '各节',
  sectionsTitle: '各节的取舍和顺序',
  sectionsNote: '勾选要写的节，用 ↑↓ 调整顺序；您改过的段落保留。',
  up: (name: string) => `${name}上移`,
  down: (name: string) => `${name}下移`,
  apply: '重新生成',
  correct: '更正',
  correctTitle: (number: number) => `更正第${number}期`,
  correctNote: '将另起草一期，写明更正的是哪一期；原件不变。',
  correctsWords: '更正',
  remove: '删除草稿',
  more: '更多 ▾',
  search: '查找各期内容',
  nothing: '没有找到',
  contradictions: (count: number) => `${count}处手写数字与台账不符`,
  contradictionsTitle: '手写的数字与台账不符',
  contradiction: (said: string, counted: string) => `文中“${said}”，台账统计：${counted}`,
  again: (count: number) => `该次调度已编过${count}期通报。`,
  number: '期号',
  redraft: '重新取数',
  exportWord: '导出 Word',
  print: '打印、导出 PDF',
  exporting: '正在导出 Word…',
  issue: '印发（冻结）',
  issueTitle: (number: number) => `印发第${number}期`,
  issueNote: '印发后期号、文字和数据全部冻结，不能再改，也不能撤销；如有错误，只能在下一期更正。',
  issueChanged: (count: number) => `有${count}处数字与调度统计不一致，已在纸面上标出，请核对后再印发。`,
  issueConfirm: '印发',
  issued: '已印发，内容已冻结，只能查看、导出和打印。',
  undo: '撤销',
  state: { draft: '草稿', issued: '已印发' },
} as const;

/** 第4期 2026年6月22日 */
export function bulletinWords(bulletin: Pick<BulletinSummary, 'number' | 'asOf'>): string {
  return `第${bulletin.number}期 ${dateWords(bulletin.asOf)}`;
}
