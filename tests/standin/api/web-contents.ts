// `webContents`: the page inside a window.
import { EventEmitter } from 'node:events';
import type { PrintToPDFOptions, WebContentsPrintOptions } from 'electron';
import { getBoot } from '#tests/standin/boot.ts';
import { chromium } from '#tests/standin/chromium/chromium.ts';
import { codec } from '#tests/standin/chromium/codec.ts';
import { Tab } from '#tests/standin/chromium/tab.ts';
import { allowEvents, cancelable, guard } from '#tests/standin/guard.ts';
import { log, record } from '#tests/standin/record.ts';
import { app } from './app.ts';
import { Navigation } from './navigation.ts';
import { serveMessages } from './page-messages.ts';
import { pdfParams } from './pdf.ts';
import { focusedWindow, openWindows } from './registry.ts';
import { serveRequests } from './requests.ts';
import { session } from './session.ts';
import { type Preferences, processForPreload } from './web-preferences.ts';
import { type OpenHandler, refuseWindows, setOpenHandler } from './window-open.ts';

const EMITTED = [
  'console-message',
  'destroyed',
  'did-fail-load',
  'did-finish-load',
  'did-frame-finish-load',
  'did-navigate',
  'did-navigate-in-page',
  'did-start-loading',
  'did-start-navigation',
  'did-stop-loading',
  'dom-ready',
  'ipc-message',
  'page-title-updated',
  'preload-error',
  'render-process-gone',
  'will-frame-navigate',
  'will-navigate',
  'will-prevent-unload',
];
/** May be listened to; nothing here ever happens. */
const NEVER_EMITTED = [
  'before-input-event',
  'certificate-error',
  'context-menu',
  'did-attach-webview',
  'did-create-window',
  'login',
  'responsive',
  'select-bluetooth-device',
  'select-client-certificate',
  'unresponsive',
  'will-attach-webview',
  'will-redirect',
  'zoom-changed',
];
const LEVELS: Record<string, string> = { warning: 'warning', error: 'error', assert: 'error', debug: 'debug' };

/** The window around a page, as far as the page needs it. */
export interface Owner {
  focus(): void;
  isFocused(): boolean;
  close(): void;
  titled(title: string): void;
  painted(): void;
  gone(): void;
}

let lastId = 0;

export class WebContents extends EventEmitter {
  readonly id = ++lastId;
  readonly session = session.defaultSession;
  readonly mainFrame: MainFrame;
  readonly #tab: Tab;
  readonly #owner: Owner;
  readonly #navigation: Navigation;
  readonly #guarded: WebContents;
  #title = '';
  #zoomFactor = 1;
  #crashed = false;

  /** The page as the app sees it, behind its guard. */
  static open(owner: Owner, tab: Tab): WebContents {
    const self = new WebContents(owner, tab);
    app.emit('web-contents-created', cancelable(), self.#guarded);
    return self.#guarded;
  }

  private constructor(owner: Owner, tab: Tab) {
    super();
    this.setMaxListeners(0);
    allowEvents(this, 'webContents', [...EMITTED, ...NEVER_EMITTED]);
    this.#owner = owner;
    this.#tab = tab;
    this.#guarded = guard('webContents', this);
    this.mainFrame = mainFrameOf(this);
    this.#navigation = new Navigation(tab, this, this.mainFrame);
    serveRequests(tab, this.#navigation, { id: this.id, contents: this.#guarded, frame: this.mainFrame });
    serveMessages(tab, this.#guarded);
    refuseWindows(tab, this.#guarded);
    this.#listen();
  }

  #listen(): void {
    const tab = this.#tab;
    tab.on('preload-error', (path, error) => this.emit('preload-error', cancelable(), path, error));
    tab.on('painted', () => this.#owner.painted());
    tab.on('titled', (title: string) => {
      this.#title = title;
      this.emit('page-title-updated', cancelable(), title, true);
      this.#owner.titled(title);
    });
    tab.on('detached', () => this.#owner.gone());
    tab.hear('Runtime.consoleAPICalled', ({ type, args }) => {
      const message = args.map(({ value, description }) => String(value ?? description ?? '')).join(' ');
      const place = { lineNumber: 0, sourceId: '', frame: this.mainFrame };
      this.emit('console-message', cancelable({ level: LEVELS[type] ?? 'info', message, ...place }));
    });
    tab.hear('Inspector.targetCrashed', () => {
      this.#crashed = true;
      const details = { reason: 'crashed', exitCode: 1 };
      this.emit('render-process-gone', cancelable(), details);
      app.emit('render-process-gone', cancelable(), this.#guarded, details);
    });
    tab.hear('Page.javascriptDialogOpening', ({ type, message }) => {
      record('javascript-dialog', type, message);
      // Playwright answers when it drives, and a person when the window can be seen.
      if (getBoot().driven || !chromium.headless) return;
      tab.send('Page.handleJavaScriptDialog', { accept: true }).catch(log);
    });
  }

  async loadURL(url: string): Promise<void> {
    if (this.isDestroyed()) throw new Error('Object has been destroyed');
    await this.#navigation.load(url);
  }
  reload(): void {
    this.#crashed = false;
    this.#navigation.reload(false);
  }
  reloadIgnoringCache(): void {
    this.#crashed = false;
    this.#navigation.reload(true);
  }
  stop(): void {
    this.#tab.send('Page.stopLoading').catch(log);
  }
  send(channel: string, ...args: unknown[]): void {
    if (typeof channel !== 'string') throw new TypeError('Missing required channel argument');
    this.#tab.tell({ type: 'message', channel, args: codec.encode(args) });
  }
  getURL(): string {
    return this.#navigation.url;
  }
  getTitle(): string {
    return this.#title;
  }
  getType(): string {
    return 'window';
  }
  isLoading(): boolean {
    return this.#navigation.loading;
  }
  isLoadingMainFrame(): boolean {
    return this.#navigation.loading;
  }
  isDestroyed(): boolean {
    return this.#tab.gone;
  }
  isCrashed(): boolean {
    return this.#crashed;
  }
  forcefullyCrashRenderer(): void {
    this.#tab.send('Page.crash').catch(log); // answered by the crash itself
  }
  isFocused(): boolean {
    return this.#owner.isFocused();
  }
  focus(): void {
    this.#owner.focus();
  }
  close(): void {
    this.#owner.close();
  }
  isDevToolsOpened(): boolean {
    return false;
  }
  openDevTools(): void {
    record('openDevTools');
  }
  closeDevTools(): void {}
  toggleDevTools(): void {
    record('toggleDevTools');
  }
  setBackgroundThrottling(): void {}
  async setVisualZoomLevelLimits(): Promise<void> {}
  setIgnoreMenuShortcuts(): void {}
  setWebRTCIPHandlingPolicy(): void {}
  setWindowOpenHandler(handler: OpenHandler): void {
    setOpenHandler(this.#guarded, handler);
  }

  get zoomFactor(): number {
    return this.#zoomFactor;
  }
  set zoomFactor(factor: number) {
    this.setZoomFactor(factor);
  }
  getZoomFactor(): number {
    return this.#zoomFactor;
  }
  setZoomFactor(factor: number): void {
    this.#zoomFactor = factor;
    this.executeJavaScript(`void (document.documentElement.style.zoom = ${Number(factor)})`).catch(log);
  }
  getZoomLevel(): number {
    return Math.log(this.#zoomFactor) / Math.log(1.2);
  }
  setZoomLevel(level: number): void {
    this.setZoomFactor(1.2 ** level);
  }
  cut(): void {
    this.#edit('cut');
  }
  copy(): void {
    this.#edit('copy');
  }
  paste(): void {
    this.#edit('paste');
  }
  undo(): void {
    this.#edit('undo');
  }
  redo(): void {
    this.#edit('redo');
  }
  delete(): void {
    this.#edit('delete');
  }
  selectAll(): void {
    this.#edit('selectAll');
  }
  #edit(command: string): void {
    this.executeJavaScript(`document.execCommand(${JSON.stringify(command)})`).catch(log);
  }

  async executeJavaScript(expression: string): Promise<unknown> {
    const how = { awaitPromise: true, returnByValue: true, userGesture: true };
    const { result, exceptionDetails } = await this.#tab.send('Runtime.evaluate', { expression, ...how });
    if (!exceptionDetails) return result.value;
    throw new Error(exceptionDetails.exception?.description?.split('\n')[0] ?? exceptionDetails.text);
  }

  async printToPDF(options: PrintToPDFOptions): Promise<Buffer> {
    const params = { ...pdfParams(options), transferMode: 'ReturnAsStream' as const };
    const { stream = '' } = await this.#tab.send('Page.printToPDF', params);
    const parts: Buffer[] = [];
    for (let more = true; more; ) {
      const { data, base64Encoded, eof } = await this.#tab.send('IO.read', { handle: stream, size: 1 << 20 });
      parts.push(Buffer.from(data, base64Encoded ? 'base64' : 'utf8'));
      more = !eof;
    }
    await this.#tab.send('IO.close', { handle: stream });
    return Buffer.concat(parts);
  }
  /** Nothing is printed here, and the app is told so. */
  print(options: WebContentsPrintOptions = {}, callback?: (success: boolean, failureReason: string) => void): void {
    record('print', options);
    setImmediate(() => callback?.(false, 'the stand-in has no printer'));
  }
  async getPrintersAsync(): Promise<object[]> {
    return [];
  }
}

export type MainFrame = ReturnType<typeof mainFrameOf>;

function mainFrameOf(contents: WebContents) {
  const frame = {
    get url(): string {
      return contents.getURL();
    },
    get origin(): string {
      if (!URL.canParse(contents.getURL())) return 'null';
      const { origin, protocol, host } = new URL(contents.getURL());
      return origin === 'null' ? `${protocol}//${host}` : origin; // an app's own scheme has an origin in Electron
    },
    parent: null,
    get top(): object {
      return contents.mainFrame;
    },
    frames: [] as object[],
    routingId: 1,
    processId: 1,
    frameTreeNodeId: contents.id,
    name: '',
    detached: false,
    isDestroyed: (): boolean => contents.isDestroyed(),
    send: (channel: string, ...args: unknown[]): void => contents.send(channel, ...args),
    executeJavaScript: (code: string): Promise<unknown> => contents.executeJavaScript(code),
  };
  return guard('webFrameMain', frame);
}

/** A new tab for a page with these preferences; it waits for its target. */
export function tabFor(preferences: Preferences, size: { width: number; height: number }): Tab {
  const process = processForPreload(preferences);
  return new Tab(chromium, { preload: preferences.preload, process, ...size });
}

export const webContents = guard('webContents (module)', {
  getAllWebContents: (): WebContents[] => [...openWindows.values()].map(({ contents }) => contents),
  fromId: (id: number): WebContents | undefined => openWindows.get(id)?.contents,
  getFocusedWebContents: (): WebContents | null => focusedWindow()?.contents ?? null,
  /** Playwright asks this for the window behind a page. */
  fromDevToolsTargetId: (targetId: string): WebContents | undefined =>
    [...openWindows.values()].find((window) => window.targetId === targetId)?.contents,
});
