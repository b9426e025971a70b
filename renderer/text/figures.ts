// Words around figures and the rows behind them.
export const FIGURES = {
  problems: '问题',
  measures: '措施',
  problemUnit: '条',
  total: '总数',
  overdue: '其中逾期',
  rate: '完成率',
  inLedger: '在清单中查看',
  none: '没有符合的条目。',
  asOf: '截至',
  noLead: '未明确牵头单位',
  openRows: '查看明细',
  more: (shown: number, total: number) => `已列出${shown}条，共${total}条，再列100条`,
} as const;

/** 措施 · 已完成 19条 */
export function figureCaption(of: 'problems' | 'measures', name: string, unitName?: string): string {
  return [unitName, FIGURES[of], name].filter((word) => word !== undefined).join(' · ');
}
