// Copying the open store while it is worked on. The writer's own handle puts everything committed into the file and then
// leaves the file alone: acts go to the write-ahead log until the copy is through. So the file's pages, encrypted as they
// are, can be read by another thread, and are exactly the ledger as it was when the copy began (docs/adr/0010).
import { closeSync, fdatasyncSync, fstatSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { BihuanError } from '#contract/errors.ts';

/** What is copied: as many bytes as the file had, from a handle that stays open as long as the store. */
export interface HeldFile {
  fd: number;
  bytes: number;
  pageBytes: number;
}

/** Bytes read at once. */
const CHUNK = 1024 * 1024;
/** Bytes of the copy that may wait to be written to the disk. */
const SETTLED = 8 * CHUNK;
/** SQLite locks bytes of the page at this offset and never stores anything in it; Windows refuses to read them. */
const LOCK_PAGE = 0x40000000;
/** SQLite's own default, in pages. */
const AUTO_CHECKPOINT = 1_000;

interface Handle {
  fd: number;
  /** Set while a copy is being made */
  abandoned?: () => void;
}

const handles = new WeakMap<Database.Database, Handle>();

/** POSIX gives up a process's locks on a file when any handle of it is closed: this one is closed after the store's. */
function handleOf(db: Database.Database): Handle {
  const known = handles.get(db);
  if (known) return known;
  const made = { fd: openSync(db.name, 'r') };
  handles.set(db, made);
  return made;
}

/** Closes the store and what was opened to copy it. */
export function closeDatabase(db: Database.Database): void {
  const handle = handles.get(db);
  if (db.open) {
    abandonCopy(db);
    db.close();
  }
  if (handle) closeSync(handle.fd);
  handles.delete(db);
}

/**
 * Lets the file stand still until `letGo`. `abandoned` is called when something has to write into it at once (closing,
 * another key); the copy is then worth nothing.
 * @throws BihuanError conflict while another copy is being made
 */
export function holdFile(db: Database.Database, abandoned: () => void): HeldFile {
  const handle = handleOf(db);
  if (handle.abandoned) throw new BihuanError('conflict', '正在备份，请等它完成后再试。');
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.pragma('wal_autocheckpoint = 0');
  handle.abandoned = abandoned;
  return {
    fd: handle.fd,
    bytes: fstatSync(handle.fd).size,
    pageBytes: db.pragma('page_size', { simple: true }) as number,
  };
}

/** Bytes of the store, what is still in its write-ahead log included. */
export function storeBytes(db: Database.Database): number {
  return (db.pragma('page_count', { simple: true }) as number) * (db.pragma('page_size', { simple: true }) as number);
}

/** The file may change again; harmless when it was not held. */
export function letGo(db: Database.Database): void {
  const handle = handles.get(db);
  if (handle) delete handle.abandoned;
  if (db.open) db.pragma(`wal_autocheckpoint = ${AUTO_CHECKPOINT}`);
}

/** Ends a copy under way, before something writes into the file itself. */
export function abandonCopy(db: Database.Database): void {
  const abandoned = handles.get(db)?.abandoned;
  if (!abandoned) return;
  letGo(db);
  abandoned();
}

/** Reads the held file into a new file at `target` and forces it to the disk. `told` gets the bytes done. */
export function copyHeld({ fd, bytes, pageBytes }: HeldFile, target: string, told: (done: number) => void): void {
  const out = openSync(target, 'wx', 0o600);
  try {
    const buffer = Buffer.alloc(CHUNK);
    for (let at = 0; at < bytes; ) {
      const length = Math.min(CHUNK, bytes - at);
      const skipped = at === LOCK_PAGE ? Math.min(pageBytes, length) : 0;
      buffer.fill(0, 0, skipped);
      for (let got = skipped; got < length; ) {
        const read = readSync(fd, buffer, got, length - got, at + got);
        if (read === 0) throw new BihuanError('store.corrupt', '台账文件在备份时变短了，没有生成备份。请重新备份。');
        got += read;
      }
      for (let put = 0; put < length; ) put += writeSync(out, buffer, put, length - put, at + put);
      at += length;
      // Little by little: an act's own few bytes would wait for all that the copy has not yet written
      if (at % SETTLED < CHUNK) fdatasyncSync(out);
      told(at);
    }
    fsyncSync(out);
  } finally {
    closeSync(out);
  }
}
