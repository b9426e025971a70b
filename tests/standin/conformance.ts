// Compiled, never run: every member that the stand-in has must be one of Electron's, and answer by a promise where
// Electron's does. A member that Electron does not have makes `tsc -p tests` fail with its name.
import type { EventEmitter } from 'node:events';
import type * as Electron from 'electron';
import type { App } from './api/app.ts';
import type { BrowserWindow } from './api/browser-window.ts';
import type { clipboard, nativeTheme, powerMonitor, screen, shell } from './api/desktop.ts';
import type { dialog } from './api/dialog.ts';
import type { IpcMain } from './api/ipc-main.ts';
import type { Menu, MenuItem } from './api/menu.ts';
import type { net } from './api/net.ts';
import type { Protocol } from './api/protocol.ts';
import type { Session } from './api/session.ts';
import type { MainFrame, WebContents, webContents } from './api/web-contents.ts';
import type { WebRequest } from './api/web-request.ts';

type Callable = (...args: never[]) => unknown;
type Answers<F> = F extends (...args: never[]) => infer Result ? Result : never;
type IsPromise<T> = [T] extends [Promise<unknown>] ? true : false;
/** The names of members that answer otherwise than Electron's: by value instead of by promise, or the reverse. */
type Otherwise<Mine, Real> = {
  [Name in keyof Mine & keyof Real]: Mine[Name] extends Callable
    ? Real[Name] extends Callable
      ? IsPromise<Answers<Mine[Name]>> extends IsPromise<Answers<Real[Name]>>
        ? never
        : Name
      : Name
    : never;
}[keyof Mine & keyof Real];
type Foreign<Mine, Real> = Exclude<keyof Mine, keyof Real | keyof EventEmitter> | Otherwise<Mine, Real>;

/** Accepts only what has no foreign member. */
declare function conforms<_Names extends never>(): void;

conforms<Foreign<App, Electron.App>>();
conforms<Foreign<App['commandLine'], Electron.CommandLine>>();
conforms<Foreign<BrowserWindow, Electron.BrowserWindow>>();
conforms<Foreign<typeof BrowserWindow, typeof Electron.BrowserWindow>>();
conforms<Foreign<WebContents, Electron.WebContents>>();
conforms<Foreign<MainFrame, Electron.WebFrameMain>>();
conforms<Foreign<Session, Electron.Session>>();
conforms<Foreign<Protocol, Electron.Protocol>>();
conforms<Foreign<WebRequest, Electron.WebRequest>>();
conforms<Foreign<IpcMain, Electron.IpcMain>>();
conforms<Foreign<Menu, Electron.Menu>>();
conforms<Exclude<Foreign<MenuItem, Electron.MenuItem>, 'click'>>(); // which is a bare Function in Electron's types
conforms<Foreign<typeof dialog, Electron.Dialog>>();
conforms<Foreign<typeof shell, Electron.Shell>>();
conforms<Foreign<typeof clipboard, Electron.Clipboard>>();
conforms<Foreign<typeof net, Electron.Net>>();
conforms<Foreign<typeof screen, Electron.Screen>>();
conforms<Foreign<typeof nativeTheme, Electron.NativeTheme>>();
conforms<Foreign<typeof powerMonitor, Electron.PowerMonitor>>();
conforms<Exclude<keyof typeof webContents, keyof typeof Electron.webContents>>();
