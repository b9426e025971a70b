// Acts, rows and fields in the clerks' words: what 撤销 and the history call them.
import { bracketedChinese, chineseNumber } from '../numbering/words.ts';
import { ROLE_WORDS, type Role } from './types.ts';

/** What an operation is called in a row's history. */
export const OPERATION_WORDS: Readonly<Record<string, string>> = {
  assign: '批量指定',
  editRows: '修改',
  addRow: '新增',
  renameHeading: '修改标题',
  moveRows: '移动',
  splitRow: '拆分',
  mergeRows: '合并',
  removeRows: '删除',
  removeSelection: '删除',
  restoreRows: '还原',
  undo: '撤销',
  redo: '重做',
  acceptOutline: '导入文件',
  acceptMatch: '对照导入文件',
  acceptWorkbook: '导入 Excel 台账',
  loadSample: '载入示例',
  createRound: '新建轮次',
  updateRound: '修改轮次',
  addUnit: '新增单位',
  updateUnit: '修改单位',
  removeUnit: '删除单位',
  restoreUnit: '恢复单位',
  mergeUnits: '合并单位',
  addOfficial: '新增人员',
  updateOfficial: '修改人员',
  removeOfficial: '删除人员',
  restoreOfficial: '恢复人员',
  mergeOfficials: '合并人员',
  reorder: '调整顺序',
  setReviewDay: '设定调度日',
  setMilestones: '设定时间节点',
  setHoliday: '设定节假日',
  setLightRules: '设定亮灯规则',
  setStyle: '设定版式',
  settleBulletin: '选定改动',
  removeBulletin: '删除通报草稿',
  draftReport: '起草报告',
  redraftReport: '重新取数',
  editReport: '修改报告',
  settleConflict: '选定改动',
  removeReport: '删除报告',
  withhold: '列为不予公开',
  publishAgain: '取消不予公开',
  reportUnit: '登记报送',
  enterProgress: '周调度填报',
  acceptForms: '收取调度表',
  acceptEntries: '认可进展',
  returnEntry: '退回进展',
  planMeeting: '安排会议',
  updateMeeting: '修改会议',
  holdMeeting: '登记会议召开',
  addAgendaItem: '增加议题',
  updateAgendaItem: '修改议题',
  moveAgendaItem: '调整议题',
  removeAgendaItem: '删除议题',
  addDecision: '登记议定事项',
  updateDecision: '修改议定事项',
  settleDecision: '办结议定事项',
  removeDecision: '删除议定事项',
  addEvidence: '添加佐证材料',
  updateEvidence: '修改佐证材料',
  linkEvidence: '关联佐证材料',
  unlinkEvidence: '取消关联佐证材料',
  removeEvidence: '移除佐证材料',
  planLookBack: '制定回头看方案',
  updateLookBack: '修改回头看方案',
  removeLookBack: '删除回头看方案',
  assignLookBack: '分派回头看',
  recordLookBack: '登记回头看结论',
  applyLookBack: '处理回头看结论',
  setStandingReview: '安排常态化复查',
  recordStandingCheck: '登记常态化复查',
  addOutcome: '登记成效',
  updateOutcome: '修改成效',
  removeOutcome: '删除成效',
  addClue: '登记线索信访',
  updateClue: '修改线索信访',
  removeClue: '删除线索信访',
  openClues: '查看线索信访台账',
  openClue: '查看线索信访',
  draftCloseOuts: '起草销号申请',
  updateCloseOuts: '修改销号申请',
  removeCloseOut: '删除销号申请草稿',
  sendCloseOuts: '销号申请送签',
  withdrawCloseOut: '撤回销号申请',
  signCloseOuts: '签署销号申请',
  returnCloseOut: '退回销号申请',
  recordClosed: '补录销号',
  reopenProblem: '重新挂号',
  makeRequest: '申请延期或转长期坚持',
  decideRequest: '审批延期或转长期坚持',
  withdrawRequest: '撤回申请',
  setCloseOutChain: '设定销号签署环节',
  draftBulletin: '起草通报',
  updateBulletin: '修改通报',
  redraftBulletin: '重拟通报',
  runCheckup: '体检',
  muteCheckupFindings: '忽略体检发现',
  unmuteCheckupFindings: '恢复体检发现',
  setCheckupRules: '设定体检规则',
  addAccount: '新增用户',
  updateAccount: '修改用户',
  resetPassword: '重设密码',
  changePassword: '修改密码',
  setSecurity: '修改安全设置',
  makeRecoverySheet: '制作恢复单',
  recover: '用恢复单重设密码',
  failedLogins: '登录失败',
  createStore: '建立台账',
  makeAccounts: '建立用户名单',
  unlock: '登录',
  export: '导出',
  print: '打印',
  importDirectory: '导入单位人员',
  writeForms: '生成调度表',
  openReview: '开始周调度',
  closeReview: '关闭周调度',
  draftLetter: '起草文书',
  updateLetter: '修改文书',
  removeLetter: '删除文书草稿',
  issueLetter: '签发文书',
  recordReply: '登记文书签收回复',
  cancelLetter: '撤销文书',
  addPhoneReminder: '登记电话提醒',
  removePhoneReminder: '删除电话提醒',
  setLetterKinds: '设定文种',
  replaceTemplate: '更换模板',
  resetTemplate: '恢复默认模板',
  issueBulletin: '印发通报',
  submitReport: '报告送审',
  approveReport: '审批报告',
  returnReport: '退回报告',
  issueReport: '印发报告',
  saveView: '保存视图',
  removeView: '删除视图',
  setPreference: '保存个人设置',
  makeEvidenceKey: '建立佐证密钥',
  quarantineEvidence: '移入隔离区',
  restoreBackup: '从备份恢复',
};

/** A column of a row, in the words of the lists; columns that say nothing to people are missing. */
export const FIELD_WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  aspect: { title: '标题' },
  item: { title: '标题', category: '类别' },
  problem: {
    item_id: '所属项',
    title: '问题',
    public_text: '公开表述',
    source: '问题来源',
    kind: '整改类型',
    target: '整改目标',
    due_date: '完成时限',
    due_text: '完成时限',
    long_term: '完成时限',
    state: '状态',
    note: '备注',
  },
  measure: {
    problem_id: '所属问题',
    lead: '措施首句',
    text: '措施内容',
    public_text: '公开表述',
    deliverable: '成果形式',
    due_date: '完成时限',
    due_text: '完成时限',
    long_term: '完成时限',
    state: '状态',
    percent: '累计进度',
    progress: '进展情况',
    progress_date: '进展日期',
    note: '备注',
  },
  close_out: {
    applied_on: '申请日期',
    unit_id: '申请单位',
    review_opinion: '审核意见',
    reviewed_on: '审核日期',
    acceptance_opinion: '验收意见',
    accepted_on: '验收日期',
    approver: '批准人',
    approved_on: '批准日期',
    look_back_on: '回头看日期',
    look_back_result: '回头看结论',
  },
};

/** The word for a role's list, as in a field. */
export function roleWord(role: string): string {
  return ROLE_WORDS[role as Role] ?? role;
}

type TreeKind = 'aspect' | 'item' | 'problem' | 'measure';
const KINDS: Record<TreeKind, string> = { aspect: '方面', item: '项', problem: '问题', measure: '措施' };
/** Characters of a text that stands for a row without a number. */
const WORDS_SHOWN = 16;

/** A row's number as printed; `item` where numbers start again under each item; `position`: a measure's place. */
export interface RowNumber {
  number: number;
  item?: number;
  position?: number;
}

/** 问题（5）, 问题（2-1） where numbers restart, 措施（5）二, 项3, 方面（二）; what has no number goes by its first words. */
export function rowName(kind: TreeKind, of: RowNumber | { words: string }): string {
  if ('words' in of) {
    const words = of.words.trim();
    if (words === '') return KINDS[kind];
    return `${KINDS[kind]}“${words.length > WORDS_SHOWN ? `${words.slice(0, WORDS_SHOWN)}…` : words}”`;
  }
  const { number, item, position } = of;
  if (kind === 'aspect') return `方面${bracketedChinese(number)}`;
  if (kind === 'item') return `项${number}`;
  const problem = `（${item === undefined ? number : `${item}-${number}`}）`;
  if (kind === 'problem') return `问题${problem}`;
  return `措施${problem}${position === undefined ? '' : chineseNumber(position)}`;
}

/** What an act did, as far as its label needs it. */
export interface ActFacts {
  operation: string;
  /** Problems and measures touched, each once */
  problems: number;
  measures: number;
  headings: number;
  /** The row or other thing that stands for the act, by name; '' for none */
  name: string;
  /** Fields changed, in words */
  fields: readonly string[];
}

/** More fields than this are counted instead of named. */
const FIELDS_NAMED = 3;

function fieldsInWords(fields: readonly string[]): string {
  if (fields.length === 0) return '内容';
  if (fields.length <= FIELDS_NAMED) return fields.join('、');
  return `${fields.slice(0, FIELDS_NAMED).join('、')}等${fields.length}项内容`;
}

function rowsInWords({ problems, measures, headings }: ActFacts): string {
  return [
    ...(headings > 0 ? [`${headings}个方面或项`] : []),
    ...(problems > 0 ? [`${problems}条问题`] : []),
    ...(measures > 0 ? [`${measures}条措施`] : []),
  ].join('、');
}

/** An act as 撤销 names it: 修改问题（5）的牵头单位, 批量修改12条措施的完成时限, 删除3条问题. */
export function actLabel(facts: ActFacts): string {
  const { operation, name, problems, measures, headings } = facts;
  const rows = problems + measures + headings;
  const one = rows === 1 && name !== '';
  switch (operation) {
    case 'assign':
    case 'editRows':
      return one
        ? `修改${name}的${fieldsInWords(facts.fields)}`
        : `批量修改${rowsInWords(facts)}的${fieldsInWords(facts.fields)}`;
    case 'renameHeading':
      return `修改${name}的标题`;
    case 'addRow':
    case 'moveRows':
    case 'splitRow':
      return `${OPERATION_WORDS[operation]}${name}`;
    case 'mergeRows':
      return `合并到${name}`;
    case 'removeRows':
    case 'removeSelection':
    case 'restoreRows':
      return `${OPERATION_WORDS[operation]}${one ? name : rowsInWords(facts)}`;
    case 'enterProgress':
      return `填报${name}的进展`;
    default: {
      const words = OPERATION_WORDS[operation] ?? '其他操作';
      return name === '' ? words : `${words}${name.startsWith('“') ? name : `（${name}）`}`;
    }
  }
}
