// What the window's tests use. The same for a real Electron, the stand-in and the packed program: only the executable
// differs.
//   packed program   BIHUAN_EXECUTABLE=…/linux-unpacked/bihuan
//   real Electron    where its binary is installed
//   stand-in         anywhere else; made by itself when it is missing or older than its sources
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { ensureElectron } from '#tests/standin/choose.ts';

const ROOT = join(import.meta.dirname, '..', '..');

/** Dialogs that a test may answer. */
export type DialogApi = 'showOpenDialog' | 'showSaveDialog' | 'showMessageBox';
/** What the app asked the desktop for. */
export interface Asked {
  api: DialogApi | 'showErrorBox' | 'openExternal' | 'openPath' | 'showItemInFolder' | 'print';
  options: Record<string, unknown>;
}
export interface LaunchOptions {
  /** The data folder; a new empty one that close() removes where none is given. */
  dataDir?: string;
  /** A folder whose copy the new data folder is */
  copyOf?: string;
  env?: Record<string, string>;
  /** Further words of the command line. */
  args?: string[];
}
export interface DrivenApp {
  readonly app: ElectronApplication;
  /** The main window's page, loaded. */
  readonly page: Page;
  readonly dataDir: string;
  /** Queues the answer to the next dialog of that kind. A dialog without an answer makes the app's call reject. */
  answer(api: DialogApi, reply: Record<string, unknown>): Promise<void>;
  /** What the app asked the desktop for, in order: dialogs, print, openExternal, openPath, showItemInFolder. */
  asked(): Promise<Asked[]>;
  /** Clicks an item of the application menu, as a person would; throws for an id that is not in it. */
  clickMenu(id: string): Promise<void>;
  /** The page's address as the app knows it; page.url() is Chromium's, which differs on the stand-in. */
  url(): Promise<string>;
  /** The exit code, once the program has ended; null when a signal ended it. */
  exited(): Promise<number | null>;
  close(): Promise<void>;
}

interface Hold {
  asked: Asked[];
  answers: Partial<Record<DialogApi, Record<string, unknown>[]>>;
}
declare global {
  /** In the app's main process only. */
  var driverHold: Hold;
}

/** Starts the program and waits for its window. */
export async function launch(options: LaunchOptions = {}): Promise<DrivenApp> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'bihuan-e2e-'));
  if (options.copyOf !== undefined) cpSync(options.copyOf, dataDir, { recursive: true });
  const packed = process.env.BIHUAN_EXECUTABLE;
  if (!packed) await ensureElectron();
  const app = await _electron.launch({
    ...(packed ? { executablePath: packed } : {}),
    args: [...(packed ? [] : ['.']), `--data=${dataDir}`, ...(options.args ?? [])],
    cwd: ROOT,
    env: { ...(process.env as Record<string, string>), ...options.env },
    colorScheme: null,
  });
  const exit = new Promise<number | null>((resolve) => app.process().once('exit', resolve));
  await takeDesktop(app);
  const page = await app.firstWindow();
  await page.waitForURL(/^app:|\.app\.standin\.invalid\//); // the window is there before its page is
  await page.waitForLoadState('load');
  return {
    app,
    page,
    dataDir,
    answer: (api, reply) =>
      app.evaluate(
        (_electron, [kind, given]) => {
          const { answers } = globalThis.driverHold;
          answers[kind] = [...(answers[kind] ?? []), given];
        },
        [api, reply] as const,
      ),
    asked: () => app.evaluate(() => globalThis.driverHold.asked),
    clickMenu: (id) =>
      app.evaluate(({ Menu, BrowserWindow }, itemId) => {
        const item = Menu.getApplicationMenu()?.getMenuItemById(itemId);
        if (!item) throw new Error(`no menu item ${itemId}`);
        item.click(undefined, BrowserWindow.getAllWindows()[0]);
      }, id),
    url: async () => (await app.browserWindow(page)).evaluate((window) => window.webContents.getURL()),
    exited: () => exit,
    close: async () => {
      await app.close();
      await exit;
      if (!options.dataDir) rmSync(dataDir, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/** Puts the test in the place of the person who answers dialogs, of the printer and of the file manager. */
async function takeDesktop(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ app: program, dialog, shell, webContents }) => {
    const hold: Hold = { asked: [], answers: {} };
    globalThis.driverHold = hold;
    const note = (api: Asked['api'], options: unknown): void => {
      hold.asked.push({ api, options: JSON.parse(JSON.stringify(options ?? {})) });
    };
    for (const api of ['showOpenDialog', 'showSaveDialog', 'showMessageBox'] as const) {
      const answer = async (...args: unknown[]): Promise<Record<string, unknown>> => {
        note(api, args.at(-1));
        const reply = hold.answers[api]?.shift();
        if (!reply) throw new Error(`no test answered ${api}: ${JSON.stringify(args.at(-1))}`);
        return reply;
      };
      Object.assign(dialog, { [api]: answer });
    }
    dialog.showErrorBox = (title, content) => note('showErrorBox', { title, content });
    shell.openExternal = async (url) => note('openExternal', { url });
    shell.showItemInFolder = (path) => note('showItemInFolder', { path });
    shell.openPath = async (path) => {
      note('openPath', { path });
      return '';
    };
    const withoutPaper = (contents: Electron.WebContents): void => {
      contents.print = (options, done) => {
        note('print', options);
        setImmediate(() => done?.(true, ''));
      };
    };
    for (const contents of webContents.getAllWebContents()) withoutPaper(contents);
    program.on('web-contents-created', (_event, contents) => withoutPaper(contents));
  });
}
