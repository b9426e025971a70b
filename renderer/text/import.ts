// Words of the import screen.
import { COMMON } from './common.ts';

export const LEVEL_WORDS = { aspect: '方面', item: '项', problem: '问题', measure: '措施' } as const;

export const IMPORT = {
  title: '导入反馈意见/整改方案',
  chooseTitle: '选择要导入的文件',
  chooseText:
    '支持 .docx、.doc、.txt（UTF-8 或 GB18030）。原文件只读取、不改动。读出的方面、项、问题、措施先给您核对，确认后才入账。',
  choose: '选择文件…',
  chooseOther: '换一个文件…',
  paste: '粘贴文字…',
  pasteTitle: '粘贴文字',
  pasteLabel: '反馈意见或整改方案全文',
  pasteHint: '整篇粘贴即可，网页抬头、落款和无关段落会自动略过。',
  pasteRead: '读取',
  sample: '看示例文件',
  reading: '正在读取和识别…',
  counts: '识别数量',
  toolbar: '修正识别结果',
  document: '原文',
  documentNote: '共{n}段；左侧色条表示该段被识别成哪一级',
  tree: '识别结果',
  warnings: '需要留意',
  warningJump: '看原文',
  showWarnings: '展开',
  hideWarnings: '收起',
  noWarnings: '没有需要留意的地方',
  doubtful: '请核对',
  doubtfulTitle: '识别把握不大，请对照原文核对',
  ignored: '已忽略',
  absent: '（文件中没有这一级）',
  accept: '核对完毕，入账…',
  discard: '放弃这次导入',
  passages: '未列入的段落',
  passagesHint: '以下段落不是问题或措施，没有列入识别结果。点一段可看原文；确属问题的，选中后点“作为问题加入”。',
  passagePart: '（只是这一段的一部分）',
  passageTitle: (kind: string) => `未列入：${kind}`,
  orphans: '有{n}条措施不在任何问题之下（已标出），请先升级为问题、移动或忽略，然后再入账。',
  nothing: '没有可以入账的问题。请在左侧选中段落，用“作为问题加入”补上。',
  acts: {
    edit: '改文字',
    promote: '升一级',
    demote: '降一级',
    merge: '并入上一条',
    split: '在光标处拆分',
    ignore: '忽略',
    restore: '恢复',
    up: '上移',
    down: '下移',
    undo: COMMON.undo,
    redo: COMMON.redo,
    addProblem: '作为问题加入',
    addMeasure: '作为措施加入',
    nextDoubt: '下一处待核对',
  },
  keys: '↑↓ 选择　Enter 改文字　Alt+←→ 升降级　Alt+↑↓ 移动　Backspace 并入上一条　Delete 忽略/恢复　Ctrl+Enter 在光标处拆分　Ctrl+Z 撤销',
  fields: {
    target: '整改目标',
    deadline: '完成时限',
    leader: '责任领导',
    lead: '牵头单位',
    responsible: '责任单位',
    supporting: '配合单位',
    contact: '责任人',
    status: '状态',
    progress: '进展',
    source: '问题来源',
    kind: '整改类型',
    deliverable: '成果形式',
    note: '备注',
  },
} as const;

export const PATTERN = {
  label: '识别依据',
  lead: '识别依据',
  mark: '用的编号',
  none: '没有这一级',
  reset: '恢复自动识别',
  notReached: '按所选编号没有读出相应内容，可在下面逐条修正',
  count: (n: number) => `${n}处`,
  askTitle: '按新的编号重新识别',
  ask: (kept: number, lost: number) =>
    `您已做过修正。重新识别后，${kept > 0 ? `其中${kept}处可以保留，` : ''}有${lost}处（移动、合并、拆分、升降级或补加的内容）不能保留。之后仍可用“撤销”恢复到现在。`,
  askConfirm: '重新识别',
} as const;

export const SOURCE_KIND_WORDS = {
  findings: '反馈意见',
  plan: '整改方案',
  progress: '进展报告',
  workbook: 'Excel 台账',
} as const;

export const ACCEPT = {
  title: '入账',
  documentKind: '文件性质',
  where: '放到哪里',
  newRound: '新建轮次',
  match: '对照到已有轮次',
  matchInto: '对照的轮次',
  matchHint:
    '逐条与该轮次的问题对照：补充措施、时限、责任单位或进展，新问题另加；台账已有的内容不删除，改动由您逐条勾选。',
  matchConfirm: '开始对照',
  oldRound: '放入空轮次',
  name: '轮次名称',
  kind: '类型',
  inspectingBody: '巡视巡察机构',
  inspected: '进驻日期',
  to: '至',
  feedbackDate: '反馈日期',
  numbering: '问题编号',
  continuous: '全文连续编号',
  restart: '每项重新编号',
  guessed: '以下内容由程序从文件中识别，请核对。',
  confirm: '入账',
  nameMissing: '请填写轮次名称。',
} as const;

export const DOCUMENTS = {
  title: '原件',
  note: '导入时的文件原样保存在台账中，不会改动',
  none: '本轮次还没有原件',
  save: '导出…',
  saved: (name: string) => `已导出“${name}”`,
  notKept: '导入时未保存原件',
  size: (bytes: number) =>
    bytes >= 1024 * 1024 ? `${(bytes / 1024 / 1024).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1024))} KB`,
} as const;

/** 4方面 11项 23问题 81措施 */
export function countWords(counts: { aspects: number; items: number; problems: number; measures: number }): string {
  return `${counts.aspects}方面 ${counts.items}项 ${counts.problems}问题 ${counts.measures}措施`;
}
