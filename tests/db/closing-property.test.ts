// Random acts of three users on a real store: what must hold whatever they do in whatever order.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { BihuanError } from '#contract/errors.ts';
import type { ClosingSheet } from '#contract/operations.ts';
import { STATES } from '#domain/ledger/types.ts';
import { isClosed } from '#domain/states/states.ts';
import { runs } from '#tests/fixtures/runs.ts';
import { addEvidence, CHECKED, drafted, finish, problemsOf, smallRound, WRITTEN } from '../fixtures/closing.ts';
import { type Desk, openDesk } from '../fixtures/desk.ts';

const USERS = ['甲', '乙', '丙'];
/** One of them is before everything that is signed. */
const DATES = ['2026-06-08', '2026-06-20', '2026-06-20', '2026-06-20'];
/** What is done, to which problem, by whom, when, and a number for the rest; signing is tried most. */
const step = fc.tuple(
  fc.oneof(
    { weight: 5, arbitrary: fc.constant(3) },
    { weight: 1, arbitrary: fc.constant(5) },
    { weight: 4, arbitrary: fc.nat(10) },
  ),
  fc.nat(1),
  fc.nat(2),
  fc.nat(3),
  fc.nat(5),
);

interface Closed {
  cycle: number;
  row: unknown;
}

/** One of the last acts of somebody taken back or done again. */
function takeBack(desk: Desk, user: string, n: number): unknown {
  const acts = desk.call('listActs', { limit: 5 }, user) as { id: string }[];
  const { id: actId } = acts[n % Math.max(acts.length, 1)] ?? {};
  return actId === undefined ? undefined : desk.call(n % 2 === 0 ? 'undo' : 'redo', { actId }, user);
}

/** Everything a person could try, most of it refused. */
function act(
  desk: Desk,
  roundId: string,
  [what, which, who, when, n]: [number, number, number, number, number],
): unknown {
  const problem = problemsOf(desk, roundId)[which];
  if (problem === undefined) return;
  const [user, date] = [USERS[who] as string, DATES[when] as string];
  const { application } = desk.call('getClosing', { problemId: problem.id }, user) as ClosingSheet;
  const applicationId = application?.id ?? problem.id;
  const measure = problem.measures[n % problem.measures.length]?.id ?? '';
  const edit = (kind: 'problem' | 'measure', id: string, patch: object) =>
    desk.call('editRows', { edits: [{ kind, id, patch }] }, user);
  switch (what) {
    case 0:
      return finish(desk, problem);
    case 1:
      return drafted(desk, problem);
    case 2:
      return desk.call('sendCloseOuts', { applicationIds: [applicationId], appliedOn: date }, user);
    case 3:
      return desk.call(
        'signCloseOuts',
        {
          items: [{ applicationId, node: Math.min(5, (application?.signatures.length ?? 0) + 1 + (n === 0 ? 1 : 0)) }],
          opinion: '同意',
          signer: '某某',
          signedOn: date,
        },
        user,
      );
    case 4:
      return desk.call(
        'returnCloseOut',
        {
          applicationId,
          node: Math.min(5, (application?.signatures.length ?? 0) + 1),
          reason: '不实',
          signer: '某某',
          signedOn: date,
          measureIds: n % 2 === 0 ? null : [measure],
        },
        user,
      );
    case 5:
      return desk.call(
        'reopenProblem',
        {
          problemId: problem.id,
          reason: '反弹',
          grounds: '记录',
          confirmed: true,
          reopenedOn: date,
          measureIds: [measure],
        },
        user,
      );
    case 6:
      return edit('problem', problem.id, { state: STATES[n], returnReason: '不实' });
    case 7:
      return edit('measure', measure, { state: STATES[n], returnReason: '不实' });
    case 8:
      return edit('problem', problem.id, { closeOut: { approver: '伪造', approvedOn: date } });
    case 9:
      return takeBack(desk, user, n);
    default:
      return desk.call('updateCloseOuts', { applicationIds: [applicationId], fields: WRITTEN, check: CHECKED }, user);
  }
}

it('never closes without the whole chain of others, never changes a closed cycle, never an issued figure', () => {
  let closedOnce = 0;
  let reopened = 0;
  const desk = openDesk();
  let rounds = 0;
  fc.assert(
    fc.property(fc.array(step, { minLength: 20, maxLength: 40 }), (steps) => {
      rounds++;
      const { roundId } = smallRound(desk, `第${rounds}轮`);
      for (const { id } of problemsOf(desk, roundId)) addEvidence(desk.store, roundId, id);
      const { store } = desk;
      const review = desk.call('openReview', { roundId, date: '2026-06-08', dueAt: null }) as { id: string };
      desk.call('closeReview', { reviewId: review.id });
      const frozen = () => store.db.prepare('SELECT sheet, figures FROM review WHERE id = ?').get(review.id);
      const issued = frozen();
      const closed = new Map<string, Closed>();
      // One application is under way from the start, so that the later acts are reached often.
      const [first] = problemsOf(desk, roundId);
      if (first !== undefined) {
        finish(desk, first);
        desk.call('sendCloseOuts', { applicationIds: [drafted(desk, first)], appliedOn: '2026-06-09' });
      }
      for (const each of steps) {
        try {
          act(desk, roundId, each);
        } catch (error) {
          if (!(error instanceof BihuanError)) throw error;
        }
        for (const problem of problemsOf(desk, roundId)) {
          const cycle = store.db.prepare('SELECT cycle FROM problem WHERE id = ?').pluck().get(problem.id) as number;
          if (isClosed(problem.state)) {
            const signatures = store.db
              .prepare(
                `SELECT s.account, a.applicant, a.chain FROM close_out_application a
                   JOIN close_out_signature s ON s.application_id = a.id AND s.verdict = 'agree'
                   WHERE a.problem_id = ? AND a.cycle = ? AND a.state = 'closed'`,
              )
              .all(problem.id, cycle) as { account: string; applicant: string; chain: string }[];
            expect(signatures.length).toBeGreaterThan(0);
            expect(signatures).toHaveLength(JSON.parse(signatures[0]?.chain ?? '[]').length);
            for (const { account, applicant } of signatures) expect(account).not.toBe(applicant);
            const row = store.db
              .prepare(
                'SELECT applied_on, reviewed_on, accepted_on, approver, approved_on FROM close_out WHERE problem_id = ? AND cycle = ?',
              )
              .get(problem.id, cycle) as { approver: string };
            expect(row.approver).not.toBe('伪造');
            const key = `${problem.id} ${cycle}`;
            if (!closed.has(key)) {
              closed.set(key, { cycle, row });
              closedOnce++;
            }
          }
          if (cycle > 1) reopened++;
        }
        for (const [key, { cycle, row }] of closed) {
          const now = store.db
            .prepare(
              'SELECT applied_on, reviewed_on, accepted_on, approver, approved_on FROM close_out WHERE problem_id = ? AND cycle = ?',
            )
            .get(key.split(' ')[0] as string, cycle);
          expect(now).toEqual(row);
        }
        expect(frozen()).toEqual(issued);
      }
    }),
    { numRuns: runs(20), seed: 20_260_623 },
  );
  desk.dispose();
  // A walk that never gets anywhere would prove nothing.
  expect(closedOnce).toBeGreaterThan(3);
  expect(reopened).toBeGreaterThan(0);
}, 60_000);
