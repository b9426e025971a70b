// The one window that people work in: opened where it was left, shown once it is painted.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { app, BrowserWindow, screen } from 'electron';
import { PAGES } from './bundle-address.ts';
import { webPreferences } from './web-preferences.ts';
import type { WindowRoles } from './window-roles.ts';
import { minimumSize, parseWindowState, placeWindow, type WindowState } from './window-state.ts';

/** The ground colour of the window's own page, so that opening does not flash. */
const BACKGROUND = '#F5F5F3';

export interface MainWindowSettings {
  preload: string;
  /** File that keeps place and size */
  statePath: string;
  roles: WindowRoles;
}

/** Opens the window and registers it; it loads by itself. */
export function openMainWindow({ preload, statePath, roles }: MainWindowSettings): BrowserWindow {
  const saved = readState(statePath);
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id);
  const bounds = placeWindow(saved, [primary.workArea, ...others.map(({ workArea }) => workArea)]);
  const minimum = minimumSize(screen.getDisplayMatching(bounds).workArea);
  const window = new BrowserWindow({
    ...bounds,
    minWidth: minimum.width,
    minHeight: minimum.height,
    show: false,
    title: app.getName(),
    backgroundColor: BACKGROUND,
    webPreferences: webPreferences(preload),
  });
  const { id } = window.webContents;
  roles.add(id, 'main');
  window.once('closed', () => roles.remove(id));
  if (saved?.maximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () =>
    writeState(statePath, { bounds: window.getNormalBounds(), maximized: window.isMaximized() }),
  );
  void window.loadURL(PAGES.main);
  return window;
}

function readState(path: string): WindowState | null {
  try {
    return parseWindowState(readFileSync(path, 'utf8'));
  } catch {
    return null; // none kept yet
  }
}

/** By rename, so that a cut leaves the old place; a place that cannot be kept must not stop the window from closing. */
function writeState(path: string, state: WindowState): void {
  try {
    writeFileSync(`${path}.new`, JSON.stringify(state));
    renameSync(`${path}.new`, path);
  } catch (error) {
    console.error(`window state: ${(error as NodeJS.ErrnoException).code ?? 'not written'}`);
  }
}
