// A copy of the store that was opened and checked before it counts as a backup.
import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { BihuanError } from '#contract/errors.ts';
import { openDatabase } from './open.ts';

/**
 * Writes a consistent, encrypted copy of the open store to `path`: copy on the writer's own handle, integrity and foreign
 * keys checked in the copy, fsync, rename. The copy carries the same key.
 * @throws BihuanError store.corrupt when the copy does not check out; nothing is left at `path` then.
 */
export function backupTo(db: Database.Database, path: string, key: Uint8Array): void {
  const temporary = `${path}.part`;
  rmSync(temporary, { force: true });
  try {
    db.prepare('VACUUM INTO ?').run(temporary);
    const copy = openDatabase(temporary, key, { readonly: true });
    try {
      const integrity = copy.pragma('integrity_check', { simple: true });
      const broken = copy.pragma('foreign_key_check') as unknown[];
      if (integrity !== 'ok' || broken.length > 0) {
        throw new BihuanError('store.corrupt', '备份校验未通过，没有生成备份。请先做“数据完整性检查”。');
      }
    } finally {
      copy.close();
    }
    const handle = openSync(temporary, 'r+');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
