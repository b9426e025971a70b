// The file dialogs. Paths stay on this side; the window learns names only.
import { existsSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { BrowserWindow, dialog, type MessageBoxOptions, webContents } from 'electron';
import { BihuanError } from '#contract/errors.ts';
import type { ShellContext } from '../ipc/shell/context.ts';
import { FORMAT_NAMES, withEnding } from './paper-names.ts';

/** The window whose contents have this id; throws `sender.refused` if it is gone. */
function windowOf(owner: number): BrowserWindow {
  const contents = webContents.fromId(owner);
  const window = contents === undefined ? null : BrowserWindow.fromWebContents(contents);
  if (window === null) throw new BihuanError('sender.refused', '窗口已关闭，操作没有执行。');
  return window;
}

export const fileDialogs: ShellContext['dialogs'] = {
  openFindings: async (owner) => {
    const { canceled, filePaths } = await dialog.showOpenDialog(windowOf(owner), {
      title: '选择反馈意见或整改方案',
      buttonLabel: '导入',
      properties: ['openFile', 'dontAddToRecent'],
      filters: [
        { name: '反馈意见、整改方案（Word、WPS、文本）', extensions: ['docx', 'doc', 'wps', 'txt'] },
        { name: '所有文件', extensions: ['*'] },
      ],
    });
    return canceled ? null : (filePaths[0] ?? null);
  },

  openWorkbook: async (owner) => {
    const { canceled, filePaths } = await dialog.showOpenDialog(windowOf(owner), {
      title: '选择 Excel 台账',
      buttonLabel: '导入',
      properties: ['openFile', 'dontAddToRecent'],
      filters: [
        { name: '台账（Excel、WPS 表格、CSV）', extensions: ['xlsx', 'xlsm', 'xls', 'et', 'csv', 'txt'] },
        { name: '所有文件', extensions: ['*'] },
      ],
    });
    return canceled ? null : (filePaths[0] ?? null);
  },

  openTemplate: async (owner) => {
    const { canceled, filePaths } = await dialog.showOpenDialog(windowOf(owner), {
      title: '选择改好的模板',
      buttonLabel: '使用此模板',
      properties: ['openFile', 'dontAddToRecent'],
      filters: [{ name: 'Word 文档', extensions: ['docx'] }],
    });
    return canceled ? null : (filePaths[0] ?? null);
  },

  chooseFolder: async (owner, title) => {
    const { canceled, filePaths } = await dialog.showOpenDialog(windowOf(owner), {
      title,
      buttonLabel: '选择此文件夹',
      properties: ['openDirectory', 'createDirectory', 'dontAddToRecent'],
    });
    return canceled ? null : (filePaths[0] ?? null);
  },

  openForms: async (owner) => {
    const { canceled, filePaths } = await dialog.showOpenDialog(windowOf(owner), {
      title: '选择回收的调度表',
      buttonLabel: '读取',
      properties: ['openFile', 'multiSelections', 'dontAddToRecent'],
      filters: [
        { name: '调度表（Excel、WPS）', extensions: ['xlsx', 'xls', 'et'] },
        { name: '所有文件', extensions: ['*'] },
      ],
    });
    return canceled || filePaths.length === 0 ? null : filePaths;
  },

  openEvidence: async (owner) => {
    const { canceled, filePaths } = await dialog.showOpenDialog(windowOf(owner), {
      title: '选择佐证材料',
      buttonLabel: '添加',
      properties: ['openFile', 'multiSelections', 'dontAddToRecent'],
      filters: [{ name: '所有文件', extensions: ['*'] }],
    });
    return canceled || filePaths.length === 0 ? null : filePaths;
  },

  savePaper: async (owner, proposedName, format) => {
    const window = windowOf(owner);
    const { canceled, filePath } = await dialog.showSaveDialog(window, {
      title: '保存为',
      buttonLabel: '保存',
      // A name alone: the system opens the folder that was used last
      defaultPath: proposedName,
      properties: ['showOverwriteConfirmation', 'dontAddToRecent'],
      filters: [{ name: FORMAT_NAMES[format], extensions: [format] }],
    });
    if (canceled || filePath === '') return null;
    return settled(window, filePath, format);
  },

  saveOriginal: async (owner, proposedName, title = '导出原件') => {
    const window = windowOf(owner);
    const ending = extname(proposedName).slice(1);
    const { canceled, filePath } = await dialog.showSaveDialog(window, {
      title,
      buttonLabel: '保存',
      defaultPath: proposedName,
      properties: ['showOverwriteConfirmation', 'dontAddToRecent'],
      filters: [
        ...(ending === '' ? [] : [{ name: `${ending.toUpperCase()} 文件`, extensions: [ending] }]),
        { name: '所有文件', extensions: ['*'] },
      ],
    });
    return canceled || filePath === '' ? null : settled(window, filePath, ending);
  },
};

/** The path with that ending, once the person may write there: the dialog asked about the name without it. */
async function settled(window: BrowserWindow, chosen: string, ending: string): Promise<string | null> {
  const path = ending === '' ? chosen : withEnding(chosen, ending);
  return path !== chosen && existsSync(path) && !(await mayOverwrite(window, basename(path))) ? null : path;
}

async function mayOverwrite(window: BrowserWindow, name: string): Promise<boolean> {
  const question: MessageBoxOptions = {
    type: 'question',
    message: `“${name}”已存在，要替换它吗？`,
    buttons: ['替换', '取消'],
    defaultId: 1,
    cancelId: 1,
  };
  return (await dialog.showMessageBox(window, question)).response === 0;
}
