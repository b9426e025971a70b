// Proposals of date, next steps and drafts: what the screens decide without asking the engine.
import { describe, expect, it } from 'vitest';
import { mondayAfter } from '#domain/calendar/weeks.ts';
import type { Review, ReviewRow } from '#domain/review/types.ts';
import { nextSteps } from '#renderer/features/home/next-steps.ts';
import {
  isReturn,
  isSame,
  keepDraft,
  keptMeasures,
  startOf,
  toSend,
  withPercent,
} from '#renderer/features/review/draft.ts';
import { momentText, parseMoment, proposedDate } from '#renderer/features/review/weeks.ts';

const review = (ordinal: number, date: string, state: Review['state']): Review => ({
  id: `review-${ordinal}`,
  roundId: 'round',
  ordinal,
  date,
  dueAt: null,
  state,
  closedAt: null,
});

describe('dates of a review', () => {
  it('proposes the Monday after the last review, and the coming Monday for the first', () => {
    expect(mondayAfter('2026-06-22')).toBe('2026-06-29');
    expect(mondayAfter('2026-06-24')).toBe('2026-06-29');
    expect(mondayAfter('2026-06-28')).toBe('2026-06-29');
    expect(proposedDate([review(1, '2026-06-23', 'closed')], '2026-11-24')).toBe('2026-06-29');
    expect(proposedDate([], '2026-06-22')).toBe('2026-06-22');
    expect(proposedDate([], '2026-06-23')).toBe('2026-06-29');
  });

  it.each([
    ['2026-06-19 16:20', '2026-06-19 16:20'],
    ['6-19 8:05', '2026-06-19 08:05'],
    ['6月19日16时20分', '2026-06-19 16:20'],
    ['6月19日 16：20', '2026-06-19 16:20'],
    ['16:20', '2026-06-22 16:20'],
    ['6.19', '2026-06-19 18:00'],
    ['', ''],
  ])('reads the moment %s', (typed, shown) => {
    expect(momentText(parseMoment(typed, '2026-06-22') ?? null)).toBe(shown);
  });

  it.each(['x', '6-31 8:00', '25:00', '6-19 16:75'])('does not take %s for a moment', (typed) => {
    expect(parseMoment(typed, '2026-06-22')).toBeUndefined();
  });
});

const row: ReviewRow = {
  measureId: 'm',
  problemId: 'p',
  problemNumber: 1,
  problemTitle: '',
  measurePosition: 1,
  measureLead: '',
  unitId: null,
  deadlineWords: '',
  deadlineDate: null,
  longTerm: false,
  stateBefore: '未启动',
  percentBefore: 0,
  last: null,
  current: null,
  light: null,
};

describe('draft of an entry', () => {
  it('begins where the measure stands and begins the work with the first percent', () => {
    const start = startOf(row);
    expect(start).toMatchObject({ text: '', percent: 0, state: '未启动' });
    expect(withPercent(start, 10).state).toBe('整改中');
    expect(withPercent({ ...start, state: '待审核' }, 90).state).toBe('待审核');
    expect(isSame(start, { ...start, difficulty: ' ' })).toBe(true);
  });

  it('sends a reason only where something is sent back', () => {
    const waiting = { ...row, stateBefore: '待审核' as const };
    const draft = { ...startOf(waiting), state: '整改中' as const, returnReason: '缺少数据', difficulty: ' ' };
    expect(isReturn(waiting, draft)).toBe(true);
    expect(toSend(waiting, draft)).toMatchObject({ returnReason: '缺少数据', difficulty: null });
    expect(toSend(row, { ...draft, state: '整改中' }).returnReason).toBeNull();
  });

  it('keeps what could not be saved', () => {
    keepDraft('r', 'm', startOf(row));
    expect(keptMeasures('r')).toEqual(['m']);
    keepDraft('r', 'm', null);
    expect(keptMeasures('r')).toEqual([]);
  });
});

describe('nextSteps', () => {
  const kinds = (sources: Parameters<typeof nextSteps>[0]) => nextSteps(sources).map((step) => step.kind);
  const nothing = { reviews: [], week: null, bulletins: [], measures: 3 };
  const settled = { unled: 0, undated: 0 };

  it('asks for lead units first, then for the first review', () => {
    expect(kinds({ ...nothing, gaps: { unled: 3, undated: 1 } })).toEqual(['unled', 'undated']);
    expect(kinds({ ...nothing, gaps: settled })).toEqual(['precheck', 'firstReview']);
  });

  it('goes from an open review to a bulletin and on to the next week', () => {
    expect(kinds({ ...nothing, gaps: settled, reviews: [review(1, '2026-06-22', 'open')] })).toEqual([
      'continueReview',
    ]);
    const closed = [review(1, '2026-06-22', 'closed')];
    expect(kinds({ ...nothing, gaps: settled, reviews: closed })).toEqual(['draftBulletin', 'nextReview']);
    const draft = {
      id: 'b',
      roundId: 'round',
      reviewId: 'review-1',
      number: 1,
      year: 2026,
      title: '',
      asOf: '2026-06-22',
      issuedAt: null,
      type: '调度通报' as const,
      series: '通报',
      correctsId: null,
    };
    expect(kinds({ ...nothing, gaps: settled, reviews: closed, bulletins: [{ ...draft, state: 'draft' }] })).toEqual([
      'issueBulletin',
      'nextReview',
    ]);
    expect(kinds({ ...nothing, gaps: settled, reviews: closed, bulletins: [{ ...draft, state: 'issued' }] })).toEqual([
      'nextReview',
    ]);
  });
});
