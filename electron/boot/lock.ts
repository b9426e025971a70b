// One program for one folder: a second start hands over to the window that is open.
import { app } from 'electron';
import type { WindowRoles } from '../platform/window-roles.ts';
import { frontWindow } from '../platform/windows.ts';

/** True for the first program; a second one has been announced to the first and must quit. */
export function takeLock(roles: WindowRoles): boolean {
  if (!app.requestSingleInstanceLock()) return false;
  let ending = false;
  app.on('before-quit', () => {
    ending = true;
  });
  app.on('second-instance', () => {
    const window = frontWindow(roles);
    if (window === undefined) {
      // The last backup is still being made: whoever starts the program again meanwhile gets it afterwards
      if (ending) app.relaunch();
      return;
    }
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  });
  return true;
}
