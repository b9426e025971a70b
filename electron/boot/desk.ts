// The two windows that take turns: the main one and the recovery window. The program ends when the one that is open is closed.
import { app, type BrowserWindow, shell } from 'electron';
import type { RecoveryState, StartState } from '#contract/operations.ts';
import { startState } from '#core/start-state.ts';
import type { ShellContext } from '../ipc/shell/context.ts';
import type { FileHandles } from '../platform/file-handles.ts';
import type { Log } from '../platform/log.ts';
import { openRecoveryWindow } from '../platform/recovery-window.ts';
import type { WindowRoles } from '../platform/window-roles.ts';
import type { Places } from './places.ts';
import { LOOP, type Starts } from './starts.ts';
import { openWindow } from './window.ts';

/** In these states the main window can work; what it meets then it tells itself. */
const MAY_OPEN: ReadonlySet<StartState['state']> = new Set<StartState['state']>([
  'ok',
  'first',
  'missing',
  'littleSpace',
  'network',
]);
/** In these it is opened at once. */
const PLAIN: ReadonlySet<StartState['state']> = new Set<StartState['state']>(['ok', 'first']);

export interface DeskSettings {
  places: Places;
  roles: WindowRoles;
  files: FileHandles;
  log: Log;
  starts: Starts;
}

export class Desk {
  readonly #settings: DeskSettings;
  #window: BrowserWindow | undefined;
  #why: RecoveryState['why'] = 'asked';

  constructor(settings: DeskSettings) {
    this.#settings = settings;
  }

  /** Opens the window that fits the state in which the data was found. */
  begin(): void {
    const { places, starts, log } = this.#settings;
    const failed = starts.begin();
    // Asked here and not of the worker: also when that one does not start, people are to see what is the matter
    const { state } = startState(places.data);
    log.info('found', { state, failedStarts: failed });
    if (failed >= LOOP) this.#openRecovery('crashes');
    else if (app.commandLine.hasSwitch('recover')) this.#openRecovery('asked');
    else if (PLAIN.has(state)) this.#openMain();
    else this.#openRecovery('state');
  }

  get calls(): ShellContext['desk'] {
    const { places } = this.#settings;
    return {
      recoveryState: async () => {
        const found = startState(places.data);
        return { ...found, why: this.#why, version: app.getVersion(), mayOpen: MAY_OPEN.has(found.state) };
      },
      openRecovery: () => this.#openRecovery('asked'),
      leaveRecovery: async () => this.#openMain(),
      showDataFolder: () => void shell.openPath(places.data),
      quit: () => app.quit(),
    };
  }

  openRecovery(): void {
    this.#openRecovery('asked');
  }

  #openMain(): void {
    const { places, roles, files, log } = this.#settings;
    this.#show(openWindow(places, roles, files, log));
  }

  #openRecovery(why: RecoveryState['why']): void {
    const { places, roles, starts } = this.#settings;
    this.#why = why;
    // This start came to something: the next one tries the main window again
    starts.succeeded();
    this.#show(openRecoveryWindow({ preload: places.preload, roles }));
  }

  #show(window: BrowserWindow): void {
    const before = this.#window;
    this.#window = window;
    window.once('closed', () => {
      // A hidden print window would keep the program alive without anything to see
      if (this.#window === window) app.quit();
    });
    before?.close();
  }
}
