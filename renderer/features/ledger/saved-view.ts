// A saved view as text and back; what an old or damaged one holds and does not fit is passed over.
import { isPlainDate } from '#domain/calendar/dates.ts';
import type { ColumnFilter, ColumnTest, LedgerLook } from '#domain/ledger/view.ts';
import { type ColumnLayout, readLayout } from './column-layout.ts';

export interface ViewDefinition {
  text: string;
  filters: ColumnFilter[];
  sort: LedgerLook['sort'];
  layout: ColumnLayout;
}

export function writeView(view: ViewDefinition): string {
  return JSON.stringify(view);
}

export function readView(definition: string): ViewDefinition {
  let value: unknown;
  try {
    value = JSON.parse(definition);
  } catch {
    value = null;
  }
  const held = record(value);
  const sort = record(held.sort);
  return {
    text: typeof held.text === 'string' ? held.text : '',
    filters: Array.isArray(held.filters) ? held.filters.flatMap(filterFrom) : [],
    sort:
      typeof sort.column === 'string' && typeof sort.descending === 'boolean'
        ? { column: sort.column, descending: sort.descending }
        : null,
    layout: readLayout(held.layout === undefined ? undefined : JSON.stringify(held.layout)),
  };
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function filterFrom(value: unknown): ColumnFilter[] {
  const { column, test } = record(value);
  const read = typeof column === 'string' ? testOf(record(test)) : null;
  return read === null ? [] : [{ column: column as string, test: read }];
}

function testOf(test: Record<string, unknown>): ColumnTest | null {
  const day = (value: unknown) => (typeof value === 'string' && isPlainDate(value) ? value : null);
  switch (test.kind) {
    case 'values':
      return Array.isArray(test.values)
        ? { kind: 'values', values: test.values.filter((each) => typeof each === 'string') }
        : null;
    case 'contains':
      return typeof test.text === 'string' ? { kind: 'contains', text: test.text } : null;
    case 'dates':
      return { kind: 'dates', from: day(test.from), to: day(test.to) };
    case 'empty':
      return typeof test.empty === 'boolean' ? { kind: 'empty', empty: test.empty } : null;
    default:
      return null;
  }
}
