// Making one backup of the open store: held, copied, checked, described, on the disk, and only then named.
import { copyFileSync, existsSync, mkdirSync, rmSync, statfsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { BihuanError, fromEnvelope } from '#contract/errors.ts';
import type { BackupKind } from '#domain/backup/kinds.ts';
import { type HeldFile, holdFile, letGo, storeBytes } from '../db/held-file.ts';
import { type OpenDatabase, storeError } from '../db/open.ts';
import { tableCounts } from '../db/queries/backup.ts';
import { fileError, syncFile, writeFileAtomically } from '../files/atomic-write.ts';
import type { CopierMessage } from './copier.ts';
import { type Copied, type CopyOrder, copyAndCheck } from './copy-work.ts';
import {
  backupsIn,
  MANIFEST_FILE,
  newId,
  RING_FILE,
  STORE_FILE,
  sealPart,
  settleBackup,
  sweepBackups,
} from './folder.ts';
import type { Manifest, StoredBackup } from './types.ts';

export interface BackupOrder {
  db: OpenDatabase;
  /** The present data key, under which the store is */
  key: Uint8Array;
  /** Folder of all backups */
  folder: string;
  kind: BackupKind;
  now: Date;
  /** Version of the program */
  program: string;
}

/** Stores up to this size are copied where they are: starting a thread takes longer. */
const SMALL = 8 * 1024 * 1024;
/** Room that a backup leaves on the disk for the work itself. */
const RESERVE = 64 * 1024 * 1024;

interface Begun extends BackupOrder {
  id: string;
  part: string;
  held: HeldFile;
  /** Rows of every table at the moment from which the file is held */
  counts: Record<string, number>;
}

/** @throws BihuanError file.diskFull, conflict while another backup is being made */
function begin(order: BackupOrder, abandoned: () => void): Begun {
  const { db, folder, now, kind } = order;
  const held = holdFile(db, abandoned);
  try {
    mkdirSync(folder, { recursive: true });
    sweepBackups(folder);
    const { bavail, bsize } = statfsSync(folder);
    if (bavail * bsize < held.bytes + RESERVE) {
      throw new BihuanError(
        'file.diskFull',
        `磁盘空间不足，没有备份（需要约${Math.ceil((held.bytes + RESERVE) / 1024 / 1024)} MB）。请清理磁盘后再备份。`,
      );
    }
    const id = newId(folder, now, kind);
    const part = join(folder, `${id}.part`);
    mkdirSync(part);
    return { ...order, id, part, held, counts: tableCounts(db) };
  } catch (error) {
    letGo(db);
    throw fileError(error, folder);
  }
}

function finish(
  { db, key, folder, kind, now, program, id, part }: Begun,
  { contents, bytes, sha256 }: Copied,
): StoredBackup {
  const { rounds, counts, ...open } = contents;
  const ring = join(dirname(db.name), RING_FILE);
  if (existsSync(ring)) {
    copyFileSync(ring, join(part, RING_FILE));
    syncFile(join(part, RING_FILE));
  }
  const sealed = sealPart(key, { rounds, counts });
  const manifest: Manifest = { format: 1, at: now.toISOString(), kind, program, bytes, sha256, ...open, sealed };
  writeFileAtomically(join(part, MANIFEST_FILE), Buffer.from(JSON.stringify(manifest, null, 2)));
  settleBackup(folder, id);
  return backupsIn(folder).find((backup) => backup.id === id) as StoredBackup;
}

function discard({ part }: Begun): void {
  rmSync(part, { recursive: true, force: true });
}

/** Makes a backup before anything else happens. @throws BihuanError; nothing is left behind then */
export function backUpNow(order: BackupOrder): StoredBackup {
  const begun = begin(order, () => {});
  try {
    const { held, counts, part, key, db } = begun;
    return finish(
      begun,
      copyAndCheck(
        { held, counts, target: join(part, STORE_FILE), key },
        () => {},
        () => letGo(db),
      ),
    );
  } catch (error) {
    discard(begun);
    throw storeError(fileError(error, order.folder));
  } finally {
    letGo(order.db);
  }
}

export interface Watched {
  /** Path of core/backup/copier.ts, or of what the build made of it */
  copier: string;
  /** How far it is; may stop it by throwing */
  step: (done: number, total: number) => Promise<void>;
}

/**
 * Makes a backup while acts go on; a large store is copied by a thread of its own.
 * @throws BihuanError; `cancelled` when the store was closed or its key changed meanwhile; nothing is left behind then
 */
export async function backUp(order: BackupOrder, watched: Watched): Promise<StoredBackup> {
  if (storeBytes(order.db) <= SMALL) return backUpNow(order);
  const stop = new AbortController();
  let holding = true;
  const release = () => {
    if (holding) letGo(order.db);
    holding = false;
  };
  const begun = begin(order, () => {
    holding = false;
    stop.abort();
  });
  try {
    return finish(begun, await inThread(begun, watched, stop.signal, release));
  } catch (error) {
    discard(begun);
    throw storeError(fileError(error, order.folder));
  } finally {
    release();
  }
}

function inThread(
  { held, counts, part, key }: Begun,
  { copier, step }: Watched,
  stop: AbortSignal,
  release: () => void,
): Promise<Copied> {
  const { promise, resolve, reject } = Promise.withResolvers<Copied>();
  const thread = new Worker(copier, {
    workerData: { held, counts, target: join(part, STORE_FILE), key } satisfies CopyOrder,
  });
  let refusal: unknown = new BihuanError('internal', '备份没有完成，请重新备份。');
  const give = (error: unknown) => {
    refusal = error;
    void thread.terminate();
  };
  stop.addEventListener('abort', () =>
    give(new BihuanError('cancelled', '台账已关闭或正在换密钥，这次备份没有完成。')),
  );
  thread.on('error', give);
  // The file belongs to nobody else once the thread is gone
  thread.on('exit', () => reject(refusal));
  thread.on('message', (message: CopierMessage) => {
    if ('bytes' in message) step(message.bytes, held.bytes * 2).catch(give);
    else if ('read' in message) release();
    else if ('copied' in message) resolve(message.copied);
    else give(fromEnvelope(message.error));
  });
  return promise;
}
