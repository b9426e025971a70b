// Problems of the running text and problems of tables in one tree, each problem once.
import { matchOutline } from './match.ts';
import type { TableHeading, TableProblem } from './tables.ts';
import type { OutlineAspect, OutlineItem, OutlineProblem, OutlineWarning } from './types.ts';

/** Several cells may bear one heading, on every row or every page. */
function add(paragraphs: number[], heading: TableHeading | null): void {
  for (const paragraph of heading?.paragraphs ?? []) if (!paragraphs.includes(paragraph)) paragraphs.push(paragraph);
}

/** Groups table problems by the aspect and item they stand under, in their order. */
export function tableAspects(found: readonly TableProblem[]): OutlineAspect[] {
  const aspects: OutlineAspect[] = [];
  const items: (number | null)[] = [];
  for (const { aspect, item, problem } of found) {
    let holder = aspects.at(-1);
    if (!holder || holder.title !== (aspect?.title ?? null)) {
      holder = { title: aspect?.title ?? null, items: [], paragraphs: [] };
      aspects.push(holder);
    }
    add(holder.paragraphs, aspect);
    let inner = holder.items.at(-1);
    if (!inner || inner.title !== (item?.title ?? null)) {
      items.push(item === null ? null : items.filter((n) => n !== null).length + 1);
      inner = {
        number: items.at(-1) ?? null,
        title: item?.title ?? null,
        category: null,
        problems: [],
        paragraphs: [],
      };
      holder.items.push(inner);
    }
    add(inner.paragraphs, item);
    inner.problems.push(problem);
  }
  let last = 0;
  for (const problem of aspects.flatMap((a) => a.items.flatMap((i) => i.problems))) {
    if (problem.number === 0) problem.number = last + 1;
    last = problem.number;
  }
  return aspects;
}

function problemsOf(aspects: readonly OutlineAspect[]): OutlineProblem[] {
  return aspects.flatMap((aspect) => aspect.items.flatMap((item) => item.problems));
}

/**
 * Joins both parts. A table that lists the text's problems again fills their fields and missing measures; problems
 * found in one part only are kept beside the others, with a warning.
 */
export function combine(text: OutlineAspect[], tables: OutlineAspect[], warnings: OutlineWarning[]): OutlineAspect[] {
  const own = problemsOf(text);
  const other = problemsOf(tables);
  if (other.length === 0) return text;
  if (own.length === 0) return tables;
  const matches = matchOutline(own, other);
  const paired = matches.filter(({ existing, incoming }) => existing !== null && incoming !== null);
  if (paired.length * 2 >= Math.min(own.length, other.length)) {
    const known = new Set<OutlineProblem>();
    for (const { existing, incoming } of paired) {
      const problem = own[existing as number] as OutlineProblem;
      const row = other[incoming as number] as OutlineProblem;
      known.add(row);
      problem.fields = { ...row.fields, ...problem.fields };
      if (problem.measures.length === 0) problem.measures = row.measures;
      problem.paragraphs = [...new Set([...problem.paragraphs, ...row.paragraphs])].sort((a, b) => a - b);
    }
    const left = tables
      .map((aspect) => ({
        ...aspect,
        items: aspect.items
          .map((item): OutlineItem => ({ ...item, problems: item.problems.filter((problem) => !known.has(problem)) }))
          .filter((item) => item.problems.length > 0),
      }))
      .filter((aspect) => aspect.items.length > 0);
    const extra = problemsOf(left).length;
    if (extra > 0) {
      warnings.push({
        code: 'table-adds-problems',
        message: `表格中有${extra}个问题在正文里没有找到，已列在最后，请核对`,
        paragraph: problemsOf(left)[0]?.paragraphs[0] ?? null,
      });
    }
    return [...text, ...left];
  }
  warnings.push({
    code: 'text-and-table',
    message: `正文识别出${own.length}个问题，表格识别出${other.length}个问题，两者不同，已一并列出，请核对是否重复`,
    paragraph: other[0]?.paragraphs[0] ?? null,
  });
  return [...text, ...tables];
}
