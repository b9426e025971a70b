// Labelled values into the fields of a problem or measure; nothing is dropped without a word.
import { parseDeadline } from './deadline.ts';
import type { FieldHit, LabelKey } from './labels.ts';
import type { OutlineFields, OutlineMeasure, OutlineProblem, OutlineWarning } from './types.ts';

export interface FieldContext {
  year: number | null;
  warnings: OutlineWarning[];
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
  deliverable: 'deliverable',
  note: 'note',
};
/** Texts of several sentences keep their end mark. */
const PROSE: ReadonlySet<keyof OutlineFields> = new Set(['target', 'progress', 'note']);

/** Labels that say no more than the column they fill; others (定性依据, 整改资金, 佐证材料) stay in front of their words. */
const COLUMN_NAMES = new Set(['备注', '说明', '成果形式', '预期成果', '成果']);

/** One-line values lose their end mark. */
function tidy(name: keyof OutlineFields, value: string): string {
  return PROSE.has(name) ? value : value.replace(/[。；;，,\s]+$/, '');
}

/** Puts a labelled value into the fields; two values of one kind are joined. */
export function putField(fields: OutlineFields, hit: FieldHit, context: FieldContext, paragraph: number): void {
  const value = hit.value.trim();
  if (!value || /^(?:[/\\—–-]+|无)[。.]?$/.test(value)) return;
  if (hit.key === 'deadline') {
    const deadline = parseDeadline(value, context.year);
    if (!fields.deadline) fields.deadline = deadline;
    else if (fields.deadline.text !== deadline.text || fields.deadline.date !== deadline.date) {
      context.warnings.push({
        code: 'field-not-kept',
        message: `第${paragraph + 1}段又有一个“${hit.words || '时限'}”，只保留了前一个，未导入：${value.slice(0, 30)}`,
        paragraph,
      });
    }
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
  const shared = (name === 'note' || name === 'deliverable') && hit.words !== '' && !COLUMN_NAMES.has(hit.words);
  const words = `${shared ? `${hit.words}：` : ''}${tidy(name, value)}`;
  const before = fields[name];
  fields[name] = before && before !== words ? `${before}${/[。；;]$/.test(before) ? '' : '；'}${words}` : words;
}

export function putMany(fields: OutlineFields, hits: FieldHit[], context: FieldContext, paragraph: number): void {
  for (const hit of hits) putField(fields, hit, context, paragraph);
}

/** Fields that a heading states for all problems below it, where they have none of their own. */
export function inherit(problem: OutlineProblem, shared: OutlineFields): void {
  problem.fields = { ...shared, ...problem.fields };
}

function hasFields(measure: OutlineMeasure): boolean {
  return Object.keys(measure.fields).length > 0;
}

/**
 * Fields behind the last measure are the problem's where only last measures carry any in this document; where
 * measures in the middle carry fields too, each measure keeps its own.
 */
export function settleLastFields(problems: readonly OutlineProblem[]): void {
  let each = 0;
  let last = 0;
  for (const { measures } of problems) {
    if (measures.length < 2) continue;
    const bearing = measures.filter(hasFields).length;
    if (bearing === 1 && hasFields(measures.at(-1) as OutlineMeasure)) last++;
    else if (bearing > 0) each++;
  }
  if (each > 0 || last === 0) return;
  for (const problem of problems) {
    const measure = problem.measures.at(-1);
    if (!measure || !hasFields(measure)) continue;
    problem.fields = { ...measure.fields, ...problem.fields };
    measure.fields = {};
  }
}
