// Words of 生成调度表 and 导入回收表.

import type { FormVerdict, RowVerdict } from '#domain/forms/types.ts';

export const FORMS = {
  write: '生成调度表',
  writeTitle: (ordinal: number) => `生成第${ordinal}次周调度表`,
  writeNote:
    '每个牵头单位一份 Excel 表，只含本单位的措施，附发放清单。表内固定内容已锁定，单位只能填浅色单元格；回收后按表内编号识别，改文件名不影响。',
  word: '同时生成 Word 版（供打印或手写填报）',
  cover: '同时生成封面（报送截止、条数、报送方式、签收）',
  chooseFolder: '选择文件夹并生成',
  all: '全选',
  unit: '牵头单位',
  measures: '措施',
  issued: '已下发',
  issuedTimes: (times: number) => (times === 0 ? '—' : `${times}次`),
  received: '已收',
  yes: '是',
  no: '—',
  chosen: (units: number) => `已选${units}个单位`,
  noUnits: '没有需要填报的单位：名下没有未销号的措施。',
  written: (folder: string, files: number) => `已在“${folder}”中生成${files}个文件。`,

  collect: '导入回收表',
  collectTitle: (ordinal: number) => `导入第${ordinal}次周调度回收表`,
  collectNote: '选择存放回收表的文件夹（可在U盘或光盘上，只读取、不写入）或若干文件。按表内编号识别单位和措施。',
  folder: '选择文件夹…',
  files: '选择文件…',
  again: '重新选择…',
  medium: '报送方式',
  receivedAt: '报送时间',
  accept: (measures: number) => `收取${measures}条措施`,
  nothing: '没有可以收取的内容',
  nothingFound: '所选文件夹中没有文件。',
  file: '文件',
  verdict: '核对结果',
  rows: '将收取',
  rowsOf: (taken: number, all: number) => `${taken}/${all}条`,
  show: '逐条查看',
  hide: '收起',
  measure: '整改措施',
  reported: '表中填报',
  present: '台账本周已有',
  take: '收取',
  takeThis: (text: string) => `收取：${text}`,
  keepPresent: '保留台账已有',
  bad: '有内容不能使用，收取时该格保持原值：',
  empty: '未填',
  accepted: (forms: number, measures: number) => `已收取${forms}份表、${measures}条措施，回收表已存档。`,
  receipts: '收表登记',
  receiptsTitle: (ordinal: number) => `第${ordinal}次周调度收表登记`,
  noReceipts: '还没有收到调度表。',
  takenAt: '收取时间',
  reportedBy: '填报人',
  takenRows: '收取措施',
  leftOut: '未收取',
} as const;

/** Where a verdict wants attention. */
export const VERDICT_TONES: Record<FormVerdict, 'good' | 'look' | 'bad' | 'plain'> = {
  filled: 'good',
  empty: 'plain',
  unchanged: 'plain',
  doubtful: 'look',
  wrongWeek: 'bad',
  foreign: 'bad',
  duplicate: 'plain',
  taken: 'plain',
  outdated: 'bad',
  unreadable: 'bad',
};

export const ROW_VERDICT_WORDS: Record<RowVerdict, string> = {
  empty: '未填',
  unchanged: '没有变化',
  filled: '可收取',
  conflict: '与已有不同',
  tampered: '固定内容被改动',
  foreign: '不在本单位名下',
  bad: '有误',
};

/** 本周进展 I5：“约六成”——累计进度应为0—100的整数。 */
export function badCellWords(cell: { row: number; column: string; text: string; reason: string }): string {
  return `${cell.column}${cell.row}“${cell.text}”——${cell.reason}`;
}
