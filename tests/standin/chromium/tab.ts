// One page of Chromium with its two worlds set up: the page's own and the isolated one in which the preload runs.
import { randomBytes } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { Script } from 'node:vm';
import { makeBridge } from '#tests/standin/page/bridge.ts';
import { makeCodec } from '#tests/standin/page/codec.ts';
import { type IsolatedBoot, isolatedWorld, type ToPreload } from '#tests/standin/page/isolated-world.ts';
import { mainWorld } from '#tests/standin/page/main-world.ts';
import { log, mark } from '#tests/standin/record.ts';
import type { Chromium } from './chromium.ts';
import type { Command, EventName, EventOf, Params, Result } from './protocol.ts';

const WORLD = 'Electron Isolated Context';

export interface TabOptions {
  preload: string | undefined;
  /** `process` as the preload sees it. */
  process: Record<string, unknown>;
  width: number;
  height: number;
}

/**
 * Emits the DevTools events of its page by their names, and `from-page` (message, answer), `titled` (title), `painted`,
 * `detached` and `preload-error` (path, error).
 */
export class Tab extends EventEmitter {
  readonly attached: Promise<void>;
  session = '';
  targetId = '';
  /** The app closed it, or Chromium did. */
  gone = false;
  readonly #chromium: Chromium;
  readonly #options: TabOptions;
  readonly #token = `standin-${randomBytes(9).toString('hex')}-`;
  readonly #binding = `__standin_${randomBytes(6).toString('hex')}`;
  readonly #receiver = `__standin_${randomBytes(6).toString('hex')}`;
  readonly #attaching = Promise.withResolvers<void>();
  #isolatedContext: number | undefined;
  #outbox: ToPreload[] = [];

  constructor(chromium: Chromium, options: TabOptions) {
    super();
    this.setMaxListeners(0);
    this.#chromium = chromium;
    this.#options = options;
    this.attached = this.#attaching.promise;
    this.attached.catch(log); // each send() tells of it as well
  }

  /** The main frame's id, which is its target's. */
  get frameId(): string {
    return this.targetId;
  }

  /** Listens to one DevTools event, with its parameters typed. */
  hear<E extends EventName>(event: E, listener: (params: EventOf<E>) => void): void {
    this.on(event, listener);
  }

  /** Takes the target that Chromium gave. */
  attach({ sessionId, targetInfo }: EventOf<'Target.attachedToTarget'>): void {
    this.session = sessionId;
    this.targetId = targetInfo.targetId;
    this.#chromium.tabs.set(sessionId, this);
    if (this.gone) this.closeTarget();
    else this.#setUp().then(this.#attaching.resolve, this.#attaching.reject);
  }

  async #setUp(): Promise<void> {
    const raw = <C extends Command>(method: C, params?: Params<C>): Promise<Result<C>> =>
      this.#chromium.cdp.send(method, params, this.session);
    const main = `(${mainWorld})(${JSON.stringify(this.#token)}, ${makeBridge})`;
    await Promise.all([
      raw('Page.enable'),
      raw('Runtime.enable'),
      raw('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
      raw('Page.setLifecycleEventsEnabled', { enabled: true }),
      raw('Runtime.addBinding', { name: this.#binding, executionContextName: WORLD }),
      raw('Page.addScriptToEvaluateOnNewDocument', { source: main }),
      raw('Page.addScriptToEvaluateOnNewDocument', { source: this.#isolatedSource(), worldName: WORLD }),
      raw('Emulation.setFocusEmulationEnabled', { enabled: true }),
      raw('Runtime.runIfWaitingForDebugger'),
    ]);
    mark('tab ready');
    await this.#emulateScheme();
    await this.#resize(this.#options.width, this.#options.height);
  }

  #isolatedSource(): string {
    const boot: IsolatedBoot = {
      binding: this.#binding,
      receiver: this.#receiver,
      token: this.#token,
      process: this.#options.process,
      preload: this.#options.preload ?? '',
    };
    return `(${isolatedWorld})(${JSON.stringify(boot)}, ${makeBridge}, ${makeCodec}, ${this.#preloadSource()})`;
  }

  #preloadSource(): string {
    const path = this.#options.preload;
    if (!path) return 'null';
    try {
      const names = 'require, module, exports, process, global, setImmediate, clearImmediate';
      const source = `function (${names}) {${readFileSync(path, 'utf8')}\n}`;
      new Script(`(${source})`, { filename: path }); // only to find what is wrong with it; Chromium would not say
      return source;
    } catch (error) {
      this.emit('preload-error', path, error);
      console.error(`Unable to load preload script: ${path}\n${error}`);
      return 'null';
    }
  }

  async #emulateScheme(): Promise<void> {
    const value = this.#chromium.colorScheme;
    const params = { features: value ? [{ name: 'prefers-color-scheme', value }] : [] };
    await this.#chromium.cdp.send('Emulation.setEmulatedMedia', params, this.session);
  }

  /** Tells the page the colour scheme that the app has chosen. */
  async applyScheme(): Promise<void> {
    await this.attached;
    await this.#emulateScheme();
  }

  async #resize(width: number, height: number): Promise<void> {
    const { cdp } = this.#chromium;
    const { windowId } = await cdp.send('Browser.getWindowForTarget', { targetId: this.targetId });
    const size = { width: Math.round(width), height: Math.round(height) };
    await cdp.send('Browser.setContentsSize', { windowId, ...size });
  }

  /** Gives the page that many CSS pixels. */
  async resize(width: number, height: number): Promise<void> {
    await this.attached;
    await this.#resize(width, height);
  }

  /** Sets place or state of the window on the screen; headless Chromium has none. */
  async place(bounds: Params<'Browser.setWindowBounds'>['bounds']): Promise<void> {
    await this.attached;
    if (this.#chromium.headless) return;
    const { cdp } = this.#chromium;
    const { windowId } = await cdp.send('Browser.getWindowForTarget', { targetId: this.targetId });
    await cdp.send('Browser.setWindowBounds', { windowId, bounds });
  }

  /** Sends a command to the page, as soon as there is one. */
  async send<C extends Command>(method: C, params?: Params<C>): Promise<Result<C>> {
    await this.attached;
    return this.#chromium.cdp.send(method, params, this.session);
  }

  /** Takes a DevTools event of this page. */
  receive(method: EventName, params: unknown): void {
    this.#follow(method, params);
    this.emit(method, params);
  }

  #follow(method: EventName, params: unknown): void {
    if (method === 'Runtime.executionContextCreated') {
      const { context } = params as EventOf<'Runtime.executionContextCreated'>;
      const { frameId } = (context.auxData ?? {}) as { frameId?: string };
      if (context.name === WORLD && frameId === this.frameId) this.#isolatedContext = context.id;
    } else if (method === 'Runtime.executionContextDestroyed') {
      const { executionContextId } = params as EventOf<'Runtime.executionContextDestroyed'>;
      if (executionContextId === this.#isolatedContext) this.#isolatedContext = undefined;
    } else if (method === 'Runtime.executionContextsCleared') {
      this.#isolatedContext = undefined;
    } else if (method === 'Runtime.bindingCalled') {
      const { name, payload, executionContextId } = params as EventOf<'Runtime.bindingCalled'>;
      if (name !== this.#binding) return;
      const answer = (message: ToPreload): void => this.#deliver(executionContextId, message);
      this.emit('from-page', JSON.parse(payload), answer);
    } else if (method === 'Page.domContentEventFired') {
      for (const message of this.#outbox.splice(0)) this.#deliver(this.#isolatedContext, message);
    }
  }

  #deliver(contextId: number | undefined, message: ToPreload): void {
    if (contextId === undefined) return; // the document that asked is gone
    const expression = `globalThis[${JSON.stringify(this.#receiver)}]?.(${JSON.stringify(message)})`;
    this.#chromium.cdp.send('Runtime.evaluate', { contextId, expression, silent: true }, this.session).catch(log);
  }

  /** A message to the preload; kept until the document is parsed where there is none yet. */
  tell(message: ToPreload): void {
    if (this.#isolatedContext === undefined) this.#outbox.push(message);
    else this.#deliver(this.#isolatedContext, message);
  }

  /** Closes the page without asking it. */
  closeTarget(): void {
    this.gone = true;
    if (this.targetId) this.#chromium.cdp.send('Target.closeTarget', { targetId: this.targetId }).catch(log);
  }

  /** Chromium has let go of the page. */
  detached(): void {
    this.#chromium.tabs.delete(this.session);
    this.gone = true;
    this.#attaching.reject(new Error('the window was closed'));
    this.emit('detached');
  }
}
