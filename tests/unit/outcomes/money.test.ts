// Amounts of money: read exactly or refused, and written back without losing a 分.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CENTS_AT_MOST, readMoney, wanYuan } from '#domain/outcomes/money.ts';

describe('an amount', () => {
  it.each([
    ['12.3456万元', 12_345_600],
    ['12.3456 万', 12_345_600],
    ['０．５万元', 500_000],
    ['1,234.56元', 123_456],
    ['1，234.56元', 123_456],
    ['人民币300元整', 30_000],
    ['¥0.01元', 1],
    ['1.2亿元', 12_000_000_000],
    ['1亿2000万元', 12_000_000_000],
    ['12万3456.78元', 12_345_678],
    ['3.10万元', 3_100_000],
  ])('%s is %d 分', (text, cents) => {
    expect(readMoney(text)).toEqual({ cents });
  });

  it.each([
    ['', '请填写金额'],
    ['12.3456', '没有写单位'],
    ['约12万元', '不是确切的金额'],
    ['12万元左右', '不是确切的金额'],
    ['12.3.4万元', '不是确切的金额'],
    ['1,23元', '不是确切的金额'],
    ['-3万元', '不是确切的金额'],
    ['三万元', '不是确切的金额'],
    ['0.0000001万元', '不足一分'],
    ['1.005元', '不足一分'],
    ['0元', '金额为0'],
    ['3元2万元', '单位顺序不对'],
    ['2万3万元', '单位顺序不对'],
    ['1001亿元', '超过1000亿元'],
  ])('%j is refused: %s', (text, why) => {
    expect(readMoney(text)).toEqual({ refused: expect.stringContaining(why) });
  });

  it('is the same after being written and read again, and its sums are exact', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: CENTS_AT_MOST }), { minLength: 1, maxLength: 50 }), (amounts) => {
        for (const cents of amounts) expect(readMoney(`${wanYuan(cents)}万元`)).toEqual({ cents });
        const sum = amounts.reduce((a, b) => a + b, 0);
        expect(BigInt(sum)).toBe(amounts.reduce((a, b) => a + BigInt(b), 0n));
      }),
    );
  });
});
