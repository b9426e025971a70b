// No request leaves the program: every one but those of request-rule.ts is cancelled, and nothing is downloaded.
import type { Session } from 'electron';
import type { Log } from './log.ts';
import { isAllowedRequest } from './request-rule.ts';

/** `devTools`: also lets the developer tools load themselves. */
export function denyNetwork(session: Session, devTools: boolean, log: Log): void {
  session.webRequest.onBeforeRequest(({ url, resourceType }, decide) => {
    const cancel = !isAllowedRequest(url, devTools);
    if (cancel) log.info('request refused', { resourceType });
    decide({ cancel });
  });
  session.on('will-download', (event) => event.preventDefault());
  // The dictionaries of the spell checker would be fetched from the internet
  session.setSpellCheckerEnabled(false);
}
