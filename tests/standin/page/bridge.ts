// One end of the way between the page's world and the preload's: synchronous CustomEvents, whose `detail` Chromium
// structured-clones from world to world. Uses nothing from outside itself, because its source text is injected.

/** A value on the way. Functions and promises are passed by number. */
type Wire =
  | { value: unknown }
  | { error: string }
  | { array: Wire[] }
  | { object: [string, Wire][] }
  | { promise: number }
  | { function: number };

type Message =
  | { kind: 'call'; id: number; args: Wire[] }
  | { kind: 'answer'; ok: boolean; value: Wire }
  | { kind: 'settle'; id: number; ok: boolean; value: Wire }
  | { kind: 'say'; name: string; value: Wire };

type Callable = (...args: unknown[]) => unknown;

export interface Bridge {
  /** Sends `value` to the other world, under a name. */
  say(name: string, value: unknown): void;
  /** Takes what the other world says under that name. */
  hear(name: string, listener: (value: unknown) => void): void;
}
export type MakeBridge = (target: EventTarget, outgoing: string, incoming: string) => Bridge;

export function makeBridge(target: EventTarget, outgoing: string, incoming: string): Bridge {
  // Taken now: the page may replace any of these later.
  const { dispatchEvent, addEventListener } = EventTarget.prototype;
  const PageEvent = CustomEvent;
  const PagePromise = Promise;
  const PageError = Error;
  const { apply } = Reflect;
  const { toString: tagOf } = Object.prototype;

  const functions = new Map<number, Callable>();
  const ids = new WeakMap<Callable, number>();
  const stubs = new Map<number, Callable>();
  const promises = new Map<number, [resolve: (value: unknown) => void, reject: (reason: unknown) => void]>();
  const listeners = new Map<string, (value: unknown) => void>();
  let lastId = 0;
  let answer: { ok: boolean; value: Wire } | undefined;

  const post = (detail: Message): void => {
    apply(dispatchEvent, target, [new PageEvent(outgoing, { detail })]);
  };

  // What the structured clone carries as it is; any other object goes by its own enumerable members, as in Electron.
  const views = '(Big)?(Int|Uint|Float)\\d+(Clamped)?Array|ArrayBuffer|DataView';
  const asIs = new RegExp(
    `^\\[object (Date|RegExp|Map|Set|${views}|Blob|File|FileList|ImageData|ImageBitmap|Number|String|Boolean)\\]$`,
  );

  function encode(value: unknown, depth: number): Wire {
    if (depth > 1000) {
      throw new PageError(
        'Electron contextBridge recursion depth exceeded.  Nested objects deeper than 1000 are not supported.',
      );
    }
    if (typeof value === 'function') return { function: numberOf(value as Callable) };
    if (typeof value === 'symbol') throw new PageError('contextBridge: a symbol cannot be sent');
    if (typeof value !== 'object' || value === null) return { value };
    if (value instanceof PagePromise) return { promise: promised(value) };
    if (value instanceof PageError) return { error: value.message };
    if (isData(value, depth)) return { value };
    if (Array.isArray(value)) return { array: value.map((item) => encode(item, depth + 1)) };
    if (asIs.test(apply(tagOf, value, []))) return { value };
    return { object: Object.entries(value).map(([key, item]) => [key, encode(item, depth + 1)]) };
  }

  /** Plain data all through: the clone from world to world carries it as it is, without a wire for every member. */
  function isData(value: unknown, depth: number): boolean {
    if (typeof value !== 'object' || value === null) return typeof value !== 'function' && typeof value !== 'symbol';
    if (depth > 1000) return false;
    if (Array.isArray(value)) return value.every((item) => isData(item, depth + 1));
    const prototype = Object.getPrototypeOf(value) as unknown;
    if (prototype !== Object.prototype && prototype !== null) return false;
    return Object.values(value).every((item) => isData(item, depth + 1));
  }

  function numberOf(callable: Callable): number {
    const known = ids.get(callable);
    if (known !== undefined) return known;
    const id = ++lastId;
    ids.set(callable, id);
    functions.set(id, callable);
    return id;
  }

  function promised(promise: Promise<unknown>): number {
    const id = ++lastId;
    const settle = (ok: boolean, value: unknown): void => {
      try {
        post({ kind: 'settle', id, ok, value: encode(value, 0) });
      } catch (error) {
        post({ kind: 'settle', id, ok: false, value: { error: messageOf(error) } });
      }
    };
    promise.then(
      (value) => settle(true, value),
      (reason) => settle(false, reason),
    );
    return id;
  }

  function messageOf(error: unknown): string {
    return error instanceof PageError ? error.message : String(error);
  }

  function decode(wire: Wire): unknown {
    if ('value' in wire) return wire.value;
    if ('error' in wire) return new PageError(wire.error);
    if ('array' in wire) return wire.array.map(decode);
    if ('promise' in wire) {
      return new PagePromise((resolve, reject) => promises.set(wire.promise, [resolve, reject]));
    }
    if ('function' in wire) return stubFor(wire.function);
    const object = {};
    for (const [key, item] of wire.object) {
      const value = decode(item);
      Object.defineProperty(object, key, { value, enumerable: true, writable: true, configurable: true });
    }
    return object;
  }

  function stubFor(id: number): Callable {
    const known = stubs.get(id);
    if (known) return known;
    const stub = (...args: unknown[]): unknown => {
      answer = undefined;
      post({ kind: 'call', id, args: args.map((item) => encode(item, 0)) });
      const given = answer as { ok: boolean; value: Wire } | undefined;
      answer = undefined;
      if (!given) throw new PageError('contextBridge: the other world did not answer');
      if (!given.ok) throw decode(given.value);
      return decode(given.value);
    };
    stubs.set(id, stub);
    return stub;
  }

  function call(id: number, args: Wire[]): void {
    let outcome: { ok: boolean; value: Wire };
    try {
      outcome = { ok: true, value: encode(functions.get(id)?.(...args.map(decode)), 0) };
    } catch (error) {
      outcome = { ok: false, value: { error: messageOf(error) } };
    }
    post({ kind: 'answer', ...outcome });
  }

  const receive = (event: Event): void => {
    event.stopImmediatePropagation();
    const message = (event as CustomEvent<Message>).detail;
    if (message.kind === 'call') call(message.id, message.args);
    else if (message.kind === 'answer') answer = message;
    else if (message.kind === 'say') listeners.get(message.name)?.(decode(message.value));
    else {
      const waiting = promises.get(message.id);
      promises.delete(message.id);
      waiting?.[message.ok ? 0 : 1](decode(message.value));
    }
  };
  apply(addEventListener, target, [incoming, receive, true]);

  return {
    say: (name, value) => post({ kind: 'say', name, value: encode(value, 0) }),
    hear: (name, listener) => {
      listeners.set(name, listener);
    },
  };
}
