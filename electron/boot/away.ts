// Locks the ledger when nobody sits at the machine: the system's screen is locked or the machine goes to sleep.
import { powerMonitor } from 'electron';
import type { Engine } from '../ipc/engine-client.ts';
import type { Log } from '../platform/log.ts';
import type { WindowRoles } from '../platform/window-roles.ts';
import { tell } from '../platform/windows.ts';

/** Milliseconds that the window has to save what is being typed and lock by itself. */
const GRACE = 2_000;

export function lockWhenAway(engine: Engine, roles: WindowRoles, log: Log): void {
  const lock = (): void => {
    tell(roles, { type: 'command', command: 'lock' });
    setTimeout(() => {
      lockNow(engine, roles).catch((error: unknown) => log.error('not locked', error));
    }, GRACE);
  };
  powerMonitor.on('lock-screen', lock);
  powerMonitor.on('suspend', lock);
}

async function lockNow(engine: Engine, roles: WindowRoles): Promise<void> {
  if ((await engine.call('getStatus', {})).store !== 'open') return;
  tell(roles, { type: 'status', status: await engine.call('lock', {}) });
}
