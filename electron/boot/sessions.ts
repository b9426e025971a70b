// Every session there is gets the same fences before anything is loaded into it.
import { app, type Session, session } from 'electron';
import { serveBundle } from '../platform/app-protocol.ts';
import type { Log } from '../platform/log.ts';
import { denyNetwork } from '../platform/network.ts';
import { denyPermissions } from '../platform/permissions.ts';
import type { Places } from './places.ts';

export function fenceSessions(places: Places, log: Log): void {
  const fence = (of: Session): void => {
    denyPermissions(of);
    denyNetwork(of, !app.isPackaged, log);
  };
  app.on('session-created', fence);
  fence(session.defaultSession);
  serveBundle(session.defaultSession, [places.renderer, places.recovery]);
}
