// The stand-in seen from the app's main process: windows, printing, menus, and that what is missing throws.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CHROMIUM_MISSING, findChromium } from './chromium/find.ts';
import { drive, eventually, FIXTURE } from './drive.ts';

let app: ElectronApplication;
let page: Page;
beforeAll(async () => {
  ({ app, page } = await drive());
});
afterAll(async () => {
  await app?.close();
});

describe('a machine without Chromium', () => {
  test('is told what to install', () => {
    expect(findChromium({ BIHUAN_CHROMIUM: '/nowhere/chromium' })).toBeUndefined();
    expect(CHROMIUM_MISSING).toContain('apt-get install chromium');
  });
});

describe('app', () => {
  test('is what package.json and the command line say', async () => {
    const facts = await app.evaluate(({ app: it }) => [
      it.getName(),
      it.getVersion(),
      it.isPackaged,
      it.getAppPath().endsWith('fixture'),
      it.commandLine.hasSwitch('user-data-dir'),
      it.getPath('userData') === it.commandLine.getSwitchValue('user-data-dir'),
      it.getLocale(),
    ]);
    expect(facts).toEqual(['样品', '1.2.3', false, true, true, true, 'zh-CN']);
  });

  test('runs as the version of Electron that the project uses', async () => {
    const { version } = JSON.parse(readFileSync('node_modules/electron/package.json', 'utf8')) as { version: string };
    const facts = await app.evaluate(() => [process.versions.electron, process.type, process.defaultApp]);
    expect(facts).toEqual([version, 'browser', true]);
  });

  test('is the same by import and by require', async () => {
    expect(await app.evaluate(() => globalThis.seen.required)).toBe(true);
  });
});

describe('what is missing', () => {
  /** The message of what `act` throws in the app. */
  const failure = (act: (electron: typeof Electron.CrossProcessExports) => unknown): Promise<string> =>
    app.evaluate((electron, source) => {
      try {
        new Function('electron', `return (${source})(electron)`)(electron);
        return 'no error';
      } catch (error) {
        return (error as Error).message;
      }
    }, String(act));

  test('throws by name: modules, members, statics', async () => {
    expect(await failure(({ desktopCapturer }) => desktopCapturer)).toBe(
      'electron stand-in: electron.desktopCapturer is not implemented',
    );
    expect(await failure(({ app: it }) => it.getFileIcon('x'))).toBe(
      'electron stand-in: app.getFileIcon is not implemented',
    );
    expect(await failure(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setKiosk(true))).toBe(
      'electron stand-in: BrowserWindow.setKiosk is not implemented',
    );
    expect(await failure(({ webContents }) => webContents.getAllWebContents()[0]?.debugger)).toBe(
      'electron stand-in: webContents.debugger is not implemented',
    );
    expect(await failure(({ Menu }) => Menu.sendActionToFirstResponder('copy:'))).toBe(
      'electron stand-in: Menu.sendActionToFirstResponder is not implemented',
    );
  });

  test('throws on being set', async () => {
    const set = failure(({ BrowserWindow }) => Object.assign(BrowserWindow.getAllWindows()[0] ?? {}, { kiosk: true }));
    expect(await set).toBe('electron stand-in: setting BrowserWindow.kiosk is not implemented');
  });

  test('throws for events that nothing would emit', async () => {
    expect(await failure(({ app: it }) => it.on('gpu-info-update', () => {}))).toBe(
      "electron stand-in: the event 'gpu-info-update' of app is not implemented",
    );
  });

  test('throws for windows that the app must not want', async () => {
    const opening = (options: Record<string, unknown>): Promise<string> =>
      app.evaluate(({ BrowserWindow }, given) => {
        try {
          new BrowserWindow(given);
          return 'opened';
        } catch (error) {
          return (error as Error).message;
        }
      }, options);
    expect(await opening({ transparent: true })).toContain('the option transparent of BrowserWindow');
    for (const [name, value] of Object.entries({
      sandbox: false,
      contextIsolation: false,
      nodeIntegration: true,
      webSecurity: false,
      webviewTag: true,
      partition: 'persist:other',
    })) {
      expect(await opening({ webPreferences: { [name]: value } })).toBe(
        `electron stand-in: webPreferences.${name}: ${value} is not implemented`,
      );
    }
  });
});

describe('a window', () => {
  test('tells its first load in order, and shows itself', async () => {
    await eventually(() => app.evaluate(() => globalThis.seen.events)).toContain('ready-to-show');
    const { events } = await app.evaluate(() => globalThis.seen);
    expect(events.filter((name) => name !== 'ready-to-show')).toEqual([
      'did-start-loading',
      'did-navigate',
      'dom-ready',
      'did-finish-load',
    ]);
    const window = await app.browserWindow(page);
    await eventually(() => window.evaluate((it) => it.getTitle())).toBe('样页');
    const facts = await window.evaluate((it) => [it.isVisible(), it.isFocused(), it.webContents.getURL()]);
    expect(facts).toEqual([true, true, 'app://sample/index.html?q=1']);
  });

  test('follows its page’s title', async () => {
    await page.evaluate(() => {
      document.title = '新题';
    });
    const window = await app.browserWindow(page);
    await eventually(() => window.evaluate((it) => it.getTitle())).toBe('新题');
  });

  test('keeps its normal bounds while it is maximized, and gives its page the room', async () => {
    const window = await app.browserWindow(page);
    const normal = { x: 30, y: 40, width: 700, height: 500 };
    await window.evaluate((it, bounds) => it.setBounds(bounds), normal);
    await eventually(() => page.evaluate(() => [innerWidth, innerHeight])).toEqual([700, 500]);
    await window.evaluate((it) => it.maximize());
    const state = await window.evaluate((it) => [it.isMaximized(), it.getNormalBounds(), it.getBounds()]);
    expect(state).toEqual([true, normal, { x: 0, y: 0, width: 1920, height: 1050 }]);
    await eventually(() => page.evaluate(() => innerWidth)).toBe(1920);
    await window.evaluate((it) => it.unmaximize());
    expect(await window.evaluate((it) => [it.isNormal(), it.getBounds()])).toEqual([true, normal]);
    await window.evaluate((it) => {
      it.setMinimumSize(640, 480);
      it.setSize(100, 100);
    });
    expect(await window.evaluate((it) => it.getSize())).toEqual([640, 480]);
  });

  test('is held open by the app’s close and by the page’s beforeunload', async () => {
    const window = await app.browserWindow(page);
    const held = await window.evaluate(async (it) => {
      it.once('close', (event: Electron.Event) => event.preventDefault());
      it.close();
      await it.webContents.executeJavaScript('onbeforeunload = (event) => event.preventDefault(); 0');
      const asked = new Promise((resolve) => it.webContents.once('will-prevent-unload', resolve));
      it.close();
      await asked;
      await it.webContents.executeJavaScript('onbeforeunload = null; 0');
      return it.isDestroyed();
    });
    expect(held).toBe(false);
  });

  test('is one of several: each with its page, the last shown in front', async () => {
    const facts = await app.evaluate(async ({ BrowserWindow, webContents }) => {
      const [first] = BrowserWindow.getAllWindows();
      const second = new BrowserWindow({ width: 400, height: 300 });
      await second.loadURL('app://sample/second');
      const inside = await second.webContents.executeJavaScript('[innerWidth, innerHeight, typeof api]');
      const focused = BrowserWindow.getFocusedWindow() === second;
      const count = webContents.getAllWebContents().length;
      const closed = new Promise((resolve) => second.once('closed', () => resolve(0)));
      second.close();
      await closed;
      return [inside, focused, count, BrowserWindow.getFocusedWindow() === first, BrowserWindow.getAllWindows().length];
    });
    expect(facts).toEqual([[400, 300, 'undefined'], true, 2, true, 1]);
  });

  test('rejects an address that is refused or fails', async () => {
    const failing = (url: string): Promise<string> =>
      app.evaluate(async ({ BrowserWindow }, address) => {
        const window = new BrowserWindow({ show: false });
        const message = await window.loadURL(address).then(
          () => 'loaded',
          (error: Error) => error.message,
        );
        window.destroy();
        return message;
      }, url);
    expect(await failing('https://elsewhere.example/')).toBe(
      "ERR_BLOCKED_BY_CLIENT (-2) loading 'https://elsewhere.example/'",
    );
    expect(await failing('app://sample/throws')).toBe("ERR_FAILED (-2) loading 'app://sample/throws'");
  });

  test('tells of a preload that cannot be read, or is an ES module', async () => {
    const errorOf = (preload: string): Promise<string> =>
      app.evaluate(async ({ BrowserWindow }, path) => {
        const window = new BrowserWindow({ show: false, webPreferences: { preload: path } });
        const told = new Promise<string>((resolve) => {
          window.webContents.once('preload-error', (_event, at, error) => resolve(`${at} ${error.name}`));
        });
        await window.loadURL('app://sample/index.html');
        window.destroy();
        return told;
      }, preload);
    expect(await errorOf('/nowhere/preload.cjs')).toBe('/nowhere/preload.cjs Error');
    expect(await errorOf(join(FIXTURE, 'main.ts'))).toBe(`${join(FIXTURE, 'main.ts')} SyntaxError`);
  });

  test('tells of a crash, and can be loaded again', async () => {
    const facts = await app.evaluate(async ({ BrowserWindow }) => {
      const window = new BrowserWindow({ show: false });
      await window.loadURL('app://sample/index.html');
      const gone = new Promise((resolve) =>
        window.webContents.once('render-process-gone', (_event, { reason }) => resolve(reason)),
      );
      window.webContents.forcefullyCrashRenderer();
      const reason = await gone;
      const crashed = window.webContents.isCrashed();
      const loaded = new Promise<void>((resolve) => window.webContents.once('did-finish-load', () => resolve()));
      window.reload();
      await loaded;
      const title = await window.webContents.executeJavaScript('document.title');
      window.destroy();
      return [reason, crashed, title, window.isDestroyed()];
    });
    expect(facts).toEqual(['crashed', true, '样页', true]);
  });
});

describe('printing', () => {
  const pdf = async (options: Electron.PrintToPDFOptions): Promise<string> => {
    const base64 = await app.evaluate(async ({ BrowserWindow }, given) => {
      const window = new BrowserWindow({ show: false });
      await window.loadURL('app://sample/index.html');
      const bytes = await window.webContents.printToPDF(given);
      window.destroy();
      return bytes.toString('base64');
    }, options);
    return Buffer.from(base64, 'base64').toString('latin1');
  };
  /** Width and height of the first page in whole points. */
  const mediaBox = (text: string): number[] =>
    (/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)/.exec(text) ?? []).slice(1).map((points) => Math.round(+points));

  test('makes a PDF on A4 from a hidden window', async () => {
    const text = await pdf({ pageSize: 'A4', printBackground: true });
    expect(text.slice(0, 5)).toBe('%PDF-');
    const [width = 0, height = 0] = mediaBox(text);
    expect(Math.abs(width - 595)).toBeLessThanOrEqual(1);
    expect(Math.abs(height - 842)).toBeLessThanOrEqual(1);
  });

  test('turns the paper, and refuses one that does not exist', async () => {
    const [width = 0, height = 0] = mediaBox(await pdf({ pageSize: 'A3', landscape: true }));
    expect([Math.round(width / 10), Math.round(height / 10)]).toEqual([119, 84]);
    await expect(pdf({ pageSize: 'B9' } as unknown as Electron.PrintToPDFOptions)).rejects.toThrow('Invalid pageSize');
  });

  test('does not claim to have printed on paper', async () => {
    const outcome = await app.evaluate(
      ({ webContents }) =>
        new Promise((resolve) => {
          webContents.getAllWebContents()[0]?.print({ silent: true }, (success, reason) => resolve([success, reason]));
        }),
    );
    expect(outcome).toEqual([false, 'the stand-in has no printer']);
  });
});

describe('the desktop', () => {
  test('clicks menu items as a person can', async () => {
    const facts = await app.evaluate(({ Menu, BrowserWindow }) => {
      const clicked: unknown[] = [];
      const menu = Menu.buildFromTemplate([
        { role: 'editMenu' },
        {
          label: '视图',
          submenu: [
            { id: 'one', type: 'radio', checked: true, label: '一' },
            { id: 'two', type: 'radio', label: '二' },
            { id: 'off', label: '不可用', enabled: false, click: () => clicked.push('off') },
            {
              id: 'check',
              type: 'checkbox',
              label: '宽',
              click: (item, window) => clicked.push(item.checked, window?.id),
            },
            { id: 'bigger', role: 'zoomIn' },
          ],
        },
      ]);
      Menu.setApplicationMenu(menu);
      const item = (id: string) => Menu.getApplicationMenu()?.getMenuItemById(id);
      for (const id of ['two', 'off', 'check', 'bigger']) item(id)?.click();
      const [window] = BrowserWindow.getAllWindows();
      const isWindow = clicked.pop() === window?.id;
      const zoom = window?.webContents.getZoomLevel();
      window?.webContents.setZoomLevel(0);
      return [item('one')?.checked, item('two')?.checked, clicked, isWindow, zoom];
    });
    expect(facts).toEqual([false, true, [true], true, expect.closeTo(0.5)]);
    const wrong = app.evaluate(({ Menu }) => void Menu.buildFromTemplate([{ role: 'nope' as 'copy' }]));
    await expect(wrong).rejects.toThrow('Invalid role: nope');
  });

  test('cancels a dialog that no test answered, and notes what was asked of it', async () => {
    const facts = await app.evaluate(async (electron) => {
      const { dialog, shell, clipboard } = electron;
      const { __standin: standin } = electron as unknown as { __standin: { calls: { api: string }[] } };
      const before = standin.calls.length;
      const open = await dialog.showOpenDialog({ title: '打开' });
      const box = await dialog.showMessageBox({ message: '？', buttons: ['是', '否'], cancelId: 1 });
      await shell.openExternal('https://elsewhere.example/');
      await clipboard.writeText('字');
      return [open, box.response, await clipboard.readText(), standin.calls.slice(before).map(({ api }) => api)];
    });
    const calls = ['dialog.showOpenDialog', 'dialog.showMessageBox', 'shell.openExternal'];
    expect(facts).toEqual([{ canceled: true, filePaths: [] }, 1, '字', calls]);
  });

  test('reads files by net.fetch and reaches nothing else', async () => {
    const failing = (url: string): Promise<string> =>
      app.evaluate(
        ({ net }, address) =>
          net.fetch(address).then(
            () => 'fetched',
            (error: Error) => error.message,
          ),
        url,
      );
    expect(await failing('file:///nowhere')).toBe('net::ERR_FILE_NOT_FOUND');
    expect(await failing('https://elsewhere.example/')).toBe('net::ERR_NAME_NOT_RESOLVED');
    expect(await failing('app://sample/index.html')).toBe('fetched');
  });
});
