// The stand-in seen from a page and its preload: what is served, what is asked, what is refused.
import type { ElectronApplication, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drive, eventually } from './drive.ts';

type Api = {
  invoke(channel: string, ...args: unknown[]): Promise<unknown>;
  send(channel: string, ...args: unknown[]): void;
  on(channel: string, listener: (...args: unknown[]) => void): () => void;
  twice(f: (n: number) => number): number;
  later(f: (n: number) => Promise<number>): Promise<number>;
  nested: { deep: { list(): [number, { triple(n: number): number }] } };
  kinds(map: Map<string, Date>, file: File): unknown[];
  throws(): never;
  rejects(): Promise<never>;
  facts: Record<string, unknown>;
};
declare global {
  var api: Api;
}

let app: ElectronApplication;
let page: Page;
beforeAll(async () => {
  ({ app, page } = await drive());
});
afterAll(async () => {
  await app?.close();
});

/** What the app's main process has seen. */
const seen = () => app.evaluate(() => globalThis.seen);
const tryFetch = (address: string) =>
  page.evaluate(
    (url) =>
      fetch(url).then(
        (answer) => answer.status,
        (error: Error) => error.name,
      ),
    address,
  );

describe('a page', () => {
  test('is served by the app, in a secure context and the app’s language', async () => {
    const facts = await page.evaluate(() => [
      document.title,
      isSecureContext,
      typeof crypto.subtle,
      typeof localStorage,
      navigator.language,
      [innerWidth, innerHeight],
    ]);
    expect(facts).toEqual(['样页', true, 'object', 'object', 'zh-CN', [640, 480]]);
    expect((await seen()).requests).toContain('GET app://sample/index.html?q=1');
  });

  test('has no Node, and no sign of the stand-in but its address', async () => {
    const found = await page.evaluate(() => [
      typeof Reflect.get(globalThis, 'require'),
      typeof Reflect.get(globalThis, 'process'),
      Object.keys(globalThis).filter((name) => /standin|electron/i.test(name)),
    ]);
    expect(found).toEqual(['undefined', 'undefined', []]);
  });

  test('is answered by the protocol handler with body, bytes, status, redirect and error', async () => {
    const body = await page.evaluate(async () => {
      const headers = { 'content-type': 'application/json' };
      return (await fetch('/echo', { method: 'POST', body: '{"é":1}', headers })).json();
    });
    expect(body).toEqual({ body: '{"é":1}', type: 'application/json' });
    expect(await page.evaluate(async () => [...(await (await fetch('/bytes')).bytes())])).toEqual([0, 255, 1]);
    expect(await tryFetch('/missing')).toBe(404);
    expect(await tryFetch('/throws')).toBe('TypeError');
    const moved = await page.evaluate(async () => {
      const { redirected, status } = await fetch('/moved');
      return [redirected, status];
    });
    expect(moved).toEqual([true, 200]);
    expect((await seen()).requests).toContain('GET app://sample/there');
  });

  test('gets files by way of net.fetch, with their type', async () => {
    const type = await page.evaluate(async () => (await fetch('/by-net')).headers.get('content-type'));
    expect(type).toBe('text/html');
  });

  test('reaches nothing outside, and goes where onBeforeRequest sends it', async () => {
    expect(await tryFetch('https://elsewhere.example/')).toBe('TypeError');
    expect(await tryFetch('http://127.0.0.1:9/')).toBe('TypeError');
    const blocked = await app.evaluate((electron) => {
      const { calls } = (electron as unknown as { __standin: { calls: { api: string; args: unknown[] }[] } }).__standin;
      return calls.filter(({ api }) => api === 'blocked').map(({ args }) => args[0]);
    });
    expect(blocked).toEqual(['https://elsewhere.example/', 'http://127.0.0.1:9/']);
    expect(await page.evaluate(async () => (await fetch('/elsewhere')).url)).toMatch(/\/there$/);
  });

  test('is held to the policy that the app sends', async () => {
    await page.goto(new URL('/strict', page.url()).href);
    expect(await tryFetch('/bytes')).toBe(200);
    const refused = page.evaluate(
      () =>
        new Promise<string>((resolve) => {
          addEventListener('securitypolicyviolation', ({ effectiveDirective }) => resolve(effectiveDirective));
          fetch('https://elsewhere.example/').catch(() => {});
        }),
    );
    expect(await refused).toBe('connect-src');
    await page.goto(new URL('/index.html?q=1', page.url()).href);
  });

  test('gets the permissions that the app grants, and no other', async () => {
    const asked = await page.evaluate(async () => {
      const nameOf = (error: Error) => error.name;
      return [
        await Notification.requestPermission(),
        await navigator.mediaDevices.getUserMedia({ audio: true }).then(() => 'granted', nameOf),
        await navigator.clipboard.readText().then(() => 'granted', nameOf),
        await navigator.clipboard.writeText('字').then(() => 'granted', nameOf),
        (await navigator.permissions.query({ name: 'geolocation' })).state,
        await new Promise((resolve) => {
          navigator.geolocation.getCurrentPosition(resolve, ({ code }) => resolve(code));
        }),
      ];
    });
    expect(asked).toEqual(['denied', 'NotAllowedError', 'NotAllowedError', 'granted', 'denied', 1]);
  });

  test('opens no second window: by script, by link, by middle click', async () => {
    expect(await page.evaluate(() => window.open('https://elsewhere.example/script'))).toBeNull();
    await page.click('#blank');
    await page.click('#away', { button: 'middle' });
    await eventually(async () => (await seen()).navigations).toEqual([
      'open https://elsewhere.example/script',
      'open https://elsewhere.example/',
      'open https://elsewhere.example/',
    ]);
    expect(app.windows()).toHaveLength(1);
  });

  test('stays where it is when the app prevents will-navigate', async () => {
    await page.click('#away');
    await eventually(async () => (await seen()).navigations.at(-1)).toBe('navigate https://elsewhere.example/');
    await page.evaluate(() => {
      location.href = '/other';
    });
    await eventually(async () => (await seen()).navigations.at(-1)).toBe('navigate app://sample/other');
    const address = await app.evaluate(({ webContents }) => webContents.getAllWebContents()[0]?.getURL());
    expect(address).toBe('app://sample/index.html?q=1');
  });

  test('may be taken elsewhere by a test, with its preload', async () => {
    const before = (await seen()).navigations.length;
    await page.goto(new URL('/by-test', page.url()).href);
    expect(await page.evaluate(() => globalThis.api.invoke('echo', 1))).toBe(1);
    await page.reload();
    expect(await page.evaluate(() => globalThis.api.invoke('echo', 2))).toBe(2);
    expect((await seen()).navigations).toHaveLength(before);
  });
});

describe('the preload', () => {
  test('has the sandbox’s require and process, and what it lacks throws', async () => {
    expect(await page.evaluate(() => globalThis.api.facts)).toEqual({
      emitter: 1,
      noFs: 'module not found: node:fs',
      noSendSync: 'electron stand-in: ipcRenderer.sendSync is not implemented',
      noSuchModule: 'electron stand-in: electron (preload).desktopCapturer is not implemented',
      platform: process.platform,
      env: 0,
      flag: true,
      sandboxed: true,
    });
  });

  test('gives functions, promises and objects to the page', async () => {
    const given = await page.evaluate(async () => [
      globalThis.api.twice((n) => n + 1),
      await globalThis.api.later(async (n) => n * 2),
      globalThis.api.nested.deep.list()[1].triple(4),
      globalThis.api.kinds(new Map([['at', new Date(1)]]), new File(['abc'], '名.txt')),
      'absent' in globalThis.api,
    ]);
    expect(given).toEqual([3, 7, 12, [true, true, '名.txt', 3], true]);
  });

  test('gives errors as errors of the page', async () => {
    const errors = await page.evaluate(async () => {
      const told = (error: unknown) => [error instanceof Error, (error as Error).message];
      try {
        globalThis.api.throws();
      } catch (error) {
        return [told(error), await globalThis.api.rejects().catch(told)];
      }
    });
    expect(errors).toEqual([
      [true, '说不'],
      [true, '晚说不'],
    ]);
  });

  test('gives an api that the page cannot change', async () => {
    const after = await page.evaluate(() => {
      Reflect.set(globalThis.api, 'invoke', 1);
      Reflect.set(globalThis.api.nested.deep, 'list', 1);
      Reflect.set(globalThis, 'api', 1);
      return [typeof globalThis.api.invoke, typeof globalThis.api.nested.deep.list];
    });
    expect(after).toEqual(['function', 'function']);
  });
});

describe('ipc', () => {
  test('carries every structured value there and back', async () => {
    const kept = await page.evaluate(async () => {
      const sent = {
        text: '闭环 🎯',
        date: new Date(5),
        bytes: new Uint8Array([0, 128, 255]).subarray(1),
        floats: new Float64Array([1.5]),
        map: new Map<unknown, unknown>([[1, new Set([2n])]]),
        nan: Number.NaN,
        zero: -0,
        absent: undefined,
        list: [undefined, null],
        pattern: /a/gi,
        plain: 1,
      };
      const got = (await globalThis.api.invoke('echo', sent)) as typeof sent;
      return [
        got.text === sent.text,
        got.date instanceof Date && got.date.getTime() === 5,
        got.bytes instanceof Uint8Array && [...got.bytes],
        got.floats instanceof Float64Array && got.floats[0],
        (got.map.get(1) as Set<bigint>).has(2n),
        Number.isNaN(got.nan),
        Object.is(got.zero, -0),
        'absent' in got && got.absent === undefined,
        got.list,
        String(got.pattern),
        got.plain,
      ];
    });
    const list = [undefined, null];
    expect(kept).toEqual([true, true, [128, 255], 1.5, true, true, true, true, list, '/a/gi', 1]);
    expect(await page.evaluate(async () => (await globalThis.api.invoke('nothing')) === undefined)).toBe(true);
  });

  test('tells errors in Electron’s words', async () => {
    const failing = (channel: string) =>
      page.evaluate((name) => globalThis.api.invoke(name).catch((error: Error) => error.message), channel);
    expect(await failing('none')).toBe("Error invoking remote method 'none': Error: No handler registered for 'none'");
    expect(await failing('fails')).toBe("Error invoking remote method 'fails': RangeError: 超出");
    expect(await failing('function')).toBe(
      "Error invoking remote method 'function': Error: An object could not be cloned.",
    );
    const uncloneable = await page.evaluate(() =>
      globalThis.api.invoke('echo', () => 1).catch((error: Error) => error.message),
    );
    expect(uncloneable).toContain('could not be cloned');
  });

  test('names the sender by the app’s own address', async () => {
    const [url, origin, parent, isWindow] = (await page.evaluate(() => globalThis.api.invoke('who'))) as unknown[];
    expect(url).toMatch(/^app:\/\/sample\//);
    expect([origin, parent, isWindow]).toEqual(['app://sample', null, true]);
  });

  test('sends both ways, until the listener is taken off', async () => {
    const told = await page.evaluate(async () => {
      const heard: unknown[] = [];
      const once = () =>
        new Promise<void>((resolve) => {
          const off = globalThis.api.on('told', (value, map) => {
            heard.push(value, map instanceof Map);
            off();
            resolve();
          });
        });
      const first = once();
      globalThis.api.send('tell', { a: [1] });
      await first;
      const second = once();
      globalThis.api.send('tell', 2);
      await second;
      return heard;
    });
    expect(told).toEqual([{ a: [1] }, true, 2, true]);
  });
});
