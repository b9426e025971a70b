// Starts the worker, and stands by the person when it stops by itself.
import { app, dialog } from 'electron';
import { type Engine, startEngine } from '../ipc/engine-client.ts';
import type { Log } from '../platform/log.ts';
import type { WindowRoles } from '../platform/window-roles.ts';
import { mainWindow, tell } from '../platform/windows.ts';
import { giveUp } from './failure.ts';
import type { Places } from './places.ts';

export function openEngine(places: Places, roles: WindowRoles, log: Log): Engine {
  const engine = startEngine({
    workerPath: places.worker,
    options: {
      dataDir: places.data,
      resourcesDir: places.resources,
      version: app.getVersion(),
      copier: places.copier,
      automatic: 'program',
    },
    onStatus: (status) => tell(roles, { type: 'status', status }),
    onProgress: (progress) => tell(roles, { type: 'progress', ...progress }),
    onStop: (cause) => {
      if (typeof cause === 'number') log.info('worker left', { exitCode: cause });
      else log.error('worker stopped', cause);
      offerRestart(engine, roles).catch((error: unknown) => giveUp(error, log));
    },
  });
  return engine;
}

async function offerRestart(engine: Engine, roles: WindowRoles): Promise<void> {
  const options = {
    type: 'error' as const,
    title: '闭环',
    message: '数据服务意外停止',
    detail:
      '最后一次操作可能没有保存，此前已保存的内容不受影响。\n重新启动后需要再次输入密码，请核对最后一次操作的结果。',
    buttons: ['重新启动数据服务', '退出程序'],
    defaultId: 0,
    cancelId: 1,
  };
  const window = mainWindow(roles);
  const { response } = await (window ? dialog.showMessageBox(window, options) : dialog.showMessageBox(options));
  if (response !== 0) return app.quit();
  engine.restart();
  tell(roles, { type: 'status', status: await engine.call('getStatus', {}) });
}
