// The office's 版式 on a real store: worn by every draft as it is shown, never stored with it, kept by what was issued in it.
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TextDocument } from '#domain/content/types.ts';
import { GB_STYLE, type PaperStyle } from '#domain/official-format/style.ts';
import { all, attributes, first, part } from '../documents/write/office-files.ts';
import { acceptSmallRound, startEngine, type TestEngine } from '../fixtures/engine.ts';
import { tempDir } from '../fixtures/folder.ts';

const OWN: PaperStyle = {
  ...GB_STYLE,
  linePitch: 28,
  faces: { ...GB_STYLE.faces, body: { font: '方正仿宋_GBK', points: 16, bold: false } },
  head: { ...GB_STYLE.head, name: '临溪区委巡视整改办公室文件' },
};

let app: TestEngine;
let roundId: string;
let folder: string;
beforeAll(async () => {
  app = await startEngine();
  folder = tempDir();
  ({ roundId } = await acceptSmallRound(app));
});
afterAll(async () => {
  await app.dispose();
  rmSync(folder, { recursive: true, force: true });
});

const draft = () =>
  app.call('draftBulletin', {
    source: { of: 'day', roundId, asOf: '2026-06-23' },
    type: '简报',
    sections: ['overall'],
  });
const paperOf = async (bulletinId: string) =>
  (await app.call('getPaper', { of: 'bulletin', bulletinId })) as TextDocument;
const fontOfWord = async (source: Parameters<typeof app.call<'getPaper'>>[1], name: string) => {
  const path = join(folder, name);
  await app.call('writePaper', { source, format: 'docx', path });
  const styles = await part(readFileSync(path), 'word/styles.xml');
  return attributes(first(all(styles, 'w:rPrDefault')[0] as never, 'w:rFonts')).eastAsia;
};

it('is 国标 until the office chooses its own, and refuses what could not be printed, in words', async () => {
  expect(await app.call('getStyle', {})).toEqual({ chosen: '国标', own: GB_STYLE });
  await expect(
    app.call('setStyle', { chosen: '本单位样式', own: { ...GB_STYLE, linePitch: 20 } }),
  ).rejects.toMatchObject({ code: 'input.invalid', message: expect.stringContaining('版式没有保存。行距20磅小于') });
  expect((await app.call('getStyle', {})).chosen).toBe('国标');
});

it('is worn by drafts as they are shown and written, and kept by what was issued in it', async () => {
  const before = await draft();
  expect(before.document.style).toBeUndefined();
  await app.call('issueBulletin', { bulletinId: before.id });

  expect(await app.call('setStyle', { chosen: '本单位样式', own: OWN })).toEqual({ chosen: '本单位样式', own: OWN });
  expect((await paperOf(before.id)).style).toBeUndefined();
  expect(await fontOfWord({ of: 'bulletin', bulletinId: before.id }, 'before.docx')).toBe('仿宋_GB2312');

  const bulletin = await draft();
  expect(bulletin.document).toMatchObject({ style: OWN, head: { name: '临溪区委巡视整改办公室文件' } });
  expect((await paperOf(bulletin.id)).style).toEqual(OWN);
  expect(await fontOfWord({ of: 'bulletin', bulletinId: bulletin.id }, 'own.docx')).toBe('方正仿宋_GBK');
  // What comes back from the window wears the style; the draft does not keep it.
  const document = { ...bulletin.document, title: '关于整改进展的通报' };
  await app.call('updateBulletin', { bulletinId: bulletin.id, document });
  const report = await app.call('draftReport', {
    roundId,
    kind: 'internal',
    asOf: '2026-06-23',
    since: null,
    switches: {},
  });
  const { blocks: _, ...frame } = report.document;
  expect(frame.style).toEqual(OWN);
  await app.call('editReport', { reportId: report.id, frame });

  await app.call('setStyle', { chosen: '国标', own: OWN });
  const { style: worn, ...plain } = document;
  expect(worn).toEqual(OWN);
  expect((await app.call('getBulletin', { bulletinId: bulletin.id })).document).toStrictEqual(plain);
  expect((await app.call('getReport', { reportId: report.id })).document.style).toBeUndefined();

  await app.call('setStyle', { chosen: '本单位样式', own: OWN });
  await app.call('issueBulletin', { bulletinId: bulletin.id });
  await app.call('issueReport', { reportId: report.id });
  await app.call('setStyle', { chosen: '国标', own: GB_STYLE });
  const again = await app.reopen();
  app = again;
  expect((await app.call('getBulletin', { bulletinId: bulletin.id })).document.style).toEqual(OWN);
  expect((await paperOf(bulletin.id)).style).toEqual(OWN);
  expect((await app.call('getReport', { reportId: report.id })).document.style).toEqual(OWN);
  expect(await fontOfWord({ of: 'report', reportId: report.id }, 'report.docx')).toBe('方正仿宋_GBK');
  expect((await app.call('getStyle', {})).chosen).toBe('国标');
});
