// `BrowserWindow`: a window with one page, from its making to its closing.
import { EventEmitter } from 'node:events';
import { chromium } from '#tests/standin/chromium/chromium.ts';
import type { Tab } from '#tests/standin/chromium/tab.ts';
import { allowEvents, cancelable, guard, guardClass, notImplemented } from '#tests/standin/guard.ts';
import { log, mark, record } from '#tests/standin/record.ts';
import { app, windowGone } from './app.ts';
import { Bounds, type Rectangle } from './bounds.ts';
import type { Menu } from './menu.ts';
import { focusedWindow, type OpenWindow, openWindows, setFocused } from './registry.ts';
import { tabFor, WebContents } from './web-contents.ts';
import { checkPreferences, type Preferences } from './web-preferences.ts';

export interface Options extends Partial<Rectangle> {
  title?: string;
  show?: boolean;
  minWidth?: number;
  minHeight?: number;
  backgroundColor?: string;
  autoHideMenuBar?: boolean;
  webPreferences?: Preferences;
  [name: string]: unknown;
}
const OPTIONS = [
  'x',
  'y',
  'width',
  'height',
  'minWidth',
  'minHeight',
  'title',
  'show',
  'backgroundColor',
  'autoHideMenuBar',
  'webPreferences',
  // Without effect here:
  'center',
  'icon',
  'paintWhenInitiallyHidden',
  'useContentSize',
];
const EVENTS = [
  'blur',
  'close',
  'closed',
  'enter-full-screen',
  'focus',
  'hide',
  'leave-full-screen',
  'maximize',
  'minimize',
  'move',
  'page-title-updated',
  'ready-to-show',
  'resize',
  'restore',
  'show',
  'unmaximize',
  // Nothing here ever emits these:
  'moved',
  'query-session-end',
  'resized',
  'responsive',
  'session-end',
  'unresponsive',
];
/** Asks the page as a closing window does; gives whether the page wants to stay. */
const BEFORE_UNLOAD = `(() => {
  const event = document.createEvent('BeforeUnloadEvent');
  event.initEvent('beforeunload', false, true);
  dispatchEvent(event);
  return event.defaultPrevented || event.returnValue === false || (event.returnValue ?? '') !== '' &&
    typeof event.returnValue === 'string';
})()`;
/** Where a hidden window is on a screen. Chromium cannot hide one, and stops painting one that is minimized. */
const AWAY = { left: -20_000, top: -20_000 };
/** A page that does not answer is closed all the same. */
const PATIENCE_MS = 2000;

class Window extends EventEmitter {
  readonly id: number;
  readonly webContents: WebContents;
  readonly #guarded: Window;
  readonly #tab: Tab;
  readonly #bounds: Bounds;
  #title: string;
  #visible: boolean;
  #away = false;
  #painted = false;
  #closed = false;
  #closing = false;
  #menuBarVisible: boolean;
  #backgroundColor: string;

  constructor(options: Options = {}) {
    super();
    if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
    const unknown = Object.keys(options).find((name) => !OPTIONS.includes(name));
    if (unknown) throw notImplemented(`the option ${unknown} of BrowserWindow`);
    const preferences = options.webPreferences ?? {};
    checkPreferences(preferences);
    this.setMaxListeners(0);
    allowEvents(this, 'BrowserWindow', EVENTS);
    this.#title = options.title ?? app.name;
    this.#visible = options.show !== false;
    this.#menuBarVisible = !options.autoHideMenuBar;
    this.#backgroundColor = options.backgroundColor ?? '#FFF';
    this.#bounds = new Bounds(options, this, (bounds, state) => {
      this.#tab.place({ windowState: state }).catch(log);
      if (state !== 'minimized') this.#tab.resize(bounds.width, bounds.height).catch(log);
    });
    this.#bounds.minimum = { width: options.minWidth ?? 0, height: options.minHeight ?? 0 };
    this.#tab = tabFor(preferences, this.#bounds.normal);
    this.#guarded = guard('BrowserWindow', this);
    this.webContents = WebContents.open(
      {
        focus: () => this.focus(),
        isFocused: () => this.isFocused(),
        close: () => this.close(),
        titled: (title) => this.#titled(title),
        painted: () => this.#firstPaint(),
        gone: () => this.#goneByItself(),
      },
      this.#tab,
    );
    this.id = this.webContents.id;
    openWindows.set(this.id, this.#entry());
    if (this.#visible) setFocused(this.id);
    this.#open();
    app.emit('browser-window-created', cancelable(), this.#guarded);
  }

  #entry(): OpenWindow {
    const tab = this.#tab;
    return {
      id: this.id,
      window: this.#guarded,
      contents: this.webContents,
      get targetId() {
        return tab.targetId;
      },
      close: () => this.#close(),
    };
  }

  #open(): void {
    const { width, height } = this.#bounds.normal;
    chromium.assign(this.#tab, width, height).then(
      // Chromium's first window is on the screen from the start.
      (another) => {
        if (another && !this.#visible) this.#putAway();
      },
      (error: Error) => {
        if (!this.#closed) console.error('electron stand-in: no window:', error.message);
      },
    );
  }

  static getAllWindows(): Window[] {
    return [...openWindows.values()].map(({ window }) => window);
  }
  static getFocusedWindow(): Window | null {
    return focusedWindow()?.window ?? null;
  }
  static fromId(id: number): Window | null {
    return openWindows.get(id)?.window ?? null;
  }
  static fromWebContents(contents: WebContents): Window | null {
    return Window.fromId(contents.id);
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url);
  }
  reload(): void {
    this.webContents.reload();
  }

  #firstPaint(): void {
    if (this.#painted || this.#closed) return;
    this.#painted = true;
    mark('painted');
    this.emit('ready-to-show');
  }
  #titled(title: string): void {
    if (this.#closed) return;
    const event = cancelable();
    this.emit('page-title-updated', event, title, true);
    if (!event.defaultPrevented && title) this.#title = title;
  }

  close(): void {
    this.#close().catch((error) => console.error('electron stand-in:', error));
  }
  /** As Electron: the app is asked by `close`, then the page by `beforeunload`; then the window is gone. */
  async #close(): Promise<boolean> {
    if (this.#closed) return true;
    if (this.#closing) return false;
    this.#closing = true;
    try {
      const event = cancelable();
      this.emit('close', event);
      if (event.defaultPrevented || (await this.#heldByPage())) return false;
      this.destroy();
      return true;
    } finally {
      this.#closing = false;
    }
  }
  async #heldByPage(): Promise<boolean> {
    const patience = new Promise<boolean>((resolve) => {
      setTimeout(resolve, PATIENCE_MS, false).unref();
    });
    const asked = this.webContents.executeJavaScript(BEFORE_UNLOAD).catch(() => false);
    if (!(await Promise.race([asked, patience]))) return false;
    const event = cancelable();
    this.webContents.emit('will-prevent-unload', event);
    return !event.defaultPrevented;
  }
  destroy(): void {
    if (this.#closed) return;
    this.#tab.closeTarget();
    this.#gone();
  }
  /** A person has closed it on the screen: the app is told, but cannot hold it any more. */
  #goneByItself(): void {
    if (this.#closed) return;
    if (!chromium.headless) this.emit('close', cancelable());
    this.#gone();
  }
  #gone(): void {
    if (this.#closed) return;
    this.#closed = true;
    openWindows.delete(this.id);
    if (focusedWindow() === undefined) {
      const next = [...openWindows.values()].filter(({ window }) => window.isVisible()).at(-1);
      setFocused(next?.id);
    }
    this.webContents.emit('destroyed');
    this.emit('closed');
    windowGone();
  }
  isDestroyed(): boolean {
    return this.#closed;
  }

  show(): void {
    this.showInactive();
    this.focus();
  }
  showInactive(): void {
    const { x: left, y: top } = this.#bounds.normal;
    if (this.#away) this.#tab.place({ left, top }).catch(log);
    this.#away = false;
    this.#visible = true;
    this.emit('show');
  }
  hide(): void {
    this.#visible = false;
    this.#putAway();
    this.emit('hide');
  }
  #putAway(): void {
    this.#away = true;
    this.#tab.place(AWAY).catch(log);
  }
  isVisible(): boolean {
    return this.#visible && !this.#closed;
  }
  focus(): void {
    const before = focusedWindow();
    if (before?.id !== this.id) {
      before?.window.emit('blur');
      setFocused(this.id);
      this.emit('focus');
      app.emit('browser-window-focus', cancelable(), this.#guarded);
    }
    this.#tab.send('Page.bringToFront').catch(log);
  }
  isFocused(): boolean {
    return focusedWindow()?.id === this.id;
  }
  moveTop(): void {}
  flashFrame(on: boolean): void {
    record('flashFrame', on);
  }
  setProgressBar(progress: number): void {
    record('setProgressBar', progress);
  }

  minimize(): void {
    this.#bounds.enter('minimized');
  }
  maximize(): void {
    this.#bounds.enter('maximized');
  }
  unmaximize(): void {
    if (this.isMaximized()) this.#bounds.enter('normal');
  }
  restore(): void {
    this.#bounds.enter('normal');
  }
  setFullScreen(on: boolean): void {
    this.#bounds.enter(on ? 'fullscreen' : 'normal');
  }
  isMinimized(): boolean {
    return this.#bounds.state === 'minimized';
  }
  isMaximized(): boolean {
    return this.#bounds.state === 'maximized';
  }
  isNormal(): boolean {
    return this.#bounds.state === 'normal';
  }
  isFullScreen(): boolean {
    return this.#bounds.state === 'fullscreen';
  }

  getBounds(): Rectangle {
    return this.#bounds.current;
  }
  getContentBounds(): Rectangle {
    return this.#bounds.current;
  }
  getNormalBounds(): Rectangle {
    return this.#bounds.normal;
  }
  setBounds(bounds: Partial<Rectangle>): void {
    this.#bounds.set(bounds);
  }
  getSize(): number[] {
    return [this.#bounds.current.width, this.#bounds.current.height];
  }
  setSize(width: number, height: number): void {
    this.#bounds.set({ width, height });
  }
  getContentSize(): number[] {
    return this.getSize();
  }
  getPosition(): number[] {
    return [this.#bounds.current.x, this.#bounds.current.y];
  }
  setPosition(x: number, y: number): void {
    this.#bounds.set({ x, y });
  }
  center(): void {
    this.#bounds.centre();
  }
  getMinimumSize(): number[] {
    return [this.#bounds.minimum.width, this.#bounds.minimum.height];
  }
  setMinimumSize(width: number, height: number): void {
    this.#bounds.minimum = { width, height };
  }

  get title(): string {
    return this.#title;
  }
  set title(title: string) {
    this.#title = title;
  }
  getTitle(): string {
    return this.#title;
  }
  setTitle(title: string): void {
    this.#title = title;
  }
  /** A window of its own menu is not drawn; the application's menu is the one that tests click. */
  setMenu(_menu: Menu | null): void {}
  removeMenu(): void {}
  setMenuBarVisibility(visible: boolean): void {
    this.#menuBarVisible = visible;
  }
  isMenuBarVisible(): boolean {
    return this.#menuBarVisible;
  }
  setAutoHideMenuBar(): void {}
  setBackgroundColor(color: string): void {
    this.#backgroundColor = color;
  }
  getBackgroundColor(): string {
    return this.#backgroundColor;
  }
}

export type BrowserWindow = Window;
export const BrowserWindow = guardClass('BrowserWindow', Window);
