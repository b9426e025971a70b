// Words used on many screens.
export const COMMON = {
  product: '闭环',
  productLine: '巡视巡察整改台账',
  mark: '内部事项 注意保管',
  saved: '已保存',
  saving: '正在保存…',
  unsaved: '未保存',
  savedLabel: '保存状态',
  loading: '正在读取…',
  working: '正在处理…',
  retry: '重试',
  gotIt: '知道了',
  close: '关闭',
  cancel: '取消',
  confirm: '确定',
  save: '保存',
  edit: '修改',
  undo: '撤销',
  redo: '重做',
  export: '导出',
  print: '打印',
  excel: 'Excel（.xlsx）',
  word: 'Word（.docx）',
  pdf: 'PDF',
  longTerm: '长期',
  longTermToo: '，长期坚持',
  windowFault: '窗口内部出错，本次操作没有完成，已保存的内容没有变化。请重试；再次出现请联系维护人员。',
  dateHint: '如 2025-6-30',
  calendar: '日历',
  noDate: '日期写法不对，例如 2025-6-30。',
} as const;

/** 3/20　区住建局　约剩5秒 */
export function jobWords(done: number, total: number, what: string, secondsLeft: number | null): string {
  const left = secondsLeft === null ? '' : `　约剩${secondsLeft}秒`;
  return `${done}/${total}　${what}${left}`;
}

/** 已导出：文件名 */
export function exportedWords(fileName: string): string {
  return `已导出：${fileName}`;
}
