// Words of 周调度.
import { daysBetween, monthDayWords, weekdayWords } from '#domain/calendar/dates.ts';
import type { Review } from '#domain/review/types.ts';

export const REVIEW = {
  title: '周调度',
  choose: '选择调度',
  open: '新开一次调度',
  openFirst: '开始第1次调度',
  stillOpen: '先关闭本次调度，再开下一次',
  noReviews: '还没有周调度',
  noReviewsText: '每周收一次各牵头单位的进展：登记报送、逐条核对措施、关闭后冻结，并据此编写通报。',
  date: '调度日期',
  due: '报送截止（可不填）',
  dueShort: '报送截止',
  dateNeeded: '请填写调度日期。',
  dateNote: '默认为上次调度之后的下一个周一；遇节假日请自行改期。',
  momentHint: '如 6-19 16:20',
  noMoment: '时间写法不对，例如 2026-6-19 16:20。',
  close: '关闭本次',
  closeTitle: (ordinal: number) => `关闭第${ordinal}次调度`,
  closeNote: '关闭后，本次的报送登记、进展和统计数据全部冻结，不能再改；以后的修改记入下一次调度。',
  closeComplete: '各单位均已登记，措施均已填写。',
  missingUnits: (count: number) => `未报单位${count}个：`,
  missingEntries: (count: number) => `本次没有填写进展的措施${count}条：`,
  unitEntries: (name: string, count: number) => `${name}${count}条`,
  unsavedEntries: '还有没有保存的进展，请先保存。',
  closed: '本次已关闭，内容已冻结，只能查看。',
  toBulletin: '编写通报',
  units: '牵头单位',
  noUnits: '没有需要报送的单位。请先在清单中为措施指定牵头单位。',
  toLedger: '去清单指定',
  others: '未列入本次报送',
  unitFacts: (problems: number, measures: number) => `${problems}条问题 ${measures}条措施`,
  entered: (entered: number, measures: number) => `已填${entered}/${measures}`,
  missed: (times: number) => `连续${times}次未报`,
  status: '报送情况',
  receivedAt: '报送时间',
  medium: '报送方式',
  waivedReason: '免报原因',
  waivedNeeded: '免报需要填写原因，填写后保存。',
  reportedBy: '填报人',
  measures: '整改措施',
  noMeasures: '这个单位没有需要调度的措施。',
  deadline: '时限',
  lastWeek: '上周',
  lastTime: '上次',
  thisWeek: '本周进展',
  nothingLast: '此前没有进展记录。',
  nothingThis: '本周没有填写。',
  changes: '与上次相比',
  percent: '累计进度',
  state: '状态',
  returnReason: '退回原因',
  difficulty: '存在困难/需协调',
  nextPlan: '下周计划',
  evidence: '佐证新增（材料名称、页数）',
  accept: '认可',
  acceptKey: '认可（Enter）',
  accepted: '已认可',
  takeBack: '取消认可',
  returnEntry: '退回',
  returnKey: '退回（R）',
  returnedFor: (reason: string) => `已退回：${reason}`,
  returnTitle: '退回这条进展',
  returnNote: '退回后由单位重新填报；已报“待审核”的改回“整改中”。',
  returnNeeded: '请写明退回原因。',
  undoReturn: '取消退回',
  verdictKeys: '在措施行上：Enter 认可　R 退回　E 修改',
  raise: '转碰头会议题',
  raised: '已转为碰头会议题，将列入下一次碰头会。',
  raiseTitle: (problem: number, lead: string) => `问题（${problem}）${lead}——需协调的困难`,
  compare: '对比…',
  compareTitle: '两次调度对比',
  compareWith: '与哪一次对比',
  compareNone: '至少要有两次调度才能对比。',
  compareSummary: (changed: number, unchanged: number) => `${changed}条措施有变化，${unchanged}条没有变化`,
  notAsked: '不在该次调度中',
  notEntered: '（未填）',
  letter: '发督办文书…',
  summary: '汇总表',
  more: '更多 ▾',
  saveNext: '保存并下一条',
  saveNextKey: 'Ctrl+Enter　Alt+↑↓ 换措施',
  copyLast: '沿用上次文字',
  draftKept: '这里有上次没有保存的文字，已放回。',
} as const;

/** 第12次 2026-06-22（周一） */
export function reviewWords(review: Pick<Review, 'ordinal' | 'date'>): string {
  return `第${review.ordinal}次 ${review.date}（${weekdayWords(review.date)}）`;
}

/** 应报10 已报8（迟报1）未报2 免报0 */
export function reportCounts(statuses: readonly string[]): {
  due: number;
  received: number;
  late: number;
  missing: number;
  waived: number;
} {
  const count = (status: string): number => statuses.filter((one) => one === status).length;
  const waived = count('免报');
  const late = count('迟报');
  return { due: statuses.length - waived, received: count('按时') + late, late, missing: count('未报'), waived };
}

/** 上周 6月15日; 上次 where more than a week lies between */
export function lastWords(date: string, reviewDate: string): string {
  return `${daysBetween(date, reviewDate) <= 7 ? REVIEW.lastWeek : REVIEW.lastTime} ${monthDayWords(date)}`;
}
