// Opening the encrypted store: key, pragmas, and the sentences for a store that cannot be opened.
import { existsSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { BihuanError } from '#contract/errors.ts';

/** An open database, for those outside of this folder who only hand it on. */
export type OpenDatabase = Database.Database;

export interface OpenOptions {
  /** Make the file when it is not there; otherwise a missing file is an error */
  create?: boolean;
  readonly?: boolean;
}

/**
 * Opens the store with its raw 32-byte key (AEGIS-256, authenticated; no plain header).
 * EXCLUSIVE locking makes this process the one writer: a second one is told so instead of waiting.
 * @throws BihuanError store.missing, store.corrupt, store.locked, store.notADatabase, store.denied
 */
export function openDatabase(file: string, key: Uint8Array, options: OpenOptions = {}): Database.Database {
  if (!options.create && !existsSync(file)) {
    throw new BihuanError('store.missing', '找不到台账文件 ledger.db。请确认数据文件夹是否正确，或从备份恢复。');
  }
  if (!options.create && statSync(file).size === 0) {
    // SQLite would take it for a new database and let everybody begin anew
    throw new BihuanError('store.corrupt', '台账文件 ledger.db 是空的（0 字节），内容已丢失。请从最近的备份恢复。');
  }
  let db: Database.Database | undefined;
  try {
    db = new Database(file, { readonly: options.readonly ?? false, timeout: 1_000 });
    db.pragma("cipher = 'aegis'");
    db.pragma(`key = "raw:${Buffer.from(key).toString('hex')}"`);
    db.pragma('locking_mode = EXCLUSIVE');
    if (!options.readonly) db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.pragma('foreign_keys = ON');
    db.pragma('trusted_schema = OFF');
    db.pragma('temp_store = MEMORY');
    // Every page that is not in memory is read and decrypted again; the default keeps 2 MB.
    db.pragma('cache_size = -32768');
    db.prepare('SELECT count(*) FROM sqlite_schema').get();
    return db;
  } catch (error) {
    db?.close();
    throw storeError(error);
  }
}

/** Turns SQLite's codes into sentences; other errors are passed through. */
export function storeError(error: unknown): unknown {
  const code = (error as { code?: string } | null)?.code ?? '';
  if (code === 'SQLITE_BUSY' || code === 'SQLITE_LOCKED') {
    return new BihuanError(
      'store.locked',
      '台账正被另一个“闭环”窗口或命令使用。请先关闭它再打开。',
      {},
      { cause: error },
    );
  }
  if (code === 'SQLITE_NOTADB') {
    return new BihuanError(
      'store.notADatabase',
      '台账文件 ledger.db 不能用这把密钥打开：文件不属于这个密钥，或已损坏。文件没有改动，请从备份恢复。',
      {},
      { cause: error },
    );
  }
  if (code.startsWith('SQLITE_CORRUPT')) {
    return new BihuanError('store.corrupt', '台账文件已损坏，已停止写入。请从最近的备份恢复。', {}, { cause: error });
  }
  if (code === 'SQLITE_FULL') {
    return new BihuanError(
      'store.diskFull',
      '磁盘已满，本次操作没有保存。请清理磁盘后再试，此前的内容都在。',
      {},
      { cause: error },
    );
  }
  if (code.startsWith('SQLITE_IOERR')) {
    // Some systems tell a full disk, a limit of the file system or a stick that is gone only like this
    return new BihuanError(
      'store.diskFailed',
      '读写台账文件时磁盘出错（空间不足、超过单个文件的大小限制、磁盘被拔出或损坏），本次操作没有保存，此前的内容都在。请检查磁盘后重新打开台账。',
      {},
      { cause: error },
    );
  }
  if (code.startsWith('SQLITE_READONLY') || code === 'SQLITE_CANTOPEN' || code === 'SQLITE_PERM') {
    return new BihuanError(
      'store.denied',
      '没有权限打开或写入台账文件。请检查数据文件夹的权限。',
      {},
      { cause: error },
    );
  }
  return error;
}
