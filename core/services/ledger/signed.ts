// Problems whose 销号 is being signed, or was, keep their shape: what was signed must stay what people signed.
import { BihuanError } from '#contract/errors.ts';
import { isClosed } from '#domain/states/states.ts';
import { signingAt } from '../../db/queries/closing.ts';
import type { ProblemRow } from '../../db/schema.ts';
import type { Act } from '../../db/store.ts';

/** @throws BihuanError conflict for a problem that is closed or under signature; `what` names the act, e.g. 拆分 */
export function refuseWhileSigned(act: Act, problem: ProblemRow, what: string): void {
  if (isClosed(problem.state)) {
    throw new BihuanError('conflict', `问题已是“${problem.state}”，不能${what}。确需${what}的，请先重新挂号。`);
  }
  refuseWhileSigning(act, problem, what);
}

/** The same for one under signature alone. */
export function refuseWhileSigning(act: Act, problem: ProblemRow, what: string): void {
  const node = signingAt(act.store, problem.id);
  if (node === null) return;
  throw new BihuanError('conflict', `问题的销号申请正在签署（${node}），不能${what}。请先在“销号”中退回或撤回申请。`);
}
