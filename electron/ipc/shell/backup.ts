// The second place for backups: the person chooses a folder, the worker writes there; the window never learns the path.
import type { ShellContext, ShellHandler } from './context.ts';

/** Null if the dialog was closed. */
export function chooseBackupPlace({ engine, dialogs }: ShellContext): ShellHandler<'chooseBackupPlace'> {
  return async (_input, owner) => {
    const path = await dialogs.chooseFolder(owner, '选择第二备份位置（另一块磁盘或U盘）');
    return path === null ? null : engine.call('setBackupPlace', { path });
  };
}
