// Bulletins on a real store: parts in any order, figures of a day, edits kept, contradictions named, issued and corrected.
import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bulletin } from '#domain/bulletin/types.ts';
import { blockText } from '#domain/content/blocks.ts';
import { acceptSmallRound, startEngine, type TestEngine } from '../fixtures/engine.ts';
import { tempDir } from '../fixtures/folder.ts';

let app: TestEngine;
let roundId: string;
let reviewId: string;
let folder: string;

beforeAll(async () => {
  app = await startEngine({ now: () => new Date('2026-06-23T02:00:00Z') });
  folder = tempDir();
  ({ roundId } = await acceptSmallRound(app));
  const review = await app.call('openReview', { roundId, date: '2026-06-22', dueAt: null });
  reviewId = review.id;
  await app.call('closeReview', { reviewId });
});
afterAll(async () => {
  await app.dispose();
  rmSync(folder, { recursive: true, force: true });
});

const ofReview = () => ({ of: 'review' as const, reviewId });
const ofDay = () => ({ of: 'day' as const, roundId, asOf: '2026-06-23' });
const headings = ({ document }: Bulletin) => document.blocks.filter((block) => block.kind === 'heading').map(blockText);
const rewrite = (bulletin: Bulletin, key: string, words: string) =>
  app.call('updateBulletin', {
    bulletinId: bulletin.id,
    document: {
      ...bulletin.document,
      blocks: bulletin.document.blocks.map((block) =>
        block.kind === 'paragraph' && block.key === key ? { ...block, runs: [{ text: words }] } : block,
      ),
    },
  });

describe('a bulletin', () => {
  it('has the parts that were chosen, in their order, and other parts when drafted again', async () => {
    const draft = await app.call('draftBulletin', { source: ofReview(), sections: ['units', 'overall'] });
    expect(headings(draft)).toEqual(['一、各单位进展', '二、总体进展']);
    const more = await app.call('redraftBulletin', {
      bulletinId: draft.id,
      sections: ['overall', 'outcomes', 'demands'],
    });
    expect(headings(more)).toEqual(['一、总体进展', '二、整改成效', '三、下步要求']);
    await app.call('removeBulletin', { bulletinId: draft.id });
    await expect(app.call('getBulletin', { bulletinId: draft.id })).rejects.toThrow('找不到');
  });

  it('keeps what was edited when it is drafted again, and asks where both sides changed', async () => {
    const draft = await app.call('draftBulletin', { source: ofDay(), type: '简报' });
    expect(draft).toMatchObject({ type: '简报', series: '简报', number: 1, reviewId: null });
    expect(draft.document.head?.name).toContain('整改工作简报');
    await rewrite(draft, 'demands/1', '一是亲笔写的要求。');
    await rewrite(await app.call('getBulletin', { bulletinId: draft.id }), 'overall/problems', '亲笔写的总体进展。');
    const [measure] = (await app.call('getLedger', { roundId })).aspects[0]?.items[0]?.problems[0]?.measures ?? [];
    expect(measure).toBeDefined();
    await app.call('editRows', { edits: [{ kind: 'measure', id: measure?.id ?? '', patch: { state: '整改中' } }] });
    const again = await app.call('redraftBulletin', { bulletinId: draft.id });
    const words = again.document.blocks.map(blockText);
    expect(words).toContain('一是亲笔写的要求。');
    expect(words).toContain('亲笔写的总体进展。');
    expect(again.conflicts.map(({ key }) => key)).toEqual(['overall/problems']);
    await expect(app.call('issueBulletin', { bulletinId: draft.id })).rejects.toThrow('还有1处改动冲突');
    const settled = await app.call('settleBulletin', { bulletinId: draft.id, key: 'overall/problems', take: 'theirs' });
    expect(settled.document.blocks.map(blockText)).not.toContain('亲笔写的总体进展。');
    expect(settled.conflicts).toEqual([]);
  });

  it('is told where its words contradict the ledger', async () => {
    const draft = await app.call('draftBulletin', { source: ofReview() });
    expect((await app.call('checkBulletin', { bulletinId: draft.id })).contradictions).toEqual([]);
    await rewrite(draft, 'closed', '反馈问题共9条，已完成0条。');
    const { contradictions } = await app.call('checkBulletin', { bulletinId: draft.id });
    expect(contradictions).toMatchObject([{ said: '共9', counted: '问题共3' }]);
    await app.call('removeBulletin', { bulletinId: draft.id });
  });

  it('is issued as a file that stays the same, found by its words, and corrected by another', async () => {
    const draft = await app.call('draftBulletin', { source: ofReview() });
    const edited = await rewrite(draft, 'demands/1', '一是对照“双百%行动”逐条落实。');
    const issued = await app.call('issueBulletin', { bulletinId: edited.id });
    const path = join(folder, '通报.docx');
    for (let n = 0; n < 2; n += 1) {
      await app.call('writePaper', { source: { of: 'bulletin', bulletinId: issued.id }, format: 'docx', path });
      expect(createHash('sha256').update(readFileSync(path)).digest('hex')).toBe(issued.fileSha256);
    }
    const found = async (text: string) => (await app.call('listBulletins', { roundId, text })).map(({ id }) => id);
    expect(await found('双百%行动')).toEqual([issued.id]);
    expect(await found('“双百%')).toEqual([issued.id]);
    expect(await found('双百行动')).toEqual([]);
    const correction = await app.call('draftBulletin', { source: ofReview(), correctsId: issued.id });
    expect(correction).toMatchObject({ number: 2, correctsId: issued.id, title: '关于更正第1期通报有关内容的通报' });
    expect(blockText(correction.document.blocks[0] as never)).toContain('第1期《关于巡视整改工作进展情况的通报》');
    await expect(app.call('draftBulletin', { source: ofReview(), correctsId: correction.id })).rejects.toThrow(
      '直接修改草稿即可',
    );
  });

  it('of a day keeps its figures once issued', async () => {
    const draft = await app.call('draftBulletin', { source: ofDay(), series: '专报' });
    const issued = await app.call('issueBulletin', { bulletinId: draft.id });
    const before = await app.call('checkBulletin', { bulletinId: issued.id });
    const problem = (await app.call('getLedger', { roundId })).aspects[1]?.items[0]?.problems[0];
    await app.call('editRows', {
      edits: [{ kind: 'measure', id: problem?.measures[0]?.id ?? '', patch: { state: '整改中' } }],
    });
    expect(await app.call('checkBulletin', { bulletinId: issued.id })).toEqual(before);
  });
});
