// Every request of a page comes by here: the app is asked, and serves its own schemes itself.
import { chromium } from '#tests/standin/chromium/chromium.ts';
import type { Command, EventOf, Params, Protocol } from '#tests/standin/chromium/protocol.ts';
import type { Tab } from '#tests/standin/chromium/tab.ts';
import { BLANK, fromChromium, toChromium } from '#tests/standin/chromium/urls.ts';
import { record } from '#tests/standin/record.ts';
import type { Navigation } from './navigation.ts';
import { handlerOf, mayFetch, type ProtocolHandler } from './protocol.ts';
import { askBeforeRequest } from './web-request.ts';

type Paused = EventOf<'Fetch.requestPaused'>;
export interface Asker {
  id: number;
  contents: object;
  frame: object;
}

/** Answers the requests of `tab`, for as long as it lives. */
export function serveRequests(tab: Tab, navigation: Navigation, asker: Asker): void {
  tab.hear('Fetch.requestPaused', (paused) => {
    answer(tab, navigation, asker, paused).catch((error: Error) => {
      if (!tab.gone) console.error('electron stand-in:', error.message);
    });
  });
}

async function answer(tab: Tab, navigation: Navigation, asker: Asker, paused: Paused): Promise<void> {
  const { requestId, request, resourceType, frameId } = paused;
  const send = async <C extends Command>(method: C, params: Params<C>): Promise<void> => {
    await chromium.cdp.send(method, params, tab.session);
  };
  const fail = (errorReason: Protocol.Network.ErrorReason) => send('Fetch.failRequest', { requestId, errorReason });
  const url = fromChromium(request.url + (request.urlFragment ?? ''));
  const isDocument = resourceType === 'Document';
  const isPage = isDocument && frameId === tab.frameId;

  if (request.url === BLANK) return send('Fetch.fulfillRequest', { requestId, responseCode: 200, body: '' });
  // Electron asks for no icon.
  if (/\/favicon\.ico$/.test(url)) return send('Fetch.fulfillRequest', { requestId, responseCode: 204 });
  if (isDocument && !(await navigation.allows(request.url, isPage))) return fail('Aborted');

  const { cancel, redirectURL } = await askBeforeRequest({
    id: 0,
    url,
    method: request.method,
    resourceType: isDocument ? (isPage ? 'mainFrame' : 'subFrame') : resourceType.toLowerCase(),
    referrer: '',
    timestamp: Date.now(),
    webContentsId: asker.id,
    webContents: asker.contents,
    frame: asker.frame,
  });
  if (cancel) {
    record('blocked', url);
    return fail('BlockedByClient');
  }
  if (redirectURL) {
    const location = toChromium(redirectURL);
    if (isPage) navigation.expect(location);
    const responseHeaders = [{ name: 'Location', value: location }];
    return send('Fetch.fulfillRequest', { requestId, responseCode: 307, responseHeaders });
  }
  const handler = handlerOf(url);
  if (!handler) return send('Fetch.continueRequest', { requestId });
  if ((resourceType === 'Fetch' || resourceType === 'XHR') && !mayFetch(url)) return fail('Failed');
  const response = await respond(handler, url, request);
  if (!response) return fail('Failed');
  return send('Fetch.fulfillRequest', { requestId, ...response });
}

/** The app's own answer; undefined when its handler threw or answered by an error. */
async function respond(
  handler: ProtocolHandler,
  url: string,
  asked: Protocol.Network.Request,
): Promise<Omit<Params<'Fetch.fulfillRequest'>, 'requestId'> | undefined> {
  try {
    const response = await handler(requestFor(url, asked));
    if (response.type === 'error') return undefined;
    const responseHeaders = [...response.headers].map(([name, value]) => ({
      name,
      value: name === 'location' ? toChromium(value) : value,
    }));
    const body = Buffer.from(await response.arrayBuffer()).toString('base64');
    return { responseCode: response.status, responseHeaders, body };
  } catch (error) {
    console.error(`electron stand-in: the handler of ${url} failed:`, error);
    return undefined;
  }
}

function requestFor(url: string, asked: Protocol.Network.Request): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(asked.headers)) headers.append(name, fromChromium(value));
  const parts = (asked.postDataEntries ?? []).map(({ bytes }) => Buffer.from(bytes ?? '', 'base64'));
  const hasBody = parts.length > 0 && !['GET', 'HEAD'].includes(asked.method);
  return new Request(url, { method: asked.method, headers, ...(hasBody ? { body: Buffer.concat(parts) } : {}) });
}
