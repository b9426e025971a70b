// A window shows the page it was opened with and nothing else: no other address, no second window, no guest page.
import { app } from 'electron';
import type { Log } from './log.ts';

/** Applies to every contents that will ever exist, so it has to run before the first window. */
export function denyNavigation(log: Log): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => {
      log.info('window.open refused');
      return { action: 'deny' };
    });
    contents.on('will-navigate', (event) => event.preventDefault());
    contents.on('will-frame-navigate', (event) => {
      log.info('navigation refused', { mainFrame: event.isMainFrame });
      event.preventDefault();
    });
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  });
}
