// Checks an input against the contract and says in Chinese which field is wrong and how.
import type { z } from 'zod';
import { BihuanError } from '#contract/errors.ts';
import { type OperationName, operations, type ParsedInputOf } from '#contract/operations.ts';
import { placeInWords } from './field-names.ts';

type Issue = Parameters<z.core.$ZodErrorMap>[0];

const KINDS: Record<string, string> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: '是或否',
  array: '列表',
  object: '一组栏目',
};

/** How many wrong fields a message names; more would not be read. */
const NAMED_AT_MOST = 3;

/** Words for what a schema does not word itself. Never repeats the value, which may be personal. */
function inWords(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? '缺少此项' : `应为${KINDS[issue.expected] ?? '另一种内容'}`;
    case 'too_small':
      return issue.origin === 'string' && issue.minimum === 1 ? '不能为空' : `不能少于${amount(issue.minimum, issue)}`;
    case 'too_big':
      return `不能超过${amount(issue.maximum, issue)}`;
    case 'invalid_format':
      return issue.format === 'datetime' ? '时间应为 YYYY-MM-DDThh:mm:ssZ' : '格式不正确';
    case 'invalid_value':
      return '不是可选的值';
    case 'unrecognized_keys':
      return '含有不认识的栏目';
    case 'invalid_union':
      return '内容的形式不对';
    default:
      return '不符合要求';
  }
}

function amount(count: number | bigint, issue: { origin: string }): string {
  if (issue.origin === 'string') return `${count}字`;
  return issue.origin === 'array' ? `${count}项` : `${count}`;
}

/**
 * The input as the contract's schema gives it back. Throws `input.invalid` naming up to three wrong fields; `details`
 * holds the operation and the path of each.
 */
export function validate<Name extends OperationName>(name: Name, input: unknown): ParsedInputOf<Name> {
  const schema: z.ZodType = operations[name].input;
  const result = schema.safeParse(input, { error: inWords });
  if (result.success) return result.data as ParsedInputOf<Name>;
  const fields = result.error.issues.slice(0, NAMED_AT_MOST);
  const said = fields.map(({ path, message }) => `${placeInWords(path)}——${message}`).join('；');
  throw new BihuanError('input.invalid', `填写有误：${said}。操作没有执行，请改正后再试。`, {
    operation: name,
    fields: fields.map(({ path }) => path.map(String).join('.')),
  });
}
