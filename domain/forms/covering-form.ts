// 发放清单 as a form of the office's own: the names that its template may use, filled from the list itself.
import { dateWords } from '../calendar/dates.ts';
import type { PlainDate } from '../ledger/types.ts';
import { INTERNAL_MARK } from '../lists/build.ts';
import type { ReviewForm } from './types.ts';

/** Names that the template of the list may use. */
export const COVERING_FIELDS = [
  { name: '内部标识', meaning: '内部事项 注意保管' },
  { name: '轮次', meaning: '整改轮次名称' },
  { name: '次数', meaning: '第几次调度，如 12' },
  { name: '调度日期', meaning: '如 2020年6月22日' },
  { name: '报送截止', meaning: '日期和时刻，没有规定时为空' },
  { name: '单位数', meaning: '下发的单位个数' },
  {
    name: '清单',
    meaning: '下发的调度表，一个单位一行；签收人、签收时间留空手签',
    fields: [
      { name: '序号', meaning: '1、2、3' },
      { name: '单位', meaning: '单位全称' },
      { name: '问题数', meaning: '表内问题条数' },
      { name: '措施数', meaning: '表内措施条数' },
      { name: '文件名', meaning: '下发的文件' },
    ],
  },
  { name: '下发单位', meaning: '整改办名称' },
] as const;

export interface CoveringFacts {
  office: string;
  roundName: string;
  ordinal: number;
  date: PlainDate;
  dueWords: string;
}

/** The list of one run; who receives a form signs by hand. */
export function coveringData(forms: readonly { form: ReviewForm; fileName: string }[], facts: CoveringFacts) {
  return {
    内部标识: INTERNAL_MARK,
    轮次: facts.roundName,
    次数: String(facts.ordinal),
    调度日期: dateWords(facts.date),
    报送截止: facts.dueWords,
    单位数: String(forms.length),
    清单: forms.map(({ form, fileName }, index) => ({
      序号: String(index + 1),
      单位: form.unitName,
      问题数: String(new Set(form.rows.map(({ problemNumber }) => problemNumber)).size),
      措施数: String(form.rows.length),
      文件名: fileName,
    })),
    下发单位: facts.office,
  };
}
