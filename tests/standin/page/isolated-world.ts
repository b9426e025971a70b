// What runs in the preload's world before the preload does: `require('electron')` as a sandboxed renderer of Electron
// gives it. Uses nothing from outside itself, because its source text is injected.
import type { MakeBridge } from './bridge.ts';
import type { Base64, Codec } from './codec.ts';
import type { Ask } from './main-world.ts';

export interface IsolatedBoot {
  /** The name of the function by which messages leave the page. */
  binding: string;
  /** The name of the function by which they come in. */
  receiver: string;
  token: string;
  process: Record<string, unknown>;
  preload: string;
}
/** What the page tells the main process; `args` by the codec. */
export type FromPage =
  | { type: 'invoke'; id: number; channel: string; args: string }
  | { type: 'send'; channel: string; args: string }
  | { type: 'ask'; id: number; kind: string; args: string }
  | { type: 'title'; title: string }
  | { type: 'preload-error'; error: string };
/** What the main process tells the page. */
export type ToPreload =
  | { type: 'message'; channel: string; args: string }
  | { type: 'answer'; id: number; value: string }
  | { type: 'failure'; id: number; error: string };
export type Preload = (
  require: (name: string) => unknown,
  module: object,
  exports: object,
  process: object,
  global: object,
  setImmediate: unknown,
  clearImmediate: unknown,
) => void;

export function isolatedWorld(
  boot: IsolatedBoot,
  makeBridge: MakeBridge,
  makeCodec: (base64: Base64) => Codec,
  preload: Preload | null,
): void {
  if (window !== window.top) return;
  type Listener = (...args: unknown[]) => unknown;
  type Waiting = { resolve(value: unknown): void; reject(error: Error): void };

  const post = (
    (native: (text: string) => void) => (message: FromPage) =>
      native(JSON.stringify(message))
  )(Reflect.get(globalThis, boot.binding) as (text: string) => void);
  Reflect.deleteProperty(globalThis, boot.binding);
  const Bytes = Uint8Array as unknown as { fromBase64(text: string): Uint8Array<ArrayBuffer> };
  const codec = makeCodec({
    encode: (bytes) => (bytes as unknown as { toBase64(): string }).toBase64(),
    decode: (text) => Bytes.fromBase64(text),
  });
  const bridge = makeBridge(window, `${boot.token}m`, `${boot.token}i`);
  const missing = (what: string) => (): never => {
    throw new Error(`electron stand-in: ${what} is not implemented`);
  };
  const quiet = new Set(['then', 'default', '__esModule', 'toJSON', '$$typeof']);
  /** Throws for what is not there. Methods come bound, for the sake of private fields. */
  const strict = <T extends object>(label: string, object: T): T =>
    new Proxy(object, {
      get(target, key) {
        const value: unknown = Reflect.get(target, key, target);
        if (value === undefined && typeof key === 'string' && !quiet.has(key)) return missing(`${label}.${key}`)();
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });

  /** The part of Node's class that a preload needs, since the sandbox has no Node. */
  class EventEmitter {
    #listeners = new Map<string, { listener: Listener; once: boolean }[]>();
    #add(name: string, listener: Listener, once: boolean): this {
      this.#listeners.set(name, [...(this.#listeners.get(name) ?? []), { listener, once }]);
      return this;
    }
    on(name: string, listener: Listener): this {
      return this.#add(name, listener, false);
    }
    once(name: string, listener: Listener): this {
      return this.#add(name, listener, true);
    }
    addListener(name: string, listener: Listener): this {
      return this.on(name, listener);
    }
    off(name: string, listener: Listener): this {
      const all = this.#listeners.get(name) ?? [];
      const last = all.findLast((entry) => entry.listener === listener);
      this.#listeners.set(
        name,
        all.filter((entry) => entry !== last),
      );
      return this;
    }
    removeListener(name: string, listener: Listener): this {
      return this.off(name, listener);
    }
    removeAllListeners(name?: string): this {
      if (name === undefined) this.#listeners.clear();
      else this.#listeners.delete(name);
      return this;
    }
    listenerCount(name: string): number {
      return this.#listeners.get(name)?.length ?? 0;
    }
    emit(name: string, ...args: unknown[]): boolean {
      const all = this.#listeners.get(name) ?? [];
      for (const { listener, once } of all) {
        if (once) this.off(name, listener);
        listener.apply(this, args);
      }
      return all.length > 0;
    }
  }

  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  function question(make: (id: number) => FromPage): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const id = ++lastId;
      post(make(id));
      waiting.set(id, { resolve, reject });
    });
  }

  const received = new EventEmitter();
  const ipcRenderer = Object.assign(received, {
    invoke(channel: string, ...args: unknown[]): Promise<unknown> {
      return question((id) => ({ type: 'invoke', id, channel: String(channel), args: codec.encode(args) }));
    },
    send(channel: string, ...args: unknown[]): void {
      post({ type: 'send', channel: String(channel), args: codec.encode(args) });
    },
  });
  const contextBridge = {
    exposeInMainWorld(key: string, api: unknown): void {
      if (Object.hasOwn(window, key)) {
        throw new Error('Cannot bind an API on top of an existing property on the window object');
      }
      bridge.say('expose', { key, api });
    },
  };
  const ask: Ask = (kind, subject, details) =>
    question((id) => ({ type: 'ask', id, kind, args: codec.encode([subject, details]) })) as ReturnType<Ask>;
  bridge.say('ask', ask);

  const receive = (message: ToPreload): void => {
    if (message.type === 'message') {
      const event = { sender: ipcRenderer, ports: [], preventDefault: () => {}, defaultPrevented: false };
      ipcRenderer.emit(message.channel, event, ...(codec.decode(message.args) as unknown[]));
      return;
    }
    const asked = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.type === 'failure') asked?.reject(new Error(message.error));
    else asked?.resolve(codec.decode(message.value));
  };
  Reflect.set(globalThis, boot.receiver, receive);

  let toldTitle: string | undefined;
  const tellTitle = (): void => {
    const { title } = document;
    if (title !== toldTitle) post({ type: 'title', title });
    toldTitle = title;
  };
  addEventListener('DOMContentLoaded', () => {
    tellTitle();
    new MutationObserver(tellTitle).observe(document.head, { childList: true, characterData: true, subtree: true });
  });

  const electron = strict('electron (preload)', {
    contextBridge: strict('contextBridge', contextBridge),
    ipcRenderer: strict('ipcRenderer', ipcRenderer),
    // As in Electron, a File that a script made has no path. A test that drops files from the disk names their paths.
    webUtils: strict('webUtils', {
      getPathForFile(file: unknown): string {
        if (!(file instanceof File)) throw new TypeError('getPathForFile: not a File');
        const dropped = JSON.parse(document.documentElement.dataset.standinDropped ?? '{}') as Record<string, string>;
        return dropped[file.name] ?? '';
      },
    }),
    webFrame: strict('webFrame', {
      setZoomFactor(factor: number): void {
        document.documentElement.style.setProperty('zoom', String(factor));
      },
      getZoomFactor: (): number => Number(document.documentElement.style.getPropertyValue('zoom') || 1),
    }),
  });
  const setImmediate = (listener: Listener, ...args: unknown[]): unknown => setTimeout(listener, 0, ...args);
  const modules = new Map<string, unknown>([
    ['electron', electron],
    ['electron/renderer', electron],
    ['electron/common', electron],
    ['events', Object.assign(EventEmitter, { EventEmitter, default: EventEmitter })],
    ['timers', { setTimeout, clearTimeout, setInterval, clearInterval, setImmediate, clearImmediate: clearTimeout }],
    ['url', { URL, URLSearchParams }],
  ]);
  const require = (name: string): unknown => {
    const found = modules.get(String(name).replace(/^node:/, ''));
    if (!found) throw new Error(`module not found: ${name}`); // the sandbox's own words
    return found;
  };
  if (!preload) return;
  const nextTick = (listener: Listener, ...args: unknown[]): void => queueMicrotask(() => listener(...args));
  const process = { ...boot.process, type: 'renderer', sandboxed: true, contextIsolated: true, nextTick };
  const module = { exports: {} };
  try {
    preload.call(module.exports, require, module, module.exports, process, globalThis, setImmediate, clearTimeout);
  } catch (error) {
    console.error(`Unable to load preload script: ${boot.preload}`, error);
    post({ type: 'preload-error', error: String((error instanceof Error && error.stack) || error) });
  }
}
