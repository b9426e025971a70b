// When a backup is due by itself: only after changes, daily and hourly, whatever the clock does.
import { describe, expect, it } from 'vitest';
import { daysSince, dueBackup } from '#domain/backup/due.ts';

const sameDay = (a: Date, b: Date) => a.toISOString().slice(0, 10) === b.toISOString().slice(0, 10);
const due = (last: string | null, now: string, changed = true) =>
  dueBackup(last === null ? null : { at: last, logSeq: 7 }, changed ? 8 : 7, new Date(now), sameDay);

describe('dueBackup', () => {
  it.each([
    ['the first one at once', null, '2026-06-23T02:00:00Z', 'daily'],
    ['none within the hour', '2026-06-23T02:00:00Z', '2026-06-23T02:59:59Z', null],
    ['one after an hour', '2026-06-23T02:00:00Z', '2026-06-23T03:00:00Z', 'hourly'],
    ['the day’s first', '2026-06-22T23:50:00Z', '2026-06-23T00:01:00Z', 'daily'],
    ['one although the last bears a later time', '2026-06-23T09:00:00Z', '2026-06-23T02:00:00Z', 'hourly'],
    ['one although the last bears a later year', '2031-01-01T00:00:00Z', '2026-06-23T02:00:00Z', 'daily'],
  ])('asks for %s', (_what, last, now, kind) => {
    expect(due(last, now)).toBe(kind);
  });

  it('asks for none while nothing was changed, however long', () => {
    expect(due('2020-06-23T02:00:00Z', '2026-06-23T02:00:00Z', false)).toBeNull();
  });
});

it('counts days since a copy, never below zero', () => {
  expect(daysSince('2026-06-20T02:00:00Z', new Date('2026-06-23T01:59:00Z'))).toBe(2);
  expect(daysSince('2026-06-20T02:00:00Z', new Date('2026-06-23T02:00:00Z'))).toBe(3);
  expect(daysSince('2026-06-30T02:00:00Z', new Date('2026-06-23T02:00:00Z'))).toBe(0);
});
