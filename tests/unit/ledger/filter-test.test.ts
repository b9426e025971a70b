// From a column's menu to a filter, to words, and into a saved view and back.
import { describe, expect, it } from 'vitest';
import { OWN_LAYOUT } from '#renderer/features/ledger/column-layout.ts';
import { columnsOf } from '#renderer/features/ledger/columns.ts';
import { filterWords, testFrom } from '#renderer/features/ledger/filter-test.ts';
import { readView, writeView } from '#renderer/features/ledger/saved-view.ts';

const values = [
  { value: '区财政局', count: 3 },
  { value: '区教体局', count: 2 },
  { value: '', count: 1 },
];
const set = (change: Partial<Parameters<typeof testFrom>[0]>) =>
  testFrom({ text: '', chosen: null, values, from: null, to: null, ...change });

describe('a column’s menu', () => {
  it('filters nothing while everything is ticked', () => {
    expect(set({})).toBeNull();
    expect(set({ chosen: new Set(values.map(({ value }) => value)) })).toBeNull();
  });

  it('means the ticked values, or the words typed, or the days', () => {
    expect(set({ chosen: new Set(['区财政局', '']) })).toEqual({ kind: 'values', values: ['区财政局', ''] });
    expect(set({ text: ' 财政 ' })).toEqual({ kind: 'contains', text: '财政' });
    expect(set({ from: '2026-01-01', text: '财政' })).toEqual({ kind: 'dates', from: '2026-01-01', to: null });
  });

  it('with words typed and ticks taken off means the ticked among those that hold the words', () => {
    expect(set({ text: '局', chosen: new Set(['区财政局', '']) })).toEqual({ kind: 'values', values: ['区财政局'] });
  });

  it('keeps chosen values that other filters hide just now', () => {
    expect(set({ chosen: new Set(['区财政局', '区住建局']) })).toEqual({
      kind: 'values',
      values: ['区财政局', '区住建局'],
    });
  });
});

it('says filters in words', () => {
  const columns = columnsOf('problems');
  const words = (test: Parameters<typeof filterWords>[0]['test'], column = 'lead') =>
    filterWords({ column, test }, columns);
  expect(words({ kind: 'values', values: ['区财政局'] })).toBe('牵头单位：区财政局');
  expect(words({ kind: 'values', values: ['', '区财政局'] })).toBe('牵头单位：（空白）等2种');
  expect(words({ kind: 'contains', text: '财政' })).toBe('牵头单位含“财政”');
  expect(words({ kind: 'dates', from: '2026-01-01', to: null }, 'deadline')).toBe('完成时限：2026-01-01至不限');
  expect(words({ kind: 'empty', empty: false })).toBe('牵头单位非空白');
});

describe('a saved view', () => {
  it('comes back as it was saved', () => {
    const view = {
      text: '财政',
      filters: [
        { column: 'lead', test: { kind: 'values' as const, values: ['区财政局'] } },
        { column: 'deadline', test: { kind: 'dates' as const, from: '2026-01-01', to: null } },
        { column: 'note', test: { kind: 'empty' as const, empty: true } },
      ],
      sort: { column: 'deadline', descending: true },
      layout: { ...OWN_LAYOUT, hidden: ['note'], frozen: 'lead' },
    };
    expect(readView(writeView(view))).toEqual(view);
  });

  it('that is damaged gives the plain list', () => {
    const plain = { text: '', filters: [], sort: null, layout: OWN_LAYOUT };
    expect(readView('')).toEqual(plain);
    expect(readView('{"filters":[{"column":"lead"},{"test":{}}],"sort":{"column":1}}')).toEqual(plain);
  });
});
