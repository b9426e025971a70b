// What a closed week keeps: its rows, figures and lights as they were, in parts that are opened one by one.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyStore } from '#core/db/integrity.ts';
import { keepPart } from '#core/db/queries/review-sheets.ts';
import type { LightRules } from '#domain/lights/lights.ts';
import type { ReviewSheet } from '#domain/review/types.ts';
import { type Desk, openDesk } from '../fixtures/desk.ts';

let desk: Desk;
let roundId: string;
let reviewId: string;

const OWN: LightRules = [
  { colour: 'green', words: '一级预警', when: { kind: 'daysLeft', days: 3_000 } },
  { colour: 'blue', words: '不急', when: { kind: 'states', states: ['未启动', '整改中', '待审核', '待验收'] } },
];
const sheet = () => desk.call('getReview', { reviewId });
const units = () => desk.call('getReviewUnits', { reviewId });

beforeEach(async () => {
  desk = openDesk();
  ({ roundId } = await desk.call('loadSample', {}));
  const open = desk.call('listReviews', { roundId }).find(({ state }) => state === 'open');
  reviewId = open?.id ?? desk.call('openReview', { roundId, date: '2026-06-29', dueAt: null }).id;
});
afterEach(() => desk.dispose());

/** A week by its parts: the same rows as the whole, each exactly once. */
function expectParts(): void {
  const whole = sheet();
  const head = units();
  expect(head.units).toEqual(whole.units);
  expect(head.review).toEqual(whole.review);
  const parts = [...head.units.map(({ unitId }) => unitId), null].map((unitId) => ({
    unitId,
    rows: desk.call('getReviewRows', { reviewId, unitId }),
  }));
  const place = new Map(whole.rows.map((row, at) => [row.measureId, at]));
  for (const { unitId, rows } of parts) {
    const places = rows.map(({ measureId }) => place.get(measureId) ?? -1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    const unit = unitId === null ? head.others : head.units.find((each) => each.unitId === unitId);
    expect(rows.length).toBe(unit?.measures ?? 0);
    expect(rows.filter(({ current }) => current !== null).length).toBe(unit?.entered ?? 0);
    expect(new Set(rows.map(({ problemId }) => problemId)).size).toBe(unit?.problems ?? 0);
  }
  const all = parts.flatMap(({ rows }) => rows);
  expect(all.length).toBe(whole.rows.length);
  for (const row of all) expect(row).toEqual(whole.rows[place.get(row.measureId) ?? -1]);
}

it('an open week is the same by its parts as a whole, a measure without a unit too', () => {
  const [problem] = desk
    .call('getLedger', { roundId })
    .aspects.flatMap(({ items }) => items.flatMap((i) => i.problems));
  desk.call('assign', {
    targets: { problemIds: [problem?.id ?? ''], measureIds: (problem?.measures ?? []).map(({ id }) => id) },
    patch: { lead: [] },
  });
  expect(units().others?.measures ?? 0).toBeGreaterThan(0);
  expectParts();
});

describe('a closed week', () => {
  it('is the same by its parts as a whole, and as it was the moment before', () => {
    const before = sheet();
    const figures = desk.call('getFigures', { roundId, asOf: before.review.date });
    desk.call('closeReview', { reviewId });
    const after = sheet();
    expect(after.rows).toEqual(before.rows);
    expect(after.units).toEqual(before.units);
    expect(after.review.state).toBe('closed');
    expect(desk.call('getFigures', { roundId, reviewId })).toEqual(figures);
    expectParts();
  });

  it('keeps the lights it had when the rules change; an open one follows them', () => {
    desk.call('closeReview', { reviewId });
    const kept = sheet().rows.map(({ light }) => light);
    expect(kept.some((light) => light !== null)).toBe(true);
    desk.call('setLightRules', { rules: OWN });
    expect(sheet().rows.map(({ light }) => light)).toEqual(kept);
    const closed = reviewId;
    ({ id: reviewId } = desk.call('openReview', { roundId, date: '2026-07-06', dueAt: null }));
    const words = new Set(sheet().rows.flatMap(({ light }) => (light === null ? [] : light.word)));
    expect([...words].every((word) => word === '一级预警' || word === '不急')).toBe(true);
    reviewId = closed;
    expect(sheet().rows.map(({ light }) => light)).toEqual(kept);
  });

  it('closed before lights were kept is given those of the usual rules, by its parts too', () => {
    const before = sheet();
    const old = { ...before, rows: before.rows.map(({ light: _, ...row }) => row) } satisfies Omit<
      ReviewSheet,
      'rows'
    > & {
      rows: unknown[];
    };
    desk.store.db
      .prepare(
        "UPDATE review SET state = 'closed', closed_at = '2026-06-30T01:00:00.000Z', sheet = ?, figures = '{}' WHERE id = ?",
      )
      .run(JSON.stringify(old), reviewId);
    desk.call('setLightRules', { rules: OWN });
    expect(sheet()).toEqual(before);
    for (const { unitId } of before.units) {
      expect(desk.call('getReviewRows', { reviewId, unitId })).toEqual(
        before.rows.filter((row) => row.unitId === unitId),
      );
    }
    expect(units().units).toEqual(before.units);
  });

  it('kept as whole rows, as the first parts were, is read alike', () => {
    const before = sheet();
    const { actor } = desk.context('甲');
    const closed = desk.store.act(actor, 'closeReview', (act) => {
      const review = { ...before.review, state: 'closed' as const, closedAt: act.at };
      keepPart(act, reviewId, 'head', JSON.stringify({ ...units(), review }));
      const parts = Map.groupBy(before.rows.keys(), (place) => before.rows[place]?.unitId ?? 'others');
      for (const [name, places] of parts) {
        const rows = places.map((place) => before.rows[place]);
        keepPart(act, reviewId, name, JSON.stringify({ places, rows }));
      }
      act.update('review', reviewId, { state: 'closed', closed_at: act.at, sheet: '', figures: '' });
      return review;
    });
    expect(sheet()).toEqual({ ...before, review: closed });
    expectParts();
  });

  it('cannot be altered, is not in the log but for its hashes, and tampering is found', () => {
    desk.call('closeReview', { reviewId });
    const { db } = desk.store;
    for (const text of [
      "UPDATE review_sheet SET content = x'00'",
      'DELETE FROM review_sheet',
      `INSERT INTO review_sheet VALUES ('x', '${reviewId}', 'y', '', 0, x'00')`,
    ]) {
      expect(() => db.prepare(text).run()).toThrow(/frozen: review/);
    }
    const logged = db
      .prepare("SELECT max(length(after)) AS longest, count(*) AS n FROM change_log WHERE operation = 'closeReview'")
      .get() as { longest: number; n: number };
    expect(logged.n).toBeGreaterThan(2);
    expect(logged.longest).toBeLessThan(500);
    const check = () => verifyStore(desk.store).checks.find(({ name }) => name === '已关闭的调度');
    expect(check()).toMatchObject({ ok: true });
    db.exec('DROP TRIGGER review_sheet_no_update');
    db.prepare("UPDATE review_sheet SET content = x'00', sha256 = 'x' WHERE part = 'figures'").run();
    expect(check()).toMatchObject({ ok: false });
    expect(check()?.detail).toMatch(/可能被改动/);
  });
});

it('last week is the newest one in which a measure was reported, however long ago, and none that comes later', () => {
  const [first, second, third, never] = sheet().rows.filter(({ stateBefore }) => stateBefore === '整改中');
  const enter = (row: typeof first, text: string) =>
    desk.call('enterProgress', {
      reviewId,
      measureId: row?.measureId ?? '',
      text,
      percent: row?.percentBefore ?? 0,
      state: '整改中',
      difficulty: null,
      nextPlan: null,
      returnReason: null,
      reportedBy: null,
    });
  const before = sheet().rows.find(({ measureId }) => measureId === never?.measureId)?.last;
  enter(first, '第一周已排查3处。');
  enter(second, '第一周已清退2户。');
  const next = (date: string) => {
    desk.call('closeReview', { reviewId });
    ({ id: reviewId } = desk.call('openReview', { roundId, date, dueAt: null }));
  };
  next('2026-07-06');
  enter(second, '第二周已清退5户。');
  next('2026-07-13');
  next('2026-07-20');
  enter(third, '第四周已建制度1项。');
  const last = () => new Map(sheet().rows.map(({ measureId, last: entry }) => [measureId, entry]));
  const expectLast = () => {
    expect(last().get(first?.measureId ?? '')?.text).toBe('第一周已排查3处。');
    expect(last().get(second?.measureId ?? '')).toMatchObject({ text: '第二周已清退5户。', date: '2026-07-06' });
    expect(last().get(third?.measureId ?? '')?.text).not.toBe('第四周已建制度1项。');
    expect(last().get(never?.measureId ?? '')).toEqual(before);
  };
  expectLast();
  desk.call('closeReview', { reviewId });
  expectLast();
});

it('entries that repeat another one of the week are named, whatever unit they are from', () => {
  const rows = sheet().rows.filter(({ stateBefore }) => stateBefore === '整改中');
  const [one, other] = [rows[0], rows.find(({ unitId }) => unitId !== rows[0]?.unitId)];
  const text = '区住建局召开专题会议3次，排查在建工地26个，发现扬尘问题41处，已督促整改38处，其余3处正在整改。';
  for (const row of [one, other]) {
    desk.call('enterProgress', {
      reviewId,
      measureId: row?.measureId ?? '',
      text,
      percent: row?.percentBefore ?? 0,
      state: '整改中',
      difficulty: null,
      nextPlan: null,
      returnReason: null,
      reportedBy: null,
    });
  }
  expect(Object.keys(desk.call('getLikenesses', { reviewId }))).toContain(other?.measureId);
  expect(desk.call('getLikenesses', { reviewId })[other?.measureId ?? '']).toMatch(
    /^与问题\(\d+\)措施.+的进展完全相同$/,
  );
});
