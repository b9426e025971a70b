// Dates as people type them.
import { expect, it } from 'vitest';
import { parseDate } from '#renderer/ui/date-text.ts';

const read = (text: string) => parseDate(text, '2026-11-24');

it('reads the usual ways to write a day', () => {
  for (const text of [
    '2025-06-30',
    '2025-6-30',
    '2025.6.30',
    '2025/6/30',
    '20250630',
    '2025年6月30日',
    ' 2025 年 6 月 30 日 ',
  ]) {
    expect(read(text), text).toBe('2025-06-30');
  }
  expect(read('6-30')).toBe('2026-06-30');
  expect(read('6月30日')).toBe('2026-06-30');
});

it('tells nothing from nonsense', () => {
  expect(read('  ')).toBeNull();
  for (const text of ['2025-02-30', '13.1', '年底前', '2025', '2025-6']) expect(read(text), text).toBeUndefined();
});
