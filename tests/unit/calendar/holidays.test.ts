// Working days, 时间节点 and 周调度 days around holidays, on the bundled arrangement.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, isPlainDate, weekday } from '#domain/calendar/dates.ts';
import { addWorkingDays, dayKind, type HolidayYear, holidayTable, workingDayFrom } from '#domain/calendar/holidays.ts';
import { addMonths, countdownWords, milestoneDate } from '#domain/calendar/milestones.ts';
import { MONDAY, nextReview, plannedReviews } from '#domain/calendar/weeks.ts';

const bundled = JSON.parse(
  readFileSync(new URL('../../../resources/holidays/state-council.json', import.meta.url), 'utf8'),
) as Record<string, HolidayYear>;
const table = holidayTable(bundled);

const date = fc.integer({ min: 0, max: 3_000 }).map((days) => addDays('2018-06-01', days));

describe('the bundled arrangement', () => {
  it('holds only days that exist, each either off or worked', () => {
    for (const [day, { date: same }] of table.days) {
      expect(isPlainDate(day)).toBe(true);
      expect(day).toBe(same);
    }
    for (const { off, work } of Object.values(bundled)) {
      const offDays = Object.values(off).flat();
      expect(new Set([...offDays, ...Object.values(work).flat()]).size).toBe(
        offDays.length + Object.values(work).flat().length,
      );
    }
  });

  it('makes up for days off only on weekends', () => {
    for (const { date: day, off } of table.days.values()) {
      if (!off) expect([0, 6]).toContain(weekday(day));
    }
  });
});

describe('a day', () => {
  it('is worked on a make-up Sunday and off on a festival Monday', () => {
    expect(dayKind('2020-06-28', table)).toEqual({ working: true, name: '端午', known: true });
    expect(dayKind('2020-10-05', table)).toEqual({ working: false, name: '国庆节', known: true });
    expect(dayKind('2020-06-22', table)).toEqual({ working: true, name: null, known: true });
  });

  it('of a year without an arrangement says so', () => {
    expect(dayKind('2040-10-01', table)).toEqual({ working: true, name: null, known: false });
    expect(workingDayFrom('2040-10-06', table)).toEqual({ date: '2040-10-08', unknownYears: [2040] });
  });

  it('can be changed by the office, which makes its year known', () => {
    const own = holidayTable(bundled, [{ date: '2040-10-01', off: true, name: '国庆节' }]);
    expect(dayKind('2040-10-01', own)).toEqual({ working: false, name: '国庆节', known: true });
    const reversed = holidayTable(bundled, [{ date: '2020-10-05', off: false, name: '加班' }]);
    expect(dayKind('2020-10-05', reversed).working).toBe(true);
  });
});

describe('working days', () => {
  it('are counted over a long holiday with its make-up days', () => {
    // After Wednesday 30 September 2020: 9 (Fri), 10 (make-up Sat), 12, 13, 14, …
    expect(addWorkingDays('2020-09-30', 1, table).date).toBe('2020-10-09');
    expect(addWorkingDays('2020-09-30', 3, table).date).toBe('2020-10-12');
  });

  it('lead there and back', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: 1, max: 60 }), (from, count) => {
        const start = workingDayFrom(from, table).date;
        const there = addWorkingDays(start, count, table).date;
        expect(dayKind(there, table).working).toBe(true);
        expect(addWorkingDays(there, -count, table).date).toBe(start);
      }),
    );
  });
});

describe('时间节点', () => {
  it('end on the last day of a shorter month', () => {
    expect(addMonths('2021-01-31', 1)).toBe('2021-02-28');
    expect(addMonths('2020-01-31', 1)).toBe('2020-02-29');
    expect(addMonths('2020-08-31', 6)).toBe('2021-02-28');
    expect(addMonths('2020-03-15', -3)).toBe('2019-12-15');
  });

  it('are reckoned in days, working days or months from the feedback date', () => {
    expect(milestoneDate('2020-09-25', { name: '', offset: 10, unit: 'days' }, table).date).toBe('2020-10-05');
    expect(milestoneDate('2020-09-25', { name: '', offset: 10, unit: 'workingDays' }, table).date).toBe('2020-10-15');
    expect(milestoneDate('2020-09-25', { name: '', offset: 3, unit: 'months' }, table).date).toBe('2020-12-25');
  });

  it('are counted down in words', () => {
    expect(countdownWords('2020-06-30', '2020-06-18')).toBe('还有12天');
    expect(countdownWords('2020-06-30', '2020-06-30')).toBe('今天');
    expect(countdownWords('2020-06-30', '2020-07-03')).toBe('已过3天');
  });
});

describe('周调度 days', () => {
  it('move off a holiday to the next working day and say why', () => {
    expect(nextReview('2020-09-30', MONDAY, table)).toEqual({
      regular: '2020-10-05',
      date: '2020-10-09',
      movedBy: '国庆节',
      unknownYears: [],
    });
    expect(nextReview('2020-10-09', MONDAY, table).date).toBe('2020-10-12');
  });

  it('always lie ahead, on working days, no earlier than the rule', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: 0, max: 6 }), (after, day) => {
        const next = nextReview(after, day, table);
        expect(next.date > after).toBe(true);
        expect(next.date >= next.regular).toBe(true);
        expect(weekday(next.regular)).toBe(day);
        expect(dayKind(next.date, table).working).toBe(true);
        expect(next.movedBy === null).toBe(next.date === next.regular);
      }),
    );
  });

  it('of a year come about once a week and never twice on a day', () => {
    const dates = plannedReviews('2020-01-01', '2020-12-31', MONDAY, table).map((each) => each.date);
    expect(new Set(dates).size).toBe(dates.length);
    expect(dates).toEqual([...dates].sort());
    expect(dates.length).toBeGreaterThanOrEqual(50);
    expect(dates.length).toBeLessThanOrEqual(52);
  });
});
