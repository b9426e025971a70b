// The shell on the whole program: its menu, printing and saving, locking, a second start, what it keeps.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { OperationName } from '#contract/operations.ts';
import { type DrivenApp, launch } from './driver.ts';
import * as steps from './shell-steps.ts';

const OFFICE = '云岭区整改办';
const PASSWORD = 'Ledger-2020';

let driven: DrivenApp;
test.beforeAll(async () => {
  driven = await launch();
});
test.afterAll(async () => {
  await driven.close();
});

const ask = (name: OperationName, input: unknown) => steps.ask(driven, name, input);

test('the menu speaks to the window', async () => {
  // The listener stands before the menu is used: both go to the program on ways of their own.
  const heard = await driven.page.evaluateHandle(() => {
    const events: unknown[] = [];
    window.bihuan.onEvent((event) => events.push(event));
    return events;
  });
  await driven.clickMenu('search');
  await expect.poll(() => heard.jsonValue()).toEqual([{ type: 'command', command: 'search' }]);
  await driven.clickMenu('logs');
  await driven.answer('showMessageBox', { response: 0 });
  await driven.clickMenu('about');
  await expect
    .poll(() => driven.asked())
    .toEqual(
      expect.arrayContaining([
        { api: 'openPath', options: { path: expect.stringContaining('logs') } },
        { api: 'showMessageBox', options: expect.objectContaining({ message: expect.stringContaining('闭环 ') }) },
      ]),
    );
});

test('a second start brings the window of the first to the front and ends', async () => {
  const { app, dataDir } = driven;
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
  const packed = process.env.BIHUAN_EXECUTABLE;
  const second = spawn(app.process().spawnfile, [...(packed ? [] : ['.']), `--data=${dataDir}`], {
    cwd: join(import.meta.dirname, '..', '..'),
    stdio: 'ignore',
  });
  const code = await new Promise((resolve) => second.once('exit', resolve));
  expect(code).toBe(0);
  const state = () =>
    app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => [window.isMinimized(), window.isVisible()]),
    );
  await expect.poll(state).toEqual([[false, true]]);
});

test.describe('with an open ledger', () => {
  let roundId = '';
  test.beforeAll(async () => {
    expect(await ask('createStore', { office: OFFICE, user: '经办人', password: PASSWORD })).toMatchObject({
      ok: true,
    });
    const round = {
      name: '试印',
      kind: '巡视',
      inspectingBody: null,
      inspectedFrom: null,
      inspectedTo: null,
      feedbackDate: null,
      numbering: 'continuous',
    };
    const imported = await ask('acceptOutline', {
      round: { fields: round },
      source: null,
      aspects: [
        {
          title: '关于落实责任方面',
          items: [
            {
              title: null,
              category: null,
              problems: [
                {
                  title: '台账更新不及时',
                  fields: {},
                  measures: [{ lead: '一是每周更新。', text: '一是每周更新。', fields: {} }],
                },
              ],
            },
          ],
        },
      ],
    });
    expect(imported).toMatchObject({ ok: true });
    roundId = (imported.value as { roundId: string }).roundId;
  });

  const windows = () => driven.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
  const source = () => ({ of: 'list', roundId, list: 'problems' });

  test('saves a list as PDF under the chosen name, from a window that is gone afterwards', async () => {
    await driven.answer('showSaveDialog', { canceled: true, filePath: '' });
    expect(await ask('savePaper', { source: source(), format: 'pdf' })).toEqual({ ok: true, value: null });
    const asked = (await driven.asked()).at(-1)?.options;
    expect(asked?.defaultPath).toMatch(/^问题清单（\d{4}-\d\d-\d\d）\.pdf$/);

    const path = join(driven.dataDir, '问题清单');
    await driven.answer('showSaveDialog', { canceled: false, filePath: path });
    expect(await ask('savePaper', { source: source(), format: 'pdf' })).toEqual({
      ok: true,
      value: { fileName: '问题清单.pdf' },
    });
    expect(readFileSync(`${path}.pdf`).subarray(0, 5).toString()).toBe('%PDF-');
    expect(await windows()).toBe(1);
  });

  test('asks before it replaces a file that the dialog did not ask about', async () => {
    const path = join(driven.dataDir, '问题清单');
    const before = readFileSync(`${path}.pdf`);
    await driven.answer('showSaveDialog', { canceled: false, filePath: path });
    await driven.answer('showMessageBox', { response: 1 });
    expect(await ask('savePaper', { source: source(), format: 'pdf' })).toEqual({ ok: true, value: null });
    expect(readFileSync(`${path}.pdf`).equals(before)).toBe(true);
  });

  test('prints by the system dialog, on the paper of the list', async () => {
    expect(await ask('printPaper', { source: source() })).toEqual({ ok: true, value: { printed: true } });
    expect((await driven.asked()).filter(({ api }) => api === 'print')).toEqual([
      { api: 'print', options: expect.objectContaining({ landscape: true, pageSize: 'A4' }) },
    ]);
    expect(await windows()).toBe(1);
    const log = await ask('listLog', { limit: 10 });
    expect((log.value as { operation: string }[]).map(({ operation }) => operation)).toEqual(
      expect.arrayContaining(['print', 'export']),
    );
  });

  test('reads a chosen document by its handle and never tells its path', async () => {
    const path = join(driven.dataDir, '没有这个文件.docx');
    await driven.answer('showOpenDialog', { canceled: false, filePaths: [path] });
    expect(await ask('chooseFindings', {})).toMatchObject({
      ok: false,
      code: 'file.missing',
      message: expect.stringContaining('没有这个文件.docx'),
    });
    await driven.answer('showOpenDialog', { canceled: false, filePaths: [join(driven.dataDir, '问题清单.pdf')] });
    const chosen = await ask('chooseFindings', {});
    expect(chosen).toMatchObject({ ok: true, value: { name: '问题清单.pdf' } });
    expect(JSON.stringify(chosen)).not.toContain(driven.dataDir);
    const { handle } = chosen.value as { handle: string };
    expect(await ask('previewFindings', { handle })).toMatchObject({
      ok: false,
      code: expect.stringMatching(/^document\./),
    });
    expect(await ask('previewFindings', { handle: path })).toMatchObject({ ok: false, code: 'file.handleUnknown' });
  });

  test('locks when the screen of the machine is locked', async () => {
    await driven.app.evaluate(({ powerMonitor }) => powerMonitor.emit('lock-screen'));
    await expect.poll(async () => (await ask('getStatus', {})).value).toMatchObject({ store: 'locked' });
    expect(await ask('savePaper', { source: source(), format: 'pdf' })).toMatchObject({
      ok: false,
      code: 'session.locked',
    });
    expect(await ask('listRounds', {})).toMatchObject({ ok: false, code: 'session.locked' });
  });

  test('goes on with a new worker when the one that owns the store stops, and asks for the password again', async () => {
    expect(await ask('unlock', { password: PASSWORD })).toMatchObject({ ok: true, value: { store: 'open' } });
    await driven.answer('showMessageBox', { response: 0 });
    await driven.app.evaluate(() => {
      const { Worker } = process.getBuiltinModule('node:worker_threads');
      const send = Worker.prototype.postMessage;
      Worker.prototype.postMessage = function stop(this: InstanceType<typeof Worker>) {
        Worker.prototype.postMessage = send;
        void this.terminate();
      };
    });
    expect(await ask('listRounds', {})).toMatchObject({
      ok: false,
      code: 'internal',
      message: expect.stringContaining('数据服务'),
    });
    await expect.poll(async () => (await ask('getStatus', {})).value).toMatchObject({ store: 'locked' });
    expect((await driven.asked()).at(-1)).toMatchObject({
      api: 'showMessageBox',
      options: { buttons: ['重新启动数据服务', '退出程序'] },
    });
    expect(await ask('unlock', { password: PASSWORD })).toMatchObject({ ok: true, value: { store: 'open' } });
  });

  test('writes a technical log without anything that people wrote', () => {
    const log = steps.technicalLog(driven);
    expect(log).toContain('refused operation="savePaper" code="session.locked"');
    for (const words of [OFFICE, PASSWORD, '经办人', '台账更新不及时', '问题清单', driven.dataDir])
      expect(log).not.toContain(words);
  });
});

test('opens where it was closed, without an error in its console', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'bihuan-e2e-'));
  const bounds = { x: 12, y: 34, width: 1234, height: 700 };
  const first = await launch({ dataDir });
  await first.app.evaluate(({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]?.setBounds(to), bounds);
  await first.page.evaluate(([office, password]) => window.bihuan.createStore({ office, user: '经办人', password }), [
    OFFICE,
    PASSWORD,
  ] as const);
  await first.close();
  expect(await first.exited()).toBe(0);
  expect(existsSync(join(dataDir, 'shell', 'window.json'))).toBe(true);

  const second = await launch({ dataDir });
  const errors: string[] = [];
  second.page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  expect(await second.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getNormalBounds())).toEqual(
    bounds,
  );
  await second.page.reload();
  await second.page.locator('input[type="password"]').fill(PASSWORD);
  await second.page.keyboard.press('Enter');
  await second.page.getByRole('navigation').waitFor();
  await second.page.getByRole('banner').getByRole('button').last().click();
  await second.page.locator('input[type="password"]').waitFor();
  expect(errors).toEqual([]);
  await second.close();
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 3 });
});
