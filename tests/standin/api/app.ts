// `app`: names, paths, the single-instance lock, and the life of the process from ready to quit.
import { spawn } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { isAbsolute, join } from 'node:path';
import { getBoot } from '#tests/standin/boot.ts';
import { chromium } from '#tests/standin/chromium/chromium.ts';
import { CHROMIUM_MISSING, findChromium } from '#tests/standin/chromium/find.ts';
import { allowEvents, cancelable, guard } from '#tests/standin/guard.ts';
import { log, mark, record } from '#tests/standin/record.ts';
import { commandLine, switches } from './command-line.ts';
import { defaultPath } from './paths.ts';
import { openWindows } from './registry.ts';
import { InstanceLock } from './single-instance.ts';

const EMITTED = [
  'ready',
  'window-all-closed',
  'before-quit',
  'will-quit',
  'quit',
  'second-instance',
  'web-contents-created',
  'browser-window-created',
  'browser-window-focus',
  'render-process-gone',
];
/** May be listened to; nothing here ever happens. */
const NEVER_EMITTED = [
  'activate',
  'browser-window-blur',
  'certificate-error',
  'child-process-gone',
  'login',
  'open-file',
  'open-url',
  'select-client-certificate',
  'session-created',
];
const PASSED_TO_CHROMIUM = ['force-device-scale-factor'];

const boot = getBoot();
const lock = new InstanceLock();
const life = { chromiumStarted: false, ready: false, quitting: false, exited: false };
const becameReady = Promise.withResolvers<void>();
let relaunch: { execPath: string; args: string[] } | undefined;

export class App extends EventEmitter {
  readonly commandLine = commandLine;
  readonly isPackaged = boot.packaged;
  #name = boot.manifest.productName ?? boot.manifest.name ?? 'Electron';
  #paths = new Map<string, string>();

  constructor() {
    super();
    allowEvents(this, 'app', [...EMITTED, ...NEVER_EMITTED]);
  }

  get name(): string {
    return this.#name;
  }
  set name(name: string) {
    this.#name = name;
  }
  getName(): string {
    return this.#name;
  }
  setName(name: string): void {
    this.#name = name;
  }
  getVersion(): string {
    return boot.manifest.version ?? '0.0.0';
  }
  getAppPath(): string {
    return boot.appPath;
  }
  getPath(key: string): string {
    return this.#paths.get(key) ?? defaultPath(key, this.#name, (other) => this.getPath(other));
  }
  setPath(key: string, path: string): void {
    if (!isAbsolute(path)) throw new Error('Path must be absolute');
    this.#paths.set(key, path);
  }
  setAppLogsPath(path?: string): void {
    this.#paths.set('logs', path ?? join(this.getPath('userData'), 'logs'));
  }
  getLocale(): string {
    const fromSystem = (process.env.LC_ALL || process.env.LANG || '').replace(/\..*/, '').replace('_', '-');
    return switches.get('lang') || (/^[a-z]{2}-[A-Z]{2}$/.test(fromSystem) ? fromSystem : 'en-US');
  }
  isReady(): boolean {
    return life.ready;
  }
  whenReady(): Promise<void> {
    return becameReady.promise;
  }
  enableSandbox(): void {}
  disableHardwareAcceleration(): void {}
  setAppUserModelId(id: string): void {
    record('app.setAppUserModelId', id);
  }
  requestSingleInstanceLock(additionalData: Record<string, unknown> = {}): boolean {
    return lock.acquire(this.getPath('userData'), additionalData, (second) => {
      this.emit('second-instance', cancelable(), second.argv, second.cwd, second.additionalData);
    });
  }
  hasSingleInstanceLock(): boolean {
    return lock.held;
  }
  releaseSingleInstanceLock(): void {
    lock.release();
  }
  /** Recorded always; carried out at exit unless Playwright drives this process, which could not drive the next. */
  relaunch(options: { args?: string[]; execPath?: string } = {}): void {
    record('app.relaunch', options);
    relaunch = { execPath: options.execPath ?? boot.executable, args: options.args ?? boot.args };
  }
  quit(): void {
    quit().catch((error) => console.error('electron stand-in:', error));
  }
  exit(code = 0): void {
    if (life.exited) return;
    life.exited = true;
    this.emit('quit', cancelable(), code);
    lock.release();
    if (relaunch && !boot.driven) spawn(relaunch.execPath, relaunch.args, { detached: true, stdio: 'ignore' }).unref();
    const end = (): never => process.exit(code);
    setTimeout(end, 5000);
    chromium.close().then(end, end);
  }
}

const self = new App();
export const app = guard('app', self);
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => self.quit());

/** Starts Chromium, without telling the app yet. */
export function startChromium(): void {
  if (life.chromiumStarted || life.quitting || life.exited) return;
  life.chromiumStarted = true;
  const executable = findChromium();
  if (!executable) {
    console.error(`electron stand-in: ${CHROMIUM_MISSING}`);
    self.exit(1);
    return;
  }
  const passed = PASSED_TO_CHROMIUM.filter((name) => switches.has(name));
  chromium
    .launch({
      executable,
      profile: join(self.getPath('sessionData'), 'standin-chromium'),
      headless: !(process.env.STANDIN_HEADFUL === '1' && (process.env.DISPLAY || process.env.WAYLAND_DISPLAY)),
      port: switches.get('remote-debugging-port'),
      locale: self.getLocale(),
      switches: passed.map((name) => `--${name}=${switches.get(name)}`),
    })
    .then(
      () => {
        chromium.on('gone', () => {
          log('Chromium went away');
          self.exit();
        });
      },
      (error: Error) => {
        if (!life.exited) console.error('electron stand-in: Chromium did not start:', error.message);
        self.exit(1);
      },
    );
}

/** Tells the app that it is ready; called once its entry module has been evaluated. */
export function becomeReady(): void {
  if (life.quitting || life.exited) return;
  mark('entry evaluated');
  startChromium();
  life.ready = true;
  becameReady.resolve();
  self.emit('ready', cancelable(), {}); // Playwright's loader replaces emit, to hold `ready` back
}

async function quit(): Promise<void> {
  if (life.quitting || life.exited) return;
  const asked = cancelable();
  self.emit('before-quit', asked);
  if (asked.defaultPrevented) return;
  life.quitting = true;
  for (const window of [...openWindows.values()].reverse()) {
    if (await window.close()) continue;
    life.quitting = false;
    return;
  }
  await null; // a quit() from a `closed` listener must end after that window is gone, as in Electron
  const last = cancelable();
  self.emit('will-quit', last);
  if (last.defaultPrevented) life.quitting = false;
  else self.exit();
}

/** To be called when a window has gone. */
export function windowGone(): void {
  if (openWindows.size > 0 || life.quitting) return;
  if (self.listenerCount('window-all-closed') > 0) self.emit('window-all-closed');
  else self.quit();
}
