// Words of texts that are edited on their paper.

export const DESK = {
  editHint: '点段落修改；点带虚线的数字查看明细',
  editorHint: 'Enter 保存　Shift+Enter 另起一段　Esc 退出（保留修改）',
  editor: '修改这一段',
  differs: (paper: string, counted: number) => `纸面写作“${paper}”，台账统计为${counted}。`,
  changedFigure: '与台账统计不一致',
  pages: (pages: number) => `共${pages}页`,
} as const;
