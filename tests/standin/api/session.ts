// `session`: one session, with the app's word on permissions. Partitions are not implemented.
import { EventEmitter } from 'node:events';
import { chromium } from '#tests/standin/chromium/chromium.ts';
import { allowEvents, guard } from '#tests/standin/guard.ts';
import { app } from './app.ts';
import { protocol } from './protocol.ts';
import { webRequest } from './web-request.ts';

type RequestHandler = (
  contents: object,
  permission: string,
  callback: (granted: boolean) => void,
  details: object,
) => void;
type CheckHandler = (contents: object | null, permission: string, origin: string, details: object) => boolean;

let requestHandler: RequestHandler | null = null;
let checkHandler: CheckHandler | null = null;

export class Session extends EventEmitter {
  readonly protocol = protocol;
  readonly webRequest = webRequest;

  constructor() {
    super();
    // None of these ever happens here: downloads are refused by Chromium, devices and spelling are not there.
    const never = ['will-download', 'select-hid-device', 'select-serial-port', 'select-usb-device', 'preconnect'];
    allowEvents(this, 'session', never);
  }
  setPermissionRequestHandler(handler: RequestHandler | null): void {
    requestHandler = handler;
  }
  setPermissionCheckHandler(handler: CheckHandler | null): void {
    checkHandler = handler;
  }
  setDevicePermissionHandler(): void {}
  setDisplayMediaRequestHandler(): void {}
  setSpellCheckerEnabled(): void {}
  getStoragePath(): string {
    return app.getPath('sessionData');
  }
  async clearCache(): Promise<void> {}
  async clearStorageData(): Promise<void> {
    await chromium.ready;
    for (const tab of chromium.tabs.values()) {
      await tab.send('Storage.clearDataForOrigin', { origin: '*', storageTypes: 'all' });
    }
  }
}

const only = guard('session', new Session());
export const session = guard('session (module)', { defaultSession: only });

/** Asks the app whether a page may have `permission`. Without a handler Electron grants it. */
export function requestPermission(contents: object, permission: string, details: object): Promise<boolean> {
  const handler = requestHandler;
  if (!handler) return Promise.resolve(true);
  return new Promise((resolve) => handler(contents, permission, (granted) => resolve(granted === true), details));
}

/** Asks the app whether a page has `permission` already. Without a handler Electron says yes. */
export function checkPermission(contents: object, permission: string, origin: string, details: object): boolean {
  return checkHandler ? checkHandler(contents, permission, origin, details) : true;
}
