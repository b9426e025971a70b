// From what was set in a column's menu to a filter, and from a filter to words.
import type { PlainDate } from '#domain/ledger/types.ts';
import type { ColumnFilter, ColumnTest } from '#domain/ledger/view.ts';
import { COLUMN_MENU, FILTER_WORDS } from '#renderer/text/ledger.ts';
import type { Column } from './columns.ts';

export interface ValueCount {
  value: string;
  count: number;
}

/** Values that a filter may name. */
const MOST_VALUES = 1_000;

/**
 * The filter that a menu's settings mean: a span of days, else ticked values when something was unticked, else the words
 * typed. null: everything passes. Ticks among the values that hold the words mean those alone.
 */
export function testFrom(set: {
  text: string;
  /** null: all are ticked, as at first */
  chosen: ReadonlySet<string> | null;
  values: readonly ValueCount[];
  from: PlainDate | null;
  to: PlainDate | null;
}): ColumnTest | null {
  const text = set.text.trim();
  if (set.from !== null || set.to !== null) return { kind: 'dates', from: set.from, to: set.to };
  const { chosen } = set;
  if (chosen !== null && !set.values.every(({ value }) => chosen.has(value))) {
    const words = text.toLowerCase();
    // What is ticked but not offered by the other filters just now stays chosen.
    const offered = new Set(set.values.map(({ value }) => value));
    const hidden = [...chosen].filter((value) => !offered.has(value));
    const ticked = set.values.flatMap(({ value }) =>
      chosen.has(value) && value.toLowerCase().includes(words) ? value : [],
    );
    return { kind: 'values', values: [...ticked, ...hidden].slice(0, MOST_VALUES) };
  }
  return text === '' ? null : { kind: 'contains', text };
}

/** 牵头单位：区发改局等3种; 完成时限：2026-01-01至不限 */
export function filterWords({ column, test }: ColumnFilter, columns: readonly Column[]): string {
  const name = columns.find((each) => each.key === column)?.title ?? column;
  const put = (words: string, what: Record<string, string>) =>
    Object.entries({ name, ...what }).reduce((said, [key, value]) => said.replace(`{${key}}`, value), words);
  switch (test.kind) {
    case 'values': {
      const first = test.values[0] === '' ? COLUMN_MENU.blank : (test.values[0] ?? COLUMN_MENU.noValues);
      const what =
        test.values.length > 1
          ? FILTER_WORDS.more.replace('{first}', first).replace('{n}', String(test.values.length))
          : first;
      return put(FILTER_WORDS.values, { what });
    }
    case 'contains':
      return put(FILTER_WORDS.contains, { what: test.text });
    case 'dates':
      return put(FILTER_WORDS.dates, {
        from: test.from ?? FILTER_WORDS.anyDate,
        to: test.to ?? FILTER_WORDS.anyDate,
      });
    case 'empty':
      return put(test.empty ? FILTER_WORDS.empty : FILTER_WORDS.filled, {});
  }
}
