// Words of 佐证材料.

export const EVIDENCE = {
  title: '佐证材料',
  short: '佐证',
  none: '还没有佐证材料',
  noneText: '会议纪要、制度文件、照片、票据等，拖到这里或点“添加文件”，自动编号并加密存入台账。',
  drop: '拖到这里添加',
  addFiles: '添加文件',
  addFolder: '添加文件夹',
  catalogue: '佐证目录',
  leave: '导出 ▾',
  exportAll: '全部文件…',
  export: '导出',
  catalogueMenu: '佐证目录…',
  dossierMenu: '一案一档…',
  dossierFolder: '一案一档（文件夹）…',
  dossierZip: '一案一档（压缩包）…',
  allProblems: '本轮次全部问题，每条问题一个文件夹。',
  problems: '所选{n}条问题，每条问题一个文件夹。',
  dossierTitle: '导出一案一档',
  dossierNote: '问题信息、整改进展、销号情况、已发文书和佐证材料，各成一个文件夹，附目录。',
  total: '共{n}件',
  remove: '移除',
  preview: '查看',
  name: '名称',
  date: '文件日期',
  note: '备注',
  pages: '页数',
  copies: '份数',
  measure: '对应措施',
  noMeasure: '未对应措施',
  undo: '撤销',
  sha256: '校验值',
  noPreview: '不能在窗口内查看',
  truncated: '后面还有{n}{unit}没有显示，请导出后查看全文。',
  page: '第{n}页',
  pageOf: '第{n}页，共{m}页',
  previousPage: '上一页',
  nextPage: '下一页',
  smaller: '缩小',
  larger: '放大',
  pdfBroken: 'PDF 文件打不开，可能已损坏或设有密码。可导出后用其他软件查看。',
  imageBroken: '图片打不开，可能已损坏。可导出后用其他软件查看。',
  sheets: '工作表',
  row: '行',
} as const;

/** 12 KB, 3.4 MB */
export function sizeWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} 字节`;
  if (bytes < 1024 * 1024) return `${Math.max(1, Math.round(bytes / 1024))} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

export const addedWords = (added: number): string => `已添加${added}件，加密存入台账`;
export const knownWords = (known: readonly { name: string; label: string }[]): string =>
  `${known.map(({ name, label }) => `“${name}”已有（${label}）`).join('，')}，没有重复添加`;
export const removedWords = (label: string): string => `已移除${label}`;
export const exportedFiles = (name: string, files: number): string =>
  files === 1 ? `已导出：${name}` : `已导出到“${name}”，共${files}个文件`;
