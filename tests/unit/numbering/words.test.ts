// Number words as they stand in official documents.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bracketedArabic,
  bracketedChinese,
  chineseNumber,
  circled,
  measureLabel,
  numberSpans,
} from '#domain/numbering/words.ts';

const VALUES = new Map([...'零一二三四五六七八九'].map((digit, value) => [digit, value]));
const PLACES = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1_000],
]);

/** Reads a Chinese number back, written apart from the code under test. */
function readBack(words: string): number {
  const [high, low] = words.includes('万') ? (words.split('万') as [string, string]) : ['', words];
  const small = (part: string): number => {
    let sum = 0;
    let digit = 0;
    for (const sign of part) {
      const place = PLACES.get(sign);
      if (place === undefined) digit = VALUES.get(sign) as number;
      else {
        sum += (digit === 0 ? 1 : digit) * place;
        digit = 0;
      }
    }
    return sum + digit;
  };
  return small(high) * 10_000 + small(low);
}

describe('chineseNumber', () => {
  it.each([
    [0, '零'],
    [1, '一'],
    [9, '九'],
    [10, '十'],
    [11, '十一'],
    [20, '二十'],
    [23, '二十三'],
    [99, '九十九'],
    [100, '一百'],
    [101, '一百零一'],
    [110, '一百一十'],
    [111, '一百一十一'],
    [1_005, '一千零五'],
    [1_050, '一千零五十'],
    [10_000, '一万'],
    [10_001, '一万零一'],
    [12_345, '一万二千三百四十五'],
    [100_100, '十万零一百'],
  ])('writes %i as %s', (n, words) => expect(chineseNumber(n)).toBe(words));

  it('keeps the value of every number it writes out', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 99_999_999 }), (n) => readBack(chineseNumber(n)) === n));
  });

  it('never writes two zeros in a row, and ends in none', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 99_999_999 }), (n) => !/零零|零$|零万/.test(chineseNumber(n))));
  });

  it.each([-1, 1.5, 100_000_000])('leaves %d in digits', (n) => expect(chineseNumber(n)).toBe(String(n)));
});

describe('labels', () => {
  it('writes the four levels of a findings document', () => {
    expect([bracketedChinese(12), bracketedArabic(23), circled(1), circled(20), circled(21), circled(50)]).toEqual([
      '（十二）',
      '(23)',
      '①',
      '⑳',
      '㉑',
      '㊿',
    ]);
    expect(circled(51)).toBe('(51)');
  });

  it('counts measures in each style', () => {
    expect([
      measureLabel(1),
      measureLabel(11),
      measureLabel(3, '1.'),
      measureLabel(3, '(1)'),
      measureLabel(3, '①'),
    ]).toEqual(['一是', '十一是', '3.', '(3)', '③']);
  });
});

describe('numberSpans', () => {
  it.each([
    [[], ''],
    [[5], '5'],
    [[1, 2], '1、2'],
    [[3, 1, 2], '1—3'],
    [[1, 2, 3, 5, 7, 8], '1—3、5、7、8'],
    [[2, 2, 3, 4], '2—4'],
  ])('lists %j as %s', (numbers, words) => expect(numberSpans(numbers)).toBe(words));

  it('names exactly the numbers it was given', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 400 })), (numbers) => {
        const words = numberSpans(numbers);
        const named =
          words === ''
            ? []
            : words.split('、').flatMap((part) => {
                const [from, to = from] = part.split('—').map(Number) as [number, number?];
                return Array.from({ length: (to as number) - from + 1 }, (_, index) => from + index);
              });
        expect(named).toEqual([...numbers].sort((a, b) => a - b));
      }),
    );
  });
});
