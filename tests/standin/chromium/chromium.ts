// The one Chromium of this process: starts it, hands its targets to tabs, ends it.
import { spawn } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { log, mark } from '#tests/standin/record.ts';
import { Cdp } from './cdp.ts';
import type { EventName, EventOf } from './protocol.ts';
import { type LaunchOptions, prepareProfile, switchesFor } from './switches.ts';
import type { Tab } from './tab.ts';
import { BLANK } from './urls.ts';

type Attached = EventOf<'Target.attachedToTarget'>;

/** Emits `gone` when Chromium ended. */
export class Chromium extends EventEmitter {
  readonly tabs = new Map<string, Tab>(); // by session
  /** prefers-color-scheme for every page; '' leaves it alone. */
  colorScheme = '';
  headless = true;
  #cdp: Cdp | undefined;
  #ready: Promise<void> | undefined;
  #waiting: Tab[] = [];
  #spare: Attached[] = [];
  #firstWindowTaken = false;
  #openAnother: (width: number, height: number) => Promise<void> = async () => {};

  get cdp(): Cdp {
    if (!this.#cdp) throw new Error('electron stand-in: Chromium was not started');
    return this.#cdp;
  }

  /** Settled when Chromium answers; undefined before launch(). */
  get ready(): Promise<void> | undefined {
    return this.#ready;
  }

  /** Starts Chromium, once. */
  launch(options: LaunchOptions): Promise<void> {
    this.#ready ??= this.#launch(options);
    return this.#ready;
  }

  async #launch(options: LaunchOptions): Promise<void> {
    prepareProfile(options.profile);
    this.headless = options.headless;
    const env = { ...process.env, NODE_OPTIONS: undefined, LANGUAGE: options.locale.replace('-', '_') };
    const cdp = new Cdp(options.executable, switchesFor(options), env);
    this.#cdp = cdp;
    cdp.on('stderr', (text: string) => {
      for (const line of text.split('\n')) {
        // Playwright's _electron.launch waits for this line.
        if (line.startsWith('DevTools listening on ')) process.stderr.write(`${line}\n`);
        else if (line) log(line);
      }
    });
    cdp.on('close', () => this.emit('gone'));
    cdp.on('event', (method: EventName, params: unknown, session?: string) => this.#route(method, params, session));
    this.#openAnother = async (width, height) => {
      if (options.headless) {
        await cdp.send('Target.createTarget', { url: 'about:blank', newWindow: true, width, height });
        return;
      }
      // Only the executable itself opens a window without tabs and address bar.
      const args = [`--user-data-dir=${options.profile}`, '--no-sandbox', '--test-type', `--app=${BLANK}`];
      spawn(options.executable, args, { stdio: 'ignore', env });
    };
    const failed = new Promise<never>((_, reject) => {
      cdp.once('launch-error', reject);
    });
    const attach = { autoAttach: true, waitForDebuggerOnStart: true, flatten: true };
    await Promise.race([cdp.send('Target.setAutoAttach', attach), failed]);
    await cdp.send('Browser.setDownloadBehavior', { behavior: 'deny' });
    mark('chromium connected');
  }

  #route(method: EventName, params: unknown, session?: string): void {
    if (method === 'Target.attachedToTarget') this.#attached(params as Attached);
    else if (method === 'Target.detachedFromTarget') this.#detached(params as EventOf<'Target.detachedFromTarget'>);
    else if (session) this.tabs.get(session)?.receive(method, params);
  }

  #attached(target: Attached): void {
    const { targetInfo, sessionId } = target;
    if (targetInfo.type !== 'page') {
      this.cdp.send('Runtime.runIfWaitingForDebugger', {}, sessionId).catch(log);
      return;
    }
    const tab = targetInfo.openerId ? undefined : this.#waiting.shift();
    if (tab) tab.attach(target);
    else if (!this.#firstWindowTaken) this.#spare.push(target);
    // Links with a target, middle clicks, Ctrl+T: closed unseen. The app is asked by window-open.ts.
    else this.cdp.send('Target.closeTarget', { targetId: targetInfo.targetId }).catch(log);
  }

  #detached({ sessionId }: EventOf<'Target.detachedFromTarget'>): void {
    this.tabs.get(sessionId)?.detached();
    this.#spare = this.#spare.filter((target) => target.sessionId !== sessionId);
  }

  /** Gives `tab` a target: the one that Chromium opened at its start, or a new one; says whether it is a new one. */
  async assign(tab: Tab, width: number, height: number): Promise<boolean> {
    await this.#ready;
    const first = !this.#firstWindowTaken;
    this.#firstWindowTaken = true;
    const spare = this.#spare.shift();
    if (spare) {
      tab.attach(spare);
      return false;
    }
    this.#waiting.push(tab);
    if (!first) await this.#openAnother(width, height); // the first comes by --app=, and may not be reported yet
    return !first;
  }

  /** Ends Chromium; by force after 3 s. */
  async close(): Promise<void> {
    if (!this.#ready) return;
    await this.#ready.catch(log);
    const cdp = this.cdp;
    if (cdp.process.exitCode !== null || cdp.process.signalCode !== null) return;
    const gone = new Promise<void>((resolve) => {
      cdp.once('exit', () => resolve());
      setTimeout(resolve, 3000).unref();
    });
    cdp.send('Browser.close').catch(log);
    await gone;
    cdp.process.kill('SIGKILL');
  }
}

export const chromium = new Chromium();
