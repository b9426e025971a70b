// Writes a tree as a findings document in a given pattern; the way back is what the parser is tested for.
import { bracketedChinese, chineseNumber, circled } from '#domain/numbering/words.ts';

export interface TreeMeasure {
  lead: string;
  text: string;
}
export interface TreeProblem {
  title: string;
  measures: TreeMeasure[];
}
export interface TreeItem {
  title: string;
  category: string;
  problems: TreeProblem[];
}
export interface TreeAspect {
  title: string;
  items: TreeItem[];
}

export type HeadingMark = '一、' | '（一）' | '1.' | '第一类';
export type ProblemMark =
  | '(1)'
  | '（1）'
  | '1.'
  | '1．'
  | '1、'
  | '（一）'
  | '一、'
  | '编号1：'
  | '问题1：'
  | '第1条'
  | '①';
export type MeasureMark = '一是' | '1.' | '1、' | '(1)' | '（1）' | '①' | '首先' | '措施1：';

export interface Pattern {
  /** Headings shown, from the outside in */
  levels: ('aspect' | 'category' | 'item')[];
  marks: HeadingMark[];
  problemMark: ProblemMark;
  lead: '针对' | '关于' | '整改' | '句子';
  measureMark: MeasureMark;
  inline: boolean;
  /** A line 整改措施： before the measures */
  label: boolean;
  status: boolean;
  fields: boolean;
  continuous: boolean;
  /** Chapters of organisation and of next steps around the problems, with runs of their own */
  chapters: boolean;
  halfWidth: boolean;
  /** Totals stated in the opening */
  totals: boolean;
}

const ORDER = ['首先', '其次', '再次', '最后'];

function problemMark(mark: ProblemMark, n: number): string {
  switch (mark) {
    case '(1)':
      return `(${n})`;
    case '（1）':
      return `（${n}）`;
    case '1.':
      return `${n}.`;
    case '1．':
      return `${n}．`;
    case '1、':
      return `${n}、`;
    case '（一）':
      return bracketedChinese(n);
    case '一、':
      return `${chineseNumber(n)}、`;
    case '编号1：':
      return `编号${n}：`;
    case '问题1：':
      return `问题${n}：`;
    case '第1条':
      return `第${n}条 `;
    case '①':
      return circled(n);
  }
}

function measureMark(mark: MeasureMark, n: number, count: number): string {
  switch (mark) {
    case '一是':
      return `${chineseNumber(n)}是`;
    case '1.':
      return `${n}.`;
    case '1、':
      return `${n}、`;
    case '(1)':
      return `(${n})`;
    case '（1）':
      return `（${n}）`;
    case '①':
      return circled(n);
    case '首先':
      return `${n === count && n > 2 ? '最后' : (ORDER[n - 1] ?? '再次')}，`;
    case '措施1：':
      return `措施${n}：`;
  }
}

function headingMark(mark: HeadingMark, n: number): string {
  switch (mark) {
    case '一、':
      return `${chineseNumber(n)}、`;
    case '（一）':
      return bracketedChinese(n);
    case '1.':
      return `${n}.`;
    case '第一类':
      return `第${chineseNumber(n)}类 `;
  }
}

function headingWords(level: 'aspect' | 'category' | 'item', title: string): string {
  if (level === 'aspect') return `关于“${title}”方面的问题`;
  return level === 'item' ? `关于“${title}”问题` : title;
}

function problemHead(lead: Pattern['lead'], title: string): string {
  switch (lead) {
    case '针对':
      return `针对“${title}”问题。`;
    case '关于':
      return `关于“${title}”的问题。`;
    case '整改':
      return `关于“${title}”问题的整改。`;
    case '句子':
      return `${title}。`;
  }
}

const HALF: Record<string, string> = { '，': ',', '：': ':', '；': ';', '（': '(', '）': ')' };

/** The document as lines. */
export function render(tree: TreeAspect[], p: Pattern): string[] {
  const out: string[] = ['中共某某县委关于巡察整改进展情况的通报', '发布时间：2024-05-06'];
  const chapter = p.marks.includes('一、') || p.problemMark === '一、';
  const problems = tree.flatMap((a) => a.items.flatMap((i) => i.problems));
  const measures = problems.reduce((sum, problem) => sum + problem.measures.length, 0);
  const stated: string[] = [];
  if (p.levels.includes('aspect')) stated.push(`${tree.length}个方面`);
  if (p.levels.includes('item')) stated.push(`${tree.reduce((sum, a) => sum + a.items.length, 0)}项`);
  const opening = p.totals
    ? `县委将反馈意见梳理为${[...stated, `${problems.length}条具体问题`].join('、')}，制定${measures}条整改措施。`
    : '根据统一部署，县委巡察组对我县开展了巡察。现将整改情况予以公布。';
  out.push(opening);
  let chapters = 0;
  if (p.chapters) {
    out.push(`${chineseNumber(++chapters)}、提高政治站位，扛起整改主体责任`);
    out.push('（一）深化思想认识。县委召开专题会议，一是传达学习；二是研究部署；三是压实责任。');
    out.push('（二）加强组织领导。成立领导小组，定期听取汇报。');
    if (!chapter) out.push(`${chineseNumber(++chapters)}、坚持问题导向，推进整改落实`);
  }
  let itemNumber = 0;
  let problemNumber = 0;
  const writeProblem = (problem: TreeProblem): void => {
    problemNumber++;
    const head = `${problemMark(p.problemMark, problemNumber)}${problemHead(p.lead, problem.title)}${p.status ? '该问题已完成整改。' : ''}`;
    const lines = problem.measures.map(
      (m, k) => `${measureMark(p.measureMark, k + 1, problem.measures.length)}${m.lead}${m.text}`,
    );
    if (p.inline) {
      if (p.label) out.push(head, `整改措施：${lines.join('')}`);
      else out.push(head + lines.join(''));
    } else {
      out.push(head);
      if (p.label) out.push('整改措施：');
      out.push(...lines);
    }
    if (p.fields) out.push('完成时限：2024年6月底前', '责任单位：县委办公室、县财政局');
  };
  const writeLevel = (level: 'aspect' | 'category' | 'item', title: string, n: number): void => {
    const at = p.levels.indexOf(level);
    if (at < 0) return;
    out.push(`${headingMark(p.marks[at] as HeadingMark, n)}${headingWords(level, title)}`);
    const next = p.levels[at + 1];
    if (!p.continuous && next === 'item') itemNumber = 0;
    if (!p.continuous && next === undefined) problemNumber = 0;
  };
  tree.forEach((aspect, a) => {
    writeLevel('aspect', aspect.title, chapter && p.marks[0] === '一、' ? ++chapters : a + 1);
    let category = 0;
    let lastCategory: string | null = null;
    for (const item of aspect.items) {
      if (p.levels.includes('category') && item.category !== lastCategory) {
        writeLevel('category', item.category, ++category);
        lastCategory = item.category;
      }
      if (p.levels.includes('item')) writeLevel('item', item.title, ++itemNumber);
      for (const problem of item.problems) writeProblem(problem);
    }
  });
  if (p.chapters) {
    if (!chapter) chapters = Math.max(chapters, 2);
    if (p.problemMark === '一、') chapters = problems.length + chapters;
    out.push(`${chineseNumber(chapters + 1)}、下一步工作打算`);
    out.push('（一）持续巩固整改成果。一是加强督导检查；二是健全长效机制。');
    out.push('（二）严格落实整改责任。');
  }
  out.push('中共某某县委', '2024年5月6日');
  if (!p.halfWidth) return out;
  return out.map((line) => line.replace(/[，：；（）]/g, (sign) => HALF[sign] as string));
}
