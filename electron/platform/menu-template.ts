// The words and keys of the application menu, apart from Electron so that they can be checked.
import type { MenuItemConstructorOptions } from 'electron';
import type { BihuanEvent } from '#contract/operations.ts';

export type Command = Extract<BihuanEvent, { type: 'command' }>['command'];

export interface MenuActions {
  /** Tells the window what was chosen */
  command(command: Command): void;
  openLogFolder(): void;
  openRecovery(): void;
  about(): void;
}

/** `devTools` adds what only developers need. */
export function menuTemplate(actions: MenuActions, devTools: boolean): MenuItemConstructorOptions[] {
  const command = (id: Command, label: string, accelerator: string): MenuItemConstructorOptions => ({
    id,
    label,
    accelerator,
    click: () => actions.command(id),
  });
  const line: MenuItemConstructorOptions = { type: 'separator' };
  return [
    {
      label: '文件(&F)',
      submenu: [
        command('print', '导出/打印…', 'CmdOrCtrl+P'),
        line,
        command('lock', '锁定', 'CmdOrCtrl+L'),
        { id: 'quit', role: 'quit', label: '退出', accelerator: 'CmdOrCtrl+Q' },
      ],
    },
    {
      label: '编辑(&E)',
      submenu: [
        { role: 'undo', label: '撤销' },
        { role: 'redo', label: '恢复' },
        line,
        { role: 'cut', label: '剪切' },
        { role: 'copy', label: '复制' },
        { role: 'paste', label: '粘贴' },
        { role: 'selectAll', label: '全选' },
        line,
        command('search', '查找…', 'CmdOrCtrl+K'),
      ],
    },
    {
      label: '视图(&V)',
      submenu: [
        { role: 'zoomIn', label: '放大', accelerator: 'CmdOrCtrl+=' },
        { role: 'zoomOut', label: '缩小', accelerator: 'CmdOrCtrl+-' },
        { role: 'resetZoom', label: '实际大小', accelerator: 'CmdOrCtrl+0' },
        line,
        { role: 'togglefullscreen', label: '全屏', accelerator: 'F11' },
        ...(devTools
          ? [line, { role: 'toggleDevTools', label: '开发者工具', accelerator: 'CmdOrCtrl+Shift+I' } as const]
          : []),
      ],
    },
    {
      label: '帮助(&H)',
      submenu: [
        command('help', '使用说明', 'F1'),
        { id: 'recovery', label: '恢复窗口…', click: () => actions.openRecovery() },
        { id: 'logs', label: '打开日志文件夹', click: () => actions.openLogFolder() },
        line,
        { id: 'about', label: '关于闭环', click: () => actions.about() },
      ],
    },
  ];
}
