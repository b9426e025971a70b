// Reports on a real store: drafted, edited, drafted again, sent, approved by somebody else, issued and exported the same.
import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ReportView } from '#contract/operations.ts';
import { blockText } from '#domain/content/blocks.ts';
import { acceptSmallRound, startEngine, type TestEngine } from '../fixtures/engine.ts';
import { tempDir } from '../fixtures/folder.ts';

let app: TestEngine;
let roundId: string;
let folder: string;

beforeEach(async () => {
  app = await startEngine({ now: () => new Date('2026-07-30T02:00:00Z') });
  folder = tempDir();
  ({ roundId } = await acceptSmallRound(app));
});
afterEach(async () => {
  await app.dispose();
  rmSync(folder, { recursive: true, force: true });
});

const draft = (kind: 'notice' | 'internal' = 'notice') =>
  app.call('draftReport', {
    roundId,
    kind,
    asOf: '2026-07-30',
    since: null,
    switches: { organ: '中共临溪区委', contact: { phone: '0536-1234567', postBox: null, email: null } },
  });
const text = ({ document }: Pick<ReportView, 'document'>) => document.blocks.map(blockText).join('\n');
const problemOf = async (n: number) =>
  (await app.call('getLedger', { roundId })).aspects.flatMap((a) => a.items.flatMap((i) => i.problems))[n - 1];
/** Replaces the paragraph that begins like this. */
const rewrite = (report: ReportView, start: string, words: string) => {
  const from = report.document.blocks.findIndex((block) => blockText(block).startsWith(start));
  const block = report.document.blocks[from];
  if (block?.kind !== 'paragraph') throw new Error(`no paragraph ${start}`);
  return app.call('editReport', {
    reportId: report.id,
    splice: { from, count: 1, blocks: [{ ...block, runs: [{ text: words }] }] },
  });
};

describe('a report', () => {
  it('is drafted from the ledger, listed and shown on paper', async () => {
    const report = await draft();
    expect(report).toMatchObject({ kind: 'notice', state: 'draft', title: '中共临溪区委关于巡视整改进展情况的通报' });
    expect(text(report)).toContain(
      '(1)针对“学用脱节，‘两张皮’”问题。一是健全学习制度。修订制度1项。二是抓好成果转化。',
    );
    expect(await app.call('listReports', { roundId })).toMatchObject([{ id: report.id, state: 'draft' }]);
    expect(await app.call('getPaper', { of: 'report', reportId: report.id })).toEqual(report.document);
  });

  it('keeps edits when it is drafted again, and asks where the ledger changed the same paragraph', async () => {
    let report = await draft();
    report = await rewrite(report, '(1)', '(1)针对“学用脱节”问题。亲笔改写。');
    report = await rewrite(report, '（一）压紧', '（一）亲笔写的下步打算。');
    const problem = await problemOf(1);
    const measure = problem?.measures[0]?.id ?? '';
    await app.call('editRows', { edits: [{ kind: 'measure', id: measure, patch: { text: '修订制度2项。' } }] });
    const second = await problemOf(2);
    await app.call('editRows', {
      edits: [{ kind: 'measure', id: second?.measures[0]?.id ?? '', patch: { text: '逐月更新。' } }],
    });
    report = await app.call('redraftReport', { reportId: report.id, switches: { status: 'first' } });
    expect(text(report)).toContain('亲笔改写');
    expect(text(report)).toContain('（一）亲笔写的下步打算。');
    expect(text(report)).toContain('一是建立台账。逐月更新。');
    expect(report.conflicts).toHaveLength(1);
    await expect(app.call('submitReport', { reportId: report.id })).rejects.toThrow('还有1处改动冲突');
    const key = report.conflicts[0]?.key ?? '';
    report = await app.call('settleConflict', { reportId: report.id, key, take: 'theirs' });
    expect(text(report)).toContain('修订制度2项。');
    expect(report.conflicts).toEqual([]);
  });

  it('logs only the paragraphs that were touched', async () => {
    const report = await draft();
    await rewrite(report, '（二）抓好', '（二）另写。');
    const [last] = await app.call('listLog', { limit: 1 });
    expect(last?.operation).toBe('editReport');
    expect(last?.entity).toBe('report_block');
    expect((last?.before ?? '').length + (last?.after ?? '').length).toBeLessThan(1_000);
  });

  it('takes paragraphs in and out and keeps the others where they are', async () => {
    const report = await draft();
    const { blocks } = report.document;
    const added = await app.call('editReport', {
      reportId: report.id,
      splice: { from: 2, count: 0, blocks: [{ kind: 'paragraph', runs: [{ text: '插入的一段。' }] }] },
    });
    expect(added.document.blocks.map(blockText)).toEqual(blocks.map(blockText).toSpliced(2, 0, '插入的一段。'));
    const removed = await app.call('editReport', { reportId: report.id, splice: { from: 0, count: 3, blocks: [] } });
    expect(removed.document.blocks).toEqual(blocks.slice(2));
    await app.call('undo', { actId: null });
    expect((await app.call('getReport', { reportId: report.id })).document.blocks).toEqual(added.document.blocks);
  });

  it('leaves out what is withheld, finds it where a clerk wrote it in, and lists it for approval', async () => {
    const problem = await problemOf(2);
    let report = await draft();
    await app.call('withhold', {
      roundId,
      rows: [{ kind: 'problem', id: problem?.id ?? '' }],
      kind: '案件尚未办结',
      note: null,
    });
    const [row] = await app.call('listWithheld', { roundId });
    expect(row).toMatchObject({ problemNumber: 2, kind: '案件尚未办结', createdBy: '管理员' });
    report = await app.call('getReport', { reportId: report.id });
    expect(report.leaks).toHaveLength(1);
    await expect(app.call('submitReport', { reportId: report.id })).rejects.toThrow('不予公开的内容（问题2）');
    report = await app.call('redraftReport', { reportId: report.id, switches: {} });
    expect(report.leaks).toEqual([]);
    expect(text(report)).not.toContain('检查不经常');
    expect(text(report)).toContain('(2)针对“回迁项目进展缓慢”问题。');
    const list = await app.call('getPaper', { of: 'withheld', roundId });
    expect(JSON.stringify(list)).toContain('整条问题及全部措施');
    expect(await app.call('publishAgain', { withholdingId: row?.id ?? '' })).toEqual([]);
  });

  it('is approved by somebody else, then issued, frozen, and exported byte for byte', async () => {
    await app.addUser('李审核', ['approver']);
    let report = await draft();
    await expect(app.call('issueReport', { reportId: report.id })).rejects.toThrow('须经审定后印发');
    report = await app.call('submitReport', { reportId: report.id });
    await expect(rewrite(report, '（一）压紧', '改')).rejects.toThrow('送审中');
    await expect(app.call('approveReport', { reportId: report.id, opinion: '同意' })).rejects.toThrow('送审人不能审定');
    await app.as('李审核');
    report = await app.call('returnReport', { reportId: report.id, opinion: '请补充数据' });
    expect(report).toMatchObject({ state: 'draft', opinion: '请补充数据', submittedBy: null });
    await app.as('管理员');
    await app.call('submitReport', { reportId: report.id });
    await app.as('李审核');
    report = await app.call('approveReport', { reportId: report.id, opinion: '同意' });
    expect(report).toMatchObject({ state: 'approved', approvedBy: '李审核' });
    await app.as('管理员');
    report = await app.call('issueReport', { reportId: report.id });
    expect(report.fileSha256).toMatch(/^[0-9a-f]{64}$/);
    await expect(app.call('redraftReport', { reportId: report.id, switches: {} })).rejects.toThrow('已印发');
    const path = join(folder, '通报.docx');
    for (let n = 0; n < 2; n += 1) {
      await app.call('writePaper', { source: { of: 'report', reportId: report.id }, format: 'docx', path });
      expect(createHash('sha256').update(readFileSync(path)).digest('hex')).toBe(report.fileSha256);
    }
  });

  it('of an internal kind is issued without being sent, and can be removed while a draft', async () => {
    const report = await draft('internal');
    await app.call('removeReport', { reportId: report.id });
    await expect(app.call('getReport', { reportId: report.id })).rejects.toThrow('找不到这份报告');
    const other = await draft('internal');
    expect((await app.call('issueReport', { reportId: other.id })).state).toBe('issued');
  });
});
