// Opens the main window and stands by the person when it stops showing.
import { app, type BrowserWindow, dialog } from 'electron';
import type { FileHandles } from '../platform/file-handles.ts';
import type { Log } from '../platform/log.ts';
import { openMainWindow } from '../platform/main-window.ts';
import type { WindowRoles } from '../platform/window-roles.ts';
import { giveUp } from './failure.ts';
import type { Places } from './places.ts';

export function openWindow(places: Places, roles: WindowRoles, files: FileHandles, log: Log): BrowserWindow {
  const window = openMainWindow({ preload: places.preload, statePath: places.windowState, roles });
  const { id } = window.webContents;
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    log.info('window process gone', { reason });
    offerReload(window).catch((error: unknown) => giveUp(error, log));
  });
  window.once('closed', () => files.forget(id));
  return window;
}

async function offerReload(window: BrowserWindow): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    title: '闭环',
    message: '窗口意外停止显示',
    detail: '已保存的内容不受影响。',
    buttons: ['重新打开窗口', '退出程序'],
    defaultId: 0,
    cancelId: 1,
  });
  if (response === 0) window.webContents.reload();
  else app.quit();
}
