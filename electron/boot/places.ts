// Finds every folder and file that the program uses, before anything is opened.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import { BihuanError } from '#contract/errors.ts';
import { dataSwitch } from './data-switch.ts';

export interface Places {
  /** The store: ledger.db, keyring.json, backups/ */
  data: string;
  logs: string;
  windowState: string;
  /** Sample round, templates, holidays; beside the code, also inside a packed app */
  resources: string;
  renderer: string;
  preload: string;
  worker: string;
}

/**
 * The data folder is `--data=DIR`, else `data` in the user's own folder. With `--data` the shell keeps its own files
 * (lock, window place, logs) in `DIR/shell`, so that the lock guards the folder and several folders can be open at once;
 * `--user-data-dir` overrides this. Throws `usage` or `store.denied`.
 */
export function findPlaces(): Places {
  const named = dataSwitch(process.argv, process.cwd());
  if (named !== null && !app.commandLine.hasSwitch('user-data-dir')) app.setPath('userData', join(named, 'shell'));
  const shell = app.getPath('userData');
  const data = named ?? join(shell, 'data');
  for (const dir of [shell, data]) {
    try {
      mkdirSync(dir, { recursive: true });
    } catch (cause) {
      throw new BihuanError(
        'store.denied',
        `不能在“${dir}”建立文件夹，程序没有打开。请换一个位置，或请管理员开放权限。`,
        { dir },
        { cause },
      );
    }
  }
  const out = join(import.meta.dirname, '..');
  return {
    data,
    logs: join(shell, 'logs'),
    windowState: join(shell, 'window.json'),
    resources: join(app.getAppPath(), 'resources'),
    renderer: join(out, 'renderer'),
    preload: join(out, 'preload', 'preload.cjs'),
    worker: join(out, 'main', 'worker.js'),
  };
}
