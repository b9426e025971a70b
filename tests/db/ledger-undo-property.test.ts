// Whatever is done to a ledger, taking all of it back gives the ledger as it was, and doing all of it again as it became.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BihuanError } from '#contract/errors.ts';
import { verifyStore } from '#core/db/integrity.ts';
import { type Id, type LedgerTree, STATES } from '#domain/ledger/types.ts';
import { runs } from '#tests/fixtures/runs.ts';
import { type Desk, openDesk } from '../fixtures/desk.ts';
import { ROUND_FIELDS, smallOutline } from '../fixtures/engine.ts';

/** One act by numbers, which are read as places among what is there when it is done. */
const step = fc.record({
  kind: fc.nat(22),
  a: fc.nat(1_000),
  b: fc.nat(1_000),
  c: fc.nat(1_000),
});
type Step = { kind: number; a: number; b: number; c: number };

/** Measures merged, moved, their problems merged, measures merged again: rows long gone are written once more. */
const MERGED_TWICE: Step[] = [
  { kind: 18, a: 0, b: 0, c: 943 },
  { kind: 14, a: 0, b: 0, c: 686 },
  { kind: 17, a: 0, b: 0, c: 4 },
  { kind: 18, a: 1, b: 0, c: 0 },
];

const DATES = ['2026-05-01', '2026-06-10', '2026-12-31', null];
const TREE_KINDS = ['aspect', 'item', 'problem', 'measure'] as const;

class Clerk {
  readonly desk: Desk;
  readonly roundId: Id;
  readonly reviewId: Id;
  units: Id[];

  constructor(desk: Desk) {
    this.desk = desk;
    this.units = ['甲局', '乙局', '丙局'].map((name) => desk.call('addUnit', { name, shortName: null }, '丙').id);
    const imported = desk.call(
      'acceptOutline',
      { round: { fields: ROUND_FIELDS }, source: null, aspects: smallOutline() },
      '丙',
    ) as { roundId: Id };
    this.roundId = imported.roundId;
    this.reviewId = desk.call('openReview', { roundId: this.roundId, date: '2026-06-15' }, '丙').id;
  }

  tree(): LedgerTree {
    return this.desk.call('getLedger', { roundId: this.roundId });
  }

  /** Does a step; what the ledger refuses is left undone, and must leave nothing behind. */
  do(one: Step): void {
    const before = this.desk.dump();
    try {
      this.#act(one);
    } catch (error) {
      if (!(error instanceof BihuanError)) throw error;
      expect(this.desk.dump()).toEqual(before);
    }
  }

  #act({ kind, a, b, c }: Step): void {
    const { desk, roundId } = this;
    const { aspects } = this.tree();
    const items = aspects.flatMap((aspect) => aspect.items);
    const problems = items.flatMap((item) => item.problems);
    const measures = problems.flatMap((problem) => problem.measures);
    const pick = <T>(list: readonly T[], at: number): T => {
      if (list.length === 0) throw new BihuanError('notFound', '没有可选的');
      return list[at % list.length] as T;
    };
    const rows: Record<(typeof TREE_KINDS)[number], readonly { id: Id }[]> = {
      aspect: aspects,
      item: items,
      problem: problems,
      measure: measures,
    };
    const some = (list: readonly { id: Id }[]) => [...new Set([pick(list, a).id, pick(list, b).id, pick(list, c).id])];
    const unit = () => pick(this.units, b);
    const edit = (of: 'problem' | 'measure', patch: object) =>
      desk.call('editRows', { edits: [{ kind: of, id: pick(rows[of], a).id, patch }] });
    const parentOf: Record<(typeof TREE_KINDS)[number], readonly { id: Id }[]> = {
      aspect: [{ id: roundId }],
      item: aspects,
      problem: items,
      measure: problems,
    };
    const treeKind = pick(TREE_KINDS, c);
    switch (kind) {
      case 0:
        return void edit('problem', { title: `题${b}`, note: c % 2 ? '' : `注${c}` });
      case 1:
        return void edit('measure', { leadText: `首${b}。`, text: `文${c}`, percent: c % 101 });
      case 2:
        return void edit('problem', { lead: [unit()], responsible: this.units.slice(c % 3) });
      case 3:
        return void edit('measure', { lead: c % 2 ? [] : [unit()], supporting: [pick(this.units, c)] });
      case 4:
        return void edit('measure', { state: pick(STATES, b), returnReason: c % 2 ? '不足' : '' });
      case 5:
        return void edit('problem', { state: pick(STATES, b), returnReason: '不足' });
      case 6:
        return void edit('problem', { closeOut: { appliedOn: pick(DATES, b), approver: c % 2 ? '赵某' : null } });
      case 7:
        return void edit('problem', { closeOut: { approvedOn: pick(DATES, b), unitId: unit() } });
      case 8:
        return void desk.call('assign', {
          targets: { problemIds: some(problems), measureIds: some(measures) },
          patch: {
            contact: [],
            leader: [],
            lead: [unit()],
            deadline: { date: pick(DATES, c), text: null, longTerm: false },
          },
        });
      case 9:
        return void desk.call('addRow', { kind: 'problemOfRound', roundId, title: `新${a}` });
      case 10:
        return void desk.call('addRow', {
          kind: 'measure',
          problemId: pick(problems, a).id,
          position: (b % 6) + 1,
          lead: '新措施。',
          text: '',
        });
      case 11:
        return void desk.call('addRow', {
          kind: 'item',
          aspectId: pick(aspects, a).id,
          position: (b % 4) + 1,
          title: null,
        });
      case 12:
        return void desk.call('addRow', {
          kind: 'problem',
          itemId: pick(items, a).id,
          position: (b % 5) + 1,
          title: '插',
        });
      case 13:
        return void desk.call('renameHeading', { kind: 'item', id: pick(items, a).id, title: b % 2 ? `项${b}` : null });
      case 14:
      case 15:
        return void desk.call('moveRows', {
          kind: treeKind,
          ids: some(rows[treeKind]),
          parentId: pick(parentOf[treeKind], b).id,
          position: (a % 5) + 1,
        });
      case 16:
        return void desk.call('splitRow', {
          kind: c % 2 ? 'problem' : 'measure',
          id: pick(rows[c % 2 ? 'problem' : 'measure'], a).id,
          at: (b % 9) + 1,
          measuresFrom: c % 3 === 0 ? null : (c % 3) + 1,
        });
      case 17:
        return void desk.call('mergeRows', { kind: 'problem', ids: some(problems) });
      case 18:
        return void desk.call('mergeRows', { kind: 'measure', ids: some(measures) });
      case 19:
        return void desk.call('removeRows', { kind: treeKind, ids: [pick(rows[treeKind], a).id] });
      case 20: {
        const bin = desk.call('listBin', { roundId });
        const { kind: of, id } = pick(bin, a);
        return void desk.call('restoreRows', { kind: of, ids: [id] });
      }
      case 21:
        return void desk.call('enterProgress', {
          reviewId: this.reviewId,
          measureId: pick(measures, a).id,
          text: `进展${b}`,
          percent: b % 101,
          state: pick(STATES, c),
          difficulty: null,
          nextPlan: null,
          returnReason: c % 2 ? '不足' : null,
          reportedBy: null,
          evidence: null,
        });
      default:
        if (c % 3 === 0) this.units.push(desk.call('addUnit', { name: `新局${a}-${b}`, shortName: null }).id);
        else desk.call('updateUnit', { id: unit(), patch: { shortName: `简${a}` } });
    }
  }
}

/** Places below every parent run 1…n. */
function expectDense(tree: LedgerTree, dump: Record<string, unknown[]>): void {
  const stored = new Map((dump.problem as { id: Id; position: number }[]).map((row) => [row.id, row.position]));
  const measures = new Map((dump.measure as { id: Id; position: number }[]).map((row) => [row.id, row.position]));
  const headings = new Map(
    [...(dump.aspect as object[]), ...(dump.item as object[])].map((row) => {
      const { id, position } = row as { id: Id; position: number };
      return [id, position];
    }),
  );
  const dense = (rows: readonly { id: Id }[], places: Map<Id, number>) =>
    expect(rows.map(({ id }) => places.get(id))).toEqual(rows.map((_, at) => at + 1));
  dense(tree.aspects, headings);
  for (const aspect of tree.aspects) {
    dense(aspect.items, headings);
    for (const item of aspect.items) {
      dense(item.problems, stored);
      for (const problem of item.problems) dense(problem.measures, measures);
    }
  }
}

describe('any stream of acts', () => {
  it('taken back gives the first state, done again the last, with dense places and a whole index throughout', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 4, maxLength: 22 }), (steps) => {
        const desk = openDesk();
        try {
          const clerk = new Clerk(desk);
          const states = [desk.dump()];
          for (const one of steps) {
            const before = desk.call('listActs', { limit: 1 })[0]?.id;
            clerk.do(one);
            expectDense(clerk.tree(), desk.dump());
            if (desk.call('listActs', { limit: 1 })[0]?.id !== before) states.push(desk.dump());
          }
          expect(desk.call('listActs', { limit: 100 })).toHaveLength(states.length - 1);
          for (const state of states.slice(0, -1).reverse()) {
            desk.call('undo', { actId: null });
            expect(desk.dump()).toEqual(state);
          }
          for (const state of states.slice(1)) {
            desk.call('redo', { actId: null });
            expect(desk.dump()).toEqual(state);
          }
          expect(verifyStore(desk.store).ok).toBe(true);
        } finally {
          desk.dispose();
        }
      }),
      { numRuns: runs(6), examples: [[MERGED_TWICE]] },
    );
  }, 240_000);

  it('taken back and done again out of turn leaves dense places and a whole index, or is refused and leaves nothing', () => {
    const turn = fc.record({ redo: fc.boolean(), at: fc.nat(30) });
    fc.assert(
      fc.property(
        fc.array(step, { minLength: 4, maxLength: 10 }),
        fc.array(turn, { minLength: 6, maxLength: 14 }),
        (steps, turns) => {
          const desk = openDesk();
          try {
            const clerk = new Clerk(desk);
            for (const one of steps) clerk.do(one);
            for (const { redo, at } of turns) {
              const acts = desk.call('listActs', { limit: 100 }).filter(({ undone }) => undone === redo);
              const act = acts[at % acts.length];
              if (act === undefined) continue;
              const before = desk.dump();
              const run = () => desk.call(redo ? 'redo' : 'undo', { actId: act.id });
              if (act.refusal === null) {
                expect(run()).toMatchObject({ id: act.id, undone: !redo, refusal: null });
                expectDense(clerk.tree(), desk.dump());
              } else {
                expect(run).toThrow(BihuanError);
                expect(desk.dump()).toEqual(before);
              }
            }
            expect(verifyStore(desk.store).ok).toBe(true);
          } finally {
            desk.dispose();
          }
        },
      ),
      { numRuns: runs(6) },
    );
  }, 240_000);
});
