// A stick pulled out while forms are written or read, and the cover that goes with a form: on a real store and real folders.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Workbook } from '@cj-tech-master/excelts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readDocument } from '#core/documents/read/index.ts';
import { columnLetter } from '#core/documents/write/review-form.ts';
import { fileError } from '#core/files/atomic-write.ts';
import type { Progress } from '#core/jobs.ts';
import { acceptSmallRound, startEngine, type TestEngine } from '../fixtures/engine.ts';
import { tempDir } from '../fixtures/folder.ts';

let app: TestEngine;
let stick: string;
let roundId: string;
let reviewId: string;
/** What befalls the stick, by how far the long act is */
let befall: (progress: Progress) => void;
const FIRST_ROW = 5;

beforeEach(async () => {
  befall = () => {};
  app = await startEngine({ onProgress: (progress) => befall(progress) });
  stick = join(tempDir(), 'U盘');
  mkdirSync(stick);
  ({ roundId } = await acceptSmallRound(app));
  const problems = (await app.call('getLedger', { roundId })).aspects.flatMap(({ items }) =>
    items.flatMap((item) => item.problems),
  );
  for (const [index, problem] of problems.entries()) {
    const unit = await app.call('addUnit', { name: `临溪区第${index + 1}局`, shortName: `${index + 1}局` });
    await app.call('assign', { targets: { problemIds: [problem.id], measureIds: [] }, patch: { lead: [unit.id] } });
  }
  const dueAt = new Date(2026, 5, 26, 17, 0).toISOString();
  ({ id: reviewId } = await app.call('openReview', { roundId, date: '2026-06-29', dueAt }));
});
afterEach(async () => {
  await app.dispose();
  rmSync(join(stick, '..'), { recursive: true, force: true });
});

const write = (cover = false) =>
  app.call('writeFormsTo', { reviewId, unitIds: null, word: false, cover, folder: stick });
const issued = async () => (await app.call('planForms', { reviewId })).map((unit) => unit.issued);
const paths = () =>
  readdirSync(stick)
    .sort()
    .map((name) => join(stick, name));

describe('the stick is pulled out', () => {
  it('while forms are written: what lies on it is named, nothing is recorded, and all is well the next time', async () => {
    const away = `${stick}-拔出`;
    befall = ({ done, total }) => {
      if (done === total && existsSync(stick)) renameSync(stick, away);
    };
    const failed = await write().then(
      () => null,
      (error: unknown) => error,
    );
    expect(failed).toMatchObject({ code: 'file.missing' });
    const { message, details } = failed as { message: string; details: { left: string[] } };
    expect(message).toContain('找不到“00 第1次周调度 发放清单.xlsx”');
    expect(message).toContain('U盘是否已拔出');
    expect(details.left).toEqual(readdirSync(away).sort());
    for (const name of details.left) expect(message).toContain(name);
    expect(await issued()).toEqual([0, 0, 0]);
    befall = () => {};
    renameSync(away, stick);
    expect((await write()).files).toHaveLength(4);
    expect(await issued()).toEqual([1, 1, 1]);
  });

  it('while forms are read: each missing file is named, what was read can be taken, nothing else', async () => {
    await write();
    const [, first, second] = paths();
    const workbook = new Workbook();
    await workbook.xlsx.load(new Uint8Array(readFileSync(first ?? '')));
    const cell = workbook.worksheets[0]?.getCell(`${columnLetter('progress')}${FIRST_ROW}`);
    if (cell) cell.value = '修订制度1项。';
    writeFileSync(first ?? '', new Uint8Array(await workbook.xlsx.writeBuffer()));
    const listed = [first ?? '', second ?? '', join(stick, '是个文件夹.xlsx')];
    mkdirSync(listed[2] ?? '');
    befall = ({ done }) => {
      if (done === 0) rmSync(second ?? '', { force: true });
    };
    const batch = await app.call('readForms', { reviewId, paths: listed });
    rmSync(stick, { recursive: true });
    expect(batch.forms.map(({ verdict }) => verdict)).toEqual(['filled', 'unreadable', 'unreadable']);
    expect(batch.forms[1]?.message).toMatch(/^找不到“02 2局 第1次周调度表.xlsx”.*U盘是否已拔出/);
    expect(batch.forms[2]?.message).toContain('“是个文件夹.xlsx”是文件夹');
    const take = (...indexes: number[]) =>
      app.call('acceptForms', {
        batchId: batch.batchId,
        medium: 'U盘',
        receivedAt: '2026-06-26T08:00:00.000Z',
        forms: indexes.map((index) => ({
          index,
          measureIds: (batch.forms[index]?.rows ?? [])
            .filter(({ verdict }) => verdict === 'filled')
            .map(({ measureId }) => measureId),
        })),
      });
    await expect(take(0, 1)).rejects.toMatchObject({ code: 'notFound' });
    const entered = async () =>
      (await app.call('getReview', { reviewId })).rows.filter(({ current }) => current !== null).length;
    expect(await entered()).toBe(0);
    expect(await app.call('listReceivedForms', { reviewId })).toEqual([]);
    // What was read is held whole: the stick is no longer needed for it.
    expect(await take(0)).toMatchObject([{ fileName: '01 1局 第1次周调度表.xlsx', taken: 1, leftOut: 0 }]);
    expect(await entered()).toBe(1);
  });

  it('and the system speaks of a device instead of a file: the words name the file and what to do', () => {
    for (const code of ['EIO', 'ENXIO', 'ENODEV']) {
      const told = fileError(Object.assign(new Error(code), { code }), join(stick, '回收表.xlsx'));
      expect(told).toMatchObject({ code: 'file.missing', message: expect.stringMatching(/“回收表.xlsx”.*重新插好/) });
    }
  });
});

it('a cover is written with every form, says what it holds and leaves open what is signed', async () => {
  const { files } = await write(true);
  expect(files).toEqual([
    '01 1局 第1次周调度表.xlsx',
    '01 1局 第1次周调度表 封面.docx',
    '02 2局 第1次周调度表.xlsx',
    '02 2局 第1次周调度表 封面.docx',
    '03 3局 第1次周调度表.xlsx',
    '03 3局 第1次周调度表 封面.docx',
    '00 第1次周调度 发放清单.xlsx',
  ]);
  const text = JSON.stringify(
    await readDocument(new Uint8Array(readFileSync(join(stick, files[1] ?? ''))), '封面.docx'),
  );
  for (const words of [
    '省委巡视反馈意见整改',
    '第1次周调度表',
    '临溪区第1局',
    '2026年6月29日（周一）',
    '2026年6月26日17:00',
    '共1条问题、2条措施',
    '□U盘　□光盘　□纸质',
    '签收人',
    '临溪区委巡视整改办',
  ]) {
    expect(text).toContain(words);
  }
  expect(text).not.toMatch(/[{}]次数/);
  // A cover that comes back with the forms is no form, and harms nothing.
  const batch = await app.call('readForms', { reviewId, paths: paths() });
  expect(batch.forms.filter(({ verdict }) => verdict === 'foreign')).toHaveLength(4);
});
