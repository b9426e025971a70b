// A person's arrangement of columns.
import { describe, expect, it } from 'vitest';
import {
  frozenCount,
  MOST_WIDTH,
  moveColumn,
  OWN_LAYOUT,
  orderedColumns,
  readLayout,
  resizeColumn,
  showColumn,
  stepColumn,
  visibleColumns,
} from '#renderer/features/ledger/column-layout.ts';
import { type Column, columnsOf } from '#renderer/features/ledger/columns.ts';

const columns = columnsOf('problems');
const keys = (list: readonly Column[]) => list.map((column) => column.key);
const find = (key: string) => columns.find((column) => column.key === key) as Column;

describe('columns', () => {
  it('stand in the list’s own order at first, without the optional ones', () => {
    expect(keys(visibleColumns(columns, OWN_LAYOUT))).toEqual([
      'number',
      'problem',
      'source',
      'kind',
      'leader',
      'lead',
      'deadline',
      'light',
      'state',
      'note',
    ]);
  });

  it('fit a small screen without scrolling sideways, in every list', () => {
    for (const list of ['problems', 'tasks', 'ledger', 'closeOut'] as const) {
      const width = visibleColumns(columnsOf(list), OWN_LAYOUT).reduce((sum, column) => sum + column.width, 0);
      // 1366 px less the rail, the ticks and the scroll bar
      expect(width).toBeLessThanOrEqual(1366 - 104 - 52 - 16);
    }
  });

  it('are hidden and shown; the one that carries the tree stays', () => {
    const without = showColumn(OWN_LAYOUT, find('source'), false);
    expect(keys(visibleColumns(columns, without))).not.toContain('source');
    expect(keys(visibleColumns(columns, showColumn(without, find('source'), true)))).toContain('source');
    const more = showColumn(OWN_LAYOUT, find('target'), true);
    expect(keys(visibleColumns(columns, more))).toContain('target');
    expect(keys(visibleColumns(columns, showColumn(more, find('target'), false)))).not.toContain('target');
    expect(showColumn(OWN_LAYOUT, find('problem'), false)).toBe(OWN_LAYOUT);
  });

  it('are moved in front of another, to the end, and past hidden ones by steps', () => {
    const first = moveColumn(columns, OWN_LAYOUT, 'state', 'number');
    expect(keys(visibleColumns(columns, first))[0]).toBe('state');
    const last = moveColumn(columns, OWN_LAYOUT, 'number', null);
    expect(keys(visibleColumns(columns, last)).at(-1)).toBe('number');
    const stepped = stepColumn(columns, OWN_LAYOUT, 'lead', 1);
    expect(keys(visibleColumns(columns, stepped)).slice(4, 7)).toEqual(['leader', 'deadline', 'lead']);
    const back = stepColumn(columns, stepped, 'lead', -1);
    expect(keys(visibleColumns(columns, back))).toEqual(keys(visibleColumns(columns, OWN_LAYOUT)));
    expect(stepColumn(columns, OWN_LAYOUT, 'number', -1)).toBe(OWN_LAYOUT);
  });

  it('take a width within reason, and no share of what is left then', () => {
    const wide = visibleColumns(columns, resizeColumn(OWN_LAYOUT, 'problem', 5_000)).find((c) => c.key === 'problem');
    expect(wide).toMatchObject({ width: MOST_WIDTH, grow: 0 });
  });

  it('stay in sight up to the frozen one, whatever is hidden or moved before it', () => {
    expect(frozenCount(columns, OWN_LAYOUT)).toBe(2);
    expect(frozenCount(columns, { ...OWN_LAYOUT, frozen: '' })).toBe(0);
    const frozen = { ...OWN_LAYOUT, frozen: 'lead' };
    expect(frozenCount(columns, frozen)).toBe(6);
    expect(frozenCount(columns, showColumn(frozen, find('source'), false))).toBe(5);
    expect(frozenCount(columns, showColumn(frozen, find('lead'), false))).toBe(5);
    expect(frozenCount(columns, moveColumn(columns, frozen, 'note', 'number'))).toBe(7);
  });

  it('that a kept order does not know stand where the list has them', () => {
    expect(keys(orderedColumns(columns, { ...OWN_LAYOUT, order: ['note', 'number'] })).slice(0, 3)).toEqual([
      'note',
      'number',
      'problem',
    ]);
  });
});

it('reads what was kept and passes over what is damaged', () => {
  const layout = { ...OWN_LAYOUT, order: ['note'], widths: { note: 200 }, frozen: 'lead' };
  expect(readLayout(JSON.stringify(layout))).toEqual(layout);
  expect(readLayout(undefined)).toEqual(OWN_LAYOUT);
  expect(readLayout('{')).toEqual(OWN_LAYOUT);
  expect(readLayout('[1]')).toEqual(OWN_LAYOUT);
  expect(readLayout('{"order":[1,"note"],"widths":{"note":"x","kind":1},"frozen":2}')).toEqual({
    ...OWN_LAYOUT,
    order: ['note'],
    widths: { kind: 40 },
  });
});
