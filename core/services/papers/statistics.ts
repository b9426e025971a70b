// Papers of 统计: cross tables and the 总台账.
import type { ParsedInputOf } from '#contract/operations.ts';
import type { ListDocument } from '#domain/content/types.ts';
import { allProblemsList, crossList } from '#domain/statistics/lists.ts';
import { type Context, officeName, today } from '../context.ts';
import { allProblems } from '../shared/all-problems.ts';
import { crossOf } from '../shared/cross.ts';

type Source<Of extends string> = Extract<ParsedInputOf<'getPaper'>, { of: Of }>;

/** Lines of a 总台账 on paper: more is nothing that anybody prints. */
const LINES = 50_000;

/** @throws BihuanError as crossOf */
export function crossPaper(context: Context, { asked }: Source<'cross'>): ListDocument {
  return crossList(asked, crossOf(context, asked), officeName(context));
}

export function allProblemsPaper(context: Context, { asked }: Source<'allProblems'>): ListDocument {
  const { rows } = allProblems(context, asked, { from: 0, count: LINES });
  return allProblemsList(rows, { office: officeName(context), asOf: today(context) });
}
