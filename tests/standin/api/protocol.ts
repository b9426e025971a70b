// `protocol`: the schemes that the app serves by itself.
import { guard, notImplemented } from '#tests/standin/guard.ts';
import { app } from './app.ts';

export type ProtocolHandler = (request: Request) => Response | Promise<Response>;
interface Privileges {
  standard?: boolean;
  secure?: boolean;
  supportFetchAPI?: boolean;
}

const privileges = new Map<string, Privileges>();
const handlers = new Map<string, ProtocolHandler>();
let registered = false;

export class Protocol {
  registerSchemesAsPrivileged(schemes: { scheme: string; privileges?: Privileges }[]): void {
    if (app.isReady()) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    if (registered) throw new Error('electron stand-in: registerSchemesAsPrivileged a second time undoes the first');
    registered = true;
    for (const { scheme, privileges: granted } of schemes) privileges.set(scheme, granted ?? {});
  }
  handle(scheme: string, handler: ProtocolHandler): void {
    if (handlers.has(scheme)) throw new Error('Failed to register protocol: The scheme has been registered');
    const { standard, secure } = privileges.get(scheme) ?? {};
    if (!standard || !secure) throw notImplemented(`a scheme that is not standard and secure (${scheme})`);
    handlers.set(scheme, handler);
  }
  unhandle(scheme: string): void {
    if (!handlers.delete(scheme)) throw new Error('Failed to unhandle protocol: The scheme is not handled');
  }
  isProtocolHandled(scheme: string): boolean {
    return handlers.has(scheme);
  }
}

export const protocol = guard('protocol', new Protocol());

/** The handler for an address, if the app serves its scheme. */
export function handlerOf(url: string): ProtocolHandler | undefined {
  return handlers.get(schemeOf(url));
}

/** Whether fetch() may be used on the address: Electron refuses it for a scheme without `supportFetchAPI`. */
export function mayFetch(url: string): boolean {
  return privileges.get(schemeOf(url))?.supportFetchAPI === true;
}

function schemeOf(url: string): string {
  return url.slice(0, url.indexOf(':'));
}
