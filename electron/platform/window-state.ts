// Where the window stood last time, checked against the screens of today: it must never open out of sight.
import { z } from 'zod';

export interface Size {
  width: number;
  height: number;
}

export interface Rectangle extends Size {
  x: number;
  y: number;
}

export interface WindowState {
  bounds: Rectangle;
  maximized: boolean;
}

/** Sizes in device-independent pixels. */
export const DEFAULT_SIZE = { width: 1366, height: 768 };
export const MINIMUM_SIZE = { width: 1100, height: 680 };
/** So much of the title bar has to be on a screen for the window to be caught with the mouse. */
const GRIP = { width: 120, height: 30 };

const coordinate = z.number().int().min(-100_000).max(100_000);
const length = z.number().int().min(1).max(100_000);
const schema = z.object({
  bounds: z.object({ x: coordinate, y: coordinate, width: length, height: length }),
  maximized: z.boolean(),
});

/** The state from its file's text; null if the text is not one (a broken state file costs nothing but the place). */
export function parseWindowState(text: string): WindowState | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const result = schema.safeParse(value);
  return result.success ? result.data : null;
}

/**
 * Where to open the window. `areas` are the screens' work areas, the main one first. Keeps the saved place if its title
 * bar can be caught on some screen, else centres; never larger than the screen.
 */
export function placeWindow(saved: WindowState | null, areas: readonly [Rectangle, ...Rectangle[]]): Rectangle {
  if (saved !== null) {
    for (const area of areas) {
      // Cut first: a window that reached into the screen may not do so any more
      const bounds = { ...saved.bounds, ...within(area, saved.bounds) };
      if (catches(area, bounds)) return bounds;
    }
  }
  const [main] = areas;
  const { width, height } = within(main, saved?.bounds ?? DEFAULT_SIZE);
  return {
    x: main.x + Math.floor((main.width - width) / 2),
    y: main.y + Math.floor((main.height - height) / 2),
    width,
    height,
  };
}

/** The smallest size allowed on a screen: a 1366×768 screen at 150 % has only 911×512 to give. */
export function minimumSize(area: Rectangle): Size {
  return within(area, MINIMUM_SIZE);
}

function within(area: Rectangle, size: Size): Size {
  return { width: Math.min(size.width, area.width), height: Math.min(size.height, area.height) };
}

function catches(area: Rectangle, bounds: Rectangle): boolean {
  const width = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x);
  const top = bounds.y >= area.y && bounds.y + GRIP.height <= area.y + area.height;
  return top && width >= GRIP.width;
}
