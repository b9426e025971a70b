// 调度表 out and in, on a real store and real files: made, filled in, collected, taken; with everything that goes wrong.
import { spawn } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { Workbook } from '@cj-tech-master/excelts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CollectedBatch, CollectedForm } from '#contract/operations.ts';
import { columnLetter } from '#core/documents/write/review-form.ts';
import { acceptSmallRound, PASSWORD, startEngine, type TestEngine } from '../fixtures/engine.ts';
import { tempDir } from '../fixtures/folder.ts';

let app: TestEngine;
let folder: string;
let roundId: string;
let reviewId: string;
let units: { id: string; name: string }[];
const FIRST = 5;
const at = (key: Parameters<typeof columnLetter>[0], row = 0) => `${columnLetter(key)}${FIRST + row}`;

beforeEach(async () => {
  app = await startEngine();
  folder = tempDir();
  ({ roundId } = await acceptSmallRound(app));
  units = [
    await app.call('addUnit', { name: '临溪区住房和城乡建设局', shortName: '区住建局' }),
    await app.call('addUnit', { name: '临溪区教育和体育局', shortName: '区教体局' }),
  ];
  const problems = (await app.call('getLedger', { roundId })).aspects.flatMap((aspect) =>
    aspect.items.flatMap((item) => item.problems),
  );
  for (const [index, problem] of problems.entries()) {
    const lead = [units[index === 0 ? 1 : 0]?.id ?? ''];
    await app.call('assign', { targets: { problemIds: [problem.id], measureIds: [] }, patch: { lead } });
  }
  const dueAt = '2026-06-26T09:00:00.000Z';
  ({ id: reviewId } = await app.call('openReview', { roundId, date: '2026-06-29', dueAt }));
});
afterEach(async () => {
  await app.dispose();
  rmSync(folder, { recursive: true, force: true });
});

const write = (unitIds: string[] | null = null) => app.call('writeFormsTo', { reviewId, unitIds, word: false, folder });
const paths = () => readdirSync(folder).map((name) => join(folder, name));
const preview = (files = paths()) => app.call('readForms', { reviewId, paths: files });
const housing = () => join(folder, '01 区住建局 第1次周调度表.xlsx');

async function fillIn(path: string, cells: Record<string, string | number>, to = path): Promise<void> {
  const workbook = new Workbook();
  await workbook.xlsx.load(new Uint8Array(readFileSync(path)));
  for (const [address, value] of Object.entries(cells)) {
    const cell = workbook.worksheets[0]?.getCell(address);
    if (cell) cell.value = value;
  }
  writeFileSync(to, new Uint8Array(await workbook.xlsx.writeBuffer()));
}

const of = (batch: CollectedBatch, name: string): CollectedForm => {
  const form = batch.forms.find(({ fileName }) => fileName === name);
  if (form === undefined) throw new Error(`no file ${name}`);
  return form;
};
const take = (batch: CollectedBatch, forms: readonly CollectedForm[], receivedAt = '2026-06-26T08:00:00.000Z') =>
  app.call('acceptForms', {
    batchId: batch.batchId,
    medium: 'U盘',
    receivedAt,
    forms: forms.map(({ index, rows }) => ({
      index,
      measureIds: rows.filter(({ verdict }) => verdict === 'filled').map(({ measureId }) => measureId),
    })),
  });
const sheet = () => app.call('getReview', { reviewId });

describe('making forms', () => {
  it('gives every lead unit its own measures, with a covering list, and records them', async () => {
    expect(await app.call('planForms', { reviewId })).toEqual([
      { unitId: units[0]?.id, unitName: '临溪区住房和城乡建设局', measures: 3, issued: 0, received: false },
      { unitId: units[1]?.id, unitName: '临溪区教育和体育局', measures: 2, issued: 0, received: false },
    ]);
    const { files } = await write();
    expect(files).toEqual([
      '01 区住建局 第1次周调度表.xlsx',
      '02 区教体局 第1次周调度表.xlsx',
      '00 第1次周调度 发放清单.xlsx',
    ]);
    expect(readdirSync(folder).sort()).toEqual([...files].sort());
    expect((await app.call('planForms', { reviewId })).map(({ issued }) => issued)).toEqual([1, 1]);
  });

  it('counts a second issue and names it in the file; the list of the first stays', async () => {
    const first = await write();
    expect((await write([units[0]?.id ?? ''])).files).toEqual([
      '01 区住建局 第1次周调度表（第2次下发）.xlsx',
      '00 第1次周调度 发放清单（2）.xlsx',
    ]);
    expect(readdirSync(folder)).toEqual(expect.arrayContaining([...first.files]));
  });

  it('writes Word files too where asked', async () => {
    const { files } = await app.call('writeFormsTo', { reviewId, unitIds: null, word: true, folder });
    const words = files.filter((name) => name.endsWith('.docx'));
    expect(words).toHaveLength(3); // one a unit, and the list of what was sent
    expect(words.filter((name) => name.includes('发放清单'))).toHaveLength(1);
  });

  it('leaves nothing behind when the folder cannot be written', async () => {
    await expect(
      app.call('writeFormsTo', { reviewId, unitIds: null, word: false, folder: join(folder, '没有') }),
    ).rejects.toMatchObject({ code: 'file.missing' });
    expect((await app.call('planForms', { reviewId })).map(({ issued }) => issued)).toEqual([0, 0]);
  });

  it('stopped in the middle takes its files away and records nothing', async () => {
    const writing = write();
    await app.call('cancelJob', {});
    await expect(writing).rejects.toMatchObject({ code: 'cancelled' });
    expect(readdirSync(folder)).toEqual([]);
    expect((await app.call('planForms', { reviewId })).map(({ issued }) => issued)).toEqual([0, 0]);
  });

  it('lets the window be answered in between, and no second long act begin', async () => {
    const writing = write();
    await expect(preview([])).rejects.toMatchObject({ code: 'conflict' });
    expect(await app.call('listUnits', {})).toHaveLength(2);
    await writing;
  });
});

describe('collecting forms', () => {
  it('knows every file by its marks, under any name, and says what each is worth', async () => {
    await write();
    await fillIn(
      housing(),
      { [at('progress')]: '已建立检查台账3本。', [at('percent')]: 30 },
      join(folder, '住建.xlsx'),
    );
    copyFileSync(join(folder, '住建.xlsx'), join(folder, '住建 - 副本.xlsx'));
    writeFileSync(join(folder, '说明.txt'), '请查收。');
    copyFileSync(housing(), join(folder, '半个.xlsx'));
    truncateSync(join(folder, '半个.xlsx'), 2_000);
    const batch = await preview(paths().sort());
    expect(Object.fromEntries(batch.forms.map(({ fileName, verdict }) => [fileName, verdict]))).toEqual({
      '00 第1次周调度 发放清单.xlsx': 'foreign',
      '01 区住建局 第1次周调度表.xlsx': 'empty',
      '02 区教体局 第1次周调度表.xlsx': 'empty',
      '住建.xlsx': 'duplicate',
      '住建 - 副本.xlsx': 'filled',
      '半个.xlsx': 'unreadable',
      '说明.txt': 'unreadable',
    });
    expect(of(batch, '半个.xlsx').message).toMatch(/“半个.xlsx”/);
    expect((await sheet()).rows.every(({ current }) => current === null)).toBe(true);
  });

  it('enters what was filled in, the unit’s report and a receipt, in one act; the file is kept', async () => {
    await write();
    await fillIn(housing(), {
      [at('progress')]: '已建立检查台账3本。',
      [at('percent')]: 30,
      [at('progress', 1)]: '已完成全部项目验收。',
      [at('state', 1)]: '待审核',
      [at('percent', 1)]: 100,
      [at('evidence', 1)]: '验收单3页',
    });
    const batch = await preview([housing()]);
    const receipts = await take(batch, batch.forms);
    expect(receipts).toMatchObject([
      {
        unitName: '临溪区住房和城乡建设局',
        fileName: '01 区住建局 第1次周调度表.xlsx',
        taken: 2,
        leftOut: 0,
        medium: 'U盘',
      },
    ]);
    const { rows, units: reports } = await sheet();
    expect(rows.filter(({ current }) => current !== null).map(({ current }) => current)).toMatchObject([
      { text: '已建立检查台账3本。', percent: 30, state: '整改中' },
      { text: '已完成全部项目验收。', percent: 100, state: '待审核', evidence: '验收单3页' },
    ]);
    expect(reports.find(({ unitName }) => unitName === '区住建局')).toMatchObject({ status: '按时', medium: 'U盘' });
    const [logged] = await app.call('listLog', { limit: 1 });
    expect(logged?.operation).toBe('acceptForms');
    expect((await app.call('verify', {})).ok).toBe(true);
  });

  it('counts a report after the due time as 迟报, and a later version does not move it', async () => {
    await write();
    await fillIn(housing(), { [at('progress')]: '第一版。' });
    const first = await preview([housing()]);
    await take(first, first.forms, '2026-06-26T10:00:00.000Z');
    expect((await sheet()).units[0]?.status).toBe('迟报');
    await fillIn(housing(), { [at('progress')]: '第二版。' });
    const second = await preview([housing()]);
    expect(of(second, '01 区住建局 第1次周调度表.xlsx').rows[0]).toMatchObject({
      verdict: 'conflict',
      entry: { text: '第二版。' },
      present: { text: '第一版。' },
    });
  });

  it('does not take the same file twice', async () => {
    await write();
    await fillIn(housing(), { [at('progress')]: '已建立台账。' });
    const first = await preview([housing()]);
    await take(first, first.forms);
    const again = await preview([housing()]);
    expect(again.forms[0]?.verdict).toBe('taken');
    await take(again, again.forms);
    expect(await app.call('listReceivedForms', { reviewId })).toHaveLength(1);
  });

  it('never writes to the medium that forms come from', async () => {
    await write();
    await fillIn(housing(), { [at('progress')]: '已建立台账。' });
    const before = readdirSync(folder).map((name) => [name, statSync(join(folder, name)).mtimeMs]);
    chmodSync(folder, 0o555);
    const batch = await preview([housing()]);
    await take(batch, batch.forms);
    chmodSync(folder, 0o755);
    expect(readdirSync(folder).map((name) => [name, statSync(join(folder, name)).mtimeMs])).toEqual(before);
  });

  it('finds two units answering the same measure and takes neither unasked', async () => {
    await write();
    await fillIn(housing(), { [at('progress')]: '住建局填报。' });
    // The measure goes to the other unit, which is sent a form of its own; the first unit's form is still out.
    const moved = (await app.call('readForms', { reviewId, paths: [housing()] })).forms[0]?.rows[0]?.measureId ?? '';
    await app.call('assign', {
      targets: { problemIds: [], measureIds: [moved] },
      patch: { lead: [units[1]?.id ?? ''] },
    });
    const batch = await preview([housing()]);
    expect(batch.forms[0]?.rows[0]?.verdict).toBe('foreign');
    expect(batch.forms[0]?.message).toContain('1条措施已不在本单位名下');
    await expect(
      app.call('acceptForms', {
        batchId: batch.batchId,
        medium: null,
        receivedAt: '2026-06-26T08:00:00.000Z',
        forms: [{ index: 0, measureIds: [moved] }],
      }),
    ).rejects.toMatchObject({ code: 'conflict' });
  });

  it('shows two versions of one unit in a batch as conflicts', async () => {
    await write();
    await fillIn(housing(), { [at('progress')]: '甲版。' }, join(folder, '甲.xlsx'));
    await fillIn(housing(), { [at('progress')]: '乙版。' }, join(folder, '乙.xlsx'));
    const batch = await preview([join(folder, '甲.xlsx'), join(folder, '乙.xlsx')]);
    expect(batch.forms.map(({ verdict }) => verdict)).toEqual(['doubtful', 'doubtful']);
    const row = batch.forms[0]?.rows[0]?.measureId ?? '';
    const both = [
      { index: 0, measureIds: [row] },
      { index: 1, measureIds: [row] },
    ];
    const input = { batchId: batch.batchId, medium: null, receivedAt: '2026-06-26T08:00:00.000Z' };
    await expect(app.call('acceptForms', { ...input, forms: both })).rejects.toThrow(/选了两份填报/);
    expect((await sheet()).rows.every(({ current }) => current === null)).toBe(true);
    await app.call('acceptForms', { ...input, forms: both.slice(1) });
    expect((await sheet()).rows.find(({ measureId }) => measureId === row)?.current?.text).toBe('乙版。');
  });

  it('refuses everything when the ledger changed since the preview', async () => {
    await write();
    await fillIn(housing(), { [at('progress')]: '已建立台账。', [at('progress', 1)]: '已开工。' });
    const batch = await preview([housing()]);
    const [first] = batch.forms[0]?.rows ?? [];
    await app.call('removeRows', { kind: 'measure', ids: [first?.measureId ?? ''] });
    await expect(take(batch, batch.forms)).rejects.toMatchObject({ code: 'conflict' });
    expect((await sheet()).rows.every(({ current }) => current === null)).toBe(true);
  });

  it('of another week or a closed review says so', async () => {
    await write();
    await fillIn(housing(), { [at('progress')]: '已建立台账。' });
    await app.call('closeReview', { reviewId });
    expect((await preview([housing()])).forms[0]?.verdict).toBe('wrongWeek');
    ({ id: reviewId } = await app.call('openReview', { roundId, date: '2026-07-06', dueAt: null }));
    expect((await preview([housing()])).forms[0]?.message).toBe('这是第1次调度的表，正在进行的是第2次，没有读取。');
  });
});

describe('a process killed while forms are being taken', () => {
  it('leaves all of them or none', async () => {
    await write();
    await fillIn(housing(), { [at('progress')]: '已建立台账。', [at('progress', 1)]: '已开工。' });
    await app.call('shutdown', {});
    const script = join(import.meta.dirname, 'kill-while-taking.ts');
    for (const delay of [0, 3, 6]) {
      const child = spawn(process.execPath, [script, app.dataDir, PASSWORD, reviewId, housing()], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const ended = new Promise((resolve) => child.once('exit', resolve));
      await Promise.race([new Promise((resolve) => child.stdout.once('data', resolve)), ended]);
      expect(child.exitCode).toBeNull();
      await new Promise((resolve) => setTimeout(resolve, delay));
      child.kill('SIGKILL');
      await ended;
      const again = await startEngine({ dataDir: app.dataDir, create: false });
      await again.call('unlock', { password: PASSWORD });
      const entries = (await again.call('getReview', { reviewId })).rows.filter(({ current }) => current !== null);
      const receipts = await again.call('listReceivedForms', { reviewId });
      expect([0, 2]).toContain(entries.length);
      expect(receipts).toHaveLength(entries.length === 0 ? 0 : 1);
      expect((await again.call('verify', {})).ok).toBe(true);
      await again.call('shutdown', {});
    }
    app = await startEngine({ dataDir: app.dataDir, create: false });
  });
});
