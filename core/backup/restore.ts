// Putting a backup in the ledger's place: readied beside it under the present key and schema, checked, and then swapped by
// one rename. What stood there before is a backup itself, or lies in the quarantine; nothing is deleted.
import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { BihuanError } from '#contract/errors.ts';
import { verifyChain } from '../db/audit.ts';
import { requireWhole } from '../db/check-copy.ts';
import { closeDatabase } from '../db/held-file.ts';
import { migrate } from '../db/migrate.ts';
import { type OpenDatabase, openDatabase } from '../db/open.ts';
import { rekeying } from '../db/rekey.ts';
import { type Actor, Store } from '../db/store.ts';
import { fileError, syncFile, syncFolder } from '../files/atomic-write.ts';
import { STORE_FILE } from './folder.ts';
import type { StoredBackup } from './types.ts';

/** The ledger that is being readied, beside the one in force. */
const READIED = 'ledger.restoring';

export interface RestoreOrder {
  dataDir: string;
  backup: StoredBackup;
  /** Keys that may open it */
  keys: readonly Uint8Array[];
  /** The key under which it shall be */
  key: Uint8Array;
  actor: Actor;
  /** The backup of the present state, which takes the restore back; null where there was none */
  saved: string | null;
  /** Looks at the readied ledger and writes into it what shall hold on; may refuse by throwing */
  ready: (store: Store) => void;
}

export interface Readied {
  /** What `swapIn` takes */
  path: string;
  /** The key under which the backup was found */
  under: Uint8Array;
}

/**
 * Opens a copy of a store under the first of the keys that fits.
 * @throws BihuanError store.notADatabase when none does
 */
export function openWithAny(path: string, keys: readonly Uint8Array[]): { db: OpenDatabase; key: Uint8Array } {
  for (const key of keys) {
    try {
      return { db: openDatabase(path, key), key };
    } catch (error) {
      if (!(error instanceof BihuanError) || error.code !== 'store.notADatabase') throw error;
    }
  }
  throw new BihuanError(
    'store.notADatabase',
    '这份备份不能用当前的密钥打开：它属于另一个台账，或已损坏。没有恢复，请选择另一份备份。',
  );
}

/**
 * Readies the ledger that shall stand in the place of the present one.
 * @throws BihuanError store.*, file.*; nothing is left behind then
 */
export function readyBackup({ dataDir, backup, keys, key, actor, saved, ready }: RestoreOrder): Readied {
  const path = join(dataDir, READIED);
  sweepReadied(dataDir);
  try {
    copyFileSync(backup.file, path);
    const opened = openWithAny(path, keys);
    const { db } = opened;
    const under = opened.key;
    try {
      requireWhole(db);
      if (!Buffer.from(under).equals(Buffer.from(key))) putUnder(db, key);
      migrate(db, { backupDir: null, key, now: actor.now() });
      const chain = verifyChain(db);
      if (!chain.ok) {
        throw new BihuanError(
          'store.corrupt',
          '这份备份的操作日志前后不相接，可能被改动。没有恢复，请选择另一份备份。',
        );
      }
      const store = new Store(db);
      ready(store);
      store.act(actor, 'restoreBackup', (act) =>
        act.record('backup', backup.id, null, { at: backup.at, kind: backup.kind, saved }),
      );
    } finally {
      closeDatabase(db);
    }
    syncFile(path);
    return { path, under };
  } catch (error) {
    sweepReadied(dataDir);
    throw fileError(error, backup.file);
  }
}

/** Rewrites a copy of a store under another key. */
export function putUnder(db: OpenDatabase, key: Uint8Array): void {
  const change = rekeying(db);
  change.prepare();
  change.rekey(key);
  change.resume();
}

/** Throws away what an unfinished restore left. */
export function sweepReadied(dataDir: string): void {
  for (const name of readdirSync(dataDir)) {
    if (name === READIED || name.startsWith(`${READIED}-`)) rmSync(join(dataDir, name), { force: true });
  }
}

/** Puts the readied ledger in the place of one that was closed in order, which is a backup by now. */
export function swapIn(dataDir: string, readied: string): void {
  const file = join(dataDir, STORE_FILE);
  // A log beside the file would be taken for one of the readied ledger
  if (['-wal', '-journal'].some((end) => existsSync(`${file}${end}`))) putAside(dataDir, new Date());
  renameSync(readied, file);
  syncFolder(dataDir);
}

/**
 * Moves the store's files, whatever is there of them, into a folder of their own in the quarantine.
 * @returns the name of that folder; null when nothing was there
 * @throws BihuanError file.*
 */
export function putAside(dataDir: string, now: Date): string | null {
  const files = readdirSync(dataDir).filter((name) => /^ledger\.db(-wal|-shm|-journal)?$/.test(name));
  if (files.length === 0) return null;
  const stamp = `ledger-${now.toISOString().replace(/[:.]/g, '-')}`;
  const folder = join(dataDir, 'quarantine', stamp);
  try {
    mkdirSync(folder, { recursive: true });
    // The store itself last: while it lies there, its logs do not stand for another
    for (const name of files.toSorted().reverse()) renameSync(join(dataDir, name), join(folder, name));
    syncFolder(folder);
    return stamp;
  } catch (error) {
    throw fileError(error, folder);
  }
}
