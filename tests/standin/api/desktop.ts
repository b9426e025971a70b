// The rest of the desktop: what is asked of it is noted, and nothing outside this process happens.
import { EventEmitter } from 'node:events';
import { chromium } from '#tests/standin/chromium/chromium.ts';
import { allowEvents, guard } from '#tests/standin/guard.ts';
import { log, record } from '#tests/standin/record.ts';
import { display } from './bounds.ts';

export const shell = guard('shell', {
  async openExternal(url: string): Promise<void> {
    record('shell.openExternal', url);
  },
  async openPath(path: string): Promise<string> {
    record('shell.openPath', path);
    return '';
  },
  showItemInFolder(path: string): void {
    record('shell.showItemInFolder', path);
  },
  beep(): void {
    record('shell.beep');
  },
});

let copied = '';
/** Electron 45 answers by promises; the machine's own clipboard is left alone. */
export const clipboard = guard('clipboard', {
  async readText(): Promise<string> {
    return copied;
  },
  async writeText(text: string): Promise<void> {
    copied = text;
  },
  clear(): void {
    copied = '';
  },
});

type Theme = 'system' | 'light' | 'dark';
class NativeTheme extends EventEmitter {
  #source: Theme = 'system';
  readonly shouldUseHighContrastColors = false;

  constructor() {
    super();
    allowEvents(this, 'nativeTheme', ['updated']);
  }
  get shouldUseDarkColors(): boolean {
    return this.#source === 'dark';
  }
  get themeSource(): Theme {
    return this.#source;
  }
  set themeSource(source: Theme) {
    this.#source = source;
    chromium.colorScheme = source === 'system' ? '' : source;
    for (const tab of chromium.tabs.values()) tab.applyScheme().catch(log);
    this.emit('updated');
  }
}
export const nativeTheme = guard('nativeTheme', new NativeTheme());

class Screen extends EventEmitter {
  constructor() {
    super();
    allowEvents(this, 'screen', ['display-added', 'display-removed', 'display-metrics-changed']); // never emitted
  }
  getPrimaryDisplay(): typeof display {
    return display;
  }
  getAllDisplays(): (typeof display)[] {
    return [display];
  }
  getDisplayMatching(): typeof display {
    return display;
  }
  getDisplayNearestPoint(): typeof display {
    return display;
  }
  getCursorScreenPoint(): { x: number; y: number } {
    return { x: 0, y: 0 };
  }
}
export const screen = guard('screen', new Screen());

/** Tests emit its events by hand. */
class PowerMonitor extends EventEmitter {
  constructor() {
    super();
    allowEvents(this, 'powerMonitor', ['lock-screen', 'unlock-screen', 'suspend', 'resume', 'shutdown']);
  }
  getSystemIdleTime(): number {
    return 0;
  }
}
export const powerMonitor = guard('powerMonitor', new PowerMonitor());
