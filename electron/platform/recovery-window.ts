// The window that is there when the main one cannot be: small, plain, with a bundle of its own.
import { app, BrowserWindow } from 'electron';
import { PAGES } from './bundle-address.ts';
import { webPreferences } from './web-preferences.ts';
import type { WindowRoles } from './window-roles.ts';

const SIZE = { width: 920, height: 680 };
const BACKGROUND = '#F5F5F3';

/** Opens the window and registers it; it loads by itself. */
export function openRecoveryWindow({ preload, roles }: { preload: string; roles: WindowRoles }): BrowserWindow {
  const window = new BrowserWindow({
    ...SIZE,
    show: false,
    title: app.getName(),
    backgroundColor: BACKGROUND,
    webPreferences: webPreferences(preload),
  });
  const { id } = window.webContents;
  roles.add(id, 'recovery');
  window.once('closed', () => roles.remove(id));
  window.once('ready-to-show', () => window.show());
  void window.loadURL(PAGES.recovery);
  return window;
}
