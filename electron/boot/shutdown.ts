// The program ends only after the worker has closed the store.
import { app } from 'electron';
import type { Engine } from '../ipc/engine-client.ts';

export function closeEngineOnQuit(engine: Engine): void {
  let closed = false;
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    void engine.close().finally(() => {
      closed = true;
      app.quit();
    });
  });
}
