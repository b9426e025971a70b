// Where a page is and whether it may go elsewhere: Chromium's news about loading, as events of webContents.
import type { EventEmitter } from 'node:events';
import type { EventOf } from '#tests/standin/chromium/protocol.ts';
import type { Tab } from '#tests/standin/chromium/tab.ts';
import { BLANK, fromChromium, toChromium } from '#tests/standin/chromium/urls.ts';
import { cancelable } from '#tests/standin/guard.ts';
import { log, mark, record } from '#tests/standin/record.ts';

/** How long to wait for Chromium's word that the page itself asked for a navigation; it comes by another way. */
const WORD_OF_PAGE_MS = 50;
const ANY = '*';

export class Navigation {
  readonly #tab: Tab;
  readonly #contents: EventEmitter;
  readonly #frame: object;
  #url = '';
  #loading = false;
  /** The address that the app itself is about to load. */
  #expected: string | undefined;
  /** Addresses that the page asked for: only these are the app's to refuse, not a test's goto() and reload(). */
  #requested = new Set<string>();
  #onRequested: (() => void) | undefined;
  /** The loader of the app's document; what Chromium showed before it does not count. */
  #loader = '';
  #loads = new Map<string, { resolve(): void; reject(error: Error): void }>();

  constructor(tab: Tab, contents: EventEmitter, frame: object) {
    this.#tab = tab;
    this.#contents = contents;
    this.#frame = frame;
    tab.hear('Page.frameNavigated', ({ frame: at }) => this.#navigated(at));
    tab.hear('Page.navigatedWithinDocument', ({ frameId, url }) => {
      if (frameId !== tab.frameId) return;
      this.#url = fromChromium(url);
      contents.emit('did-navigate-in-page', cancelable(), this.#url, true);
    });
    tab.hear('Page.frameStartedLoading', ({ frameId }) => {
      if (frameId !== tab.frameId || this.#loading) return;
      this.#loading = true;
      contents.emit('did-start-loading');
    });
    tab.hear('Page.frameStoppedLoading', ({ frameId }) => {
      if (frameId !== tab.frameId) return;
      this.#loading = false;
      contents.emit('did-stop-loading');
    });
    tab.hear('Page.frameRequestedNavigation', ({ frameId, url, disposition }) => {
      if (frameId === tab.frameId && disposition === 'currentTab') this.#asked(url);
    });
    tab.hear('Page.lifecycleEvent', ({ frameId, loaderId, name }) => {
      if (frameId === tab.frameId && loaderId === this.#loader) this.#reached(name);
    });
    tab.on('detached', () => {
      for (const { reject } of this.#loads.values()) reject(new Error(`ERR_FAILED (-2) loading '${this.#url}'`));
    });
  }

  get url(): string {
    return this.#url;
  }
  get loading(): boolean {
    return this.#loading;
  }

  #navigated(at: EventOf<'Page.frameNavigated'>['frame']): void {
    if (at.parentId || /^(about:blank|chrome-error:)/.test(at.url) || at.url.startsWith(BLANK)) return;
    this.#url = fromChromium(at.url + (at.urlFragment ?? ''));
    this.#loader = at.loaderId;
    this.#requested.clear();
    this.#contents.emit('did-navigate', cancelable(), this.#url, 200, 'OK');
  }

  #asked(url: string): void {
    this.#requested.add(withoutHash(url));
    this.#onRequested?.();
    if (/^(https?|about|blob):/.test(url)) return; // http(s) and the app's own schemes are asked about as requests
    // What never becomes a request (mailto:, unknown schemes) ends here, whatever the app says.
    this.#tellWillNavigate(url, true);
  }

  #tellWillNavigate(url: string, isMainFrame: boolean): boolean {
    const details = { url, isMainFrame, isSameDocument: false, frame: this.#frame, initiator: this.#frame };
    const asked = cancelable(details);
    this.#contents.emit('will-frame-navigate', asked);
    if (isMainFrame) this.#contents.emit('will-navigate', asked, url);
    record('will-navigate', url, asked.defaultPrevented);
    return !asked.defaultPrevented;
  }

  /** Whether a document may be loaded; asks the app where the page wants it. */
  async allows(address: string, isMainFrame: boolean): Promise<boolean> {
    if (!isMainFrame) return this.#tellWillNavigate(fromChromium(address), false);
    const expected = this.#expected;
    this.#expected = undefined;
    if (expected === ANY || expected === address) return true;
    if (!(await this.#byPage(address))) return true;
    return this.#tellWillNavigate(fromChromium(address), true);
  }

  async #byPage(address: string): Promise<boolean> {
    if (!this.#requested.has(address)) {
      await new Promise<void>((resolve) => {
        setTimeout(resolve, WORD_OF_PAGE_MS);
        this.#onRequested = resolve;
      });
      this.#onRequested = undefined;
    }
    return this.#requested.delete(address);
  }

  /** The app has sent a request elsewhere: what follows is by its will. */
  expect(address: string): void {
    this.#expected = withoutHash(address);
  }

  #reached(stage: string): void {
    if (stage === 'DOMContentLoaded') this.#contents.emit('dom-ready', cancelable());
    if (stage === 'firstPaint' || stage === 'firstContentfulPaint') this.#tab.emit('painted');
    if (stage !== 'load') return;
    mark('loaded');
    this.#contents.emit('did-finish-load');
    this.#contents.emit('did-frame-finish-load', cancelable(), true, 1, 1);
    this.#loads.get(this.#loader)?.resolve();
    this.#loads.delete(this.#loader);
  }

  /** Loads an address; settles when the page has loaded. Rejects with Electron's `ERR_… (-n) loading '…'`. */
  async load(url: string): Promise<void> {
    await this.#tab.attached;
    const target = toChromium(url);
    this.expect(target);
    this.#url = url;
    this.#contents.emit('did-start-navigation', cancelable({ url, isMainFrame: true }), url);
    mark('navigate');
    const { errorText, loaderId } = await this.#tab.send('Page.navigate', { url: target });
    if (errorText) throw this.#failed(errorText.replace('net::', ''), url);
    if (!loaderId) return; // within the document
    await new Promise<void>((resolve, reject) => this.#loads.set(loaderId, { resolve, reject }));
  }

  #failed(code: string, url: string): Error {
    this.#contents.emit('did-fail-load', cancelable(), -2, code, url, true, 1, 1);
    return Object.assign(new Error(`${code} (-2) loading '${url}'`), { code, errno: -2, url });
  }

  reload(ignoreCache: boolean): void {
    this.#expected = ANY;
    this.#tab.send('Page.reload', { ignoreCache }).catch(log);
  }
}

function withoutHash(url: string): string {
  return url.replace(/#.*$/, '');
}
