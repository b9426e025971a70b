// 调度表封面: what stands on the sheet before a unit's form; signed by hand, the program fills in no name.
import { dateWords, weekdayWords } from '../calendar/dates.ts';
import { INTERNAL_MARK } from '../lists/build.ts';
import { MEDIA } from '../review/types.ts';
import type { ReviewForm } from './types.ts';

/** Names that the template of the cover may use. */
export const COVER_FIELDS = [
  { name: '内部标识', meaning: '内部事项 注意保管' },
  { name: '轮次', meaning: '整改轮次名称' },
  { name: '次数', meaning: '第几次调度，如 12' },
  { name: '调度日期', meaning: '如 2020年6月22日（周一）' },
  { name: '报送截止', meaning: '日期和时刻，没有规定时为空' },
  { name: '单位', meaning: '填报单位全称' },
  { name: '问题数', meaning: '表内问题条数' },
  { name: '措施数', meaning: '表内措施条数' },
  { name: '报送方式', meaning: '供勾选：□U盘　□光盘　□纸质' },
  { name: '下发次数', meaning: '第2次及以后下发时为“第2次下发”，否则为空' },
  { name: '下发单位', meaning: '整改办名称' },
] as const;

export type CoverData = Record<(typeof COVER_FIELDS)[number]['name'], string>;

/** The cover of one unit's form. A report by telephone has no form that could be handed in. */
export function coverData(form: ReviewForm, office: string): CoverData {
  return {
    内部标识: INTERNAL_MARK,
    轮次: form.roundName,
    次数: String(form.ordinal),
    调度日期: `${dateWords(form.date)}（${weekdayWords(form.date)}）`,
    报送截止: form.dueWords,
    单位: form.unitName,
    问题数: String(new Set(form.rows.map(({ problemNumber }) => problemNumber)).size),
    措施数: String(form.rows.length),
    报送方式: MEDIA.filter((medium) => medium !== '电话')
      .map((medium) => `□${medium}`)
      .join('　'),
    下发次数: form.issue > 1 ? `第${form.issue}次下发` : '',
    下发单位: office,
  };
}
