// Every operation of the contract: good inputs pass, every kind of bad one is refused in Chinese by the field's name.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { BihuanError } from '#contract/errors.ts';
import { namedFields } from '#contract/field-names.ts';
import { type OperationName, operations } from '#contract/operations.ts';
import { validate } from '#electron/ipc/validate.ts';
import { runs } from '#tests/fixtures/runs.ts';
import { accepted, fieldNames, leaves, withAt } from './contract-arbitrary.ts';

const names = Object.keys(operations) as OperationName[];

/** The refusal of an input; undefined if it passes. */
function refusal(name: OperationName, input: unknown): BihuanError | undefined {
  try {
    validate(name, input);
    return undefined;
  } catch (error) {
    if (error instanceof BihuanError && error.code === 'input.invalid') return error;
    throw error;
  }
}

const refusedFields = (error: BihuanError | undefined) => error?.details?.fields as string[];

describe.each(names)('%s', (name) => {
  const good = accepted(operations[name].input);

  it('accepts what its schema describes', () => {
    fc.assert(
      fc.property(good, (input) => {
        expect(refusal(name, input)).toBeUndefined();
      }),
      { numRuns: runs(20) },
    );
  });

  it('refuses anything else without falling over', () => {
    fc.assert(
      fc.property(fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true }), (input) => {
        const error = refusal(name, input);
        if (error) expect(error.message).toMatch(/^填写有误：.*[\u4e00-\u9fff].*。$/s);
      }),
      { numRuns: runs(30) },
    );
  });

  it('names the field whose value is of another kind, and never repeats the value', () => {
    fc.assert(
      fc.property(good, fc.nat(), (input, pick) => {
        const paths = leaves(input).filter((path) => path.length > 0);
        const path = paths[pick % Math.max(paths.length, 1)];
        if (path === undefined) return;
        const error = refusal(name, withAt(input, path, { secret: '王小明13800000000' }));
        expect(error?.message).toMatch(/^填写有误：(“|提交的内容)/);
        expect(error?.message).not.toMatch(/王小明|secret/);
        // The refused field is the one that was changed, one around it (a union, which may be all of the input), or one within it (an empty section).
        const [changed, refused] = [`${path.join('.')}.`, `${refusedFields(error)[0]}.`];
        if (operations[name].input instanceof z.ZodUnion && refused === '.') return;
        expect(changed.startsWith(refused) || refused.startsWith(changed)).toBe(true);
      }),
      { numRuns: runs(20) },
    );
  });

  it('refuses fields that it does not know', () => {
    fc.assert(
      fc.property(good, (input) => {
        const error = refusal(name, { ...(input as object), path: '/etc/passwd' });
        expect(error?.message).toContain('含有不认识的栏目');
        expect(error?.message).not.toContain('passwd');
      }),
      { numRuns: runs(5) },
    );
  });
});

describe('messages', () => {
  it('have a Chinese name for every field of the contract, and for no other', () => {
    const used = new Set(names.flatMap((name) => [...fieldNames(operations[name].input)]));
    expect([...used].filter((field) => !namedFields.has(field))).toEqual([]);
    expect([...namedFields].filter((field) => !used.has(field))).toEqual([]);
  });

  it.each<[OperationName, unknown, string]>([
    [
      'createStore',
      { office: '', user: '甲', password: '12345678' },
      '填写有误：“单位名称”——不能为空。操作没有执行，请改正后再试。',
    ],
    [
      'createStore',
      { office: '某区整改办', user: '甲 乙', password: '' },
      '填写有误：“用户名”——不能含有空格和控制字符；“密码”——不能为空。操作没有执行，请改正后再试。',
    ],
    ['getLedger', {}, '填写有误：“整改批次”——缺少此项。操作没有执行，请改正后再试。'],
    ['listLog', { limit: 5000 }, '填写有误：“条数”——不能超过1000。操作没有执行，请改正后再试。'],
    ['getPaper', { of: 'elsewhere' }, '填写有误：“所选内容”——内容的形式不对。操作没有执行，请改正后再试。'],
    [
      'assign',
      {
        targets: { problemIds: [], measureIds: ['x'] },
        patch: { deadline: { date: '2020-02-30', text: null, longTerm: 1 } },
      },
      '填写有误：“整改措施”第1项——编号无效；“日期”——日期应为 YYYY-MM-DD，且必须存在；“长期坚持”——应为是或否。操作没有执行，请改正后再试。',
    ],
    ['lock', undefined, '填写有误：提交的内容——缺少此项。操作没有执行，请改正后再试。'],
  ])('%s %#', (name, input, message) => {
    expect(refusal(name, input)?.message).toBe(message);
  });
});
