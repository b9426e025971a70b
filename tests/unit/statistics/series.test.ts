// The close-out curve and cross tables as laws: plans never fall, every row is counted once, forecasts only where the rule allows.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#domain/calendar/dates.ts';
import { STATES } from '#domain/ledger/types.ts';
import { LIGHT_COLOURS } from '#domain/lights/lights.ts';
import { REPORT_CLASSES } from '#domain/states/states.ts';
import { columnTotals, crossTables, crossTotal, rowTotals, tallied } from '#domain/statistics/cross.ts';
import { AXES, type Fact, isInPart, keyOn, LIGHT_KEYS, lightCounts } from '#domain/statistics/facts.ts';
import { countWords } from '#domain/statistics/lists.ts';
import { forecastOf, PLAN_POINTS, planOf } from '#domain/statistics/series.ts';

const day = fc.integer({ min: 0, max: 400 }).map((n) => addDays('2026-01-01', n));
const fact: fc.Arbitrary<Fact> = fc.record({
  id: fc.uuid(),
  roundId: fc.constantFrom('r1', 'r2'),
  unit: fc.constantFrom('u1', 'u2', 'u3', null),
  aspect: fc.constantFrom('a1', 'a2', null),
  kind: fc.constantFrom('立行立改', '限期整改', null),
  state: fc.constantFrom(...STATES, null),
  class: fc.constantFrom(...REPORT_CLASSES),
  light: fc.constantFrom(...LIGHT_COLOURS, null),
  due: fc.option(day, { nil: null }),
});
const facts = fc.array(fact, { maxLength: 300 });

describe('a plan', () => {
  it('never falls, ends at all dated rows, and has no more points than can be drawn', () => {
    fc.assert(
      fc.property(facts, (rows) => {
        const { points, undated } = planOf(rows);
        for (const [at, { date, count }] of points.entries()) {
          expect(count).toBe(rows.filter(({ due }) => due !== null && due <= date).length);
          const before = points[at - 1];
          if (before !== undefined) expect(before.date < date && before.count < count).toBe(true);
        }
        expect((points.at(-1)?.count ?? 0) + undated).toBe(rows.length);
        expect(points.length).toBeLessThanOrEqual(PLAN_POINTS + 2);
      }),
    );
  });
});

describe('a forecast', () => {
  const weekly = (...done: number[]) => done.map((each, at) => ({ date: addDays('2026-05-18', at * 7), done: each }));
  it('carries the pace of the last four weeks on', () => {
    expect(forecastOf(weekly(0, 50, 52, 54, 56, 58), 20, '2026-06-23')).toEqual({
      perWeek: 2,
      date: addDays('2026-06-22', 70),
    });
  });
  it('is none where there are too few weeks, nothing was done, nothing is open, it lies years ahead or the last week lies long back', () => {
    expect(forecastOf(weekly(0, 2, 4), 20, '2026-06-23')).toBeNull();
    expect(forecastOf(weekly(5, 5, 5, 5), 20, '2026-06-23')).toBeNull();
    expect(forecastOf(weekly(5, 4, 3, 2), 20, '2026-06-23')).toBeNull();
    expect(forecastOf(weekly(0, 2, 4, 6), 0, '2026-06-23')).toBeNull();
    expect(forecastOf(weekly(0, 0, 0, 1), 5_000, '2026-06-23')).toBeNull();
    expect(forecastOf(weekly(0, 2, 4, 6, 8), 20, '2026-07-13')).not.toBeNull();
    expect(forecastOf(weekly(0, 2, 4, 6, 8), 20, '2026-07-14')).toBeNull();
  });
});

describe('a cross table', () => {
  it('counts every row once, whatever its axes, and each cell opens to exactly its rows', () => {
    fc.assert(
      fc.property(facts, fc.constantFrom(...AXES), fc.constantFrom(...AXES), (rows, across, down) => {
        const names = {
          rows: new Map([
            ['u2', '乙'],
            ['u1', '甲'],
          ]),
          columns: new Map<string, string>(),
        };
        const axes = { rows: across, columns: down };
        const [table] = crossTables([tallied(rows, across, down)], axes, names);
        if (table === undefined) throw new Error('no table');
        expect(crossTotal(table)).toBe(rows.length);
        expect(rowTotals(table).reduce((a, b) => a + b, 0)).toBe(columnTotals(table).reduce((a, b) => a + b, 0));
        for (const [y, row] of table.rows.entries()) {
          for (const [x, column] of table.columns.entries()) {
            const part = { [across]: row.key, ...(across === down ? {} : { [down]: column.key }) };
            const opened = rows.filter((each) => isInPart(part, each) && keyOn(down, each) === column.key);
            expect(table.counts[y]?.[x]).toBe(opened.length);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('stands over the same keys on both days, in the order of the names', () => {
    const make = (unit: string | null): Fact => ({
      id: 'x',
      roundId: 'r',
      unit,
      aspect: null,
      kind: null,
      state: null,
      class: '已完成',
      light: null,
      due: null,
    });
    const tables = [tallied([make('u1')], 'unit', 'class'), tallied([make('u2'), make(null)], 'unit', 'class')];
    const names = {
      rows: new Map([
        ['u2', '乙'],
        ['u1', '甲'],
        ['', '无'],
      ]),
      columns: new Map<string, string>(),
    };
    const [now, before] = crossTables(tables, { rows: 'unit', columns: 'class' }, names);
    expect(now?.rows.map(({ name }) => name)).toEqual(['乙', '甲', '无']);
    expect(before?.rows).toEqual(now?.rows);
    expect(now?.columns.map(({ key }) => key)).toEqual([...REPORT_CLASSES]);
    expect([countWords(3, null), countWords(3, 1), countWords(1, 3), countWords(2, 2)]).toEqual([
      '3',
      '3（+2）',
      '1（-2）',
      '2（0）',
    ]);
  });

  it('lights add up to all rows', () => {
    fc.assert(
      fc.property(facts, (rows) => {
        const counts = lightCounts(rows);
        expect(LIGHT_KEYS.reduce((sum, key) => sum + counts[key], 0)).toBe(rows.length);
      }),
    );
  });
});
