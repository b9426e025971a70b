// The shell on the whole program: what the window can reach and what it cannot, printing, locking, a second start.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { type OperationName, operations } from '#contract/operations.ts';
import type {} from '#renderer/api/bihuan.ts';
import { type DrivenApp, launch } from './driver.ts';

const names = Object.keys(operations) as OperationName[];
const OFFICE = '云岭区整改办';
const PASSWORD = 'Ledger-2020';

let driven: DrivenApp;
test.beforeAll(async () => {
  driven = await launch();
});
test.afterAll(async () => {
  await driven.close();
});

/** Asks an operation as a page would, whatever the types say. */
async function ask(
  name: OperationName,
  input: unknown,
): Promise<{ ok: boolean; value?: unknown; code?: string; message?: string }> {
  return driven.page.evaluate(
    async ([operation, given]) => {
      const call = window.bihuan[operation] as (
        value: unknown,
      ) => Promise<{ ok: boolean; value?: unknown; error?: { code: string; message: string } }>;
      const { ok, value, error } = await call(given);
      return ok ? { ok, value } : { ok, ...error };
    },
    [name, input] as const,
  );
}

const technicalLog = () => readFileSync(join(driven.dataDir, 'shell', 'logs', 'bihuan.log'), 'utf8');

test.describe('the door of the window', () => {
  test('has one function for each operation, the drop of files, the subscription to events, and nothing else', async () => {
    const door = await driven.page.evaluate(() => ({
      keys: Object.keys(window.bihuan),
      kinds: [...new Set(Object.values(window.bihuan).map((member) => typeof member))],
      frozen: Object.isFrozen(window.bihuan),
      node: ['require', 'process', 'module', 'Buffer', 'global', 'ipcRenderer', 'electron'].filter(
        (name) => name in window,
      ),
    }));
    expect(door.keys.sort()).toEqual([...names, 'dropFiles', 'onEvent'].sort());
    expect(door.kinds).toEqual(['function']);
    expect(door.frozen).toBe(true);
    expect(door.node).toEqual([]);
  });

  test('answers malformed calls to every operation with a clear refusal', async () => {
    const malformed: unknown[] = [
      undefined,
      null,
      0,
      '',
      [],
      { path: '/etc/passwd' },
      { id: {} },
      [[[[]]]],
      { input: { a: 1 } },
    ];
    for (const name of names) {
      const forPrint = name === 'getPrintJob' || name === 'printJobReady';
      for (const input of malformed) {
        const answer = await ask(name, input);
        expect(answer, `${name}(${JSON.stringify(input)})`).toMatchObject({
          ok: false,
          code: forPrint ? 'sender.refused' : 'input.invalid',
          message: expect.stringMatching(/[\u4e00-\u9fff].*。$/),
        });
      }
    }
    expect(await ask('getStatus', {})).toMatchObject({ ok: true });
  });

  test('refuses a call that is too large, or that cannot be sent at all', async () => {
    const oversize = await driven.page.evaluate(() => {
      const call = window.bihuan.getStatus as (input: unknown) => Promise<unknown>;
      return Promise.all([call({ text: 'x'.repeat(300_000) }), call(() => 1)]);
    });
    expect(oversize).toMatchObject([
      { ok: false, error: { code: 'input.tooLarge', message: expect.stringContaining('256 KB') } },
      { ok: false, error: { code: 'input.invalid' } },
    ]);
  });
});

test.describe('the way out', () => {
  test('is closed for requests of any kind, even to this machine', async () => {
    let hits = 0;
    const server = createServer((_request, response) => {
      hits++;
      response.setHeader('access-control-allow-origin', '*').end('reached');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const reached = await driven.page.evaluate(async (at) => {
      const address = `http://127.0.0.1:${at}/`;
      const image = (src: string) =>
        new Promise<boolean>((resolve) => {
          const element = new Image();
          element.onload = () => resolve(true);
          element.onerror = () => resolve(false);
          element.src = src;
        });
      const socket = () =>
        new Promise<boolean>((resolve) => {
          try {
            const opened = new WebSocket(`ws://127.0.0.1:${at}/`);
            opened.onopen = () => resolve(true);
            opened.onerror = () => resolve(false);
          } catch {
            resolve(false);
          }
        });
      const fetched = (url: string) =>
        fetch(url).then(
          () => true,
          () => false,
        );
      return {
        local: await fetched(address),
        remote: await fetched('https://example.com/'),
        file: await fetched('file:///etc/passwd'),
        image: await image(`${address}a.png`),
        socket: await socket(),
        beacon: navigator.sendBeacon(address) && false,
      };
    }, port);
    expect(reached).toEqual({ local: false, remote: false, file: false, image: false, socket: false, beacon: false });
    expect(hits).toBe(0);
    await new Promise((resolve) => server.close(resolve));
  });

  test('is closed for navigation, new windows and frames', async () => {
    const { page } = driven;
    const opened = await page.evaluate(() => {
      const link = document.createElement('a');
      link.href = 'https://example.com/';
      link.target = '_blank';
      document.body.append(link);
      link.click();
      link.remove();
      const frame = document.createElement('iframe');
      frame.src = 'app://bundle/index.html';
      document.body.append(frame);
      const inside = frame.contentDocument === null ? 'foreign' : (frame.contentDocument.body?.innerHTML ?? '');
      frame.remove();
      return { window: window.open('https://example.com/') === null, self: window.open('index.html') === null, inside };
    });
    expect(opened).toMatchObject({ window: true, self: true });
    expect(opened.inside).not.toContain('root');
    await page.evaluate(() => {
      location.href = 'https://example.com/';
    });
    await page.evaluate(() => {
      location.href = 'print.html';
    });
    expect(await ask('getStatus', {})).toMatchObject({ ok: true });
    expect(await driven.url()).toBe('app://bundle/index.html');
    expect(await driven.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
    expect((await driven.asked()).filter(({ api }) => api === 'openExternal')).toEqual([]);
  });

  test('leads to no file outside the bundle, and to the bundle by GET only', async () => {
    const statuses = await driven.page.evaluate(async () => {
      const paths = [
        '../../package.json',
        '%2e%2e/%2e%2e/package.json',
        '..%2f..%2fpackage.json',
        '..%5c..%5cpackage.json',
        'missing.js',
        '',
      ];
      const gets = await Promise.all(paths.map((path) => fetch(`./${path}`).then(({ status }) => status)));
      const post = await fetch('./index.html', { method: 'POST', body: 'x' }).then(({ status }) => status);
      return [...gets, post];
    });
    expect(statuses).toEqual([404, 404, 404, 404, 404, 404, 405]);
  });
});

test.describe('a window that the shell did not open for people', () => {
  test('may call nothing, though it shows the same page through the same preload', async () => {
    const answers = await driven.app.evaluate(async ({ BrowserWindow, app }, all) => {
      const preload = `${app.getAppPath()}/out/preload/preload.cjs`;
      const window = new BrowserWindow({
        show: false,
        webPreferences: { preload, sandbox: true, contextIsolation: true },
      });
      await window.loadURL('app://bundle/index.html');
      const asked = `Promise.all(${JSON.stringify(all)}.map((name) => window.bihuan[name]({})))`;
      const got: { ok: boolean; error?: { code: string } }[] = await window.webContents.executeJavaScript(asked);
      window.destroy();
      return got.map(({ error }) => error?.code);
    }, names);
    expect(new Set(answers)).toEqual(new Set(['sender.refused']));
  });

  test('reaches no server either, where no policy of a page stands in the way', async () => {
    let hits = 0;
    const server = createServer((_request, response) => {
      hits++;
      response.end('reached');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const loaded = await driven.app.evaluate(async ({ BrowserWindow }, address) => {
      const window = new BrowserWindow({ show: false });
      const outcome = await window.loadURL(address).then(
        () => 'loaded',
        () => 'refused',
      );
      window.destroy();
      return outcome;
    }, `http://127.0.0.1:${port}/`);
    expect(loaded).toBe('refused');
    expect(hits).toBe(0);
    // Refused by the program's own rule, not only by a name that nobody resolves
    expect(technicalLog()).toContain('request refused resourceType="mainFrame"');
    await new Promise((resolve) => server.close(resolve));
  });
});

test('every answer carries the policy, every page a nonce of its own', async () => {
  const [first, second] = await driven.page.evaluate(() =>
    Promise.all(
      [1, 2].map(async () => {
        const response = await fetch('./index.html');
        return { policy: response.headers.get('content-security-policy') ?? '', body: await response.text() };
      }),
    ),
  );
  const nonces = [first, second].map((answer) => /'nonce-([\w-]{24})'/.exec(answer?.policy ?? '')?.[1] ?? 'none');
  expect(first?.policy).toContain("default-src 'none'");
  expect(first?.body).toContain(`nonce="${nonces[0]}"`);
  expect(first?.body).not.toContain('__CSP_NONCE__');
  expect(new Set(nonces).size).toBe(2);
});

test('styles made at run time are let in by their nonce, scripts and styles without one are not', async () => {
  const seen = await driven.page.evaluate(async () => {
    const coloured = (nonce: string | undefined) => {
      const style = document.createElement('style');
      if (nonce !== undefined) style.nonce = nonce;
      style.textContent = '#csp-probe { color: rgb(1, 2, 3) }';
      const probe = document.createElement('p');
      probe.id = 'csp-probe';
      document.head.append(style);
      document.body.append(probe);
      const { color } = getComputedStyle(probe);
      style.remove();
      probe.remove();
      return color === 'rgb(1, 2, 3)';
    };
    const script = document.createElement('script');
    script.textContent = 'window.cspProbe = 1';
    document.head.append(script);
    script.remove();
    const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce;
    // In a task of its own: what a debugger evaluates may always evaluate
    const evaluated = await new Promise<boolean>((resolve) => {
      setTimeout(() => {
        try {
          resolve(new Function('return true')());
        } catch {
          resolve(false);
        }
      });
    });
    return { own: coloured(nonce), foreign: coloured(undefined), script: 'cspProbe' in window, evaluated };
  });
  expect(seen).toEqual({ own: true, foreign: false, script: false, evaluated: false });
});

test('no permission is granted but to write to the clipboard', async () => {
  const granted = await driven.page.evaluate(async () => {
    const state = (name: string) =>
      navigator.permissions.query({ name: name as PermissionName }).then(
        (found) => found.state,
        () => 'unknown',
      );
    const place = new Promise<string>((resolve) => {
      navigator.geolocation.getCurrentPosition(
        () => resolve('told'),
        () => resolve('refused'),
      );
    });
    return {
      notifications: await Notification.requestPermission(),
      read: await navigator.clipboard.readText().then(
        () => 'read',
        () => 'refused',
      ),
      geolocation: await state('geolocation'),
      place: await place,
    };
  });
  expect(granted).toEqual({ notifications: 'denied', read: 'refused', geolocation: 'denied', place: 'refused' });
});

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
    const log = technicalLog();
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
