// Field labels of findings documents (整改目标：, 责任单位：, 完成时限： …) and the bracketed fields behind a sentence.
import { fold, pairs } from './chars.ts';
import { LABEL_WORDS, type LabelKey } from './label-words.ts';

export type { LabelKey } from './label-words.ts';

const BY_WORD = new Map<string, LabelKey>();
for (const [key, words] of Object.entries(LABEL_WORDS)) for (const word of words) BY_WORD.set(word, key as LabelKey);

/** 责任领导及单位, 责任单位和责任人: one heading over several fields. */
const ASSIGNMENT =
  /^(?:整改)?责任(?:领导|人|单位|部门)(?:及|和|与|、)(?:整改)?(?:责任|牵头|配合)?(?:领导|人|单位|部门)(?:(?:及|和|与|、)(?:责任)?(?:领导|人|单位|部门|时限))?$/;

/** 巡察反馈的主要问题, 督导检查发现的问题: a heading over a list of problems. */
const PROBLEM_LIST =
  /^(?:(?:省委|市委|县委|区委|本轮|本次)?(?:专项)?(?:巡[察视]|审计|督[察查导]|检查)(?:组|检查)?)?(?:自查)?(?:反馈|指出|发现|查出|查摆|存在)(?:的)?(?:主要|突出|具体|共性)?问题$/;

const LONGEST = Math.max(...[...BY_WORD.keys()].map((word) => word.length));

/** What a label's words stand for; blanks inside (责 任 人) and a plural bracket are ignored. */
export function labelKey(words: string): LabelKey | null {
  const bare = fold(words).replace(/[\s*【】[\]〔〕]/g, '');
  if (!bare || bare.length > LONGEST + 8) return null;
  const plain = bare.replace(/\([^)]{0,12}\)$/, '').replace(/\/.*$/, '');
  return BY_WORD.get(bare) ?? BY_WORD.get(plain) ?? (ASSIGNMENT.test(plain) ? 'assignment' : null);
}

/** Labels that offices put together from the usual parts; the first pattern that fits counts. */
const BUILT: [RegExp, LabelKey][] = [
  [/^(?:存在|反馈|发现|检查|审计|巡察|巡视|督察|具体|主要)[^,。]{0,6}(?:问题|事实)(?:描述|表现|内容|概述)$/, 'problem'],
  [
    /^(?:检视|查摆|交办|督办|移交|反映|投诉|曝光|督查|督导|检查|排查|通报|核查|暗访|评估|自查|审计|剖析)(?:的|发现的?|查?出的?|查明的?|指出的?|反映的?|反馈的?)?问题$/,
    'problem',
  ],
  [/^问题[^,。]{0,4}(?:描述|表现|内容|概述)$/, 'problem'],
  [
    /^(?:整改|落实|采取|解决|具体|主要|下步|工作|改进|应对|处置|处理|治理|整治|防控|纠正)[^,。]{0,6}(?:措施|举措|做法|办法|对策)$/,
    'measures',
  ],
  [/^(?:整改|落实|完成|推进|处理|处置|办理|目前)[^,。]{0,6}(?:情况|成果|成效|进展|结果|进度|效果)$/, 'work'],
  [/^(?:整改|完成|办结|计划|预计|预定)[^,。]{0,4}(?:时限|期限|时间|日期)$/, 'deadline'],
  [/^(?:整改|工作|预期|销号)[^,。]{0,4}(?:目标|标准)$/, 'target'],
  [/^(?:责任|牵头|分管|包保|包联|整改|督办)[^,。]{0,4}领导$/, 'leader'],
  [/^(?:牵头|主责|主办)[^,。]{0,4}(?:单位|部门|科室|处室|股室)$/, 'lead'],
  [/^(?:配合|协同|协办|参与|协助)[^,。]{0,4}(?:单位|部门|科室|处室|股室)$/, 'supporting'],
  [/^(?:责任|整改|承办|落实|实施)[^,。]{0,4}(?:单位|部门|科室|处室|股室|主体|支部)$/, 'responsible'],
  [/^(?:责任|整改|直接|具体)[^,。]{0,4}(?:责任人|负责人|联络员)$/, 'contact'],
];

/** Words set off by a colon or brackets: a known label, or one put together from the usual parts. */
function setOffLabel(words: string): LabelKey | null {
  const known = labelKey(words);
  if (known) return known;
  const bare = fold(words).replace(/[\s*]/g, '');
  return bare.length >= 4 && bare.length <= 14 ? (BUILT.find(([test]) => test.test(bare))?.[1] ?? null) : null;
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
    const key = setOffLabel(boxed[1] ?? '');
    return key ? { key, words: (boxed[1] ?? '').replace(/\s/g, ''), end: boxed[0].length, bare: false } : null;
  }
  const announced = MEASURES_FOLLOW.exec(fold(text));
  if (announced) return { key: 'measures', words: '整改措施', end: text.length, bare: false };
  const colon = head.indexOf(':');
  if (colon > 0 && colon <= LONGEST * 2) {
    const words = head.slice(0, colon);
    const key = setOffLabel(words);
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
    const key = labelKey(bare) ?? (PROBLEM_LIST.test(bare) ? 'problemList' : null);
    if (key && bare.length >= 4) return { key, words: bare.replace(/\s/g, ''), end: text.length, bare: true };
  }
  return null;
}

/** 针对上述问题，采取以下整改措施： */
const MEASURES_FOLLOW = /^(?:针对|对照|围绕)?.{0,16}(?:采取|制定|落实)[^。,]{0,8}(?:措施|举措)[^。,]{0,4}:$/;

const LABEL_IN_TEXT = new RegExp(
  `(?:${[...BY_WORD.keys()]
    .filter((word) => word.length >= 2)
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[/]/g, '\\/'))
    .join('|')}):`,
  'g',
);

const BEFORE_LABEL = new Set(['。', ';', ',', '、', ' ', '!', '?', '】', '”', ')', '/']);

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
