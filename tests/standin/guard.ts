// Makes everything that the stand-in lacks throw, so that no test passes because something was silently absent.
import type { EventEmitter } from 'node:events';

/** What JavaScript, test runners and module loaders ask any object for; such questions are answered by undefined. */
const ASKED_OF_ANYTHING = new Set(['then', 'toJSON', 'inspect', 'nodeType', '$$typeof', 'asymmetricMatch', 'default']);

/** The one sentence by which a missing part says so. */
export function notImplemented(what: string): Error {
  return new Error(`electron stand-in: ${what} is not implemented`);
}

const guards = new WeakMap<object, object>();

/**
 * The object as the app sees it: members that `target` has work, any other one throws on reading and on writing.
 * Methods come bound, because a class with private fields cannot be called through a proxy. One guard for one object,
 * so that the app can compare.
 */
export function guard<T extends object>(label: string, target: T): T {
  const made = (guards.get(target) as T | undefined) ?? makeGuard(label, target);
  guards.set(target, made);
  return made;
}

function makeGuard<T extends object>(label: string, target: T): T {
  return new Proxy(target, {
    get(object, key) {
      if (!(key in object)) {
        if (typeof key === 'symbol' || ASKED_OF_ANYTHING.has(key)) return undefined;
        throw notImplemented(`${label}.${key}`);
      }
      const value: unknown = Reflect.get(object, key, object);
      const inherited = !Object.hasOwn(object, key) && key !== 'constructor';
      return typeof value === 'function' && inherited ? value.bind(object) : value;
    },
    set(object, key, value) {
      if (!(key in object)) throw notImplemented(`setting ${label}.${String(key)}`);
      return Reflect.set(object, key, value, object);
    },
  });
}

/** The class as the app sees it: its instances are guarded, and so are its static members. */
export function guardClass<C extends new (...args: never[]) => object>(label: string, target: C): C {
  return new Proxy(target, {
    construct: (made, args) => guard(label, Reflect.construct(made, args)),
    get(made, key) {
      if (key in made || typeof key === 'symbol' || ASKED_OF_ANYTHING.has(key)) return Reflect.get(made, key, made);
      throw notImplemented(`${label}.${key}`);
    },
  });
}

/** Lets `emitter` be listened to for `events` alone: a listener that nothing would ever call is refused. */
export function allowEvents(emitter: EventEmitter, label: string, events: readonly string[]): void {
  const known = new Set<string | symbol>([...events, 'newListener', 'removeListener', 'error']);
  emitter.on('newListener', (name: string | symbol) => {
    if (!known.has(name)) throw notImplemented(`the event '${String(name)}' of ${label}`);
  });
}

export interface CancelableEvent {
  defaultPrevented: boolean;
  preventDefault(): void;
}

/** An event object as Electron hands it to listeners, with `extra` members. */
export function cancelable<T extends object>(extra?: T): CancelableEvent & T {
  const event: CancelableEvent = {
    defaultPrevented: false,
    preventDefault: () => {
      event.defaultPrevented = true;
    },
  };
  // Not a copy: getters in `extra` must stay getters, and preventDefault must reach the object that is handed out.
  return Object.defineProperties(event, Object.getOwnPropertyDescriptors(extra ?? {})) as CancelableEvent & T;
}
