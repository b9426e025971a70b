// Roles to the ledger's tree: titles, measures with lead and text, fields, and what was lost on the way.
import type { Deadline } from '../ledger/types.ts';
import { fold, pairs, sentenceEnd, sentences } from './chars.ts';
import { parseDeadline } from './deadline.ts';
import { readHead } from './head.ts';
import { type FieldHit, type LabelKey, takeBracketFields } from './labels.ts';
import type { Role } from './roles.ts';
import type { TreeNode } from './tree.ts';
import type { OutlineFields, OutlineMeasure, OutlineProblem, OutlineWarning } from './types.ts';
import { actsFirst, faults, tellsStatus } from './wording.ts';

export interface Context {
  roleOf: (node: TreeNode) => Role;
  /** Year for deadlines without one */
  year: number | null;
  warnings: OutlineWarning[];
}

/** A lead longer than this is cut at its first comma. */
const LEAD_LIMIT = 40;

/** Splits a measure into its lead (first sentence, or first clause where that sentence is long) and the rest. */
export function splitLead(text: string): { lead: string; text: string } {
  const whole = text.trim();
  const folded = fold(whole);
  const marks = pairs(folded);
  let end = sentenceEnd(folded, marks, 0);
  if (end > LEAD_LIMIT) {
    for (let i = 4; i < Math.min(end, 80); i++) {
      if ((folded[i] === ',' || folded[i] === ':') && (marks.depth[i] ?? 0) === 0) {
        end = i + 1;
        break;
      }
    }
  }
  return { lead: whole.slice(0, end).trim(), text: whole.slice(end).trim() };
}

const FIELD_OF: Partial<Record<LabelKey, Exclude<keyof OutlineFields, 'deadline'>>> = {
  target: 'target',
  leader: 'leader',
  lead: 'lead',
  responsible: 'responsible',
  supporting: 'supporting',
  contact: 'contact',
  status: 'status',
  source: 'source',
  kind: 'kind',
  work: 'progress',
};

/** Puts a labelled value into the fields; two values of one kind are joined, none is lost. */
export function putField(fields: OutlineFields, hit: FieldHit, context: Context, paragraph: number): void {
  const value = hit.value.trim();
  if (!value) return;
  if (hit.key === 'deadline') {
    const deadline: Deadline = parseDeadline(value, context.year);
    if (!fields.deadline) fields.deadline = deadline;
    return;
  }
  const name = FIELD_OF[hit.key];
  if (!name) {
    if (hit.key !== 'number') {
      context.warnings.push({
        code: 'field-not-kept',
        message: `第${paragraph + 1}段的“${hit.words}”没有对应的栏目，未导入：${value.slice(0, 30)}`,
        paragraph,
      });
    }
    return;
  }
  const before = fields[name];
  fields[name] = before && before !== value ? `${before}；${value}` : value;
}

function own(node: TreeNode): string {
  return `${node.raw}${node.label ? `${node.label.words}：` : ''}${node.full}`;
}

/** All text of a node and below it, one line a paragraph; inline runs are part of `full` already. */
function wholeText(node: TreeNode): string {
  const lines = [node.full];
  for (const child of node.children) {
    if (child.paragraph === node.paragraph && node.full.includes(child.full)) continue;
    lines.push(child.raw + wholeText(child));
  }
  return lines.filter(Boolean).join('\n');
}

function paragraphsOf(node: TreeNode): number[] {
  const out = new Set<number>();
  const walk = (n: TreeNode): void => {
    if (n.paragraph >= 0) out.add(n.paragraph);
    for (const child of n.children) walk(child);
  };
  walk(node);
  return [...out].sort((a, b) => a - b);
}

function toMeasure(text: string, paragraphs: number[], confidence: number, context: Context): OutlineMeasure {
  const bracket = takeBracketFields(text);
  const fields: OutlineFields = {};
  for (const hit of bracket.fields) putField(fields, hit, context, paragraphs[0] ?? 0);
  return { ...splitLead(bracket.text.replace(/^[:：]\s*/, '')), fields, paragraphs, confidence };
}

interface Gathered {
  measures: OutlineMeasure[];
  /** Free paragraphs of the problem, in order, with the count of measures before them */
  loose: { node: TreeNode; after: number }[];
  fields: OutlineFields;
  work: TreeNode[];
}

function measureOf(node: TreeNode, context: Context): OutlineMeasure {
  const parts = [node.full];
  const fields: OutlineFields = {};
  for (const child of node.children) {
    if (context.roleOf(child) === 'field' && child.label) {
      putField(
        fields,
        { key: child.label.key, words: child.label.words, value: wholeText(child) },
        context,
        child.paragraph,
      );
    } else if (!(child.paragraph === node.paragraph && node.full.includes(child.full))) {
      parts.push(child.raw + wholeText(child));
    }
  }
  const confidence = node.family === 'plain' ? 0.6 : 0.9;
  const measure = toMeasure(parts.filter(Boolean).join('\n'), paragraphsOf(node), confidence, context);
  measure.fields = { ...measure.fields, ...fields };
  return measure;
}

function gather(node: TreeNode, into: Gathered, context: Context): void {
  for (const child of node.children) {
    const role = context.roleOf(child);
    if (role === 'field' && child.label) {
      putField(
        into.fields,
        { key: child.label.key, words: child.label.words, value: wholeText(child) },
        context,
        child.paragraph,
      );
    } else if (role === 'pass') {
      if (child.label?.key === 'work') into.work.push(child);
      else {
        const before = into.measures.length;
        const inner = child.children.some((c) => context.roleOf(c) === 'measure');
        if (child.text && (child.label || inner)) {
          if (!inner) into.measures.push(toMeasure(wholeText(child), paragraphsOf(child), 0.8, context));
        }
        if (inner) gather(child, into, context);
        else if (!child.text && child.children.length > 0) gather(child, into, context);
        if (into.measures.length === before && !child.label) into.loose.push({ node: child, after: before });
      }
    } else if (role === 'measure' && child.family !== 'plain') {
      into.measures.push(measureOf(child, context));
    } else {
      into.loose.push({ node: child, after: into.measures.length });
    }
  }
}

/** A problem node with everything below it. */
export function buildProblem(node: TreeNode, number: number, confidence: number, context: Context): OutlineProblem {
  const gathered: Gathered = { measures: [], loose: [], fields: {}, work: [] };
  gather(node, gathered, context);
  const { measures, fields } = gathered;

  const head = readHead(node.text);
  let title = head.title;
  const kept: string[] = [];
  for (const sentence of sentences(head.rest)) {
    if (tellsStatus(sentence)) {
      fields.status ??= sentence.replace(/[。；;]$/, '');
    } else if (!head.exact && kept.length === 0 && faults(sentence) > 0 && !actsFirst(sentence)) {
      title = `${title}。${sentence.replace(/[。；;]$/, '')}`;
    } else kept.push(sentence);
  }
  const rest = kept.join('');

  // 整改情况 is what was done: measures where the document names none, progress beside named measures
  for (const work of gathered.work) {
    const text = wholeText(work);
    if (measures.length === 0 && !tellsStatus(text)) {
      const inner: Gathered = { measures: [], loose: [], fields, work: [] };
      gather(work, inner, context);
      if (inner.measures.length > 0) measures.push(...inner.measures);
      else if (text) measures.push(toMeasure(text, paragraphsOf(work), 0.8, context));
    } else if (tellsStatus(text)) fields.status ??= text.replace(/[。；;]$/, '');
    else putField(fields, { key: 'work', words: '', value: text }, context, work.paragraph);
  }

  if (rest) {
    if (measures.length === 0 && gathered.loose.length === 0)
      measures.push(toMeasure(rest, [node.paragraph], 0.7, context));
    else putField(fields, { key: 'work', words: '', value: rest }, context, node.paragraph);
  }
  const counted = measures.length > 0;
  for (const { node: loose, after } of gathered.loose) {
    const text = `${loose.raw}${wholeText(loose)}`;
    if (!text) continue;
    if (tellsStatus(text)) {
      fields.status ??= text.replace(/[。；;]$/, '');
    } else if (counted) {
      const last = measures[after - 1];
      if (last && after > 0) {
        last.text = last.text ? `${last.text}\n${text}` : text;
        last.paragraphs.push(...paragraphsOf(loose));
      } else putField(fields, { key: 'work', words: '', value: text }, context, loose.paragraph);
    } else if (context.roleOf(loose) === 'detail' && faults(text.slice(0, 100)) > 0 && !actsFirst(text)) {
      title = `${title}。${text.replace(/[。；;]$/, '')}`;
    } else measures.push(toMeasure(text, paragraphsOf(loose), 0.6, context));
  }
  return { number, title, measures, fields, paragraphs: paragraphsOf(node), confidence };
}

export { own as nodeText, paragraphsOf };
