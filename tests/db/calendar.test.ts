// The round's calendar on a real store: review days around holidays, milestones, days of the office's own.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ROUND_FIELDS, startEngine, type TestEngine } from '../fixtures/engine.ts';

let app: TestEngine;
let roundId: string;
const calendar = () => app.call('getCalendar', { roundId });

beforeEach(async () => {
  // Wednesday before the Dragon Boat holiday of 2026 (19–21 June)
  app = await startEngine({ now: () => new Date('2026-06-10T02:00:00Z') });
  ({ id: roundId } = await app.call('createRound', ROUND_FIELDS));
});
afterEach(() => app.dispose());

it('plans a review for every week, on Mondays unless set otherwise', async () => {
  expect((await calendar()).planned.slice(0, 2).map(({ ordinal, date }) => [ordinal, date])).toEqual([
    [1, '2026-06-15'],
    [2, '2026-06-22'],
  ]);
  await app.call('setReviewDay', { roundId, weekday: 5 });
  const [first, second] = (await calendar()).planned;
  expect(first?.date).toBe('2026-06-12');
  expect(second).toMatchObject({ regular: '2026-06-19', date: '2026-06-22', movedBy: expect.stringContaining('端午') });
});

it('goes on after the last review that was opened', async () => {
  await app.call('openReview', { roundId, date: '2026-06-15', dueAt: null });
  expect((await calendar()).planned[0]).toMatchObject({ ordinal: 2, date: '2026-06-22' });
});

it('reckons milestones from the feedback date and lets a day be set by hand', async () => {
  const none = { id: null, dueDate: null, doneOn: null };
  const set = await app.call('setMilestones', {
    roundId,
    milestones: [
      { ...none, name: '报送整改方案', offset: 10, unit: 'workingDays' },
      { ...none, name: '报送集中整改情况', offset: 3, unit: 'months' },
    ],
  });
  // Feedback on Thursday 26 March 2026; 4–6 April is 清明.
  expect(set.milestones.map(({ name, date }) => [name, date])).toEqual([
    ['报送整改方案', '2026-04-10'],
    ['报送集中整改情况', '2026-06-26'],
  ]);
  const [plan] = set.milestones;
  const { date: _, unknownYears: __, ...kept } = plan ?? set.milestones[0] ?? ({} as never);
  const changed = await app.call('setMilestones', {
    roundId,
    milestones: [{ ...kept, dueDate: '2026-04-15', doneOn: '2026-04-14' }],
  });
  expect(changed.milestones).toMatchObject([{ id: plan?.id, date: '2026-04-15', doneOn: '2026-04-14' }]);
});

it('says when a year’s holidays are unknown, until the office enters them', async () => {
  const year = await app.call('getHolidays', { year: 2040 });
  expect(year).toEqual({ year: 2040, known: false, days: [] });
  const entered = await app.call('setHoliday', { date: '2040-10-01', day: { name: '国庆节', off: true } });
  expect(entered).toEqual({
    year: 2040,
    known: true,
    days: [{ date: '2040-10-01', name: '国庆节', off: true, own: true }],
  });
  await app.call('setHoliday', { date: '2040-10-01', day: null });
  expect((await app.call('getHolidays', { year: 2040 })).known).toBe(false);
  await app.call('setHoliday', { date: '2040-10-01', day: { name: '国庆节', off: true } });
  expect((await app.call('getHolidays', { year: 2040 })).days).toHaveLength(1);
});

it('moves a review off a day that the office declared free', async () => {
  await app.call('setHoliday', { date: '2026-06-15', day: { name: '全区停电检修', off: true } });
  expect((await calendar()).planned[0]).toMatchObject({ date: '2026-06-16', movedBy: '全区停电检修' });
});
