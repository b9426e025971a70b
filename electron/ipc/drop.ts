// Files dropped on the window: the one call beside the operations, since only the preload can ask for a file's path.
import { type IpcMainInvokeEvent, ipcMain } from 'electron';
import { BihuanError, toEnvelope } from '#contract/errors.ts';
import type { Answer, ChosenFiles } from '#contract/operations.ts';
import type { Log } from '../platform/log.ts';
import { DROP_CHANNEL } from './channels.ts';
import type { Engine } from './engine-client.ts';
import { checkSender, type Sender } from './sender.ts';
import type { ShellContext } from './shell/context.ts';
import { droppedFiles } from './shell/evidence.ts';

export function registerDrop(
  engine: Engine,
  fileSets: ShellContext['fileSets'],
  senderOf: (event: IpcMainInvokeEvent) => Sender,
  log: Log,
): void {
  ipcMain.handle(DROP_CHANNEL, async (event, ...args: unknown[]): Promise<Answer<ChosenFiles>> => {
    try {
      checkSender(senderOf(event), 'chooseEvidence');
      const { store } = await engine.call('getStatus', {});
      if (store !== 'open') throw new BihuanError('session.locked', '台账已锁定，没有添加。请输入密码打开后再试。');
      return { ok: true, value: await droppedFiles(fileSets, event.sender.id, args[0]) };
    } catch (error) {
      const envelope = toEnvelope(error);
      if (error instanceof BihuanError) log.info('refused', { operation: 'dropFiles', code: envelope.code });
      else log.error('failed', error, { operation: 'dropFiles' });
      return { ok: false, error: envelope };
    }
  });
}
