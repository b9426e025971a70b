// Where a window is and in which state, kept in numbers: headless Chromium has no screen to be on.
import type { EventEmitter } from 'node:events';

export interface Rectangle {
  x: number;
  y: number;
  width: number;
  height: number;
}
export type WindowState = 'normal' | 'minimized' | 'maximized' | 'fullscreen';

/** The only display there is. */
export const display = {
  id: 1,
  label: 'stand-in',
  scaleFactor: 1,
  rotation: 0,
  internal: true,
  bounds: { x: 0, y: 0, width: 1920, height: 1080 },
  workArea: { x: 0, y: 0, width: 1920, height: 1050 },
  size: { width: 1920, height: 1080 },
  workAreaSize: { width: 1920, height: 1050 },
};

const ENTERING: Record<WindowState, string> = {
  normal: 'restore',
  minimized: 'minimize',
  maximized: 'maximize',
  fullscreen: 'enter-full-screen',
};

/** Bounds and state of one window; `apply` is called whenever the page should get another size or state. */
export class Bounds {
  #normal: Rectangle;
  #state: WindowState = 'normal';
  #minimum = { width: 0, height: 0 };
  readonly #window: EventEmitter;
  readonly #apply: (bounds: Rectangle, state: WindowState) => void;

  constructor(asked: Partial<Rectangle>, window: EventEmitter, apply: (bounds: Rectangle, state: WindowState) => void) {
    const { width = 800, height = 600 } = asked;
    const centred = centre(width, height);
    this.#normal = { x: asked.x ?? centred.x, y: asked.y ?? centred.y, width, height };
    this.#window = window;
    this.#apply = apply;
  }

  get state(): WindowState {
    return this.#state;
  }
  get normal(): Rectangle {
    return { ...this.#normal };
  }
  get current(): Rectangle {
    if (this.#state === 'maximized') return { ...display.workArea };
    if (this.#state === 'fullscreen') return { ...display.bounds };
    return this.normal;
  }
  get minimum(): { width: number; height: number } {
    return { ...this.#minimum };
  }
  set minimum(minimum: { width: number; height: number }) {
    this.#minimum = { ...minimum };
  }

  /** Moves and sizes the window; no smaller than its minimum. */
  set(asked: Partial<Rectangle>): void {
    const before = this.#normal;
    const next = { ...before, ...asked };
    next.width = Math.max(next.width, this.#minimum.width);
    next.height = Math.max(next.height, this.#minimum.height);
    this.#normal = next;
    this.#apply(this.current, this.#state);
    if (next.width !== before.width || next.height !== before.height) this.#window.emit('resize');
    if (next.x !== before.x || next.y !== before.y) this.#window.emit('move');
  }

  centre(): void {
    this.set(centre(this.#normal.width, this.#normal.height));
  }

  /** Goes into a state, with the events that Electron emits for it. */
  enter(state: WindowState): void {
    const before = this.#state;
    if (before === state) return;
    this.#state = state;
    this.#apply(this.current, state);
    this.#window.emit('resize');
    if (state !== 'normal') this.#window.emit(ENTERING[state]);
    else if (before === 'maximized') this.#window.emit('unmaximize');
    else if (before === 'fullscreen') this.#window.emit('leave-full-screen');
    else this.#window.emit('restore');
  }
}

function centre(width: number, height: number): { x: number; y: number } {
  const { workArea } = display;
  return { x: Math.round((workArea.width - width) / 2), y: Math.round((workArea.height - height) / 2) };
}
