// What becomes of the windows that a page wants: the app is asked, and a window that it would allow is not implemented.
import { chromium } from '#tests/standin/chromium/chromium.ts';
import type { Protocol } from '#tests/standin/chromium/protocol.ts';
import { fromChromium } from '#tests/standin/chromium/urls.ts';
import { notImplemented } from '#tests/standin/guard.ts';
import { log, record } from '#tests/standin/record.ts';
import { focusedWindow, openWindows } from './registry.ts';
import type { WebContents } from './web-contents.ts';

interface OpenDetails {
  url: string;
  frameName: string;
  features: string;
  disposition: string;
  referrer: { url: string; policy: string };
}
export type OpenHandler = (details: OpenDetails) => { action: string };

const handlers = new WeakMap<WebContents, OpenHandler>();

/** Takes the app's handler for the windows that a page wants. */
export function setOpenHandler(contents: WebContents, handler: OpenHandler): void {
  handlers.set(contents, handler);
}

/** Asks the app. Throws when it would allow the window, as Electron does by default. */
export function askToOpen(contents: WebContents, address: string, frameName: string, features: string): void {
  const url = fromChromium(address);
  const disposition = features ? 'new-window' : 'foreground-tab';
  const referrer = { url: contents.getURL(), policy: 'strict-origin-when-cross-origin' };
  const handler = handlers.get(contents);
  const action = handler?.({ url, frameName, features, disposition, referrer }).action ?? 'allow';
  record('window.open', url, action);
  if (action !== 'deny') throw notImplemented('a window opened by a page');
}

// Links with a target, middle clicks and Ctrl+T: Chromium has opened something, and it is closed again unseen.
chromium.on('popup', ({ targetId, openerId, url }: Protocol.Target.TargetInfo) => {
  chromium.cdp.send('Target.closeTarget', { targetId }).catch(log);
  const opener = [...openWindows.values()].find((window) => window.targetId === openerId) ?? focusedWindow();
  try {
    if (opener) askToOpen(opener.contents, url, '', '');
  } catch (error) {
    console.error(error);
  }
});
