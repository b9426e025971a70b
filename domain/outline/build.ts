// A problem node to a problem: title, measures with lead and text, fields, and what was lost on the way.
import { sentences } from './chars.ts';
import { putField, putMany } from './fields.ts';
import { readHead } from './head.ts';
import { readFields, takeBracketFields } from './labels.ts';
import { splitLead } from './lead.ts';
import type { Role } from './roles.ts';
import type { TreeNode } from './tree.ts';
import type { OutlineFields, OutlineMeasure, OutlineProblem, OutlineWarning } from './types.ts';
import { actsFirst, faults, reportsClues, tellsStatus } from './wording.ts';

export interface Context {
  roleOf: (node: TreeNode) => Role;
  /** Year for deadlines without one */
  year: number | null;
  /** The document states problems only: what follows a problem's head describes it */
  findingsOnly: boolean;
  warnings: OutlineWarning[];
  /** Unmarked paragraphs that were put behind a measure */
  appended: number[];
}

/** All text of a node and below it, one line a paragraph; inline runs are part of `full` already. */
export function wholeText(node: TreeNode): string {
  const lines = [node.full];
  for (const child of node.children) {
    if (child.paragraph === node.paragraph && node.full.includes(child.full)) continue;
    const label = child.label ? `${child.label.words}：` : '';
    lines.push(`${child.raw}${label}${wholeText(child)}`);
  }
  return lines.filter(Boolean).join('\n');
}

/** Source paragraphs of a node and everything below it, ascending. */
export function paragraphsOf(node: TreeNode): number[] {
  const out = new Set<number>();
  const walk = (n: TreeNode): void => {
    if (n.paragraph >= 0) for (let i = n.paragraph; i <= n.last; i++) out.add(i);
    for (const paragraph of n.described) out.add(paragraph);
    for (const child of n.children) walk(child);
  };
  walk(node);
  return [...out].sort((a, b) => a - b);
}

/** 已完成整改。园区扩建应急池…: the status in front of what was done, and that. */
function takeStatus(text: string): { status: string | null; rest: string } {
  const [opening = '', ...more] = sentences(text);
  if (more.length === 0 || !tellsStatus(opening)) return { status: null, rest: text };
  return { status: statusWords(opening), rest: text.slice(text.indexOf(opening) + opening.length).trim() };
}

/** A measure from its text; a status in front of it and fields in brackets at its end become its own. */
export function toMeasure(text: string, paragraphs: number[], confidence: number, context: Context): OutlineMeasure {
  const bracket = takeBracketFields(text);
  const fields: OutlineFields = {};
  putMany(fields, bracket.fields, context, paragraphs[0] ?? 0);
  const { status, rest } = takeStatus(bracket.text.replace(/^[:：]\s*/, ''));
  if (status !== null) fields.status ??= status;
  return { ...splitLead(rest), fields, paragraphs, confidence };
}

/** The measure of a label for the whole problem (整改情况：已整改。…): its status is the problem's. */
function labelled(node: TreeNode, into: Gathered, context: Context): OutlineMeasure {
  const measure = toMeasure(wholeText(node), paragraphsOf(node), 0.8, context);
  const { status, ...rest } = measure.fields;
  if (status === undefined) return measure;
  into.fields.status ??= status;
  return { ...measure, fields: rest };
}

interface Gathered {
  measures: OutlineMeasure[];
  /** Free paragraphs of the problem, in order, with the count of measures before them */
  loose: { node: TreeNode; after: number }[];
  fields: OutlineFields;
  work: TreeNode[];
}

function isInline(child: TreeNode, parent: TreeNode): boolean {
  return child.paragraph === parent.paragraph && parent.full.includes(child.full);
}

/** Puts a field node, or all fields of a 责任分工 node, into `fields`. */
export function putFieldNode(fields: OutlineFields, node: TreeNode, context: Context): void {
  if (!node.label) return;
  if (node.label.key === 'assignment') {
    const own = readFields(node.text);
    if (own) putMany(fields, own, context, node.paragraph);
    else if (node.text) {
      putField(fields, { key: 'responsible', words: node.label.words, value: node.text }, context, node.paragraph);
    }
    for (const child of node.children) putFieldNode(fields, child, context);
    return;
  }
  putField(fields, { key: node.label.key, words: node.label.words, value: wholeText(node) }, context, node.paragraph);
}

/** A counted measure; a status in a paragraph of its own behind it is the problem's (`shared`). */
function measureOf(node: TreeNode, shared: OutlineFields, context: Context): OutlineMeasure {
  const parts = [node.full];
  const fields: OutlineFields = {};
  for (const child of node.children) {
    if (context.roleOf(child) === 'field') putFieldNode(fields, child, context);
    else if (child.family === 'plain' && child.children.length === 0 && tellsStatus(child.full))
      shared.status ??= statusWords(child.full);
    else if (!isInline(child, node)) parts.push(child.raw + wholeText(child));
  }
  const confidence = node.family === 'plain' ? 0.6 : node.gap > 0 ? 0.7 : 0.9;
  const measure = toMeasure(parts.filter(Boolean).join('\n'), paragraphsOf(node), confidence, context);
  measure.fields = { ...measure.fields, ...fields };
  return measure;
}

/** Words before a run that only announce it (主要采取以下措施：) carry nothing. */
function announces(text: string): boolean {
  return (
    text.length <= 30 &&
    !/\d/.test(text) &&
    (!/[,，]/.test(text) || /(?:如下|(?:以下|下列)[^，。]{0,6}(?:工作|措施|任务))[:：]$/.test(text)) &&
    /(?:如下|以下|措施|举措|做法|工作|方面|情况|问题|结果|成效|进展)[^，。：:]{0,6}[:：]$|(?:如下|以下措施|以下工作)[。.]?$/.test(
      text,
    )
  );
}

function putIntro(text: string, into: OutlineFields, context: Context, paragraph: number): void {
  if (!text || announces(text)) return;
  if (tellsStatus(text)) into.status ??= statusWords(text);
  else putField(into, { key: 'work', words: '', value: text }, context, paragraph);
}

function gather(node: TreeNode, into: Gathered, context: Context): void {
  for (const child of node.children) {
    const role = context.roleOf(child);
    if (role === 'field') putFieldNode(into.fields, child, context);
    else if (role === 'pass' && child.label?.key === 'work') into.work.push(child);
    else if (role === 'pass') {
      const inner = child.children.some((c) => ['measure', 'pass'].includes(context.roleOf(c)));
      if (inner) {
        putIntro(child.text, into.fields, context, child.paragraph);
        gather(child, into, context);
      } else if (!child.label) into.loose.push({ node: child, after: into.measures.length });
      else if (child.text) into.measures.push(labelled(child, into, context));
      else gather(child, into, context);
    } else if (role === 'measure' && child.family !== 'plain')
      into.measures.push(measureOf(child, into.fields, context));
    else into.loose.push({ node: child, after: into.measures.length });
  }
}

/** 整改情况 is what was done: measures where the document names none, progress beside named measures. */
function putWork(work: TreeNode, into: Gathered, context: Context): void {
  const text = wholeText(work);
  if (!text) return;
  if (into.measures.length > 0) {
    if (tellsStatus(text)) into.fields.status ??= statusWords(text);
    else putField(into.fields, { key: 'work', words: '', value: text }, context, work.paragraph);
    return;
  }
  const inner: Gathered = { measures: [], loose: [], fields: into.fields, work: [] };
  gather(work, inner, context);
  if (inner.measures.length > 0) {
    putIntro(work.text, into.fields, context, work.paragraph);
    for (const { node, after } of inner.loose) appendLoose(node, after, inner, context);
    into.measures.push(...inner.measures);
  } else if (tellsStatus(text)) into.fields.status ??= statusWords(text);
  else if (work.text && !(tellsStatus(work.text) && inner.loose.length > 0)) {
    into.measures.push(labelled(work, into, context));
  } else {
    // 整改情况：已整改。 and what was done in the paragraphs below it
    if (work.text) into.fields.status ??= statusWords(work.text);
    for (const { node } of inner.loose) {
      into.measures.push(toMeasure(node.raw + wholeText(node), paragraphsOf(node), 0.7, context));
    }
  }
}

/** A free paragraph behind a counted measure goes on with it; one before the first is told as progress. */
function appendLoose(node: TreeNode, after: number, into: Gathered, context: Context): void {
  const text = node.raw + wholeText(node);
  const last = into.measures[after - 1];
  if (!last) {
    putIntro(text, into.fields, context, node.paragraph);
    return;
  }
  context.appended.push(node.paragraph);
  last.text = last.text ? `${last.text}\n${text}` : text;
  last.paragraphs.push(...paragraphsOf(node).filter((p) => !last.paragraphs.includes(p)));
}

const trimEnd = (text: string): string => text.replace(/[。；;，,.\s]+$/, '');

/** A status without brackets and end mark. */
const statusWords = (text: string): string => trimEnd(text).replace(/^[（(](.*)[）)]$/, '$1');

/** Longest lead sentence of a measure (前移审查关口。…). */
const LEAD_LENGTH = 16;

/** What a paragraph says first: its lead sentence, else its first hundred characters. */
function opener(text: string): string {
  const [first = ''] = sentences(text);
  return first.length <= LEAD_LENGTH ? first : text.slice(0, 100);
}

/** A problem node with everything below it. */
export function buildProblem(node: TreeNode, number: number, confidence: number, context: Context): OutlineProblem {
  const gathered: Gathered = { measures: [], loose: [], fields: {}, work: [] };
  gather(node, gathered, context);
  const { measures, fields } = gathered;
  if (node.status) fields.status ??= node.status;

  const bracket = takeBracketFields(node.text);
  putMany(fields, bracket.fields, context, node.paragraph);
  const head = readHead(bracket.text);
  // 资金管理方面存在的问题 as a problem of its own keeps its words
  let title = head.lead === 'aspect' ? trimEnd(bracket.text) : head.title;
  const boxed = /[（(]([^（()）]{2,12})[）)]$/.exec(title);
  if (boxed && tellsStatus(boxed[1] as string)) {
    fields.status ??= boxed[1] as string;
    title = title.slice(0, boxed.index);
  }
  if (!title) {
    // 具体问题 alone on its line: the words stand in the next paragraph
    const at = gathered.loose.findIndex(({ after }) => after === 0);
    const words = gathered.loose[at];
    if (words) {
      gathered.loose.splice(at, 1);
      title = trimEnd(wholeText(words.node));
    }
  }
  const extend = (words: string): void => {
    const counted = /^[一二三四五六七八九十]是|^[①-⑳(（]/.test(words);
    const sign = !counted ? '。' : /^(?:一是|①|[(（][1一][)）])/.test(words) ? '：' : '；';
    title = `${trimEnd(title)}${sign}${trimEnd(words)}`;
  };
  if (node.description) title = `${title}：${trimEnd(node.description)}`;

  // what stands between the head and 整改情况： tells the problem
  const labelled = node.children.some((child) => child.label?.key === 'measures' || child.label?.key === 'work');
  const kept: string[] = [];
  for (const sentence of sentences(head.rest)) {
    const own = readFields(sentence.replace(/^[（(]|[）)][。；;]?$/g, ''));
    if (own) putMany(fields, own, context, node.paragraph);
    else if (tellsStatus(sentence)) fields.status ??= statusWords(sentence);
    else if (reportsClues(sentence)) {
      context.warnings.push({
        code: 'text-not-used',
        message: `第${node.paragraph + 1}段关于问题线索的一句没有归入问题，未导入：${sentence.slice(0, 24)}…`,
        paragraph: node.paragraph,
      });
    } else if (
      kept.length === 0 &&
      (context.findingsOnly || (!head.exact && (labelled || (faults(sentence) > 0 && !actsFirst(sentence)))))
    ) {
      extend(sentence);
    } else kept.push(sentence);
  }
  const rest = kept.join('');

  for (const work of gathered.work) putWork(work, gathered, context);
  if (rest) {
    if (measures.length === 0 && gathered.loose.length === 0) {
      measures.push(toMeasure(rest, [node.paragraph], 0.7, context));
    } else putIntro(rest, fields, context, node.paragraph);
  }
  const counted = measures.length > 0;
  for (const { node: loose, after } of gathered.loose) {
    let text = loose.raw + wholeText(loose);
    if (!text) continue;
    const opening = takeStatus(text);
    if (opening.status !== null) fields.status ??= opening.status;
    text = opening.rest;
    const own = readFields(text.replace(/^[（(]|[）)][。；;]?$/g, ''));
    if (own) putMany(fields, own, context, loose.paragraph);
    else if (tellsStatus(text)) fields.status ??= statusWords(text);
    else {
      const describes =
        loose.paragraph === node.paragraph ||
        (!actsFirst(text) && (labelled || (!head.exact && faults(opener(text)) > 0)));
      if ((describes && after === 0 && !(counted && actsFirst(text))) || (context.findingsOnly && !counted))
        extend(text);
      else if (counted) appendLoose(loose, after, gathered, context);
      else measures.push(toMeasure(text, paragraphsOf(loose), 0.6, context));
    }
  }
  title = trimEnd(title).replace(/(?<=[”’"])的?问题$/, '');
  return { number, title, measures, fields, paragraphs: paragraphsOf(node), confidence };
}
