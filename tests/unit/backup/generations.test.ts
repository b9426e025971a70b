// Which backups stay: each generation's promise, the newest verified one, and clocks that jump.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type DatedBackup,
  expendable,
  FULL_PLAN,
  GENERATIONS,
  type Generation,
  OCCASIONS,
  type Plan,
  planFor,
  reasonsToKeep,
  SPARE_PLAN,
} from '#domain/backup/generations.ts';
import { BACKUP_KINDS } from '#domain/backup/kinds.ts';
import { runs } from '../../fixtures/runs.ts';

const ZONE = 480;
const START = Date.parse('2026-01-01T00:00:00Z');
const MINUTE = 60_000;
const YEAR = 366 * 24 * 60;

const backup = (minute: number, n: number, kind = 'hourly', verified = true) =>
  ({ id: `b${n}`, at: new Date(START + minute * MINUTE).toISOString(), kind, verified }) as DatedBackup;
const anyBackups = fc
  .array(
    fc.record({
      minute: fc.oneof(fc.integer({ min: 0, max: YEAR }), fc.integer({ min: YEAR - 3_000, max: YEAR })),
      kind: fc.constantFrom(...BACKUP_KINDS),
      verified: fc.boolean(),
    }),
    { maxLength: 150 },
  )
  .map((made) => made.map(({ minute, kind, verified }, n) => backup(minute, n, kind, verified)));
const anyPlan: fc.Arbitrary<Plan> = fc.record({
  hourly: fc.integer({ min: 0, max: 12 }),
  daily: fc.integer({ min: 0, max: 14 }),
  weekly: fc.integer({ min: 0, max: 8 }),
  monthly: fc.integer({ min: 0, max: 12 }),
});
const now = new Date(START + YEAR * MINUTE);

/** Said again in other words than the product's: the label of the hour, day, week or month on the office's wall. */
function label(generation: Generation, at: string): string {
  const wall = new Date(Date.parse(at) + ZONE * MINUTE);
  if (generation === 'hourly') return wall.toISOString().slice(0, 13);
  if (generation === 'daily') return wall.toISOString().slice(0, 10);
  if (generation === 'monthly') return wall.toISOString().slice(0, 7);
  const monday = new Date(wall.getTime() - ((wall.getUTCDay() + 6) % 7) * 24 * 60 * MINUTE);
  return monday.toISOString().slice(0, 10);
}

function promised(all: readonly DatedBackup[], generation: Generation, count: number): string[] {
  const verified = all.filter((each) => each.verified);
  const labels = [...new Set(verified.map(({ at }) => label(generation, at)))].sort().slice(-count || Infinity);
  return labels.map((wanted) => {
    const times = verified.filter(({ at }) => label(generation, at) === wanted).map(({ at }) => at);
    return times.sort().at(-1) as string;
  });
}

describe('what stays', () => {
  it('holds each generation’s promise and the newest verified one', () => {
    fc.assert(
      fc.property(anyBackups, anyPlan, (all, plan) => {
        const gone = new Set(expendable(all, plan, now, ZONE).map(({ id }) => id));
        const kept = all.filter(({ id }) => !gone.has(id));
        const times = new Set(kept.filter(({ verified }) => verified).map(({ at }) => at));
        for (const generation of GENERATIONS) {
          for (const at of promised(all, generation, plan[generation])) expect(times).toContain(at);
        }
        const newest = all
          .filter(({ verified }) => verified)
          .map(({ at }) => at)
          .sort()
          .at(-1);
        if (newest !== undefined) expect(times).toContain(newest);
        expect(all.filter(({ verified, id }) => !verified && gone.has(id))).toEqual([]);
      }),
      { numRuns: runs(150) },
    );
  });

  it('is no more than the plan and the occasions ask for', () => {
    fc.assert(
      fc.property(anyBackups, anyPlan, (all, plan) => {
        const kept = all.length - expendable(all, plan, now, ZONE).length;
        const occasions = Object.values(OCCASIONS).reduce((sum, n) => sum + n, 0);
        const most = plan.hourly + plan.daily + plan.weekly + plan.monthly + occasions + 1;
        expect(kept - all.filter(({ verified }) => !verified).length).toBeLessThanOrEqual(most);
      }),
      { numRuns: runs(100) },
    );
  });

  it('is the same whether old ones go after every backup or all at once', () => {
    fc.assert(
      fc.property(anyBackups, (made) => {
        const inOrder = made.toSorted((a, b) => (a.at < b.at ? -1 : 1));
        let held: DatedBackup[] = [];
        for (const each of inOrder) {
          held.push(each);
          const gone = new Set(expendable(held, FULL_PLAN, new Date(each.at), ZONE).map(({ id }) => id));
          held = held.filter(({ id }) => !gone.has(id));
        }
        const once = new Set(expendable(inOrder, FULL_PLAN, now, ZONE).map(({ id }) => id));
        const left = new Set(held.map(({ at }) => at));
        for (const { id, at } of inOrder) if (!once.has(id)) expect(left).toContain(at);
      }),
      { numRuns: runs(60) },
    );
  });

  it('survives any jump of the clock: what looks older or newer than it is takes nothing of the other away', () => {
    fc.assert(
      fc.property(anyBackups, fc.integer({ min: -3 * YEAR, max: 3 * YEAR }), (all, jump) => {
        const seen = new Date(now.getTime() + jump * MINUTE);
        const gone = new Set(expendable(all, FULL_PLAN, seen, ZONE).map(({ id }) => id));
        const limit = seen.getTime() + 5 * MINUTE;
        const counted = all.filter(({ at, verified }) => verified && Date.parse(at) <= limit);
        for (const generation of GENERATIONS) {
          const kept = new Set(counted.filter(({ id }) => !gone.has(id)).map(({ at }) => at));
          for (const at of promised(counted, generation, FULL_PLAN[generation])) expect(kept).toContain(at);
        }
        expect(all.filter(({ id, at }) => gone.has(id) && Date.parse(at) > limit)).toEqual([]);
      }),
      { numRuns: runs(100) },
    );
  });

  it('says why, in the words of a working week', () => {
    const hours = [60, 120, 180].map((minute, n) => backup(minute, n));
    const reasons = reasonsToKeep(hours, { hourly: 2, daily: 1, weekly: 1, monthly: 1 }, now, ZONE);
    expect([...reasons.keys()].sort()).toEqual(['b1', 'b2']);
    expect([...(reasons.get('b2') ?? [])].sort()).toEqual(['daily', 'hourly', 'monthly', 'newest', 'weekly']);
    expect([...(reasons.get('b1') ?? [])]).toEqual(['hourly']);
  });

  it('is less where the disk is nearly full', () => {
    const GB = 1024 ** 3;
    expect(planFor(100 * GB, 0.01 * GB)).toBe(FULL_PLAN);
    expect(planFor(1 * GB, 0.01 * GB)).toBe(SPARE_PLAN);
    expect(planFor(15 * GB, GB)).toBe(SPARE_PLAN);
  });
});
