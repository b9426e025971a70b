// Plain dates: valid days, differences over leap years and months, words.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dateWords, daysBetween, isPlainDate, monthDayWords, weekdayWords } from '#domain/calendar/dates.ts';

const date = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10));

describe('plain dates', () => {
  it('exist or are refused', () => {
    for (const good of ['2020-02-29', '2026-06-22', '2000-02-29']) expect(isPlainDate(good)).toBe(true);
    for (const bad of ['2021-02-29', '2026-06-31', '2026-13-01', '2026-6-2', '26-06-02', '', '2026-06-22T00:00:00Z'])
      expect(isPlainDate(bad)).toBe(false);
  });

  it('count days both ways', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: -20_000, max: 20_000 }), (from, days) => {
        expect(daysBetween(from, addDays(from, days))).toBe(days);
        expect(isPlainDate(addDays(from, days))).toBe(true);
      }),
    );
    expect(daysBetween('2020-02-28', '2020-03-01')).toBe(2);
  });

  it('are said as people say them', () => {
    expect(dateWords('2020-06-05')).toBe('2020年6月5日');
    expect(monthDayWords('2020-12-31')).toBe('12月31日');
    expect(weekdayWords('2020-06-22')).toBe('周一');
  });
});
