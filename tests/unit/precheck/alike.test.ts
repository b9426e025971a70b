// The same and nearly the same texts: found as by comparing each with each, at a cost that does not grow with the square.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { essence, findAlike, NEARLY_SAME } from '#domain/precheck/alike.ts';
import { editDistance } from '#domain/precheck/distance.ts';
import { runs } from '#tests/fixtures/runs.ts';

/** Longest common subsequence by the book. */
function common(a: string, b: string): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const sign of a) {
    const next = [0];
    for (let j = 0; j < b.length; j += 1) {
      next.push(sign === b[j] ? (row[j] ?? 0) + 1 : Math.max(row[j + 1] ?? 0, next[j] ?? 0));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

/** The same answer by comparing each text with each first of its kind. */
function byComparing(texts: readonly string[], shortest: number) {
  const firsts: number[] = [];
  const found: { at: number; earlier: number }[] = [];
  const bare = texts.map(essence);
  const share = (i: number, j: number) => {
    const [a, b] = [bare[i] ?? '', bare[j] ?? ''];
    return (2 * common(a, b)) / (a.length + b.length);
  };
  for (const at of texts.keys()) {
    if ((bare[at] ?? '').length < shortest) continue;
    const same = texts.findIndex((_, other) => other < at && bare[other] === bare[at]);
    const earlier = same >= 0 ? same : firsts.find((first) => share(first, at) >= NEARLY_SAME - 1e-9);
    if (earlier === undefined) firsts.push(at);
    else found.push({ at, earlier });
  }
  return found;
}

const base = fc.string({ unit: fc.constantFrom(...'整改措施落实责任单位制度检查'), minLength: 8, maxLength: 90 });
/** A text and copies of it with a few characters changed, put in or taken out. */
const family = base.chain((text) =>
  fc
    .array(
      fc.array(fc.tuple(fc.nat(), fc.constantFrom('换', '', '新增'), fc.boolean()), { maxLength: 6 }).map((edits) =>
        edits.reduce((signs, [place, put, replace]) => {
          const at = place % (signs.length + 1);
          return `${signs.slice(0, at)}${put}${signs.slice(at + (replace ? 1 : 0))}`;
        }, text),
      ),
      { maxLength: 4 },
    )
    .map((copies) => [text, ...copies]),
);

describe('findAlike', () => {
  it('finds what comparing each with each finds', () => {
    fc.assert(
      fc.property(fc.array(family, { maxLength: 5 }), (families) => {
        const texts = families.flat();
        const found = findAlike(texts, 5).map(({ at, earlier }) => ({ at, earlier }));
        expect(found).toEqual(byComparing(texts, 5));
      }),
      { numRuns: runs(300) },
    );
  });

  it('sees through blanks, punctuation and width', () => {
    expect(findAlike(['建立“周调度”制度，印发ＡＢＣ１２。', '建立周调度制度印发ABC12'], 4)).toEqual([
      { at: 1, earlier: 0, share: 1 },
    ]);
    expect(findAlike(['同上', '同上', '', ''], 4)).toEqual([]);
  });

  it('says how much is common', () => {
    const text = '组织全区各级党组织对照巡视反馈意见开展自查，逐项建立台账，明确牵头单位和完成时限';
    expect(findAlike([text, text.replace('牵头', '责任')], 4)).toEqual([]);
    const [like] = findAlike([`${text}${text}`, `${text}${text.replace('牵头', '责任')}`], 4);
    expect(like?.share).toBeGreaterThan(NEARLY_SAME);
    expect(like?.share).toBeLessThan(1);
  });

  it('compares thousands of copies with the first alone', () => {
    const text = '对照方案要求逐项落实到位，由专人负责跟踪督办并按月报告进展情况，每季度组织一次检查评估并通报结果';
    const texts = Array.from({ length: 20_000 }, (_, at) => `${text}第${at}号`);
    const start = performance.now();
    expect(findAlike(texts, 12).length).toBeGreaterThan(19_000);
    // Each with each would be two hundred million comparisons: minutes.
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});

describe('editDistance', () => {
  it('is what must be taken out and put in, as far as the limit', () => {
    fc.assert(
      fc.property(base, base, fc.nat({ max: 40 }), (a, b, limit) => {
        const distance = a.length + b.length - 2 * common(a, b);
        expect(editDistance(a, b, limit)).toBe(distance <= limit ? distance : null);
      }),
    );
  });
});
