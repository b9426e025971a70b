// Templates on a real store: looked at with real data, checked, put in place for all letters or for one kind, set back; what
// cannot be used leaves the old one in force.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import JSZip from 'jszip';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallInput } from '#core/protocol.ts';
import { acceptSmallRound, startEngine, type TestEngine } from '../fixtures/engine.ts';
import { tempDir } from '../fixtures/folder.ts';

let app: TestEngine;
let roundId: string;
let folder: string;

beforeAll(async () => {
  folder = tempDir();
  app = await startEngine();
  ({ roundId } = await acceptSmallRound(app));
});
afterAll(async () => {
  await app.dispose();
  rmSync(folder, { recursive: true, force: true });
});

const at = (name: string) => join(folder, name);

async function wordsOf(bytes: Uint8Array): Promise<string> {
  const xml = (await (await JSZip.loadAsync(bytes)).file('word/document.xml')?.async('string')) ?? '';
  return xml.replace(/<\/w:p>/g, '\n').replace(/<[^>]+>/g, '');
}

const preview = async (name: string) => {
  const { of, bytes } = await app.call('previewTemplate', { name, roundId });
  return { of, words: await wordsOf(bytes) };
};

/** The template in force with its document changed, as an office would edit it. */
async function edited(name: string, change: (xml: string) => string, more: Record<string, string> = {}) {
  const path = at('改.docx');
  await app.call('writeTemplateTo', { name, path });
  const zip = await JSZip.loadAsync(readFileSync(path));
  zip.file('word/document.xml', change((await zip.file('word/document.xml')?.async('string')) ?? ''));
  for (const [file, text] of Object.entries(more)) zip.file(file, text);
  writeFileSync(path, await zip.generateAsync({ type: 'uint8array' }));
  return path;
}

/** A unit that leads the first problem, a letter to it, a meeting, a review. */
async function work() {
  const problem = (await app.call('getLedger', { roundId })).aspects[0]?.items[0]?.problems[0];
  const problemId = problem?.id ?? '';
  const unit = await app.call('addUnit', { name: '临溪区住建局', shortName: null });
  await app.call('assign', { targets: { problemIds: [problemId], measureIds: [] }, patch: { lead: [unit.id] } });
  const letter = await app.call('draftLetter', {
    roundId,
    kind: '提醒函',
    unitId: unit.id,
    rows: [{ problemId, measureId: null }],
    reviewId: null,
  });
  const meeting = await app.call('planMeeting', { roundId, date: '2026-06-24' });
  await app.call('openReview', { roundId, date: '2026-06-29', dueAt: null });
  return { problemId, letterId: letter.id, meetingId: meeting.id };
}

describe('a template', () => {
  it('is looked at with the names of its fields while the round has nothing of its kind', async () => {
    expect((await app.call('listTemplates', {})).map(({ name, base }) => [name, base])).toEqual([
      ['文书', null],
      ['文书（督办通知单）', '文书'],
      ['文书（工作指导书）', '文书'],
      ['文书（提醒函）', '文书'],
      ['文书（催办单）', '文书'],
      ['文书（告诫书）', '文书'],
      ['销号审批表', null],
      ['调度表封面', null],
      ['发放清单', null],
      ['会议纪要', null],
    ]);
    for (const { name } of await app.call('listTemplates', {})) {
      const { of, words } = await preview(name);
      expect([name, of]).toEqual([name, null]);
      expect(words).toMatch(/〔.+〕/);
    }
    await expect(app.call('previewTemplate', { name: '没有', roundId })).rejects.toThrow(
      /没有名为“没有”的模板。可用的/,
    );
  });

  it('is looked at with the newest of its kind, and fills what leaves as Word', async () => {
    const { problemId, letterId, meetingId } = await work();
    await app.call('draftCloseOuts', { problemIds: [problemId] });
    const letter = await preview('文书');
    expect(letter.of).toMatch(/^提醒函 〔2026〕提　号$/);
    expect(letter.words).toContain('存在差距，现予提醒。');
    expect((await preview('会议纪要')).words).toContain('第1次碰头会纪要');
    expect((await preview('销号审批表')).of).toBe('销号审批表 1');
    expect((await preview('发放清单')).words).toContain('临溪区住建局');
    expect((await preview('调度表封面')).of).toBe('临溪区住建局调度表封面');

    const path = at('出.docx');
    const sources: [CallInput<'getPaper'>, string][] = [
      [{ of: 'letter', letterId }, '文书（提醒函）'],
      [{ of: 'meeting', meetingId, what: 'minutes' }, '会议纪要'],
      [{ of: 'closeOuts', problemIds: [problemId] }, '销号审批表'],
    ];
    for (const [source, name] of sources) {
      await app.call('readTemplate', {
        name,
        path: await edited(name, (xml) => xml.replace(/(<w:t[^>]*>)\{内部标识\}/, `$1本单位${name}`)),
      });
      await app.call('writePaper', { source, format: 'docx', path });
      expect(await wordsOf(readFileSync(path))).toContain(`本单位${name}`);
      const paper = await app.call('getPaper', { ...source, mark: false } as CallInput<'getPaper'>);
      expect(paper).toMatchObject({ kind: 'text', mark: null });
    }
    // One kind of letter has its own now; the others keep the common one.
    expect((await preview('文书')).words).not.toContain('本单位');
    expect(
      (await app.call('listTemplates', {})).filter(({ changedAt }) => changedAt !== null).map(({ name }) => name),
    ).toEqual(['文书（提醒函）', '销号审批表', '会议纪要']);
    for (const [, name] of sources) await app.call('resetTemplate', { name });
    expect((await preview('会议纪要')).words).toContain('内部事项 注意保管');
  });

  it('is checked without being put in place, and told where a name is wrong', async () => {
    const path = await edited('会议纪要', (xml) => xml.replace('{主持}', '{主持人}'));
    const { fileName, faults } = await app.call('checkTemplateFile', { name: '会议纪要', path });
    expect(fileName).toBe('改.docx');
    expect(faults.map(({ kind, message }) => [kind, message])).toEqual([
      ['unknown', expect.stringMatching(/^没有名为“主持人”的栏目，正文第\d+段“主持：\{主持人\}”处将留空。/)],
    ]);
    expect((await app.call('listTemplates', {})).every(({ changedAt }) => changedAt === null)).toBe(true);
  });

  it.each([
    ['with macros', { 'word/vbaProject.bin': 'x' }, /模板含有宏，没有使用/],
    [
      'whose placeholder is not closed',
      {},
      /没有替换，原模板仍在使用。.*“\{#议题\}”没有对应的“\{\/议题\}”.*正文第\d+段/,
    ],
  ])('%s is refused in words, the old one stays', async (_, more, words) => {
    const before = await preview('会议纪要');
    const path = await edited('会议纪要', (xml) => xml.replace('{/议题}', ''), more);
    await expect(app.call('readTemplate', { name: '会议纪要', path })).rejects.toThrow(words);
    expect(await preview('会议纪要')).toEqual(before);
  });

  it('that is no Word file, cut short or gone is refused in words', async () => {
    writeFileSync(at('假.docx'), '这不是文档');
    const whole = readFileSync(await edited('文书', (xml) => xml));
    writeFileSync(at('残.docx'), whole.subarray(0, whole.length - 100));
    writeFileSync(at('大.docx'), Buffer.alloc(17 * 1024 * 1024));
    const offer = (name: string) => app.call('readTemplate', { name: '文书', path: at(name) });
    await expect(offer('假.docx')).rejects.toThrow(/不是完整的 .docx 文件，没有使用/);
    await expect(offer('残.docx')).rejects.toThrow(/不是完整的 .docx 文件，没有使用/);
    await expect(offer('大.docx')).rejects.toThrow(/超过16 MB，没有使用/);
    await expect(offer('没有.docx')).rejects.toThrow(/找不到“没有.docx”/);
    expect((await app.call('listTemplates', {}))[0]?.changedAt).toBeNull();
  });
});
