// The twenty points of Electron's security checklist (electronjs.org, Tutorial, Security), each on the running program or
// by the setting that makes it hold. A point without a test fails the last one.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { CALL_BYTES } from '#contract/limits.ts';
import { type OperationName, operations } from '#contract/operations.ts';
import { mayCall } from '#electron/ipc/sender.ts';
import { type DrivenApp, launch } from './driver.ts';
import { covered, POINTS, point } from './points.ts';
import { ask, technicalLog } from './shell-steps.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const names = Object.keys(operations) as OperationName[];

let driven: DrivenApp;
test.beforeAll(async () => {
  driven = await launch();
});
test.afterAll(async () => {
  await driven.close();
});

/** All sources of the shell. */
const shellSources = (): string[] =>
  readdirSync(join(ROOT, 'electron'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));

point(
  20,
  'the window has one function for each operation, the drop of files, the subscription to events, and nothing else',
  async () => {
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
  },
);

point(17, 'malformed calls to every operation are refused in words', async () => {
  // Some of each kind; tests/db and tests/security try every operation with many more
  const malformed: unknown[] = [undefined, [], { path: '/etc/passwd' }];
  const answers = await driven.page.evaluate(
    ([all, inputs]) =>
      Promise.all(
        all.flatMap((name) =>
          inputs.map(async (input) => {
            const call = window.bihuan[name] as (given: unknown) => Promise<{ ok: boolean; error?: object }>;
            return { name, input, ...(await call(input)) };
          }),
        ),
      ),
    [names, malformed] as const,
  );
  expect(answers).toHaveLength(names.length * malformed.length);
  for (const { name, input, ok, error } of answers) {
    expect({ ok, error }, `${name}(${JSON.stringify(input)})`).toMatchObject({
      ok: false,
      error: {
        code: mayCall('main', name) ? 'input.invalid' : 'sender.refused',
        message: expect.stringMatching(/[\u4e00-\u9fff].*。$/),
      },
    });
  }
  expect(await ask(driven, 'getStatus', {})).toMatchObject({ ok: true });
});

point(17, 'a call that is too large, or that cannot be sent at all, is refused, whatever it asks', async () => {
  const oversize = await driven.page.evaluate(() => {
    const call = window.bihuan.getStatus as (input: unknown) => Promise<unknown>;
    return Promise.all([call({ text: 'x'.repeat(300_000) }), call(() => 1)]);
  });
  expect(oversize).toMatchObject([
    { ok: false, error: { code: 'input.tooLarge', message: expect.stringContaining('256 KB') } },
    { ok: false, error: { code: 'input.invalid' } },
  ]);
  // The same for others; tests/security weighs every operation
  const ordinary = names.filter(
    (name, at) => at % 20 === 0 && operations[name].maxBytes === CALL_BYTES && mayCall('main', name),
  );
  expect(ordinary.length).toBeGreaterThan(5);
  const codes = await driven.page.evaluate(
    async ([all, bytes]) => {
      const text = 'x'.repeat(bytes + 1);
      const told = new Set<string>();
      for (const name of all) {
        const call = window.bihuan[name] as (input: unknown) => Promise<{ ok: boolean; error?: { code: string } }>;
        told.add((await call({ text })).error?.code ?? `${name} answered`);
      }
      return [...told];
    },
    [ordinary, CALL_BYTES] as const,
  );
  expect(codes).toEqual(['input.tooLarge']);
});

point(1, 'no request of any kind goes out, not even to this machine', async () => {
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

point([13, 14, 15], 'no navigation, no new window, no frame, nothing handed to the system to open', async () => {
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
  expect(await ask(driven, 'getStatus', {})).toMatchObject({ ok: true });
  expect(await driven.url()).toBe('app://bundle/index.html');
  expect(await driven.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  expect((await driven.asked()).filter(({ api }) => api === 'openExternal')).toEqual([]);
});

point(18, 'an address leads to no file outside the bundle, and to the bundle by GET only', async () => {
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

point(
  17,
  'a window that the shell did not open for people may call nothing, though it shows the same page through the same preload',
  async () => {
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
  },
);

point(1, 'such a window reaches no server either, where no policy of a page stands in the way', async () => {
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
  expect(technicalLog(driven)).toContain('request refused resourceType="mainFrame"');
  await new Promise((resolve) => server.close(resolve));
});

point(7, 'every answer carries the policy, every page a nonce of its own', async () => {
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

point(7, 'styles made at run time are let in by their nonce, scripts and styles without one are not', async () => {
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

point(5, 'no permission is granted but to write to the clipboard', async () => {
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

point([2, 3, 4], 'the page knows nothing of Node or of the preload, and its process is caged', async () => {
  const seen = await driven.page.evaluate(() => ({
    node: ['require', 'process', 'module', 'Buffer', 'global', '__dirname'].filter((name) => name in globalThis),
    // What the preload has in its own world stays there
    preload: ['ipcRenderer', 'contextBridge', 'webUtils', '__OPERATIONS__'].filter((name) => name in globalThis),
    // A page that could change the door's prototype could read what passes through it
    door: Object.getPrototypeOf(window.bihuan) === Object.prototype && Object.isFrozen(window.bihuan),
  }));
  expect(seen).toEqual({ node: [], preload: [], door: true });
  const [cage] = shellSources().filter((text) => text.includes('export function webPreferences('));
  for (const setting of ['sandbox: true', 'contextIsolation: true', 'nodeIntegration: false'])
    expect(cage).toContain(setting);
  for (const setting of ['nodeIntegrationInWorker: false', 'nodeIntegrationInSubFrames: false'])
    expect(cage).toContain(setting);
});

point([6, 8, 9, 10, 11], 'no window is opened with a setting that opens the cage', async () => {
  const all = shellSources().join('\n');
  expect(all).toContain('webSecurity: true');
  for (const opened of [
    'webSecurity: false',
    'sandbox: false',
    'contextIsolation: false',
    'nodeIntegration: true',
    'allowRunningInsecureContent',
    'experimentalFeatures',
    'enableBlinkFeatures',
    'allowpopups',
    'webviewTag: true',
  ])
    expect(all.includes(opened), opened).toBe(false);
  // Every window goes through the one list of settings
  expect(all.match(/new BrowserWindow\(/g)?.length).toBe(all.match(/webPreferences\((?!preload: string)/g)?.length);
});

point(12, 'a webview in the page stays an unknown element', async () => {
  const guests = await driven.page.evaluate(() => {
    const view = document.createElement('webview');
    view.setAttribute('src', 'https://example.com/');
    view.setAttribute('nodeintegration', '');
    document.body.append(view);
    const known = 'getWebContentsId' in view || 'loadURL' in view;
    view.remove();
    return known;
  });
  expect(guests).toBe(false);
  expect(await driven.app.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1);
});

point(15, 'the shell hands no address to the system at all', async () => {
  expect(shellSources().filter((text) => text.includes('openExternal'))).toEqual([]);
});

point(16, 'Electron is pinned to a version that is kept up, and nothing loads another', async () => {
  const { devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    devDependencies: Record<string, string>;
  };
  expect(devDependencies.electron).toMatch(/^\d+\.\d+\.\d+$/);
  expect(Number(devDependencies.electron?.split('.')[0])).toBeGreaterThanOrEqual(45);
});

point(18, 'the page comes by the protocol of the program, and file:// is not served', async () => {
  expect(await driven.url()).toBe('app://bundle/index.html');
  expect(shellSources().filter((text) => /loadFile\(|loadURL\(\s*[`'"]file:/.test(text))).toEqual([]);
});

point(19, 'what fuses turn off is not used, and a packed program has them turned off', async () => {
  const all = shellSources().join('\n');
  for (const used of ['ELECTRON_RUN_AS_NODE', 'NODE_OPTIONS', '--inspect'])
    expect(all.includes(used), used).toBe(false);
  const settings = join(ROOT, 'electron-builder.yml');
  if (!existsSync(settings)) {
    // Nothing is packed without these settings: then there is no binary whose fuses could stand open
    expect(process.env.BIHUAN_EXECUTABLE).toBeUndefined();
    return;
  }
  const text = readFileSync(settings, 'utf8');
  for (const fuse of [
    'runAsNode: false',
    'enableNodeOptionsEnvironmentVariable: false',
    'enableNodeCliInspectArguments: false',
    'enableEmbeddedAsarIntegrityValidation: true',
    'onlyLoadAppFromAsar: true',
    'grantFileProtocolExtraPrivileges: false',
  ])
    expect(text).toContain(fuse);
});

test('every point of the list has a test', () => {
  expect(
    Object.keys(POINTS)
      .map(Number)
      .filter((number) => !covered.has(number)),
  ).toEqual([]);
});
