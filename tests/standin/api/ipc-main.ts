// `ipcMain`, and the answering of what a preload sends.
import { EventEmitter } from 'node:events';
import { codec } from '#tests/standin/chromium/codec.ts';
import { guard } from '#tests/standin/guard.ts';
import type { FromPage, ToPreload } from '#tests/standin/page/isolated-world.ts';

type Handler = (event: object, ...args: unknown[]) => unknown;

const handlers = new Map<string, Handler>();

export class IpcMain extends EventEmitter {
  handle(channel: string, listener: Handler): void {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    if (typeof listener !== 'function') {
      throw new TypeError(`Expected handler to be a function, but found type '${typeof listener}'`);
    }
    handlers.set(channel, listener);
  }
  handleOnce(channel: string, listener: Handler): void {
    this.handle(channel, (event, ...args) => {
      handlers.delete(channel);
      return listener(event, ...args);
    });
  }
  removeHandler(channel: string): void {
    handlers.delete(channel);
  }
}

const self = new IpcMain();
export const ipcMain = guard('ipcMain', self);

/** Hands a one-way message to those who listen. */
export function receive(channel: string, event: object, args: unknown[]): void {
  self.emit(channel, event, ...args);
}

/** Calls the handler of a channel, and puts its answer or its error into words, as Electron does. */
export async function invoke(message: FromPage & { type: 'invoke' }, event: object): Promise<ToPreload> {
  const { id, channel, args } = message;
  const handler = handlers.get(channel);
  try {
    if (!handler) throw new Error(`No handler registered for '${channel}'`);
    const value = await handler(event, ...(codec.decode(args) as unknown[]));
    return { type: 'answer', id, value: codec.encode(value) };
  } catch (error) {
    if (handler) console.error(`Error occurred in handler for '${channel}':`, error);
    return { type: 'failure', id, error: `Error invoking remote method '${channel}': ${error}` };
  }
}
