// Acts on many problems: the good ones in one transaction, the others refused by name with their reasons.
import type { BatchResult } from '#contract/operations.ts';
import type { Application } from '#domain/closing/types.ts';
import { rowName } from '#domain/ledger/act-words.ts';
import type { Id } from '#domain/ledger/types.ts';
import type { Act } from '../../db/store.ts';
import type { Context } from '../context.ts';
import { problemNumbers } from '../shared/close-out-forms.ts';
import { type Case, casesOf, casesOfApplications } from './facts.ts';

/** A refusal is its reasons; what may be done is done by the function. */
export type Step<Given> = (given: Given, numberWords: string) => string[] | ((act: Act) => Id);

/** Judges every problem before the act begins, then writes those that may be, all in one transaction. */
export function eachProblem(
  context: Context,
  operation: string,
  problemIds: readonly Id[],
  step: Step<Case>,
): BatchResult {
  const ids = [...new Set(problemIds)];
  const cases = casesOf(context.store, ids);
  return run(
    context,
    operation,
    ids.map((id) => ({ id, given: cases.get(id) })),
    step,
  );
}

/** The same for applications that are their problems' newest. */
export function eachApplication(
  context: Context,
  operation: string,
  applicationIds: readonly Id[],
  step: Step<Case & { application: Application }>,
): BatchResult {
  const ids = [...new Set(applicationIds)];
  const cases = casesOfApplications(context.store, ids);
  return run(
    context,
    operation,
    ids.map((id) => ({ id, given: cases.get(id) })),
    step,
  );
}

function run<Given extends Case>(
  context: Context,
  operation: string,
  all: readonly { id: Id; given: Given | undefined }[],
  step: Step<Given>,
): BatchResult {
  const result: BatchResult = { done: [], refused: [] };
  const numbers = problemNumbers(
    context.store,
    all.flatMap(({ given }) => (given === undefined ? [] : [given.problem.id])),
  );
  const writes: { problemId: Id; write: (act: Act) => Id }[] = [];
  for (const { id, given } of all) {
    if (given === undefined) {
      result.refused.push({ problemId: id, name: '所选问题', reasons: ['已不存在，或申请已被更新。请刷新后再试'] });
      continue;
    }
    const { id: problemId, title } = given.problem;
    const number = numbers.get(problemId);
    const outcome = step(given, number ?? '');
    if (typeof outcome === 'function') writes.push({ problemId, write: outcome });
    else result.refused.push({ problemId, name: problemName(number, title), reasons: outcome });
  }
  if (writes.length === 0) return result;
  context.store.act(context.actor, operation, (act) => {
    for (const { problemId, write } of writes) result.done.push({ problemId, applicationId: write(act) });
  });
  return result;
}

/** 问题（5）; a problem that cannot be seen by its words. */
function problemName(number: string | undefined, title: string): string {
  return number === undefined ? rowName('problem', { words: title }) : `问题（${number}）`;
}
