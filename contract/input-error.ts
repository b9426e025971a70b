// A refused input as one Chinese sentence that names the fields.
import type { z } from 'zod';
import { BihuanError } from './errors.ts';
import { placeInWords } from './field-names.ts';

/** Kinds of values as people would call them. */
const KINDS: Record<string, string> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: '是或否',
  array: '列表',
  object: '一组栏目',
};

/** How many wrong fields a sentence names; more would not be read. */
const NAMED_AT_MOST = 3;

/**
 * What is wrong with an input, in words; `details.fields` holds the paths. Never repeats a value, which may be personal.
 */
export function inputError(error: z.ZodError): BihuanError {
  const issues = error.issues.slice(0, NAMED_AT_MOST);
  const said = issues.map((issue) => `${placeInWords(issue.path)}——${inWords(issue)}`).join('；');
  return new BihuanError('input.invalid', `填写有误：${said}。操作没有执行，请改正后再试。`, {
    fields: issues.map(({ path }) => path.map(String).join('.')),
  });
}

/** The schema's own words where it has Chinese ones, else words for the kind of issue. */
function inWords(issue: z.core.$ZodIssue): string {
  if (/[\u4e00-\u9fff]/.test(issue.message)) return issue.message;
  switch (issue.code) {
    case 'invalid_type':
      // The value itself is not kept in an issue; zod's own sentence says whether there was one
      return issue.message.endsWith('undefined') ? '缺少此项' : `应为${KINDS[issue.expected] ?? '另一种内容'}`;
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

function amount(count: number | bigint, { origin }: { origin: string }): string {
  if (origin === 'string') return `${count}字`;
  return origin === 'array' ? `${count}项` : `${count}`;
}
