// 认可 and 退回 of a week's entries, and two weeks compared, on a real store.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { acceptSmallRound, startEngine, type TestEngine } from '../fixtures/engine.ts';

let app: TestEngine;
let roundId: string;
let reviewId: string;
let measureId: string;

const enter = (over: object = {}) =>
  app.call('enterProgress', {
    reviewId,
    measureId,
    text: '修订制度2项。',
    percent: 100,
    state: '待审核' as const,
    difficulty: null,
    nextPlan: null,
    returnReason: null,
    reportedBy: null,
    ...over,
  });
const current = async () =>
  (await app.call('getReview', { reviewId })).rows.find((row) => row.measureId === measureId)?.current;

beforeEach(async () => {
  app = await startEngine();
  ({ roundId } = await acceptSmallRound(app));
  ({ id: reviewId } = await app.call('openReview', { roundId, date: '2026-06-22', dueAt: null }));
  const tree = await app.call('getLedger', { roundId });
  measureId = tree.aspects[0]?.items[0]?.problems[0]?.measures[0]?.id ?? '';
});
afterEach(() => app.dispose());

describe('an entry', () => {
  it('is accepted, and has to be accepted anew when it is changed', async () => {
    await expect(app.call('acceptEntries', { reviewId, measureIds: [measureId], accepted: true })).rejects.toThrow(
      /还没有填报/,
    );
    await enter();
    await app.call('acceptEntries', { reviewId, measureIds: [measureId], accepted: true });
    expect((await current())?.acceptedAt).not.toBeNull();
    await enter({ text: '修订制度3项。' });
    expect((await current())?.acceptedAt).toBeNull();
  });

  it('sent back needs no second look at its state: what was reported as done is 整改中 again', async () => {
    await enter();
    await app.call('returnEntry', { reviewId, measureId, reason: '缺少佐证' });
    expect(await current()).toMatchObject({ state: '整改中', returnReason: '缺少佐证', text: '修订制度2项。' });
    await expect(app.call('acceptEntries', { reviewId, measureIds: [measureId], accepted: true })).rejects.toThrow(
      /已退回/,
    );
    await app.call('returnEntry', { reviewId, measureId, reason: '' });
    expect((await current())?.returnReason).toBeNull();
  });

  it('of a closed week is neither accepted nor sent back', async () => {
    await enter();
    await app.call('closeReview', { reviewId });
    await expect(
      app.call('acceptEntries', { reviewId, measureIds: [measureId], accepted: true }),
    ).rejects.toMatchObject({ code: 'frozen' });
    await expect(app.call('returnEntry', { reviewId, measureId, reason: 'x' })).rejects.toMatchObject({
      code: 'frozen',
    });
  });
});

it('two weeks are compared as they were closed, whatever happened since', async () => {
  await enter({ percent: 40, state: '整改中' });
  await app.call('closeReview', { reviewId });
  const first = reviewId;
  ({ id: reviewId } = await app.call('openReview', { roundId, date: '2026-06-29', dueAt: null }));
  await enter({ percent: 60, state: '整改中', text: '修订制度5项。' });
  const compared = await app.call('compareReviews', { reviewId, otherId: first });
  expect(compared.measures).toMatchObject([
    { measureId, before: { percent: 40, text: '修订制度2项。' }, after: { percent: 60, text: '修订制度5项。' } },
  ]);
  expect(compared.unchanged).toBe(4);
});

it('progress taken back leaves no trace in what can be searched', async () => {
  await enter();
  expect((await app.call('search', { text: '修订制度2项', roundId, limit: 10 })).groups.length).toBeGreaterThan(0);
  await app.call('undo', { actId: null });
  expect((await app.call('search', { text: '修订制度2项', roundId, limit: 10 })).groups).toEqual([]);
  expect((await app.call('verify', {})).ok).toBe(true);
});
