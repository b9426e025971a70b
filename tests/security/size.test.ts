// The weight of a call: never too little, and cheap to find out for values that are huge or endless.
import { serialize } from 'node:v8';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CALL_BYTES, LARGE_CALL_BYTES } from '#contract/limits.ts';
import { weigh } from '#electron/ipc/size.ts';

/** Milliseconds within which a hostile value must be found too heavy. */
const QUICK = 5_000;

function expectTooHeavyQuickly(value: unknown, limit: number): void {
  const start = performance.now();
  expect(weigh(value, limit)).toBeGreaterThan(limit);
  expect(performance.now() - start).toBeLessThan(QUICK);
}

describe('weigh', () => {
  it('counts text as UTF-8', () => {
    expect(weigh('整改', 100)).toBe(6);
    expect(weigh('a'.repeat(50), 100)).toBe(50);
    expect(weigh('整'.repeat(40), 100)).toBeGreaterThan(100);
  });

  it('weighs at least half of what the value takes when it is sent', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        // 15 bytes are the envelope of v8's own format
        expect(weigh(value, LARGE_CALL_BYTES) * 2).toBeGreaterThanOrEqual(serialize(value).length - 15);
      }),
    );
  });

  it('counts bytes, maps, sets and big numbers', () => {
    expect(weigh(new Uint8Array(1000), 2000)).toBeGreaterThanOrEqual(1000);
    expect(weigh(new ArrayBuffer(1000), 2000)).toBeGreaterThanOrEqual(1000);
    expect(weigh(new Map([['k'.repeat(500), 'v'.repeat(500)]]), 2000)).toBeGreaterThanOrEqual(1000);
    expect(weigh(new Set(['v'.repeat(1000)]), 2000)).toBeGreaterThanOrEqual(1000);
    expect(weigh(2n ** 8000n, 4000)).toBeGreaterThanOrEqual(1000);
  });

  it('lets a full outline of a round pass', () => {
    const measure = { lead: '一是加快推进。', text: '整'.repeat(1_200), fields: {} };
    const problems = Array.from({ length: 23 }, () => ({
      title: '问'.repeat(70),
      fields: {},
      measures: Array(4).fill(measure),
    }));
    const aspects = Array.from({ length: 4 }, () => ({
      title: '方面',
      items: [{ title: '项', category: null, problems }],
    }));
    expect(weigh([{ aspects }], LARGE_CALL_BYTES)).toBeLessThan(LARGE_CALL_BYTES / 10);
  });

  it('stops early at hostile values', () => {
    const cycle: Record<string, unknown> = {};
    cycle.again = cycle;
    expectTooHeavyQuickly(cycle, CALL_BYTES);
    const wide: unknown[] = [];
    for (let i = 0; i < 5_000; i++) wide.push(wide);
    expectTooHeavyQuickly(wide, LARGE_CALL_BYTES);
    let shared: unknown = 'x'.repeat(1_000);
    for (let depth = 0; depth < 40; depth++) shared = [shared, shared];
    expectTooHeavyQuickly(shared, LARGE_CALL_BYTES);
    expectTooHeavyQuickly(new Array(2 ** 32 - 1), LARGE_CALL_BYTES);
    expectTooHeavyQuickly('整'.repeat(100_000_000), LARGE_CALL_BYTES);
    let deep: unknown = null;
    for (let depth = 0; depth < 200_000; depth++) deep = { deep };
    expectTooHeavyQuickly(deep, CALL_BYTES);
  });
});
