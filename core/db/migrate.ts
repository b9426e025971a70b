// Brings a store to the newest schema: verified backup first, then every step in one transaction, or nothing.
import type Database from 'better-sqlite3';
import { BihuanError } from '#contract/errors.ts';
import { backUpNow } from '../backup/make.ts';
import { type Migration, migrations as released } from './migrations/index.ts';
import { SearchIndex } from './search-index.ts';

export interface MigrateOptions {
  /** Folder for the backup taken before an existing store is changed; null for a store that is itself a copy */
  backupDir: string | null;
  key: Uint8Array;
  now: Date;
  /** Version of the program, which the backup tells */
  program?: string;
  migrations?: readonly Migration[];
}

/** The schema version a store stands at. */
export function schemaVersion(db: Database.Database): number {
  return db.pragma('user_version', { simple: true }) as number;
}

/**
 * Migrates in one BEGIN IMMEDIATE; a failing step leaves the store exactly on its old version.
 * @returns the version before and after, and the name of the backup if one was taken
 * @throws BihuanError store.newer when the store was written by a newer product
 */
export function migrate(
  db: Database.Database,
  options: MigrateOptions,
): { from: number; to: number; backup: string | null } {
  const steps = options.migrations ?? released;
  const from = schemaVersion(db);
  const to = steps.length;
  if (from > to) {
    throw new BihuanError(
      'store.newer',
      `台账由更新版本的“闭环”建立（数据版本${from}，本程序最高${to}）。请安装新版本后再打开，数据没有改动。`,
      { store: from, program: to },
    );
  }
  const search = new SearchIndex(db);
  if (from === to) {
    // A newer program may fold words or read names differently on the same schema.
    if (search.stale()) db.transaction(() => search.rebuild()).immediate();
    return { from, to, backup: null };
  }
  let backup: string | null = null;
  if (from > 0 && options.backupDir !== null) {
    const { backupDir: folder, key, now, program = '' } = options;
    backup = backUpNow({ db, key, folder, kind: 'migration', now, program }).id;
  }
  db.pragma('foreign_keys = OFF'); // a no-op inside a transaction, so it comes before it
  try {
    db.exec('BEGIN IMMEDIATE');
    try {
      for (const step of steps.slice(from)) db.exec(step.sql);
      const broken = db.pragma('foreign_key_check') as unknown[];
      if (broken.length > 0) throw new BihuanError('internal', '数据升级后引用检查未通过，已退回原版本。');
      if (search.stale()) search.rebuild();
      db.pragma(`user_version = ${to}`);
      db.exec('COMMIT');
    } catch (error) {
      db.exec('ROLLBACK');
      throw error;
    }
  } finally {
    db.pragma('foreign_keys = ON');
  }
  return { from, to, backup };
}
