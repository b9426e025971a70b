// The roles that menu items may have, and what each of them does to the window in front.
import { record } from '#tests/standin/record.ts';
import { app } from './app.ts';
import type { BrowserWindow } from './browser-window.ts';

type Template = { role?: string; type?: string };
type Act = (window: BrowserWindow | undefined) => void;
interface Role {
  label: string;
  accelerator?: string;
  act?: Act;
  submenu?: Template[];
}

const zoomBy =
  (step: number): Act =>
  (window) =>
    window?.webContents.setZoomLevel(window.webContents.getZoomLevel() + step);
const list = (...roles: string[]): Template[] => roles.map((role) => (role === '-' ? { type: 'separator' } : { role }));

const ROLES: Record<string, Role> = {
  about: { label: 'About', act: () => record('about') },
  close: { label: 'Close Window', accelerator: 'CommandOrControl+W', act: (window) => window?.close() },
  copy: { label: 'Copy', accelerator: 'CommandOrControl+C', act: (window) => window?.webContents.copy() },
  cut: { label: 'Cut', accelerator: 'CommandOrControl+X', act: (window) => window?.webContents.cut() },
  delete: { label: 'Delete', act: (window) => window?.webContents.delete() },
  forceReload: {
    label: 'Force Reload',
    accelerator: 'Shift+CmdOrCtrl+R',
    act: (window) => window?.webContents.reloadIgnoringCache(),
  },
  help: { label: 'Help' },
  minimize: { label: 'Minimize', accelerator: 'CommandOrControl+M', act: (window) => window?.minimize() },
  paste: { label: 'Paste', accelerator: 'CommandOrControl+V', act: (window) => window?.webContents.paste() },
  quit: { label: 'Quit', accelerator: 'CommandOrControl+Q', act: () => app.quit() },
  redo: { label: 'Redo', accelerator: 'Shift+CommandOrControl+Z', act: (window) => window?.webContents.redo() },
  reload: { label: 'Reload', accelerator: 'CmdOrCtrl+R', act: (window) => window?.reload() },
  resetZoom: {
    label: 'Actual Size',
    accelerator: 'CommandOrControl+0',
    act: (window) => window?.webContents.setZoomLevel(0),
  },
  selectAll: {
    label: 'Select All',
    accelerator: 'CommandOrControl+A',
    act: (window) => window?.webContents.selectAll(),
  },
  toggleDevTools: {
    label: 'Toggle Developer Tools',
    accelerator: 'Ctrl+Shift+I',
    act: (window) => window?.webContents.toggleDevTools(),
  },
  togglefullscreen: {
    label: 'Toggle Full Screen',
    accelerator: 'F11',
    act: (window) => window?.setFullScreen(!window.isFullScreen()),
  },
  undo: { label: 'Undo', accelerator: 'CommandOrControl+Z', act: (window) => window?.webContents.undo() },
  zoomIn: { label: 'Zoom In', accelerator: 'CommandOrControl+Plus', act: zoomBy(0.5) },
  zoomOut: { label: 'Zoom Out', accelerator: 'CommandOrControl+-', act: zoomBy(-0.5) },
  editMenu: {
    label: 'Edit',
    submenu: list('undo', 'redo', '-', 'cut', 'copy', 'paste', 'delete', '-', 'selectAll'),
  },
  fileMenu: { label: 'File', submenu: list('quit') },
  viewMenu: {
    label: 'View',
    submenu: list('reload', 'forceReload', 'toggleDevTools', '-', 'resetZoom', 'zoomIn', 'zoomOut', '-').concat(
      list('togglefullscreen'),
    ),
  },
  windowMenu: { label: 'Window', submenu: list('minimize', 'close') },
};
const BY_LOWER_CASE = new Map(Object.entries(ROLES).map(([name, role]) => [name.toLowerCase(), role]));

/** The role of that name, in any case. Throws as Electron does for a name that is none. */
export function roleNamed(name: string): Role {
  const role = BY_LOWER_CASE.get(name.toLowerCase());
  if (!role) throw new Error(`Invalid role: ${name}`);
  return role;
}
