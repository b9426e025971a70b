// The windows that are open, for everybody who looks for one; in a file of its own so that nobody imports in circles.
import type { BrowserWindow } from './browser-window.ts';
import type { WebContents } from './web-contents.ts';

export interface OpenWindow {
  readonly id: number;
  /** As the app sees them. */
  readonly window: BrowserWindow;
  readonly contents: WebContents;
  readonly targetId: string;
  /** Asks the app and the page; false when one of them holds the window open. */
  close(): Promise<boolean>;
}

export const openWindows = new Map<number, OpenWindow>();

let focusedId: number | undefined;

/** The window that has the focus, if any has. */
export function focusedWindow(): OpenWindow | undefined {
  return focusedId === undefined ? undefined : openWindows.get(focusedId);
}

/** Gives the focus to a window, or to none. */
export function setFocused(id: number | undefined): void {
  focusedId = id;
}
