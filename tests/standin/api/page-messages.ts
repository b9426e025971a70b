// What comes from a page: the preload's IPC, and questions whether the page may use a device.
import { chromium } from '#tests/standin/chromium/chromium.ts';
import { codec } from '#tests/standin/chromium/codec.ts';
import type { Protocol } from '#tests/standin/chromium/protocol.ts';
import type { Tab } from '#tests/standin/chromium/tab.ts';
import { cancelable } from '#tests/standin/guard.ts';
import type { FromPage, ToPreload } from '#tests/standin/page/isolated-world.ts';
import type { AskKind } from '#tests/standin/page/main-world.ts';
import { log, record } from '#tests/standin/record.ts';
import { invoke, receive } from './ipc-main.ts';
import { checkPermission, requestPermission } from './session.ts';
import type { WebContents } from './web-contents.ts';
import { askToOpen } from './window-open.ts';

type Details = Record<string, unknown>;

/** Electron's permissions in Chromium's words. */
const IN_CHROMIUM: Record<string, Protocol.Browser.PermissionType[]> = {
  geolocation: ['geolocation'],
  notifications: ['notifications'],
  media: ['videoCapture', 'audioCapture'],
  'clipboard-read': ['clipboardReadWrite'],
  'clipboard-sanitized-write': ['clipboardSanitizedWrite'],
  'display-capture': ['displayCapture'],
};

/** Answers what the page behind `tab` says, for as long as it lives. */
export function serveMessages(tab: Tab, contents: WebContents): void {
  tab.on('from-page', (message: FromPage, reply: (answer: ToPreload) => void) => {
    if (message.type === 'title') {
      tab.emit('titled', message.title);
      return;
    }
    answer(contents, message)
      .then((given) => {
        if (given) reply(given);
      })
      .catch((error) => console.error(error));
  });
}

async function answer(
  contents: WebContents,
  message: Exclude<FromPage, { type: 'title' }>,
): Promise<ToPreload | undefined> {
  switch (message.type) {
    case 'invoke':
      return invoke(message, eventFrom(contents));
    case 'send': {
      const event = eventFrom(contents);
      const args = codec.decode(message.args) as unknown[];
      contents.emit('ipc-message', event, message.channel, ...args);
      receive(message.channel, event, args);
      return undefined;
    }
    case 'ask': {
      const [subject, details] = codec.decode(message.args) as [string, Details];
      const granted = await ask(contents, message.kind as AskKind, subject, details);
      return { type: 'answer', id: message.id, value: codec.encode({ granted }) };
    }
    case 'preload-error':
      contents.emit('preload-error', cancelable(), '', new Error(message.error));
      console.error(`Unable to load preload script\n${message.error}`);
      return undefined;
  }
}

function eventFrom(contents: WebContents): object {
  const reply = (channel: string, ...args: unknown[]): void => contents.send(channel, ...args);
  const { mainFrame } = contents;
  return cancelable({ sender: contents, senderFrame: mainFrame, frameId: 1, processId: 1, type: 'frame', reply });
}

async function ask(contents: WebContents, kind: AskKind, subject: string, given: Details): Promise<boolean> {
  if (kind === 'open') {
    askToOpen(contents, subject, String(given.name), String(given.features));
    return false;
  }
  if (kind === 'print') {
    record('window.print');
    return false;
  }
  const { origin } = contents.mainFrame;
  const details = { requestingUrl: contents.getURL(), isMainFrame: true, securityOrigin: origin, ...given };
  if (kind === 'query') return checkPermission(contents, String(given.name), origin, details);
  const granted = await requestPermission(contents, subject, details);
  record('permission', subject, granted);
  const permissions = IN_CHROMIUM[subject];
  if (granted && permissions) await chromium.cdp.send('Browser.grantPermissions', { permissions }).catch(log);
  return granted;
}
