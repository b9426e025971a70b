// What runs in the page's own world before the page does: it takes what the preload exposes, and asks the app before
// the page may use a device. Uses nothing from outside itself, because its source text is injected.
import type { MakeBridge } from './bridge.ts';

export type AskKind = 'open' | 'request' | 'query' | 'print';
/** Asks the app; a refusal is `granted: false`. */
export type Ask = (kind: AskKind, subject: string, details: Record<string, unknown>) => Promise<{ granted: boolean }>;

export function mainWorld(token: string, makeBridge: MakeBridge): void {
  if (window !== window.top) return;
  type Method = (...args: unknown[]) => unknown;
  const bridge = makeBridge(window, `${token}i`, `${token}m`);
  let ask: Ask = () => Promise.resolve({ granted: false });
  bridge.hear('ask', (given) => {
    ask = given as Ask;
  });

  function freeze(value: unknown): unknown {
    if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
    if (!Array.isArray(value) && Object.getPrototypeOf(value) !== Object.prototype) return value;
    Object.freeze(value);
    for (const item of Object.values(value)) freeze(item);
    return value;
  }
  bridge.hear('expose', (said) => {
    const { key, api } = said as { key: string; api: unknown };
    Object.defineProperty(window, key, { value: freeze(api), enumerable: true, configurable: false, writable: false });
  });

  // Electron's window.open gives null for a window that the app refused. Asking takes a moment here: null always.
  window.open = (url: string | URL = 'about:blank', name = '', features = ''): null => {
    const address = String(new URL(String(url), document.baseURI));
    ask('open', address, { name: String(name), features: String(features) }).catch(console.error);
    return null;
  };
  window.print = (): void => {
    ask('print', 'window.print', {}).catch(console.error);
  };

  /** Lets `name` of `holder` run only after the app has granted `permission`. */
  function guardMethod(
    holder: object | undefined,
    name: string,
    permission: string,
    refuse: (args: unknown[]) => unknown,
    details: (args: unknown[]) => Record<string, unknown> = () => ({}),
  ): void {
    const original = holder ? (Reflect.get(holder, name) as unknown) : undefined;
    if (!holder || typeof original !== 'function') return;
    function guarded(this: unknown, ...args: unknown[]): Promise<unknown> {
      const kind = permission === 'query' ? 'query' : 'request';
      return ask(kind, permission, details(args)).then(({ granted }) =>
        granted ? Reflect.apply(original as Method, this, args) : refuse(args),
      );
    }
    Object.defineProperty(holder, name, { configurable: true, writable: true, value: guarded });
  }
  const reject = (): Promise<never> => Promise.reject(new DOMException('Permission denied', 'NotAllowedError'));

  for (const name of ['getCurrentPosition', 'watchPosition']) {
    guardMethod(window.Geolocation?.prototype, name, 'geolocation', ([, onError]) => {
      const error = { code: 1, message: 'User denied Geolocation', PERMISSION_DENIED: 1 };
      if (typeof onError === 'function') onError(error);
    });
  }
  guardMethod(window.Notification, 'requestPermission', 'notifications', () => 'denied');
  guardMethod(window.MediaDevices?.prototype, 'getUserMedia', 'media', reject, ([wanted]) => {
    const { audio, video } = (wanted ?? {}) as MediaStreamConstraints;
    return { mediaTypes: [...(audio ? ['audio'] : []), ...(video ? ['video'] : [])] };
  });
  guardMethod(window.MediaDevices?.prototype, 'getDisplayMedia', 'display-capture', reject);
  for (const name of ['read', 'readText']) guardMethod(window.Clipboard?.prototype, name, 'clipboard-read', reject);
  for (const name of ['write', 'writeText']) {
    guardMethod(window.Clipboard?.prototype, name, 'clipboard-sanitized-write', reject);
  }
  guardMethod(Element.prototype, 'requestFullscreen', 'fullscreen', reject);
  const denied = { state: 'denied', onchange: null, addEventListener: () => {}, removeEventListener: () => {} };
  guardMethod(
    window.Permissions?.prototype,
    'query',
    'query',
    () => denied,
    ([wanted]) => ({ name: (wanted as { name?: unknown } | undefined)?.name }),
  );
}
