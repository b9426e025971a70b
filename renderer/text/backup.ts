// Words of 设置－备份 and of the status bar's part about it.
const KB = 1024;

/** 860 KB, 12.4 MB, 1.2 GB */
export function bytesInWords(bytes: number): string {
  if (bytes < KB * KB) return `${Math.max(1, Math.round(bytes / KB))} KB`;
  const mega = bytes / KB / KB;
  return mega < KB ? `${mega.toFixed(mega < 100 ? 1 : 0)} MB` : `${(mega / KB).toFixed(1)} GB`;
}

const two = (value: number) => String(value).padStart(2, '0');

/** 2026-06-23 10:32, by the PC's clock */
export function momentInWords(instant: string): string {
  const at = new Date(instant);
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** 10:32 on the same day, else 昨天 10:32, else the whole moment */
export function momentNearby(instant: string, now: Date): string {
  const whole = momentInWords(instant);
  const day = (at: Date) => momentInWords(at.toISOString()).slice(0, 10);
  if (whole.startsWith(day(now))) return whole.slice(11);
  if (whole.startsWith(day(new Date(now.getTime() - 86_400_000)))) return `昨天 ${whole.slice(11)}`;
  return whole;
}

export const BACKUP = {
  title: '备份与恢复',
  note: '每小时（有改动时）、每天、退出时、升级和批量导入前自动备份，逐页校验后才计入',
  last: (words: string, kind: string) => `上次备份 ${words}（${kind}）`,
  never: '还没有备份',
  backUpNow: '立即备份',
  made: '已备份并校验。',
  failure: (why: string) => `自动备份没有成功：${why}`,
  undo: '撤销恢复',
  undoText: (words: string) => `台账刚从备份恢复。恢复前的内容已另存（${words}），可以换回来。`,
  // second place
  second: '第二备份位置',
  secondNone: '未设置。本机磁盘损坏时，本机上的备份也会一起丢失，请选择另一块磁盘或U盘。',
  secondIs: (name: string) => `“${name}”`,
  secondCopied: (words: string) => `最近复制：${words}`,
  secondNever: '还没有复制过',
  secondAbsent: '现在不在，插上后自动复制',
  secondOverdue: (days: number | null) =>
    days === null ? '还没有复制过，请尽快插上' : `已${days}天没有复制，请插上该U盘或磁盘`,
  choose: '选择位置…',
  change: '更换位置…',
  forget: '不再使用',
  remind: '超过',
  remindUnit: '天没有复制时提醒',
  // list
  list: '备份列表',
  time: '时间',
  kind: '种类',
  place: '位置',
  here: '本机',
  there: '第二处',
  size: '大小',
  holds: '内容',
  holdsWords: (rounds: string, problems: number, measures: number) => `${rounds}；${problems}条问题、${measures}条措施`,
  noRounds: '没有轮次',
  lastChange: (words: string, rows: number) => `最后改动 ${words}（日志第${rows}条）`,
  users: (names: string) => `用户：${names}`,
  unknown: '早期版本所备，内容未知',
  state: '校验',
  verified: '✓ 已校验',
  unverified: '未校验',
  acts: '操作',
  look: '查看',
  check: '重新校验',
  restore: '恢复…',
  checkedGood: '校验通过',
  checkedBad: '校验未通过',
  more: (n: number) => `显示其余${n}份`,
  // restore dialog
  restoreTitle: '从备份恢复',
  restoreText: (words: string, kind: string) =>
    `把台账换成 ${words} 的备份（${kind}）。此后的改动不再在台账里，但会先另存为“恢复前”备份，恢复后可以撤销。`,
  restoreKeeps: '用户、密码和停用状态保持现在的样子。恢复后需要重新登录。',
  restoreNow: '先备份再恢复',
  restoring: '正在备份并恢复，请不要关闭程序…',
  // status bar
  barLast: (words: string) => `上次备份 ${words}`,
  barSecond: (name: string, days: number | null) =>
    `${name} ${days === null ? '未复制' : days === 0 ? '今天' : `${days}天前`}`,
  barFailure: '自动备份没有成功',
  // banner
  back: '返回当前台账',
  lookingAt: (words: string) => `备份时间 ${words}。`,
} as const;
