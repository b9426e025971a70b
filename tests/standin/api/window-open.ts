// What becomes of the windows that a page wants: the app is asked, and a window that it would allow is not implemented.
import type { Tab } from '#tests/standin/chromium/tab.ts';
import { fromChromium } from '#tests/standin/chromium/urls.ts';
import { notImplemented } from '#tests/standin/guard.ts';
import { record } from '#tests/standin/record.ts';
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
export function askToOpen(
  contents: WebContents,
  address: string,
  frameName: string,
  features: string,
  disposition: string = features ? 'new-window' : 'foreground-tab',
): void {
  const url = fromChromium(address);
  const referrer = { url: contents.getURL(), policy: 'strict-origin-when-cross-origin' };
  const handler = handlers.get(contents);
  const action = handler?.({ url, frameName, features, disposition, referrer }).action ?? 'allow';
  record('window.open', url, action);
  if (action !== 'deny') throw notImplemented('a window opened by a page');
}

/** Asks the app about windows that come without script: links with a target, middle clicks. */
export function refuseWindows(tab: Tab, contents: WebContents): void {
  const ask = (address: string, disposition: string): void => {
    try {
      askToOpen(contents, address, '', '', disposition);
    } catch (error) {
      console.error(error);
    }
  };
  tab.hear('Page.windowOpen', ({ url }) => ask(url, 'foreground-tab'));
  tab.hear('Page.frameRequestedNavigation', ({ url, disposition }) => {
    if (disposition !== 'currentTab') ask(url, 'background-tab');
  });
}
