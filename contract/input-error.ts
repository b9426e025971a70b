// A refused input as one Chinese sentence that names the field.
import type { z } from 'zod';
import { BihuanError } from './errors.ts';

const FIELD_WORDS: Record<string, string> = {
  office: '单位名称',
  user: '用户名',
  password: '密码',
  name: '名称',
  shortName: '简称',
  kind: '类别',
  inspectingBody: '巡视巡察机构',
  feedbackDate: '反馈日期',
  inspectedFrom: '巡视开始日期',
  inspectedTo: '巡视结束日期',
  title: '反馈问题',
  lead: '措施首句',
  text: '内容',
  percent: '累计进度',
  state: '状态',
  date: '日期',
  deadline: '完成时限',
  number: '期号',
  phone: '电话',
  post: '职务',
};

/** The first thing wrong with an input, in words; the path goes into the details for the log. */
export function inputError(error: z.ZodError): BihuanError {
  const [issue] = error.issues;
  const path = issue?.path.join('.') ?? '';
  const field = issue?.path.findLast((part) => typeof part === 'string' && part in FIELD_WORDS);
  const reason = issue && /[\u4e00-\u9fff]/.test(issue.message) ? issue.message : '填写的内容不符合要求';
  const where = typeof field === 'string' ? `“${FIELD_WORDS[field]}”` : '';
  return new BihuanError('input.invalid', `${where}${reason}，没有保存。请改正后再试。`, { path });
}
