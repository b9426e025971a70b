// 发放清单: which unit was sent which file, to be signed for.
import { dateWords } from '../calendar/dates.ts';
import type { ListDocument } from '../content/types.ts';
import type { PlainDate } from '../ledger/types.ts';
import { INTERNAL_MARK } from '../lists/build.ts';
import type { ReviewForm } from './types.ts';

export function coveringList(
  forms: readonly { form: ReviewForm; fileName: string }[],
  of: { office: string; ordinal: number; date: PlainDate; dueWords: string },
): ListDocument {
  const column = (key: string, title: string, width: number, align: 'left' | 'center' = 'center') => ({
    key,
    title,
    width,
    align,
    shared: false,
    ...(key === 'ordinal' || key === 'problems' || key === 'measures' ? { numeric: true } : {}),
  });
  return {
    kind: 'list',
    title: `第${of.ordinal}次周调度表发放清单`,
    subtitle: [`编制单位：${of.office}`, dateWords(of.date), of.dueWords === '' ? '' : `报送截止：${of.dueWords}`]
      .filter((part) => part !== '')
      .join('　'),
    mark: INTERNAL_MARK,
    columns: [
      column('ordinal', '序号', 12),
      column('unit', '单位', 60, 'left'),
      column('problems', '问题数', 16),
      column('measures', '措施数', 16),
      column('file', '文件名', 80, 'left'),
      column('signed', '签收人', 26),
      column('date', '签收时间', 30),
    ],
    groups: forms.map(({ form, fileName }, index) => ({
      heading: null,
      ids: { problemId: null, unitId: form.unitId },
      lines: [
        {
          measureId: null,
          cells: [
            String(index + 1),
            form.unitName,
            String(new Set(form.rows.map(({ problemNumber }) => problemNumber)).size),
            String(form.rows.length),
            fileName,
            '',
            '',
          ],
        },
      ],
    })),
    notes: [],
    signatures: ['发放人', '日期'],
    paper: { size: 'A4', orientation: 'landscape' },
  };
}
