// That no text is lost without a word: every paragraph is taken over, passed over for a reason, or named in a warning.
import { fold, sentences } from './chars.ts';
import type { Found } from './levels.ts';
import { endsDocument } from './noise.ts';
import type { Weighing } from './roles.ts';
import type { TreeNode } from './tree.ts';
import type { OutlineAspect, OutlineFields, OutlineProblem, OutlineWarning, SourceParagraph } from './types.ts';
import {
  actsFirst,
  announcesFindings,
  asksFor,
  closesDocument,
  faults,
  headsDemands,
  namesAspect,
  namesProgress,
  organises,
  passesOn,
  reportsClues,
  tellsStatus,
} from './wording.ts';

/** Characters that must be found together for a stretch to count as taken over. */
const GRAM = 4;
/** A stretch of fewer characters may be the words of a mark, a label or a lead phrase (针对巡察组反馈的…的问题). */
const LOST_LEAST = 12;
/** Longest stretch that is looked at as one lead phrase or heading. */
const HEADING_LENGTH = 60;
/** A longer paragraph above the findings is an introduction. */
const OPENING_LENGTH = 100;
/** 城区内涝积水点整治台账（2023年） */
const TITLE_END = /(?:报告|通报|方案|清单|台账|[汇览登]总?表)(?:[（(][^）)]*[）)])?$/;
/** A document's title, and what stands behind it in the same line. */
const BEHIND_TITLE = /^.*(?:报告|通报|方案|清单|情况|台账|通知|公告|公示|回复|总结|一览表|汇总表)(.{8,})$/;
/** Characters quoted of a lost stretch. */
const EXCERPT = 24;

const BARE = /[^\u4e00-\u9fffA-Za-z0-9]/g;

/** Letters, digits and characters only, with the place of each in the text. */
function bare(text: string): { text: string; places: number[] } {
  const folded = fold(text);
  const places: number[] = [];
  let out = '';
  for (let i = 0; i < folded.length; i++) {
    const sign = folded[i] as string;
    if (!/[\u4e00-\u9fffA-Za-z0-9]/.test(sign)) continue;
    out += sign;
    places.push(i);
  }
  return { text: out, places };
}

function gram(text: string, at: number): number {
  let hash = 0;
  for (let i = at; i < at + GRAM; i++) hash = Math.imul(hash, 0x01000193) ^ text.charCodeAt(i);
  return hash;
}

function addGrams(to: Set<number>, text: string): void {
  const words = fold(text).replace(BARE, '');
  for (let i = 0; i + GRAM <= words.length; i++) to.add(gram(words, i));
}

function wordsOf(fields: OutlineFields): string[] {
  return Object.values(fields).map((value) => (typeof value === 'string' ? value : `${value.text ?? ''}`));
}

/** All words that a problem took over. */
function problemWords(problem: OutlineProblem): string[] {
  return [
    problem.title,
    ...wordsOf(problem.fields),
    ...problem.measures.flatMap((measure) => [`${measure.lead}${measure.text}`, ...wordsOf(measure.fields)]),
  ];
}

/** Words of a problem or heading: grams of all, and the short ones as they are (names of units). */
interface Words {
  grams: ReadonlySet<number>;
  short: readonly string[];
}

/** Longest words that are looked for whole. */
const SHORT = 10;

/** Which words hold which paragraphs; one entry for each problem and heading. */
function holders(aspects: readonly OutlineAspect[]): { all: Words[]; held: Map<number, Words[]> } {
  const out = new Map<number, Words[]>();
  const all: Words[] = [];
  const put = (paragraphs: readonly number[], words: readonly (string | null)[]): void => {
    const grams = new Set<number>();
    for (const text of words) if (text) addGrams(grams, text);
    const short = words.flatMap((text) => (text && text.length <= SHORT ? [text] : []));
    const held = { grams, short };
    all.push(held);
    for (const paragraph of paragraphs) {
      const own = out.get(paragraph);
      if (own) own.push(held);
      else out.set(paragraph, [held]);
    }
  };
  for (const aspect of aspects) {
    put(aspect.paragraphs, [aspect.title]);
    for (const item of aspect.items) {
      put(item.paragraphs, [item.title, item.category]);
      for (const problem of item.problems) {
        const measures = problem.measures.flatMap((measure) => measure.paragraphs);
        put([...new Set([...problem.paragraphs, ...measures])], problemWords(problem));
      }
    }
  }
  return { all, held: out };
}

/** Words that carry nothing of their own: a status, a lead-in (主要采取以下措施：), what is passed on. */
function carriesNothing(words: string): boolean {
  return (
    tellsStatus(words) ||
    passesOn(words) ||
    reportsClues(words) ||
    (/(?:如下|以下|下列)/.test(words) && !/\d/.test(words)) ||
    /^(?:针对|关于|对照|对于|就)[^。]{0,30}(?:问题|意见|情况|方面)[^。]{0,12}$/.test(words)
  );
}

/** A kept stretch of fewer characters between two lost ones is a coincidence. */
const ISLAND = 6;
/** Dates and short labels are kept as other signs than they were written (deadlines) or stand for their field. */
const REWRITTEN =
  /\d{4}[年./-]\d{1,2}(?:[月./-](?:\d{1,2}日?)?)?|(?:^|[，,。；;、\s(（【[])[\u4e00-\u9fff/]{2,10}[:：】\]]|在[^，,。；;]{2,40}(?:方面|过程中|工作中|中|上)[，,][^，,。；;]{0,4}存在|[一二三四五六七八九十]是/g;

function saysMuch(words: string, held: readonly Words[]): boolean {
  let left = words;
  for (const { short } of held) for (const text of short) left = left.replace(text, '');
  return left.replace(REWRITTEN, '').replace(BARE, '').length >= LOST_LEAST;
}

/** The longest stretches of a text that stand in none of the words that hold it. */
function stretchesLost(text: string, held: readonly Words[]): string[] {
  const { text: words, places } = bare(text);
  if (words.length < LOST_LEAST) return [];
  const kept = new Uint8Array(words.length + 1);
  for (let i = 0; i + GRAM <= words.length; i++) {
    const hash = gram(words, i);
    if (held.some(({ grams }) => grams.has(hash))) kept.fill(1, i, i + GRAM);
  }
  kept[words.length] = 1;
  /** Lost stretches with the coincidences between them */
  const lost: { from: number; to: number; count: number }[] = [];
  for (let i = 0; i < words.length; i++) {
    if (kept[i] === 1) continue;
    const last = lost.at(-1);
    if (last && i - last.to <= ISLAND && (i === last.to || last.count >= GRAM)) {
      last.to = i + 1;
      last.count++;
    } else lost.push({ from: i, to: i + 1, count: 1 });
  }
  return lost
    .filter(({ count }) => count >= LOST_LEAST)
    .map(({ from, to }) => text.slice(places[from], (places[to - 1] as number) + 1))
    .filter(
      (stretch) => !sentences(stretch).every((sentence) => !saysMuch(sentence, held) || carriesNothing(sentence)),
    );
}

/** What was passed over for a reason that its place or words give: paragraphs and their words. */
interface PassedOver {
  paragraphs: Set<number>;
  words: Map<number, Set<number>>;
}

/** `first` is the first paragraph that was taken over. */
function passedOver({ root, weighing, found }: Read, first: number): PassedOver {
  const out: PassedOver = { paragraphs: new Set(), words: new Map() };
  const { roleOf } = weighing;
  const used = new Set(found.flatMap(({ aspect, category, item }) => [aspect, category, item]));
  const own = (node: TreeNode): void => {
    const grams = out.words.get(node.paragraph) ?? new Set<number>();
    addGrams(grams, node.full);
    for (let i = Math.max(0, node.paragraph); i <= node.last; i++) {
      out.paragraphs.add(i);
      out.words.set(i, grams);
    }
  };
  const whole = (node: TreeNode): void => {
    own(node);
    // 问题： and 整改措施： below 下一步： or an appeal are no part of it
    for (const child of node.children) if (!isFinding(child)) whole(child);
  };
  const reasonFor = (node: TreeNode): boolean => {
    const e = weighing.evidenceOf(node);
    return (
      (node.family === 'aside' && !holdsMore(node.text)) ||
      node.family === 'yao' ||
      e.organises ||
      e.demand ||
      e.clues ||
      e.later ||
      (node.label?.bare === true && headsDemands(node.label.words)) ||
      closesDocument(node.text) ||
      asksFor(node.text) ||
      passesOn(node.text)
    );
  };
  const walk = (node: TreeNode, heading: boolean): void => {
    /** Behind 提出如下建议： everything is advice */
    let advised = false;
    const opening = node === root || roleOf(node) === 'other' || organises(node.text);
    /** Behind 现报告如下： comes what is reported */
    let led = false;
    for (const child of node.children) {
      const role = roleOf(child);
      advised ||= child.number === null && closesDocument(child.text);
      const before = child.paragraph < first;
      if (role === 'container' || role === 'group') {
        const e = weighing.evidenceOf(child);
        if (!used.has(child) && namesPart(child) && !(e.lead === 'problem' && e.exact)) own(child);
        walk(child, used.has(child));
      } else if (role === 'field') {
        const demands = child.label?.bare === true && headsDemands(child.label.words);
        if (heading || demands || (before && namesOrigin(child)) || child.label?.key === 'number') whole(child);
      } else if (role === 'other') {
        if (child.emptied) {
          own(child);
          walk(child, false);
        } else if (advised || reasonFor(child)) whole(child);
        else if (before && opens(child, opening && !led)) {
          own(child);
          walk(child, false);
        } else if (/^无[。.]?$/.test(child.text) || endsDocument(child.text)) own(child);
      }
      led ||= node === root && /如下/.test(child.full);
    }
  };
  walk(root, false);
  return out;
}

/** Unmarked words above the findings: title, addressee, introduction; in a part only what leads on. */
function opens(node: TreeNode, outside: boolean): boolean {
  if (node.number !== null || node.label !== null || node.family === 'bullet') return false;
  return outside
    ? !tellsFault(node) && !tellsAct(node) && !holdsMore(node.text)
    : announcesFindings(node.text) || /[:：]$/.test(node.text);
}

/** 组织部开展专项清理，清理兼职23人。: what was done, and no introduction (按照…要求, 近年来…). */
function tellsAct(node: TreeNode): boolean {
  return (
    actsFirst(node.text) &&
    /[。；;]$/.test(node.text) &&
    /\d/.test(node.text) &&
    !/巡[察视]|审计|督察|反馈|整改|报告|通报|部署|要求|现将/.test(node.text)
  );
}

/** A sentence among the opening words that names a fault and announces nothing. */
function tellsFault(node: TreeNode): boolean {
  return (
    faults(node.text) > 0 &&
    !TITLE_END.test(node.text) &&
    !announcesFindings(node.text) &&
    !passesOn(node.text) &&
    node.text.length <= (/[。；;]$/.test(node.text) ? OPENING_LENGTH : HEADING_LENGTH / 2)
  );
}

/** …整改情况的报告（一）会议制度不落实: a title that took in the first heading. */
function holdsMore(title: string): boolean {
  const rest = BEHIND_TITLE.exec(title)?.[1] ?? '';
  return faults(rest) > 0 && !passesOn(title) && !closesDocument(title) && !asksFor(title);
}

/** A labelled piece of a finding. */
function isFinding(node: TreeNode): boolean {
  const key = node.label?.key;
  return node.family === 'field' && (key === 'problem' || key === 'measures') && !node.label?.bare;
}

/** 来源：…, 检查时间：… above the findings. */
function namesOrigin(node: TreeNode): boolean {
  const key = node.label?.key;
  return key === 'note' || key === 'source' || endsDocument(`${node.label?.words ?? ''}：${node.text}`);
}

/** 二、反馈问题整改情况: the heading of a part, which is no level and says nothing of its own. */
function namesPart(node: TreeNode): boolean {
  return (
    node.text.length <= HEADING_LENGTH &&
    !/[。；]/.test(node.text) &&
    !(namesAspect(node.text) && !/整改|反馈/.test(node.text)) &&
    !/.{4}(?:中|方面)存在的?(?:主要|突出)?问题$/.test(node.text) &&
    !/^(?:关于|聚焦|围绕)(?!.*(?:整改|反馈|问题))/.test(node.text) &&
    (node.label !== null ||
      announcesFindings(node.text) ||
      namesProgress(node.text) ||
      organises(node.text) ||
      (faults(node.text) === 0 && actsFirst(node.text)) ||
      (faults(node.text) === 0 &&
        /整改|问题|反馈|意见|任务|措施|举措|落实|清单|台账|成效|具体情况|导向/.test(node.text)))
  );
}

function quote(text: string): string {
  const words = text.trim().replace(/^[，,。；;、：:\s]+/, '');
  return words.length > EXCERPT ? `${words.slice(0, EXCERPT)}…` : words;
}

/** Text at the end that was taken for a contact block, though it is long and says nothing of the kind. */
function proseInTail(text: string): boolean {
  return text.trim().length >= 30 && !/\d{5}|电话|邮[箱编政]|地址|公示|监督|特此|附件|印发|网|日报送|抄送/.test(text);
}

/** What the steps before know of a document's paragraphs. */
export interface Read {
  source: readonly SourceParagraph[];
  /** Paragraphs that carry the document's own text: without page numbers, contents and contact block */
  lined: ReadonlySet<number>;
  /** Paragraphs with nothing but a label (整改措施：) */
  labels: ReadonlySet<number>;
  cells: ReadonlySet<number>;
  headers: ReadonlySet<number>;
  root: TreeNode;
  weighing: Weighing;
  found: readonly Found[];
}

/** Warnings for whatever was neither taken over nor passed over nor named by `warnings`, which stand already. */
export function textNotTaken(
  read: Read,
  aspects: readonly OutlineAspect[],
  warnings: readonly OutlineWarning[],
): OutlineWarning[] {
  const named = new Set<number>();
  for (const { paragraph, through } of warnings) {
    if (paragraph !== null) for (let i = paragraph; i <= (through ?? paragraph); i++) named.add(i);
  }
  const { all, held } = holders(aspects);
  const over = passedOver(read, Math.min(...held.keys()));
  const out: OutlineWarning[] = [];
  let open: { from: number; to: number; text: string } | null = null;
  const close = (): void => {
    if (!open) return;
    const range = open.to > open.from ? `第${open.from + 1}段至第${open.to + 1}段` : `第${open.from + 1}段`;
    out.push({
      code: 'text-not-taken',
      message: `${range}没有归入问题或措施，未导入：${quote(open.text)}`,
      paragraph: open.from,
      through: open.to,
    });
    open = null;
  };
  for (const { index, text } of read.source) {
    if (text.trim() === '') continue;
    const own = held.get(index);
    const lost = ((): boolean => {
      if (own || named.has(index) || read.labels.has(index) || read.headers.has(index)) return false;
      if (read.cells.has(index)) return stretchesLost(text, all).length > 0;
      if (!read.lined.has(index)) return proseInTail(text);
      return !over.paragraphs.has(index);
    })();
    if (lost) {
      if (open) open.to = index;
      else open = { from: index, to: index, text };
      continue;
    }
    close();
    if (!own || named.has(index)) continue;
    const passed = over.words.get(index);
    // the words of a row may stand in a heading over several problems
    const holding = read.cells.has(index) ? all : own;
    for (const stretch of stretchesLost(text, passed ? [...holding, { grams: passed, short: [] }] : holding)) {
      out.push({
        code: 'text-not-taken',
        message: `第${index + 1}段有一段文字没有归入问题或措施，未导入：${quote(stretch)}`,
        paragraph: index,
      });
    }
  }
  close();
  return out;
}
