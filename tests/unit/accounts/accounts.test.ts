// Rules of users as pure functions: recovery codes, waits, passwords, which roles go together.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { combinationProblem, staffProblem } from '#domain/accounts/combinations.ts';
import { daysLeft, passwordProblem } from '#domain/accounts/passwords.ts';
import { RECOVERY_BYTES, readRecoveryCode, writeRecoveryCode } from '#domain/accounts/recovery-code.ts';
import { waitAfter, waitInWords } from '#domain/accounts/waiting.ts';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const bytes = fc.uint8Array({ minLength: RECOVERY_BYTES, maxLength: RECOVERY_BYTES });

describe('a recovery code', () => {
  it('is read back however it was typed', () => {
    fc.assert(
      fc.property(bytes, (random) => {
        const code = writeRecoveryCode(random);
        expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){5}[0-9A-HJKMNP-TV-Z]{5}$/);
        for (const typed of [code, code.toLowerCase(), code.replaceAll('-', ' '), code.replaceAll('-', '')]) {
          expect(readRecoveryCode(typed)).toEqual({ code });
        }
        expect(readRecoveryCode(code.replaceAll('0', 'O').replaceAll('1', 'l'))).toEqual({ code });
      }),
    );
  });

  it('tells the group of every single wrong character and of every swap of two neighbours', () => {
    fc.assert(
      fc.property(bytes, fc.nat(29), fc.constantFrom(...ALPHABET), (random, place, other) => {
        const plain = writeRecoveryCode(random).replaceAll('-', '');
        const group = `第${Math.floor(place / 5) + 1}组有误`;
        if (plain[place] !== other) {
          const wrong = plain.slice(0, place) + other + plain.slice(place + 1);
          expect(readRecoveryCode(wrong)).toEqual({ fault: expect.stringContaining(group) });
        }
        if (place % 5 < 4 && plain[place] !== plain[place + 1]) {
          const swapped = `${plain.slice(0, place)}${plain[place + 1]}${plain[place]}${plain.slice(place + 2)}`;
          expect(readRecoveryCode(swapped)).toEqual({ fault: expect.stringContaining(group) });
        }
      }),
    );
  });

  it('notices groups that changed places, missing and foreign characters', () => {
    const code = writeRecoveryCode(Uint8Array.from({ length: RECOVERY_BYTES }, (_, index) => index * 7));
    const [first, second, ...rest] = code.split('-');
    expect(readRecoveryCode([second, first, ...rest].join('-'))).toHaveProperty('fault');
    expect(readRecoveryCode(code.slice(0, -1))).toEqual({ fault: '恢复码共30个字符，现在是29个。' });
    expect(readRecoveryCode(`*${code.slice(1)}`)).toEqual({ fault: expect.stringContaining('第1组') });
    expect(() => writeRecoveryCode(new Uint8Array(3))).toThrow(RangeError);
  });
});

it('waits grow from the fifth failure on and never shrink', () => {
  expect([1, 4, 5, 6, 7, 8, 9, 50].map((failures) => waitAfter(failures) / 60_000)).toEqual([
    0, 0, 1, 5, 15, 30, 60, 60,
  ]);
  expect([500, 59_001, 60_000, 90_000, 3_600_000].map(waitInWords)).toEqual([
    '1秒',
    '1分钟',
    '1分钟',
    '1分30秒',
    '60分钟',
  ]);
});

it('passwords: length, sorts of characters, the own name', () => {
  expect(passwordProblem('Ab1', 'standard')).toContain('现在只有3位');
  expect(passwordProblem('abcd1234', 'standard')).toContain('只用了2类');
  expect(passwordProblem('Abcd1234', 'standard')).toBeNull();
  expect(passwordProblem('整改办口令-26', 'standard')).toBeNull();
  expect(passwordProblem('Abcd1234', 'strict')).toContain('至少10位');
  expect(passwordProblem('Zhang-2026', 'standard', 'zhang')).toContain('用户名');
  expect(daysLeft('2026-01-01T00:00:00Z', new Date('2026-01-08T00:00:00Z'), 'strict')).toBe(0);
  expect(daysLeft('2026-01-01T00:00:00Z', new Date('2025-01-08T00:00:00Z'), 'strict')).toBe(7);
});

it('roles under separation: one officer a person, and none of them in the business', () => {
  expect(combinationProblem(['clerk', 'approver'])).toBeNull();
  expect(combinationProblem(['auditor'])).toBeNull();
  expect(combinationProblem(['auditor', 'clerk'])).toContain('审计员不能兼任');
  expect(combinationProblem(['administrator', 'security'])).toContain('不能由同一人担任');
  const person = (name: string, roles: Parameters<typeof combinationProblem>[0], active = true) => ({
    name,
    roles,
    active,
  });
  const three = [person('甲', ['administrator']), person('乙', ['security']), person('丙', ['auditor'])];
  expect(staffProblem(three, true)).toBeNull();
  expect(staffProblem(three.slice(0, 2), true)).toContain('请先设立审计员');
  expect(staffProblem([person('甲', ['administrator'], false), person('乙', ['clerk'])], false)).toContain('至少');
  // Who is disabled stands in nobody's way
  expect(staffProblem([...three, person('丁', ['auditor', 'clerk'], false)], true)).toBeNull();
});
