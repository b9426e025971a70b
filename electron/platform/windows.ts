// Finds the main window among all, and tells it what happened.
import { BrowserWindow } from 'electron';
import type { BihuanEvent } from '#contract/operations.ts';
import { EVENT_CHANNEL } from '../ipc/channels.ts';
import type { WindowRoles } from './window-roles.ts';

/** The window that people work in, undefined before it is opened and after it is closed. */
export function mainWindow(roles: WindowRoles): BrowserWindow | undefined {
  return BrowserWindow.getAllWindows().find(({ webContents }) => roles.of(webContents.id) === 'main');
}

/** The window that the program shows: the main one, or the recovery window in its place. */
export function frontWindow(roles: WindowRoles): BrowserWindow | undefined {
  return BrowserWindow.getAllWindows().find(({ webContents }) =>
    ['main', 'recovery'].includes(roles.of(webContents.id) ?? ''),
  );
}

/** Sends an event to the main window; without one there is nobody to tell. */
export function tell(roles: WindowRoles, event: BihuanEvent): void {
  mainWindow(roles)?.webContents.send(EVENT_CHANNEL, event);
}
