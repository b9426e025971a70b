// One program for one folder: a second start hands over to the window that is open.
import { app } from 'electron';
import type { WindowRoles } from '../platform/window-roles.ts';
import { mainWindow } from '../platform/windows.ts';

/** True for the first program; a second one has been announced to the first and must quit. */
export function takeLock(roles: WindowRoles): boolean {
  if (!app.requestSingleInstanceLock()) return false;
  app.on('second-instance', () => {
    const window = mainWindow(roles);
    if (window === undefined) return;
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  });
  return true;
}
