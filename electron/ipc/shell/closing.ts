// 销号审批表 leave the program: as one document under a chosen name, or one file a problem in a chosen folder.
import type { ShellContext, ShellHandler } from './context.ts';

/** Asks where to save and writes the forms; null if the dialog was closed. */
export function saveCloseOuts({ engine, dialogs }: ShellContext): ShellHandler<'saveCloseOuts'> {
  return async ({ problemIds, as }, owner) => {
    if (as === 'each') {
      const folder = await dialogs.chooseFolder(owner, '选择存放销号审批表的文件夹');
      return folder === null ? null : engine.call('writeCloseOutsTo', { problemIds, to: { folder } });
    }
    const { name } = await engine.call('closeOutsName', { problemIds });
    const path = await dialogs.savePaper(owner, name, 'docx');
    return path === null ? null : engine.call('writeCloseOutsTo', { problemIds, to: { path } });
  };
}
