// `session.webRequest`: the app's word on every request before it is made.
import { guard } from '#tests/standin/guard.ts';

export interface RequestDetails {
  id: number;
  url: string;
  method: string;
  resourceType: string;
  referrer: string;
  timestamp: number;
  webContentsId: number;
  webContents: object;
  frame: object;
}
export interface RequestAnswer {
  cancel?: boolean;
  redirectURL?: string;
}
type Listener = (details: RequestDetails, callback: (answer: RequestAnswer) => void) => void;
interface Filter {
  urls?: string[];
}

let hook: { filter: Filter; listener: Listener } | undefined;

export class WebRequest {
  onBeforeRequest(filter: Filter | Listener | null, listener?: Listener | null): void {
    const chosen = typeof filter === 'function' ? filter : listener;
    hook = chosen ? { filter: typeof filter === 'function' ? {} : (filter ?? {}), listener: chosen } : undefined;
  }
}

export const webRequest = guard('session.webRequest', new WebRequest());

/** What the app says to a request; `{}` when nobody was asked. */
export function askBeforeRequest(details: RequestDetails): Promise<RequestAnswer> {
  const { filter, listener } = hook ?? {};
  if (!listener || !matches(filter?.urls, details.url)) return Promise.resolve({});
  return new Promise((resolve) => listener(details, (answer) => resolve(answer ?? {})));
}

function matches(patterns: string[] | undefined, url: string): boolean {
  if (!patterns?.length || patterns.includes('<all_urls>')) return true;
  return patterns.some((pattern) => new RegExp(`^${pattern.split('*').map(literally).join('.*')}$`).test(url));
}

function literally(text: string): string {
  return text.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
}
