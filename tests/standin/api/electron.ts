// The module that the app gets for `electron`, by import and by require alike.

import { guard } from '#tests/standin/guard.ts';
import { calls } from '#tests/standin/record.ts';
import { app, becomeReady, startChromium } from './app.ts';
import { BrowserWindow } from './browser-window.ts';
import { clipboard, nativeTheme, powerMonitor, screen, shell } from './desktop.ts';
import { dialog } from './dialog.ts';
import { ipcMain } from './ipc-main.ts';
import { Menu, MenuItem } from './menu.ts';
import { net } from './net.ts';
import { protocol } from './protocol.ts';
import { session } from './session.ts';
import { webContents } from './web-contents.ts';

/** For tests, and for the runner. Not a part of Electron. */
export const __standin = { calls, becomeReady, startChromium };

export {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  MenuItem,
  nativeTheme,
  net,
  powerMonitor,
  protocol,
  screen,
  session,
  shell,
  webContents,
};

const electron = guard('electron', {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  MenuItem,
  nativeTheme,
  net,
  powerMonitor,
  protocol,
  screen,
  session,
  shell,
  webContents,
  __standin,
});
export default electron;
export { electron as 'module.exports' }; // what require('electron') gives
