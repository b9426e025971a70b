// Whether a copy of a store is whole: asked of every backup when it is made, looked at, copied or restored.
import type Database from 'better-sqlite3';
import { BihuanError } from '#contract/errors.ts';
import { openDatabase } from './open.ts';
import { type StoreContents, storeContents } from './queries/backup.ts';

/**
 * Opens a copy under its key and looks at everything in it: pages, references, and, where they are known, the rows of every
 * table. Leaves it without a write-ahead log, so that it can be opened on a medium that cannot be written to.
 * @throws BihuanError store.corrupt, store.notADatabase
 */
export function checkCopy(path: string, key: Uint8Array, counts?: Record<string, number>): StoreContents {
  const copy = openDatabase(path, key);
  try {
    copy.pragma('journal_mode = DELETE');
    requireWhole(copy);
    const contents = storeContents(copy);
    const wrong = Object.keys({ ...counts, ...contents.counts }).find(
      (table) => counts !== undefined && counts[table] !== contents.counts[table],
    );
    if (wrong !== undefined) {
      throw new BihuanError('store.corrupt', `备份校验未通过（表 ${wrong} 的行数与台账不一致），没有生成备份。`);
    }
    return contents;
  } finally {
    copy.close();
  }
}

/** @throws BihuanError store.corrupt unless all pages and references of the database are whole */
export function requireWhole(db: Database.Database): void {
  const integrity = db.pragma('integrity_check', { simple: true });
  const broken = db.pragma('foreign_key_check') as unknown[];
  if (integrity !== 'ok' || broken.length > 0) {
    throw new BihuanError('store.corrupt', '备份校验未通过，内容已损坏，不能用于恢复。请选择另一份备份。');
  }
}
