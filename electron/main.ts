// The program's entry: a list of set-up calls. What belongs before `ready` stands here, the rest in boot/open.ts.
import { app } from 'electron';
import { endOnUncaught, giveUp } from './boot/failure.ts';
import { takeLock } from './boot/lock.ts';
import { openProgram } from './boot/open.ts';
import { findPlaces } from './boot/places.ts';
import { registerAppScheme } from './platform/app-protocol.ts';
import { openLog } from './platform/log.ts';
import { denyNavigation } from './platform/navigation.ts';
import { silenceChromium } from './platform/switches.ts';
import { WindowRoles } from './platform/window-roles.ts';

function start(): void {
  silenceChromium();
  registerAppScheme();
  const places = findPlaces();
  const log = openLog(places.logs);
  endOnUncaught(log);
  const roles = new WindowRoles();
  if (!takeLock(roles)) {
    app.quit();
    return;
  }
  denyNavigation(log);
  // Not awaited: Electron emits `ready` only after this module has been evaluated
  app
    .whenReady()
    .then(() => openProgram(places, roles, log))
    .catch((error: unknown) => giveUp(error, log));
}

try {
  start();
} catch (error) {
  giveUp(error);
}
