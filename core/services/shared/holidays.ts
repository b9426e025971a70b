// The holiday table that every reckoning of working days uses: the bundled arrangement under the office's own days.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type HolidayTable, type HolidayYear, holidayTable } from '#domain/calendar/holidays.ts';
import { ownHolidays } from '../../db/queries/calendar.ts';
import type { Context } from '../context.ts';

const bundled = new Map<string, Record<string, HolidayYear>>();

/** The arrangement shipped with the product, read once. */
export function bundledHolidays(resourcesDir: string): Record<string, HolidayYear> {
  let years = bundled.get(resourcesDir);
  if (years === undefined) {
    const path = join(resourcesDir, 'holidays', 'state-council.json');
    years = JSON.parse(readFileSync(path, 'utf8')) as Record<string, HolidayYear>;
    bundled.set(resourcesDir, years);
  }
  return years;
}

export function holidaysOf(context: Context): HolidayTable {
  return holidayTable(bundledHolidays(context.resourcesDir), ownHolidays(context.store));
}
