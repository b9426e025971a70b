// Finds every folder and file that the program uses, before anything is opened.
import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
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
  /** The recovery window's own bundle */
  recovery: string;
  /** Counts starts that did not succeed */
  starts: string;
  /** The thread that copies large stores */
  copier: string;
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
  const own = app.getPath('userData');
  if (named !== null && !app.commandLine.hasSwitch('user-data-dir')) app.setPath('userData', shellFolder(named, own));
  const shell = app.getPath('userData');
  const data = named ?? join(shell, 'data');
  for (const dir of [shell, data]) {
    try {
      mkdirSync(dir, { recursive: true });
    } catch (cause) {
      // A ledger that cannot be written to can still be looked at
      if (existsSync(join(dir, 'ledger.db'))) continue;
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
    recovery: join(out, 'recovery'),
    starts: join(shell, 'starts.json'),
    copier: join(out, 'main', 'copier.js'),
    preload: join(out, 'preload', 'preload.cjs'),
    worker: join(out, 'main', 'worker.js'),
  };
}

/** Beside the data where that can be written to; a folder on a read-only medium gets one in the user's own folder. */
function shellFolder(data: string, own: string): string {
  const beside = join(data, 'shell');
  try {
    mkdirSync(beside, { recursive: true });
    accessSync(beside, constants.W_OK);
    return beside;
  } catch {
    return existsSync(join(data, 'ledger.db'))
      ? join(own, 'read-only', createHash('sha256').update(data).digest('hex').slice(0, 16))
      : beside;
  }
}
