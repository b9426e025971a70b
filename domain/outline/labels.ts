// Field labels of findings documents (整改目标：, 责任单位：, 完成时限： …) and the bracketed fields behind a sentence.
import { fold, pairs } from './chars.ts';

export type LabelKey =
  | 'problem'
  | 'problemList'
  | 'measures'
  | 'work'
  | 'target'
  | 'deadline'
  | 'leader'
  | 'lead'
  | 'responsible'
  | 'supporting'
  | 'contact'
  | 'status'
  | 'source'
  | 'kind'
  | 'deliverable'
  | 'note'
  | 'aspect'
  | 'item'
  | 'assignment'
  | 'number';

const WORDS: Record<LabelKey, string[]> = {
  problem: [
    '反馈问题',
    '反馈的问题',
    '反馈问题原文',
    '问题',
    '存在问题',
    '存在的问题',
    '具体问题',
    '问题描述',
    '问题表现',
    '具体表现',
    '问题概述',
    '问题内容',
    '问题摘要',
    '反馈意见',
    '反馈内容',
    '巡视反馈问题',
    '巡察反馈问题',
    '巡视发现问题',
    '巡察发现问题',
    '发现问题',
    '发现的问题',
    '审计发现问题',
    '审计查出问题',
    '审计发现的问题',
    '督察反馈问题',
    '整改问题',
    '整改事项',
    '整改任务',
    '问题事项',
    '问题名称',
    '反馈具体问题',
    '反馈意见具体问题',
    '问题清单',
    '检查发现问题',
    '主要问题表现',
    '反馈的具体问题',
  ],
  problemList: [
    '主要问题',
    '突出问题',
    '存在的主要问题',
    '存在的突出问题',
    '存在主要问题',
    '查摆的问题',
    '反馈的主要问题',
  ],
  measures: [
    '整改措施',
    '措施',
    '具体措施',
    '主要措施',
    '具体整改措施',
    '工作措施',
    '整改举措',
    '具体举措',
    '举措',
    '整改任务及措施',
    '整改办法',
    '整改落实措施',
    '整改措施和完成情况',
    '整改措施及完成情况',
    '整改措施及成效',
    '整改措施及进展',
    '整改措施及进展情况',
    '采取措施',
    '采取的措施',
    '整改具体措施',
    '整改工作措施',
    '主要整改措施',
    '整改的具体措施',
    '重点措施',
    '主要举措',
    '整改内容',
    '整改做法',
  ],
  work: [
    '整改情况',
    '整改落实情况',
    '整改进展情况',
    '整改进展',
    '进展情况',
    '整改完成情况',
    '完成情况',
    '整改成效',
    '整改结果',
    '落实情况',
    '工作进展',
    '目前进展',
    '推进情况',
    '整改工作进展',
    '整改工作情况',
    '整改推进情况',
    '办理情况',
    '整改效果',
    '取得成效',
    '进展',
    '整改工作开展情况',
    '截至目前进展',
    '阶段性成效',
    '最新进展',
    '具体整改情况',
    '处理情况',
    '整改措施落实情况',
    '目前整改情况',
    '落实整改情况',
    '当前进展',
  ],
  target: [
    '整改目标',
    '销号标准',
    '整改标准',
    '目标',
    '目标要求',
    '整改要求',
    '整改目标及销号标准',
    '整改目标和销号标准',
    '预期目标',
    '整改目标任务',
    '目标任务',
    '整改目标/销号标准',
    '完成标准',
    '验收标准',
    '达到目标',
  ],
  deadline: [
    '整改时限',
    '完成时限',
    '整改期限',
    '时限',
    '完成时间',
    '整改时间',
    '办结时限',
    '时限要求',
    '完成期限',
    '整改完成时限',
    '计划完成时间',
    '计划完成时限',
    '整改完成时间',
    '完成整改时限',
    '整改时限要求',
    '期限',
    '时间节点',
    '时间要求',
    '整改完成期限',
    '办理时限',
    '预计完成时间',
  ],
  leader: [
    '责任领导',
    '包保领导',
    '分管领导',
    '牵头领导',
    '责任县领导',
    '责任区领导',
    '责任市领导',
    '包抓领导',
    '牵头区领导',
    '牵头县领导',
    '牵头市领导',
    '挂牌领导',
    '整改责任领导',
    '分管县领导',
    '分管区领导',
    '主管领导',
    '督办领导',
    '领衔领导',
    '包联领导',
    '责任县级领导',
    '责任区级领导',
    '县级责任领导',
    '牵头责任领导',
    '责任校领导',
    '分管校领导',
    '督导领导',
  ],
  lead: [
    '牵头单位',
    '牵头部门',
    '主责单位',
    '牵头责任单位',
    '主要责任单位',
    '主办单位',
    '牵头整改单位',
    '责任牵头单位',
    '主责部门',
    '牵头科室',
    '牵头处室',
    '主办部门',
    '整改牵头单位',
    '牵头责任部门',
  ],
  responsible: [
    '责任单位',
    '责任部门',
    '整改责任单位',
    '责任主体',
    '整改单位',
    '承办单位',
    '落实单位',
    '整改主体',
    '实施单位',
    '整改责任主体',
    '责任处室',
    '责任科室',
    '整改责任部门',
    '具体责任单位',
    '承办部门',
    '主体责任单位',
    '责任镇街',
    '责任支部',
    '责任党组织',
  ],
  supporting: [
    '配合单位',
    '协办单位',
    '配合部门',
    '参与单位',
    '协同单位',
    '配合责任单位',
    '协助单位',
    '协办部门',
    '参加单位',
    '配合科室',
    '配合处室',
  ],
  contact: [
    '责任人',
    '联系人',
    '联络员',
    '直接责任人',
    '具体责任人',
    '整改责任人',
    '经办人',
    '责任人员',
    '第一责任人',
    '牵头人',
    '单位责任人',
    '负责人',
  ],
  status: [
    '是否完成',
    '状态',
    '整改状态',
    '销号情况',
    '是否销号',
    '完成状态',
    '整改完成状态',
    '是否整改到位',
    '整改进度',
  ],
  source: ['问题来源', '来源', '问题出处', '反馈来源'],
  kind: ['整改类型', '整改类别', '类型', '问题类型', '整改性质', '问题性质', '整改方式', '问题类别'],
  deliverable: ['成果形式', '整改成果', '工作成果', '预期成果', '成果', '佐证材料', '佐证'],
  note: [
    '备注',
    '说明',
    '督导单位',
    '督导部门',
    '验收单位',
    '督办单位',
    '监督单位',
    '监督部门',
    '销号单位',
    '行业监管单位',
    '督导责任单位',
  ],
  aspect: ['方面', '问题分类', '反馈方面', '一级分类', '问题大类', '类别', '大类'],
  item: ['项', '项目', '二级分类', '小类', '问题小类'],
  assignment: ['责任分工', '责任落实', '任务分工', '责任划分', '责任明确', '整改责任', '责任安排', '整改分工'],
  number: ['序号', '编号', '问题编号', '问题序号', '序'],
};

const BY_WORD = new Map<string, LabelKey>();
for (const [key, words] of Object.entries(WORDS)) for (const word of words) BY_WORD.set(word, key as LabelKey);

const LONGEST = Math.max(...[...BY_WORD.keys()].map((word) => word.length));

/** What a label's words stand for; blanks inside (责 任 人) and a plural bracket are ignored. */
export function labelKey(words: string): LabelKey | null {
  const bare = fold(words).replace(/[\s*【】[\]〔〕]/g, '');
  if (!bare || bare.length > LONGEST + 8) return null;
  const plain = bare.replace(/\([^)]{0,12}\)$/, '').replace(/\/.*$/, '');
  return BY_WORD.get(bare) ?? BY_WORD.get(plain) ?? null;
}

export interface LabelHit {
  key: LabelKey;
  /** As written, without colon and brackets */
  words: string;
  /** Place behind the label and its colon */
  end: number;
  /** True where neither colon nor brackets set the words off: they may as well be a heading */
  bare: boolean;
}

/**
 * Reads a label at the start of a text: 整改措施：… 【责任单位】… or the bare words alone on their line. A label with
 * neither colon nor brackets counts only when nothing else stands on the line.
 */
export function readLabel(text: string): LabelHit | null {
  const head = fold(text.slice(0, LONGEST * 2 + 6));
  const boxed = /^[【[〔](.{1,24}?)[】\]〕]\s?:?\s?/.exec(head);
  if (boxed) {
    const key = labelKey(boxed[1] ?? '');
    return key ? { key, words: (boxed[1] ?? '').replace(/\s/g, ''), end: boxed[0].length, bare: false } : null;
  }
  const colon = head.indexOf(':');
  if (colon > 0 && colon <= LONGEST * 2) {
    const words = head.slice(0, colon);
    const key = labelKey(words);
    if (key) {
      const rest = /^\s*/.exec(head.slice(colon + 1));
      return { key, words: words.replace(/\s/g, ''), end: colon + 1 + (rest ? rest[0].length : 0), bare: false };
    }
    return null;
  }
  if (text.length <= LONGEST + 6) {
    const bare = fold(text)
      .trim()
      .replace(/[。.;]$/, '');
    const key = labelKey(bare);
    if (key && bare.length >= 4) return { key, words: bare.replace(/\s/g, ''), end: text.length, bare: true };
  }
  return null;
}

const LABEL_IN_TEXT = new RegExp(
  `(?:${[...BY_WORD.keys()]
    .filter((word) => word.length >= 3)
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[/]/g, '\\/'))
    .join('|')}):`,
  'g',
);

const BEFORE_LABEL = new Set(['。', ';', ',', '、', ' ', '!', '?', '】', '”', ')']);

/**
 * Places inside a paragraph where a further label begins (…。整改措施：…。责任单位：…), outside quotes and brackets.
 * The place 0 is not among them.
 */
export function labelsInside(text: string): number[] {
  const folded = fold(text);
  if (!folded.includes(':')) return [];
  const marks = pairs(folded);
  const out: number[] = [];
  LABEL_IN_TEXT.lastIndex = 0;
  for (let match = LABEL_IN_TEXT.exec(folded); match; match = LABEL_IN_TEXT.exec(folded)) {
    const at = match.index;
    if (at === 0 || (marks.depth[at] ?? 0) > 0 || !BEFORE_LABEL.has(folded[at - 1] as string)) continue;
    out.push(at);
  }
  return out;
}

export interface FieldHit {
  key: LabelKey;
  words: string;
  value: string;
}

/** Splits 责任单位：区发改局；完成时限：6月底前 into its fields; null where the text is not made of fields alone. */
export function readFields(text: string): FieldHit[] | null {
  const out: FieldHit[] = [];
  const cuts = [0, ...labelsInside(text), text.length];
  for (let i = 0; i + 1 < cuts.length; i++) {
    const piece = text.slice(cuts[i], cuts[i + 1]).trim();
    const hit = readLabel(piece);
    if (!hit || hit.end >= piece.length) return null;
    out.push({ key: hit.key, words: hit.words, value: piece.slice(hit.end).replace(/[；;，,。、\s]+$/, '') });
  }
  return out.length > 0 ? out : null;
}

/**
 * Takes a bracketed group of fields off the end of a text: 加强学习。（责任单位：组织部；完成时限：长期坚持）.
 * `text` comes back without the group.
 */
export function takeBracketFields(text: string): { text: string; fields: FieldHit[] } {
  const folded = fold(text);
  const trimmed = folded.replace(/[。;,\s]+$/, '');
  if (!trimmed.endsWith(')') && !trimmed.endsWith('】') && !trimmed.endsWith(']')) return { text, fields: [] };
  const open = trimmed.endsWith(')') ? '(' : trimmed.endsWith('】') ? '【' : '[';
  const marks = pairs(folded);
  let at = trimmed.lastIndexOf(open);
  if (open === '(')
    while (at > 0 && (marks.close[at] ?? -1) !== trimmed.length - 1) at = trimmed.lastIndexOf('(', at - 1);
  if (at < 0) return { text, fields: [] };
  const fields = readFields(text.slice(at + 1, trimmed.length - 1));
  if (!fields) return { text, fields: [] };
  return { text: text.slice(0, at).trimEnd() + text.slice(trimmed.length).replace(/^\s+/, ''), fields };
}
