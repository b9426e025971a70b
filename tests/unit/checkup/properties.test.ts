// What must hold for any texts: no pair is invented, a finding keeps its fingerprint while its facts stand, settings stay in bounds.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fingerprintOf } from '#domain/checkup/fingerprint.ts';
import { figuresOf, ownWords, sameFigures } from '#domain/checkup/phrases.ts';
import { RULE_WORDS, settingsFrom, USUAL_SETTINGS } from '#domain/checkup/registry.ts';
import { findCopied, SHORTEST_COPIED } from '#domain/checkup/rules/copied.ts';
import { repeatShare } from '#domain/checkup/rules/repeated.ts';
import { CHECKUP_RULES } from '#domain/checkup/types.ts';
import { essence, NEARLY_SAME } from '#domain/precheck/alike.ts';
import { runs } from '#tests/fixtures/runs.ts';
import { type Case, examine } from './labelled/case.ts';

const WORDS =
  '召开会议 排查隐患 整改12处 约谈3人 印发办法 建立台账 清退8万元 收回土地 开展培训 公开招标 逐户走访 补发资金'.split(
    ' ',
  );
const text = fc
  .array(fc.tuple(fc.constantFrom(...WORDS), fc.constantFrom('，', '；', '。')), { minLength: 1, maxLength: 14 })
  .map((parts) => parts.map(([word, sign]) => word + sign).join(''));

/** Longest common subsequence by the book. */
function common(a: string, b: string): number {
  let before = new Array<number>(b.length + 1).fill(0);
  for (const char of a) {
    const row = [0];
    for (let at = 0; at < b.length; at++) {
      row.push(char === b[at] ? (before[at] as number) + 1 : Math.max(before[at + 1] as number, row[at] as number));
    }
    before = row;
  }
  return before[b.length] as number;
}

describe('copied reports', () => {
  it('are really as alike as is said, with half of their figures the same', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 2, maxLength: 12 }), (texts) => {
        for (const { at, earlier, share } of findCopied(texts)) {
          const [a, b] = [essence(ownWords(texts[at] ?? '')), essence(ownWords(texts[earlier] ?? ''))];
          expect(earlier).toBeLessThan(at);
          expect(Math.min(a.length, b.length)).toBeGreaterThanOrEqual(SHORTEST_COPIED);
          expect(share).toBeCloseTo((2 * common(a, b)) / (a.length + b.length), 10);
          expect(share).toBeGreaterThanOrEqual(NEARLY_SAME - 1e-9);
        }
      }),
      { numRuns: runs(200) },
    );
  });

  it('that are the same are all found', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 8 }), fc.nat(), (texts, pick) => {
        const copy = texts[pick % texts.length] as string;
        const found = findCopied([...texts, copy]);
        const long = essence(ownWords(copy)).length >= SHORTEST_COPIED;
        expect(found.some(({ at }) => at === texts.length)).toBe(long);
      }),
      { numRuns: runs(200) },
    );
  });
});

describe('a repeated report', () => {
  it('is as alike as is said and holds the same figures', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const share = repeatShare(before, after);
        if (share === null) return;
        const [a, b] = [essence(before), essence(after)];
        expect(share).toBeCloseTo((2 * common(a, b)) / (a.length + b.length), 10);
        expect(sameFigures(before, after)).toBe(true);
      }),
      { numRuns: runs(300) },
    );
  });

  it('is none once a figure has moved', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 900 }), fc.integer({ min: 1, max: 50 }), text, (from, more, tail) => {
        const say = (count: number) => `累计整改问题${count}处，${tail}`;
        expect(repeatShare(say(from), say(from + more))).toBeNull();
        expect(repeatShare(say(from), say(from))).toBe(1);
      }),
    );
  });
});

describe('figures', () => {
  it('leave out dates, spans and slogans', () => {
    expect(figuresOf('截至2026年6月15日，第二季度整改12处，增强“四个意识”，10日内办结三件。')).toEqual(['12', '三']);
    expect(figuresOf('十五五规划、“三重一大”、进一步、一批、一次性')).toEqual([]);
    expect(figuresOf('清退１２．５万元')).toEqual(['12.5']);
  });
});

describe('a fingerprint', () => {
  const example = (text: string, weeks: number): Case => ({
    name: '',
    measures: [{ reports: ['核查9处。', ...Array.from({ length: weeks }, () => text)] }],
    expect: [],
  });
  const print = (text: string, weeks: number) => examine(example(text, weeks)).map(({ fingerprint }) => fingerprint);

  it('stays while the same report goes on, and changes with it', () => {
    const text = '成立工作专班，对14个村逐村开展清理，审核合同262份。';
    expect(print(text, 2)).toHaveLength(1);
    expect(print(text, 3)).toEqual(print(text, 2));
    expect(print(text.replace('262', '263'), 2)).not.toEqual(print(text, 2));
  });

  it('tells its parts apart', () => {
    const parts = fc.array(fc.string({ maxLength: 8 }), { maxLength: 4 });
    fc.assert(
      fc.property(parts, parts, (a, b) => {
        expect(fingerprintOf(a) === fingerprintOf(b)).toBe(JSON.stringify(a) === JSON.stringify(b));
      }),
      { numRuns: runs(500) },
    );
    expect(fingerprintOf(['ab', 'c'])).toMatch(/^[0-9a-f]{16}$/);
    const many = new Set(Array.from({ length: 100_000 }, (_, at) => fingerprintOf(['m', at])));
    expect(many.size).toBe(100_000);
  });
});

describe('settings', () => {
  it('are as usual where nothing, something unknown or something out of bounds is stored', () => {
    expect(settingsFrom(null)).toBe(USUAL_SETTINGS);
    expect(settingsFrom('{}')).toEqual(USUAL_SETTINGS);
    const own = settingsFrom(
      JSON.stringify({ idle: { on: false, values: { weeks: 6, longTermWeeks: 900, other: 1 } } }),
    );
    expect(own.idle).toEqual({ on: false, values: { weeks: 6, longTermWeeks: 12 } });
    expect(own.copied).toEqual(USUAL_SETTINGS.copied);
  });

  it('have bounds around every usual value', () => {
    for (const rule of CHECKUP_RULES) {
      for (const { usual, min, max, key } of RULE_WORDS[rule].parameters) {
        expect([rule, key, min <= usual && usual <= max]).toEqual([rule, key, true]);
      }
    }
  });

  it('silence a rule that is off', () => {
    const off = { ...USUAL_SETTINGS, repeated: { ...USUAL_SETTINGS.repeated, on: false } };
    expect(examine(example2, off)).toEqual([]);
  });
});

const example2: Case = { name: '', measures: [{ reports: ['核查9处，整改4处。', '核查9处，整改4处。'] }], expect: [] };
