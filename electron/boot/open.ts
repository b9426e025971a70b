// What happens once Electron is ready, in this order: fences, worker, channels, menu, window.
import { app } from 'electron';
import { createDispatch, type Dispatch } from '../ipc/dispatch.ts';
import { registerDrop } from '../ipc/drop.ts';
import { registerOperations, senderOf } from '../ipc/register.ts';
import { shellHandlers } from '../ipc/shell/handlers.ts';
import { localDate } from '../platform/dates.ts';
import { fileDialogs } from '../platform/dialogs.ts';
import { FileHandles } from '../platform/file-handles.ts';
import type { Log } from '../platform/log.ts';
import { showMenu } from '../platform/menu.ts';
import { PrintJobs } from '../platform/print-jobs.ts';
import { createPrinting } from '../platform/printing.ts';
import type { WindowRoles } from '../platform/window-roles.ts';
import { tell } from '../platform/windows.ts';
import { lockWhenAway } from './away.ts';
import { Desk } from './desk.ts';
import { openEngine } from './engine.ts';
import type { Places } from './places.ts';
import { fenceSessions } from './sessions.ts';
import { closeEngineOnQuit } from './shutdown.ts';
import { Starts } from './starts.ts';

export function openProgram(places: Places, roles: WindowRoles, log: Log): void {
  log.info('start', { version: app.getVersion(), platform: process.platform, packaged: app.isPackaged });
  fenceSessions(places, log);
  const engine = openEngine(places, roles, log);
  closeEngineOnQuit(engine);
  const files = new FileHandles();
  const fileSets = new FileHandles<readonly string[]>();
  const printJobs = new PrintJobs();
  const printing = createPrinting({ preload: places.preload, roles, jobs: printJobs, log });
  const starts = new Starts(places.starts);
  const desk = new Desk({ places, roles, files, log, starts });
  const shell = shellHandlers({
    engine,
    files,
    fileSets,
    printJobs,
    printing,
    dialogs: fileDialogs,
    desk: desk.calls,
    today: localDate,
  });
  const dispatch = createDispatch(engine, shell, (status) => tell(roles, { type: 'status', status }));
  registerOperations(countStarts(dispatch, starts), roles, log);
  registerDrop(engine, fileSets, (event) => senderOf(event, roles), log);
  showMenu({
    logDir: places.logs,
    command: (command) => tell(roles, { type: 'command', command }),
    openRecovery: () => desk.openRecovery(),
  });
  lockWhenAway(engine, roles, log);
  desk.begin();
}

/** The window asks where the store stands as soon as it is up: with the answer the start has succeeded. */
function countStarts(dispatch: Dispatch, starts: Starts): Dispatch {
  let counted = false;
  return async (name, input, owner) => {
    const value = await dispatch(name, input, owner);
    if (name === 'getStatus' && !counted) {
      counted = true;
      starts.succeeded();
    }
    return value;
  };
}
