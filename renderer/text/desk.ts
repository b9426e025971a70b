// Words of texts that are edited on their paper.

export const DESK = {
  editHint: '点段落修改；点带虚线的数字查看明细',
  editorHint: 'Enter 保存　Shift+Enter 另起一段　Esc 退出（保留修改）',
  editor: '修改这一段',
  differs: (paper: string, counted: number) => `纸面写作“${paper}”，台账统计为${counted}。`,
  changedFigure: '与台账统计不一致',
  pages: (pages: number) => `共${pages}页`,
  conflicts: (count: number) => `${count}处需要选定`,
  conflictsTitle: '您改过、台账也变了的段落',
  mine: '您的文字',
  theirs: '台账的新文字',
  removedMine: '（您已删去）',
  removedTheirs: '（台账中已没有）',
  keepMine: '用您的',
  takeTheirs: '用新的',
  redraftDone: (conflicts: number) =>
    conflicts === 0
      ? '已按台账重新取数，您改过的段落都保留了。'
      : `已重新取数，有${conflicts}处您改过、台账也变了，请选定。`,
  changed: (count: number) => `${count}处数字与台账不一致`,
} as const;
