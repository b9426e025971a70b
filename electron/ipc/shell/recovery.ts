// What the recovery window asks of the shell: the chosen folder stays here, the engine reads and restores.
import { basename } from 'node:path';
import type { RecoveryBackups } from '#contract/operations.ts';
import type { ShellContext, ShellHandlers } from './context.ts';

type RecoveryHandlers = Pick<
  ShellHandlers,
  | 'getRecoveryState'
  | 'listRecoveryBackups'
  | 'chooseRecoveryFolder'
  | 'restoreInRecovery'
  | 'openReadOnly'
  | 'leaveRecovery'
  | 'openRecovery'
  | 'showDataFolder'
  | 'quitProgram'
>;

export function recoveryHandlers({ engine, dialogs, desk }: ShellContext): RecoveryHandlers {
  /** The folder that was chosen in this sitting; null: beside the ledger */
  let path: string | null = null;
  const list = async (): Promise<RecoveryBackups> => ({
    ...(await engine.call('backupsAt', { path })),
    folder: path === null ? null : basename(path) || path,
  });
  return {
    getRecoveryState: () => desk.recoveryState(),
    listRecoveryBackups: list,
    chooseRecoveryFolder: async (_input, owner) => {
      const chosen = await dialogs.chooseFolder(owner, '选择存放备份的文件夹或U盘');
      if (chosen === null) return null;
      path = chosen;
      return list();
    },
    restoreInRecovery: (input) => engine.call('recoverBackup', { ...input, path }),
    openReadOnly: async (input) => {
      await engine.call('lookReadOnly', input);
      await desk.leaveRecovery();
      return null;
    },
    leaveRecovery: async () => {
      await desk.leaveRecovery();
      return null;
    },
    openRecovery: async () => {
      path = null;
      desk.openRecovery();
      return null;
    },
    showDataFolder: async () => {
      desk.showDataFolder();
      return null;
    },
    quitProgram: async () => {
      desk.quit();
      return null;
    },
  };
}
