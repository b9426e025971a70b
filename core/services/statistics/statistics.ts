// 统计 as the window asks for it: a cross table, a stretch of the 总台账.
import type { CrossTable, OutputOf, ParsedInputOf } from '#contract/operations.ts';
import type { Context } from '../context.ts';
import { allProblems } from '../shared/all-problems.ts';
import { crossOf } from '../shared/cross.ts';

/** @throws BihuanError as crossOf */
export function getCross(context: Context, asked: ParsedInputOf<'getCross'>): CrossTable {
  return crossOf(context, asked);
}

/** @throws BihuanError notFound when one of the rounds is gone */
export function listAllProblems(
  context: Context,
  { from, count, ...asked }: ParsedInputOf<'listAllProblems'>,
): OutputOf<'listAllProblems'> {
  return allProblems(context, asked, { from, count });
}
