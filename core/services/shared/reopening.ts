// 重新挂号: a closed problem begins a new cycle; by an act of its own, or as what follows from a look-back.
import { BihuanError } from '#contract/errors.ts';
import type { ParsedInputOf } from '#contract/operations.ts';
import { dateWords } from '#domain/calendar/dates.ts';
import type { PlainDate } from '#domain/ledger/types.ts';
import { judge } from '#domain/states/machine.ts';
import { ulid } from '../../db/ids.ts';
import { closingProblems } from '../../db/queries/closing.ts';
import { closeOutOf } from '../../db/queries/structure.ts';
import type { Act } from '../../db/store.ts';
import { found } from '../context.ts';

/** `grounds`: 依据; `measureIds`: closed measures that are taken up again */
export type Reopened = ParsedInputOf<'reopenProblem'>;

/**
 * Opens a closed problem again inside a running act: state 整改中, the next cycle; the old cycle's sign-offs stay.
 * @throws BihuanError notFound, move.refused (see the machine of states)
 */
export function reopenIn(act: Act, account: string, now: PlainDate, said: Reopened): void {
  const problem = found(closingProblems(act.store, [said.problemId]).get(said.problemId), '条问题');
  const facts = {
    reason: said.reason,
    basis: said.grounds,
    confirmed: said.confirmed,
    dateFault: dateFault(said.reopenedOn, closeOutOf(act.store, problem.id, problem.cycle)?.approved_on ?? null, now),
  };
  const verdict = judge('problem', 'reopen', problem.state, '整改中', facts);
  if (!verdict.allowed) throw new BihuanError('move.refused', verdict.reason);
  act.insert('reopening', {
    id: ulid(),
    problem_id: problem.id,
    cycle: problem.cycle,
    reason: said.reason,
    basis: said.grounds,
    reopened_on: said.reopenedOn,
    account,
    at: act.at,
  });
  act.update('problem', problem.id, { state: '整改中', cycle: problem.cycle + 1 });
  for (const { id, state } of problem.measures) {
    if (!said.measureIds.includes(id)) continue;
    if (judge('measure', 'reopen', state, '整改中', facts).allowed) act.update('measure', id, { state: '整改中' });
  }
}

function dateFault(reopenedOn: PlainDate, approvedOn: PlainDate | null, today: PlainDate): string | null {
  const said = `重新挂号日期（${dateWords(reopenedOn)}）`;
  if (reopenedOn > today) return `${said}不能晚于今天（${dateWords(today)}）`;
  return approvedOn !== null && reopenedOn < approvedOn ? `${said}不能早于销号日期（${dateWords(approvedOn)}）` : null;
}
