// Drawing the problems of a look-back: repeatable, fair, without repetition, each part with its share.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Candidate, drawCount, drawSample, SEEDS } from '#domain/look-back/sample.ts';
import type { Draw, LookBackScope } from '#domain/look-back/types.ts';

const everything: Omit<LookBackScope, 'draw'> = { unitIds: null, kinds: null, strata: 'none' };
const candidates = fc.uniqueArray(
  fc.record({
    id: fc.uuid(),
    unitId: fc.option(fc.constantFrom('教体局', '住建局', '财政局'), { nil: null }),
    kind: fc.option(fc.constantFrom('立行立改', '长期整改'), { nil: null }),
  }),
  { selector: ({ id }) => id, maxLength: 80 },
) as fc.Arbitrary<Candidate[]>;
const draws: fc.Arbitrary<Draw> = fc.oneof(
  fc.constant({ of: 'all' as const }),
  fc.integer({ min: 1, max: 100 }).map((count) => ({ of: 'count' as const, count })),
  fc.integer({ min: 1, max: 100 }).map((percent) => ({ of: 'percent' as const, percent })),
);
const scopes: fc.Arbitrary<LookBackScope> = fc.record({
  unitIds: fc.option(fc.constantFrom(['教体局'], ['住建局', '财政局']), { nil: null }),
  kinds: fc.option(fc.constant(['立行立改']), { nil: null }),
  draw: draws,
  strata: fc.constantFrom('none' as const, 'unit' as const, 'kind' as const),
});
const seeds = fc.integer({ min: 0, max: SEEDS - 1 });

describe('a drawn sample', () => {
  it('is the same for the same seed, in whatever order the problems are given', () => {
    fc.assert(
      fc.property(candidates, scopes, seeds, (all, scope, seed) => {
        const drawn = drawSample(all, scope, seed).ids;
        expect(drawSample(all, scope, seed).ids).toEqual(drawn);
        expect(drawSample(all.toReversed(), scope, seed).ids.toSorted()).toEqual(drawn.toSorted());
      }),
    );
  });

  it('holds nobody twice, nobody outside the scope, and as many as were asked for', () => {
    fc.assert(
      fc.property(candidates, scopes, seeds, (all, scope, seed) => {
        const sample = drawSample(all, scope, seed);
        const known = new Map(all.map((one) => [one.id, one]));
        expect(new Set(sample.ids).size).toBe(sample.ids.length);
        for (const id of sample.ids) {
          const { unitId, kind } = known.get(id) as Candidate;
          if (scope.unitIds !== null) expect(scope.unitIds).toContain(unitId);
          if (scope.kinds !== null) expect(scope.kinds).toContain(kind);
        }
        expect(sample.ids).toHaveLength(drawCount(scope.draw, sample.candidates));
        expect(sample.strata.reduce((sum, { drawn }) => sum + drawn, 0)).toBe(sample.ids.length);
      }),
    );
  });

  it('takes from each part its exact share, rounded down or up', () => {
    fc.assert(
      fc.property(candidates, draws, seeds, (all, draw, seed) => {
        const sample = drawSample(all, { ...everything, draw, strata: 'unit' }, seed);
        for (const { candidates: size, drawn } of sample.strata) {
          const exact = (sample.ids.length * size) / sample.candidates;
          expect(drawn).toBeGreaterThanOrEqual(Math.floor(exact));
          expect(drawn).toBeLessThanOrEqual(Math.min(size, Math.ceil(exact)));
        }
      }),
    );
  });

  it('leaves the others where they were when one problem is no longer there', () => {
    fc.assert(
      fc.property(candidates, seeds, fc.nat(), (all, seed, at) => {
        fc.pre(all.length > 1);
        const scope: LookBackScope = { ...everything, draw: { of: 'count', count: Math.ceil(all.length / 2) } };
        const drawn = drawSample(all, scope, seed).ids;
        const gone = all[at % all.length]?.id;
        const again = drawSample(
          all.filter(({ id }) => id !== gone),
          scope,
          seed,
        ).ids;
        for (const id of drawn) if (id !== gone) expect(again).toContain(id);
      }),
    );
  });

  it('is fair: over many seeds every problem is drawn about equally often', () => {
    const all = Array.from({ length: 40 }, (_, at) => ({
      id: `01J0000000000000000000${at}`,
      unitId: null,
      kind: null,
    }));
    const times = new Map(all.map(({ id }) => [id, 0]));
    const rounds = 4_000;
    for (let seed = 0; seed < rounds; seed++) {
      for (const id of drawSample(all, { ...everything, draw: { of: 'count', count: 10 } }, seed).ids) {
        times.set(id, (times.get(id) ?? 0) + 1);
      }
    }
    const expected = rounds / 4;
    // Five standard deviations of a binomial count
    const slack = 5 * Math.sqrt(rounds * 0.25 * 0.75);
    for (const count of times.values()) expect(Math.abs(count - expected)).toBeLessThan(slack);
  });

  it('rounds a percentage up, so that a small round is looked at too', () => {
    expect([drawCount({ of: 'percent', percent: 10 }, 23), drawCount({ of: 'percent', percent: 1 }, 3)]).toEqual([
      3, 1,
    ]);
    expect(drawCount({ of: 'count', count: 50 }, 7)).toBe(7);
  });
});
