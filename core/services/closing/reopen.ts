// 重新挂号 as an act of its own.
import type { ParsedInputOf } from '#contract/operations.ts';
import { type Context, today } from '../context.ts';
import { reopenIn } from '../shared/reopening.ts';

/** @throws BihuanError notFound, move.refused (see the machine of states) */
export function reopenProblem(context: Context, input: ParsedInputOf<'reopenProblem'>): null {
  return context.store.act(context.actor, 'reopenProblem', (act) => {
    reopenIn(act, context.actor.user, today(context), input);
    return null;
  });
}
