// A look's filters in words, as they are printed under the title of a filtered list.
import { dateWords } from '../calendar/dates.ts';
import type { PlainDate } from '../ledger/types.ts';
import type { ColumnTest, LedgerLook } from '../ledger/view.ts';

/** So many values of a filter are named; the others are counted. */
const NAMED_VALUES = 6;

/** Columns that only the screen has, or that stand under another name there. */
const SCREEN_TITLES: Readonly<Record<string, string>> = {
  number: '序号',
  words: '反馈问题、整改措施',
  problemAndMeasure: '反馈问题、整改措施',
  measure: '整改措施',
  light: '亮灯',
  note: '备注',
};

/**
 * 牵头单位 区发改局；状态 整改中、待审核；查找“安置”. '' where nothing is filtered; sorting is not a filter.
 * `titles`: the list's columns by key.
 */
export function filterWords(
  look: Pick<LedgerLook, 'text' | 'filters' | 'only'>,
  titles: ReadonlyMap<string, string>,
): string {
  const text = look.text.trim();
  return [
    ...(look.only === null ? [] : [look.only.caption.trim()]),
    ...look.filters.map(({ column, test }) => {
      const title = SCREEN_TITLES[column] ?? titles.get(column) ?? column;
      return `${title}${testWords(test)}`;
    }),
    ...(text === '' ? [] : [`查找“${text}”`]),
  ]
    .filter((part) => part !== '')
    .join('；');
}

function testWords(test: ColumnTest): string {
  switch (test.kind) {
    case 'values': {
      const named = test.values.slice(0, NAMED_VALUES).map((value) => (value === '' ? '（空）' : value));
      const rest = test.values.length > named.length ? `等${test.values.length}项` : '';
      return ` ${named.join('、')}${rest}`;
    }
    case 'contains':
      return `含“${test.text.trim()}”`;
    case 'dates':
      return ` ${rangeWords(test.from, test.to)}`;
    case 'empty':
      return test.empty ? '未填' : '已填';
  }
}

function rangeWords(from: PlainDate | null, to: PlainDate | null): string {
  if (from === null) return to === null ? '不限' : `${dateWords(to)}及以前`;
  return to === null ? `${dateWords(from)}及以后` : `${dateWords(from)}至${dateWords(to)}`;
}
