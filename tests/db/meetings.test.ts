// 碰头会 on a real store: difficulties raised, agenda, decisions followed from meeting to meeting.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { acceptSmallRound, startEngine, type TestEngine } from '../fixtures/engine.ts';

let app: TestEngine;
let roundId: string;
let unitId: string;
let now = new Date('2026-06-23T02:00:00Z');

beforeEach(async () => {
  now = new Date('2026-06-23T02:00:00Z');
  app = await startEngine({ now: () => now });
  ({ roundId } = await acceptSmallRound(app));
  ({ id: unitId } = await app.call('addUnit', { name: '区住房和城乡建设局', shortName: '区住建局' }));
});
afterEach(() => app.dispose());

const raise = (title: string, over: { measureId?: string; reviewId?: string; meetingId?: string } = {}) =>
  app.call('addAgendaItem', {
    roundId,
    meetingId: over.meetingId ?? null,
    reviewId: over.reviewId ?? null,
    measureId: over.measureId ?? null,
    fields: { title, note: null, discussion: null, unitId },
  });
const decide = (meetingId: string, text: string) =>
  app.call('addDecision', {
    meetingId,
    fields: { text, unitId, owner: '周某某', dueDate: '2026-07-10', agendaItemId: null },
  });

describe('a meeting', () => {
  it('takes up what was raised, in order, and is numbered', async () => {
    await raise('资金缺口');
    await raise('拆迁受阻');
    const meeting = await app.call('planMeeting', { roundId, date: '2026-06-26' });
    expect(meeting).toMatchObject({ ordinal: 1, state: 'planned' });
    const sheet = await app.call('getMeeting', { meetingId: meeting.id });
    expect(sheet.agenda.map(({ title, position }) => [position, title])).toEqual([
      [1, '资金缺口'],
      [2, '拆迁受阻'],
    ]);
    expect(await app.call('listRaisedItems', { roundId })).toEqual([]);
    await app.call('moveAgendaItem', { id: sheet.agenda[1]?.id ?? '', position: 1 });
    expect((await app.call('getMeeting', { meetingId: meeting.id })).agenda.map(({ title }) => title)).toEqual([
      '拆迁受阻',
      '资金缺口',
    ]);
  });

  it('does not take a difficulty of one week twice', async () => {
    const review = await app.call('openReview', { roundId, date: '2026-06-29', dueAt: null });
    const tree = await app.call('getLedger', { roundId });
    const measureId = tree.aspects[0]?.items[0]?.problems[0]?.measures[0]?.id ?? '';
    await raise('资金缺口', { measureId, reviewId: review.id });
    await expect(raise('资金缺口', { measureId, reviewId: review.id })).rejects.toThrow(/已转为碰头会议题/);
  });

  it('waits for the one before to be held, and comes after it', async () => {
    const first = await app.call('planMeeting', { roundId, date: '2026-06-26' });
    await expect(app.call('planMeeting', { roundId, date: '2026-07-10' })).rejects.toThrow(/第1次碰头会.*还没有召开/);
    await app.call('holdMeeting', { meetingId: first.id });
    await expect(app.call('planMeeting', { roundId, date: '2026-06-26' })).rejects.toThrow(/应晚于上一次/);
    const second = await app.call('planMeeting', { roundId, date: '2026-07-10' });
    await expect(app.call('updateMeeting', { meetingId: second.id, patch: { date: '2026-06-20' } })).rejects.toThrow(
      /先后不符/,
    );
  });

  it('that was held keeps its agenda; what was said can still be written', async () => {
    const item = await raise('资金缺口');
    const meeting = await app.call('planMeeting', { roundId, date: '2026-06-26' });
    await app.call('holdMeeting', { meetingId: meeting.id });
    await expect(raise('新议题', { meetingId: meeting.id })).rejects.toThrow(/议程不能再改/);
    await expect(app.call('removeAgendaItem', { id: item.id })).rejects.toThrow(/议程不能再改/);
    const said = await app.call('updateAgendaItem', { id: item.id, patch: { discussion: '由财政统筹解决。' } });
    expect(said.discussion).toBe('由财政统筹解决。');
  });
});

describe('a decision', () => {
  it('comes up at the next meeting until it is carried out, and once more when it was', async () => {
    const first = await app.call('planMeeting', { roundId, date: '2026-06-26' });
    const kept = await decide(first.id, '区财政局一周内拨付资金');
    const settled = await decide(first.id, '区住建局倒排工期');
    await app.call('holdMeeting', { meetingId: first.id });
    now = new Date('2026-07-02T02:00:00Z');
    await app.call('settleDecision', { id: settled.id, state: '已落实', result: '已倒排工期并公示。' });

    const second = await app.call('planMeeting', { roundId, date: '2026-07-10' });
    const sheet = await app.call('getMeeting', { meetingId: second.id });
    expect(sheet.carriedOver.map(({ text, state, meetingOrdinal }) => [text, state, meetingOrdinal])).toEqual([
      ['区财政局一周内拨付资金', '办理中', 1],
      ['区住建局倒排工期', '已落实', 1],
    ]);
    await app.call('holdMeeting', { meetingId: second.id });
    const third = await app.call('planMeeting', { roundId, date: '2026-07-24' });
    expect((await app.call('getMeeting', { meetingId: third.id })).carriedOver.map(({ id }) => id)).toEqual([kept.id]);
    expect((await app.call('listDecisions', { roundId, openOnly: true })).map(({ id }) => id)).toEqual([kept.id]);
  });

  it('is not called carried out without saying how, nor left undone without a reason', async () => {
    const meeting = await app.call('planMeeting', { roundId, date: '2026-06-26' });
    const { id } = await decide(meeting.id, '拨付资金');
    await expect(app.call('settleDecision', { id, state: '已落实', result: null })).rejects.toThrow(/请写明落实情况/);
    await expect(app.call('settleDecision', { id, state: '未落实', result: ' ' })).rejects.toThrow(/请写明原因/);
    expect((await app.call('settleDecision', { id, state: '办理中', result: null })).settledOn).toBeNull();
  });

  it('can be reworded or taken away', async () => {
    const meeting = await app.call('planMeeting', { roundId, date: '2026-06-26' });
    const { id } = await decide(meeting.id, '拨付资金');
    expect(await app.call('updateDecision', { id, patch: { text: '拨付资金12万元', dueDate: null } })).toMatchObject({
      text: '拨付资金12万元',
      dueDate: null,
      owner: '周某某',
    });
    await app.call('removeDecision', { id });
    expect((await app.call('getMeeting', { meetingId: meeting.id })).decisions).toEqual([]);
    expect((await app.call('listMeetings', { roundId })).map(({ ordinal }) => ordinal)).toEqual([1]);
  });
});
