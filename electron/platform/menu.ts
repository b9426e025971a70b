// Puts the application menu up and carries out what the shell itself answers for.
import { app, BrowserWindow, dialog, Menu, shell } from 'electron';
import { type Command, menuTemplate } from './menu-template.ts';

export interface MenuSettings {
  logDir: string;
  command: (command: Command) => void;
  /** Opens the recovery window in place of the main one */
  openRecovery: () => void;
}

export function showMenu({ logDir, command, openRecovery }: MenuSettings): void {
  const template = menuTemplate(
    { command, openLogFolder: () => void shell.openPath(logDir), openRecovery, about: () => void about() },
    !app.isPackaged,
  );
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

async function about(): Promise<void> {
  const [window] = BrowserWindow.getAllWindows();
  const options = {
    type: 'info' as const,
    title: '关于闭环',
    message: `闭环 ${app.getVersion()}`,
    detail: '巡视巡察整改台账，单机使用，不连接网络。\n不得用于存储、处理国家秘密。',
    buttons: ['确定'],
  };
  await (window ? dialog.showMessageBox(window, options) : dialog.showMessageBox(options));
}
