// Putting the open store under another data key, on the writer's own handle, so that nobody else can come in between.
import type Database from 'better-sqlite3';
import { abandonCopy } from './held-file.ts';
import { storeError } from './open.ts';

/**
 * The store's part of a change of key (see vault/keys.ts). The rewriting is one SQLite transaction with a rollback
 * journal, which is under the old key: a journal with content found at opening means that the old key holds.
 */
export function rekeying(db: Database.Database) {
  return {
    prepare(): void {
      abandonCopy(db);
      db.pragma('wal_checkpoint(TRUNCATE)');
      // Under the exclusive lock a journal of mode DELETE would stay behind with its content; this one is emptied by the commit
      db.pragma('journal_mode = TRUNCATE');
    },
    rekey(key: Uint8Array): void {
      try {
        db.pragma(`rekey = "raw:${Buffer.from(key).toString('hex')}"`);
      } catch (error) {
        throw storeError(error);
      }
    },
    resume(): void {
      db.pragma('journal_mode = WAL');
    },
  };
}
