// The table of moves, walked at random: nothing in it leads to 已销号 but the whole chain or a 补录, nor back but 重新挂号.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STATES, type State } from '#domain/ledger/types.ts';
import { GUARDS, type MoveFacts } from '#domain/states/guards.ts';
import { judge, MOVE_ACTS, TRANSITIONS } from '#domain/states/machine.ts';
import { isClosed } from '#domain/states/states.ts';
import { runs } from '#tests/fixtures/runs.ts';

const state = fc.constantFrom<State>(...STATES);
const act = fc.constantFrom(...MOVE_ACTS);
const small = fc.integer({ min: 0, max: 6 });
const facts: fc.Arbitrary<MoveFacts> = fc.record(
  {
    reason: fc.constantFrom(null, '', ' ', '佐证不实'),
    basis: fc.constantFrom(null, ' ', '会议纪要'),
    confirmed: fc.boolean(),
    signingAt: fc.constantFrom(null, '责任领导'),
    problemClosed: fc.boolean(),
    byMeasures: state,
    chain: fc.record({ nodes: small, signed: small, node: small, turn: small }),
    ownAccount: fc.boolean(),
    missing: fc.constantFrom([], ['没有佐证材料']),
    dateFault: fc.constantFrom(null, '日期倒置'),
    approver: fc.constantFrom(null, '赵某'),
    approvedOn: fc.constantFrom(null, '2026-06-20'),
  },
  { requiredKeys: [] },
);

describe('the table', () => {
  it('has one row for each act between two states, and every guard is used', () => {
    const seen = new Set<string>();
    for (const { of, act: how, from, to } of TRANSITIONS) {
      for (const a of from) {
        for (const b of to) {
          const key = `${of} ${how} ${a} ${b}`;
          expect(seen.has(key), key).toBe(false);
          seen.add(key);
        }
      }
    }
    const used = new Set(TRANSITIONS.flatMap(({ guards }) => guards));
    expect([...used].sort()).toEqual(Object.keys(GUARDS).sort());
    expect(new Set(TRANSITIONS.map((row) => row.act))).toEqual(new Set(MOVE_ACTS));
  });

  it('closes a problem only by the last of the whole chain, by another account, or by a recorded import', () => {
    fc.assert(
      fc.property(state, state, act, facts, (from, to, how, given) => {
        if (isClosed(from) || !isClosed(to) || !judge('problem', how, from, to, given).allowed) return;
        expect(to).toBe('已销号');
        if (how === 'record') {
          expect(given.basis?.trim() && given.approver?.trim() && given.approvedOn).toBeTruthy();
          return;
        }
        expect(how).toBe('close');
        expect(given.ownAccount).toBe(false);
        expect(given.chain?.signed).toBe(given.chain?.nodes);
        expect(given.chain?.node).toBe(given.chain?.turn);
        expect(given.missing).toEqual([]);
      }),
      { numRuns: runs(2_000) },
    );
  });

  it('opens what is closed only by 重新挂号 with reason, basis and confirmation, or a correction within one review', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('problem' as const, 'measure' as const),
        state,
        state,
        act,
        facts,
        (of, from, to, how, given) => {
          if (!isClosed(from) || isClosed(to) || !judge(of, how, from, to, given).allowed) return;
          if (how === 'takeBack') {
            expect([of, given.problemClosed ?? false, given.signingAt ?? null]).toEqual(['measure', false, null]);
            return;
          }
          expect(how).toBe('reopen');
          expect(given.confirmed).toBe(true);
          expect(given.reason?.trim() && given.basis?.trim()).toBeTruthy();
        },
      ),
      { numRuns: runs(2_000) },
    );
  });

  it('lets an application be signed or returned by nobody but others, in turn', () => {
    fc.assert(
      fc.property(
        state,
        state,
        fc.constantFrom('sign' as const, 'close' as const, 'sendBack' as const),
        facts,
        (from, to, how, given) => {
          if (!judge('problem', how, from, to, given).allowed) return;
          expect(given.ownAccount).toBe(false);
          expect(given.chain?.node).toBe(given.chain?.turn);
          expect(given.dateFault ?? null).toBe(null);
        },
      ),
      { numRuns: runs(1_500) },
    );
  });

  it('always says why not, in words that end', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('problem' as const, 'measure' as const),
        state,
        state,
        act,
        facts,
        (of, from, to, how, given) => {
          const verdict = judge(of, how, from, to, given);
          if (!verdict.allowed) expect(verdict.reason).toMatch(/[\u4e00-\u9fff].*。$/su);
        },
      ),
    );
  });
});
