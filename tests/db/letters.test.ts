// 文书 on a real store: drafted from the ledger, numbered on issuing, answered, cancelled; templates of the office's own.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import JSZip from 'jszip';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { acceptSmallRound, startEngine, type TestEngine } from '../fixtures/engine.ts';
import { tempDir } from '../fixtures/folder.ts';

let app: TestEngine;
let roundId: string;
let unitId: string;
let problemId: string;
let measureId: string;
let folder: string;

beforeEach(async () => {
  app = await startEngine({ now: () => new Date('2026-07-03T02:00:00Z') });
  folder = tempDir();
  ({ roundId } = await acceptSmallRound(app));
  ({ id: unitId } = await app.call('addUnit', { name: '区住房和城乡建设局', shortName: '区住建局' }));
  const problem = (await app.call('getLedger', { roundId })).aspects[1]?.items[0]?.problems[0];
  problemId = problem?.id ?? '';
  measureId = problem?.measures[0]?.id ?? '';
});
afterEach(async () => {
  await app.dispose();
  rmSync(folder, { recursive: true, force: true });
});

const draft = (kind = '督办通知单') =>
  app.call('draftLetter', { roundId, kind, unitId, rows: [{ problemId, measureId }], reviewId: null });
const issue = (letterId: string) => app.call('issueLetter', { letterId, signer: null, signedOn: null });
const textOf = async (path: string) =>
  ((await (await JSZip.loadAsync(readFileSync(path))).file('word/document.xml')?.async('string')) ?? '').replace(
    /<[^>]+>/g,
    '',
  );

describe('a letter', () => {
  it('is drafted with facts from the ledger and without a number', async () => {
    const letter = await draft();
    expect(letter).toMatchObject({
      state: 'draft',
      number: null,
      numberWords: '〔2026〕督　号',
      unitName: '区住房和城乡建设局',
      signer: null,
      rows: [{ problemId, measureId }],
    });
    expect(letter.gap).toBe('问题(3)措施一：完成时限2026年6月30日，已逾期3天，目前状态为未启动，累计进度0%。');
    expect(letter.demand).toContain('查明原因');
  });

  it('gets its number on issuing, by kind and year, without gaps when drafts are thrown away', async () => {
    const [first, thrown, second, other] = [await draft(), await draft(), await draft(), await draft('提醒函')];
    expect((await issue(first.id)).numberWords).toBe('〔2026〕督1号');
    await app.call('removeLetter', { letterId: thrown.id });
    expect((await issue(second.id)).numberWords).toBe('〔2026〕督2号');
    expect((await issue(other.id)).numberWords).toBe('〔2026〕提1号');
    await app.call('cancelLetter', { letterId: second.id, reason: '内容有误' });
    expect((await issue((await draft()).id)).numberWords).toBe('〔2026〕督3号');
  });

  it('once issued is neither changed nor removed; the store itself refuses', async () => {
    const { id } = await draft();
    await issue(id);
    await expect(app.call('updateLetter', { letterId: id, patch: { gap: '改写' } })).rejects.toMatchObject({
      code: 'frozen',
    });
    await expect(app.call('removeLetter', { letterId: id })).rejects.toThrow(/只能作废/);
    await expect(issue(id)).rejects.toMatchObject({ code: 'frozen' });
  });

  it('is followed: received, answered, or overdue', async () => {
    const { id } = await draft();
    await app.call('updateLetter', { letterId: id, patch: { replyBy: '2026-07-02', prefix: '临整改办' } });
    expect(await issue(id)).toMatchObject({ overdue: true, numberWords: '临整改办〔2026〕督1号' });
    const slip = { receivedBy: '周某某', receivedOn: '2026-07-03', repliedOn: null, reply: null };
    expect(await app.call('recordReply', { letterId: id, ...slip })).toMatchObject({
      state: 'received',
      overdue: true,
    });
    const answered = { ...slip, repliedOn: '2026-07-03', reply: '已开工。' };
    expect(await app.call('recordReply', { letterId: id, ...answered })).toMatchObject({
      state: 'replied',
      overdue: false,
    });
    expect((await draft()).prefix).toBe('临整改办');
    const listed = await app.call('listLetters', { roundId });
    expect(listed.map(({ state }) => state)).toEqual(['draft', 'replied']);
    expect(await app.call('getLetter', { letterId: id })).toEqual(listed[1]);
  });

  it('cannot go out empty', async () => {
    const { id } = await draft();
    await app.call('updateLetter', { letterId: id, patch: { gap: ' ' } });
    await expect(issue(id)).rejects.toThrow(/存在差距和办理要求都要写明/);
  });

  it('is written by the shipped template, then by the office’s own', async () => {
    const { id } = await draft();
    await issue(id);
    const path = join(folder, '督办.docx');
    await app.call('writeLetterTo', { letterId: id, path });
    expect(await textOf(path)).toContain('督办通知单〔2026〕督1号');

    const template = join(folder, '模板.docx');
    await app.call('writeTemplateTo', { name: '文书', path: template });
    const zip = await JSZip.loadAsync(readFileSync(template));
    const xml = (await zip.file('word/document.xml')?.async('string')) ?? '';
    zip.file('word/document.xml', xml.replace('{引言}', '{引言}请速办结。'));
    writeFileSync(template, await zip.generateAsync({ type: 'uint8array' }));
    const { faults, template: own } = await app.call('readTemplate', { name: '文书', path: template });
    expect(faults).toEqual([]);
    expect(own.changedAt).not.toBeNull();
    await app.call('writeLetterTo', { letterId: id, path });
    expect(await textOf(path)).toContain('请速办结。');

    await app.call('resetTemplate', { name: '文书' });
    await app.call('writeLetterTo', { letterId: id, path });
    expect(await textOf(path)).toContain('现予督办。');
  });

  it('keeps the template in force when a broken one is offered', async () => {
    const template = join(folder, '模板.docx');
    await app.call('writeTemplateTo', { name: '文书', path: template });
    const zip = await JSZip.loadAsync(readFileSync(template));
    const xml = (await zip.file('word/document.xml')?.async('string')) ?? '';
    zip.file('word/document.xml', xml.replace('{/事项}', ''));
    writeFileSync(template, await zip.generateAsync({ type: 'uint8array' }));
    await expect(app.call('readTemplate', { name: '文书', path: template })).rejects.toThrow(
      /没有替换，原模板仍在使用。.*“\{#事项\}”没有对应的“\{\/事项\}”/,
    );
    expect((await app.call('listTemplates', {}))[0]?.changedAt).toBeNull();
  });
});

describe('kinds of letter', () => {
  it('are the office’s own once set, and never share a sign', async () => {
    expect((await app.call('listLetterKinds', {})).map(({ sign }) => sign)).toEqual(['督', '导', '提', '催', '诫']);
    const kinds = [{ name: '限期整改通知', sign: '限', demand: '请限期整改。' }];
    expect(await app.call('setLetterKinds', { kinds })).toEqual(kinds);
    expect((await draft('限期整改通知')).demand).toBe('请限期整改。');
    const twice = [...kinds, { name: '限时通知', sign: '限', demand: '' }];
    await expect(app.call('setLetterKinds', { kinds: twice })).rejects.toThrow(/字号都是“限”/);
  });
});

describe('phone reminders', () => {
  it('are kept with who answered and what was said', async () => {
    const input = {
      roundId,
      unitId,
      at: '2026-07-03T01:00:00.000Z',
      answeredBy: '吴某某',
      matter: '催报周调度表',
      answer: '今日下班前报送',
      reviewId: null,
    };
    const { id } = await app.call('addPhoneReminder', input);
    expect(await app.call('listPhoneReminders', { roundId })).toEqual([{ id, ...input }]);
    await app.call('removePhoneReminder', { id });
    expect(await app.call('listPhoneReminders', { roundId })).toEqual([]);
  });
});
