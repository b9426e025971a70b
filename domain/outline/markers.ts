// The marks that number paragraphs: 一、 （一） 1. (1) ① 一是 首先 编号8： 第3条 …, read at the start of a paragraph.
import { fold, readNumber } from './chars.ts';

/** How a mark is written; marks of one family count together. */
export type Family = string;

export interface Marker {
  family: Family;
  /** null for bullets */
  number: number | null;
  /** Length of the mark in the text, with the spaces behind it */
  length: number;
  /** As written, e.g. （一） */
  raw: string;
}

const ZH = '[〇零一二两三四五六七八九十百]';
const NUM = `(?:\\d{1,3}|${ZH}{1,5})`;

interface Rule {
  family: (match: RegExpExecArray) => Family;
  number: (match: RegExpExecArray) => number | null;
  test: RegExp;
  accept?: (match: RegExpExecArray, text: string) => boolean;
}

const first = (match: RegExpExecArray): number | null => readNumber(match[1] ?? '');

/** 一、二级 or 三、四季度 at the start of a sentence are no marks; 二、3个项目 is one. */
const notCountedOn = (match: RegExpExecArray, text: string): boolean => {
  const own = readNumber(match[1] ?? '');
  const following = text[match[0].length] ?? '';
  const next = /\d/.test(following) === /^\d/.test(match[1] ?? '') ? readNumber(following) : null;
  return own === null || next !== own + 1 || text[match[0].length + 1] === '、';
};

/** 1.5亿元 or 2020.6 are no marks: what follows a number mark is neither digit nor unit. */
const UNITS = /^\s?(?:[%％亿万元‰吨米]|个百分点|个月|公里|千米|平方)/;

/** What is counted right behind a number: 3户, 12个, 2号; 个人, 项目 and the like are words of their own. */
const COUNTER =
  '(?:号|个(?![人体别])|项(?!目)|人(?![员大民社才力])|家(?![庭长])|村(?![级民务])|组(?!织)|条(?![例件])|件|次|所(?![有属])|户(?!籍)|名(?![录称])|处(?![理置罚室])|起(?!草)|台(?!账)|座|栋|辆|笔)';

const ORDER_WORDS: Record<string, number> = { 首先: 1, 其次: 2, 再次: 3, 再者: 3, 最后: 4 };

/** Numbers that are characters of their own: ① ⑴ ⒈ ㈠ Ⅰ. */
function symbol(char: string): { family: Family; number: number } | null {
  const code = char.codePointAt(0) ?? 0;
  if (code >= 0x2460 && code <= 0x2473) return { family: 'circle', number: code - 0x2460 + 1 };
  if (code >= 0x3251 && code <= 0x325f) return { family: 'circle', number: code - 0x3251 + 21 };
  if (code >= 0x32b1 && code <= 0x32bf) return { family: 'circle', number: code - 0x32b1 + 36 };
  if (code >= 0x2776 && code <= 0x277f) return { family: 'circle', number: code - 0x2776 + 1 };
  if (code >= 0x2780 && code <= 0x2789) return { family: 'circle', number: code - 0x2780 + 1 };
  if (code >= 0x2474 && code <= 0x2487) return { family: 'arParen', number: code - 0x2474 + 1 };
  if (code >= 0x2488 && code <= 0x249b) return { family: 'arDot', number: code - 0x2488 + 1 };
  if (code >= 0x3220 && code <= 0x3229) return { family: 'zhParen', number: code - 0x3220 + 1 };
  if (code >= 0x2160 && code <= 0x216b) return { family: 'roman', number: code - 0x2160 + 1 };
  return null;
}

const NAMED =
  '(?:反馈意见|监管意见|征求意见|问题编号|整改任务|整改问题|整改事项|反馈问题|具体问题|存在问题|突出问题|主要问题|个性问题|共性问题|清单|编号|序号|任务|事项|问题)';

const RULES: Rule[] = [
  {
    // 编号8： 问题三： 【问题1】 问题（二）：
    test: new RegExp(`^[【\\[]?(${NAMED})\\s?(?:第)?[(]?(${NUM})[)]?(?:号|条|项)?\\s?[】\\]:、.,]\\s?`),
    family: (match) => `named:${match[1]}`,
    number: (match) => readNumber(match[2] ?? ''),
  },
  {
    // （编号1）
    test: new RegExp(`^\\(\\s?(${NAMED})\\s?第?(${NUM})(?:号|条|项)?\\s?\\)[:、.]?\\s?`),
    family: (match) => `named:${match[1]}`,
    number: (match) => readNumber(match[2] ?? ''),
  },
  {
    test: new RegExp(`^[【\\[]?(?:整改)?(措施|举措)\\s?[(]?(${NUM})[)]?(?:[-—]\\d{1,2})?\\s?[】\\]:、.]\\s?`),
    family: () => 'named:措施',
    number: (match) => readNumber(match[2] ?? ''),
  },
  { test: /^[【[](\d{1,3})[】\]]\s?/, family: () => 'arBox', number: first },
  {
    test: new RegExp(`^第(${NUM})(章|节|编|部分|条|款|项|类|个问题|个方面|方面)\\s?[、:,.]?\\s?`),
    family: (match) => `ordinal:${match[2]}`,
    number: first,
  },
  { test: new RegExp(`^第(${ZH}{1,3})(?:[,、:]|是)\\s?`), family: () => 'firstly', number: first },
  { test: new RegExp(`^其(${ZH})(?:[,、:]|是)\\s?`), family: () => 'qi', number: first },
  {
    test: /^(首先|其次|再次|再者|最后)(?:[,、:]|是)?\s?/,
    family: () => 'order',
    number: (match) => ORDER_WORDS[match[1] ?? ''] ?? null,
  },
  {
    test: new RegExp(`^(${ZH}{1,3})(是|要)[,、:]?\\s?`),
    family: (match) => (match[2] === '要' ? 'yao' : 'shi'),
    number: first,
  },
  {
    test: new RegExp(`^(${ZH}{1,5})[、.,]\\s?`),
    family: () => 'zhDun',
    number: first,
    accept: notCountedOn,
  },
  { test: new RegExp(`^\\(\\s?(${ZH}{1,5})\\s?\\)[、.]?\\s?`), family: () => 'zhParen', number: first },
  { test: new RegExp(`^(${ZH}{1,5})\\)[、.]?\\s?`), family: () => 'zhRightParen', number: first },
  {
    test: /^\(\s?(\d{1,4})\s?\)[、.]?\s?/,
    family: () => 'arParen',
    number: (match) => (Number(match[1]) < 1900 ? Number(match[1]) : null),
  },
  // 1.2021年…, 1.2号窗口…: the year or count is not part of the number
  { test: new RegExp(`^(\\d{1,3})\\.(?=(?:19|20)\\d{2}年|\\d{1,4}${COUNTER})`), family: () => 'arDot', number: first },
  {
    test: /^(\d{1,2})((?:\.\d{1,3}){1,4})(?:[.、]|\s{1,4}|(?=[^\d.\s]))/,
    family: (match) => `multi:${(match[2] ?? '').split('.').length}`,
    number: (match) => Number((match[2] ?? '').split('.').at(-1)),
    accept: (match, text) =>
      !UNITS.test(text.slice(match[0].length)) && !/^\s?(?:年|月|日|至|-|—)/.test(text.slice(match[0].length)),
  },
  {
    // 2-1 公共交通接驳不便
    test: /^(\d{1,2})[-—–](\d{1,2})(?:[.、:]\s?|\s{1,4})(?=[^\d\s])/,
    family: () => 'dash',
    number: (match) => Number(match[2]),
    accept: (match, text) =>
      !UNITS.test(text.slice(match[0].length)) && !/^\s?[年月日]/.test(text.slice(match[0].length)),
  },
  {
    test: /^(\d{1,3})\s?\.(?!\d)\s?/,
    family: () => 'arDot',
    number: first,
  },
  { test: /^(\d{1,3})(?:\s?、\s?|,(?=[\u4e00-\u9fff“]))/, family: () => 'arDun', number: first, accept: notCountedOn },
  { test: /^(\d{1,3})\)[、.]?\s?/, family: () => 'arRightParen', number: first },
  { test: /^(\d{1,3})\s{1,4}(?=关于|针对|“)/, family: () => 'arSpace', number: first },
  {
    test: /^([A-Za-z])[.、)]\s?(?=[^\w])/,
    family: () => 'letter',
    number: (match) => (match[1] ?? 'a').toLowerCase().charCodeAt(0) - 96,
  },
  {
    test: /^(?:[●■◆▲•·※○□►◇△▪➢★☆]|[-*+]\s+(?=[\u4e00-\u9fff“])|[—–-]{1,3}(?=[\u4e00-\u9fff“"]))\s?/,
    family: () => 'bullet',
    number: () => null,
  },
];

/** Reads the mark at the start of a paragraph (leading blanks already cut); null where there is none. */
export function readMarker(text: string): Marker | null {
  const head = fold(text.slice(0, 40));
  const sign = symbol(head);
  if (sign) {
    const tail = /^\S[、.]?\s{0,4}/.exec(head);
    const length = tail ? tail[0].length : 1;
    return { ...sign, length, raw: text.slice(0, 1) };
  }
  for (const rule of RULES) {
    const match = rule.test.exec(head);
    if (!match || (rule.accept && !rule.accept(match, head))) continue;
    const number = rule.number(match);
    const family = rule.family(match);
    if (number === null && family !== 'bullet') continue;
    return { family, number, length: match[0].length, raw: text.slice(0, match[0].length).trim() };
  }
  return null;
}

/** Words for a family, as the clerk would say it. */
export function familyWords(family: Family): string {
  if (family.startsWith('named:')) return `${family.slice(6)}N：`;
  if (family.startsWith('ordinal:')) return `第N${family.slice(8)}`;
  if (family.startsWith('multi:')) return '1.1';
  if (family.startsWith('unit:')) return '无编号标题';
  if (family.startsWith('heading:')) return `标题样式${family.slice(8)}`;
  return FAMILY_WORDS[family] ?? family;
}

const FAMILY_WORDS: Record<string, string> = {
  zhDun: '一、',
  zhParen: '（一）',
  zhRightParen: '一）',
  arDot: '1.',
  arDun: '1、',
  arParen: '(1)',
  arRightParen: '1)',
  arSpace: '1',
  zhSpace: '一',
  arBox: '【1】',
  circle: '①',
  shi: '一是',
  yao: '一要',
  order: '首先',
  firstly: '第一，',
  qi: '其一，',
  roman: 'Ⅰ',
  letter: 'A.',
  dash: '1-1',
  bullet: '●',
  clause: '分号',
  'bare:aspect': '无编号标题',
  'bare:problem': '无编号标题',
  'bare:chapter': '无编号标题',
  'bare:measure': '无编号段落',
  paired: '按编号对应',
  plain: '无编号段落',
  table: '表格',
  field: '字段标签',
};
