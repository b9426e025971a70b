// Words of the window's frame: rail, top bar, status bar.
import type { ScreenId } from '#renderer/store/navigation.ts';

export const SCREEN_WORDS: Record<ScreenId, string> = {
  home: '工作台',
  ledger: '清单',
  review: '周调度',
  meetings: '碰头会',
  closing: '销号',
  letters: '文书',
  lookBack: '回头看',
  outcomes: '整改成效',
  clues: '线索信访',
  bulletin: '通报',
  checkup: '体检',
  report: '报告',
  statistics: '统计',
  units: '单位人员',
  log: '操作日志',
  settings: '设置',
  precheck: '完备性检查',
  import: '导入',
  workbook: '导入 Excel 台账',
};

export const APP = {
  rail: '主导航',
  round: '整改轮次',
  noRound: '还没有整改轮次',
  newImport: '导入反馈意见…',
  newWorkbook: '导入台账…',
  lock: '锁定',
  user: '当前用户',
  bootFailed: '程序没有启动成功',
  screenFailed: '这个页面出错了',
  screenFailedText: '已保存的内容没有变化。可以重新打开本页；再次出现请联系维护人员。',
  reopen: '重新打开',
  opening: '正在打开台账…',
} as const;
