// A folder of backups: one folder each, which bears its name only once everything in it is whole and on the disk.
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { DatedBackup } from '#domain/backup/generations.ts';
import { BACKUP_KINDS, type BackupKind } from '#domain/backup/kinds.ts';
import { syncFolder } from '../files/atomic-write.ts';
import { seal, unseal } from '../vault/seal.ts';
import type { Manifest, SealedPart, StoredBackup } from './types.ts';

export const STORE_FILE = 'ledger.db';
export const RING_FILE = 'keyring.json';
export const MANIFEST_FILE = 'backup.json';
/** What is being written or taken away; never counted, swept at the next backup. */
const UNFINISHED = /\.(part|gone)$/;
const EARLY = /^ledger-(\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{3}Z)-before-schema-\d+\.db$/;
const NAMED = /^(\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{3}Z)-([a-z]+)(?:-\d+)?$/;

const stampOf = (at: Date): string => at.toISOString().replace(/[:.]/g, '-');
const instantOf = (stamp: string): string => stamp.replace(/T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z$/, 'T$1:$2:$3.$4Z');

/** A name that no backup there has. */
export function newId(folder: string, at: Date, kind: BackupKind): string {
  const name = `${stampOf(at)}-${kind}`;
  for (let n = 1; ; n++) {
    const id = n === 1 ? name : `${name}-${n}`;
    if (!existsSync(join(folder, id)) && !existsSync(join(folder, `${id}.part`))) return id;
  }
}

/** Everything that is a backup, newest first; an unreadable manifest makes one whose content is not known. */
export function backupsIn(folder: string): StoredBackup[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((name) => stored(folder, name) ?? [])
    .toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : a.id < b.id ? 1 : -1));
}

function stored(folder: string, name: string): StoredBackup | null {
  const early = EARLY.exec(name);
  const named = NAMED.exec(name);
  const file = early ? join(folder, name) : join(folder, name, STORE_FILE);
  const stat = early || named ? statSync(file, { throwIfNoEntry: false }) : undefined;
  if (!stat?.isFile()) return null;
  if (early) {
    return { id: name, file, at: instantOf(early[1] as string), kind: 'migration', bytes: stat.size, manifest: null };
  }
  const manifest = readManifest(join(folder, name, MANIFEST_FILE));
  const kind = BACKUP_KINDS.find((each) => each === (manifest?.kind ?? named?.[2]));
  if (kind === undefined) return null;
  return { id: name, file, at: manifest?.at ?? instantOf(named?.[1] as string), kind, bytes: stat.size, manifest };
}

function readManifest(path: string): Manifest | null {
  try {
    const value = JSON.parse(readFileSync(path, 'utf8')) as Manifest;
    return value.format === 1 && typeof value.sha256 === 'string' ? value : null;
  } catch {
    return null;
  }
}

/** Whether it was found whole when it was made and still has the size it had then. */
export function isVerified({ manifest, bytes }: StoredBackup): boolean {
  return manifest !== null && manifest.bytes === bytes;
}

export function dated(backup: StoredBackup): DatedBackup {
  return { id: backup.id, at: backup.at, kind: backup.kind, verified: isVerified(backup) };
}

/** Takes a backup away: under another name first, so that a cut leaves no half of one. */
export function removeBackup(folder: string, id: string): void {
  const gone = join(folder, `${id}.gone`);
  renameSync(join(folder, id), gone);
  rmSync(gone, { recursive: true, force: true });
}

/** Gives a finished backup its name. */
export function settleBackup(folder: string, id: string): void {
  syncFolder(join(folder, `${id}.part`));
  renameSync(join(folder, `${id}.part`), join(folder, id));
  syncFolder(folder);
}

/** Throws away what a cut left half made. Only while no backup is being made there. */
export function sweepBackups(folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    if (UNFINISHED.test(name) && NAMED.test(name.replace(UNFINISHED, '')))
      rmSync(join(folder, name), { recursive: true, force: true });
  }
}

const BOUND = 'backup contents';

export function sealPart(key: Uint8Array, { rounds, counts }: SealedPart): Manifest['sealed'] {
  return seal(key, Buffer.from(JSON.stringify({ rounds, counts })), BOUND);
}

/** What is sealed in a manifest; null when none of the keys opens it. */
export function openPart(keys: readonly Uint8Array[], { sealed }: Manifest): SealedPart | null {
  for (const key of keys) {
    try {
      return JSON.parse(unseal(key, sealed, BOUND).toString('utf8')) as SealedPart;
    } catch {
      // under another of the keys
    }
  }
  return null;
}

/** Of a whole file, read piece by piece. `told` gets the bytes done, and may stop by throwing. */
export async function hashOf(path: string, told: (done: number) => Promise<void>): Promise<string> {
  const hash = createHash('sha256');
  let done = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 4 * 1024 * 1024 })) {
    hash.update(chunk as Buffer);
    done += (chunk as Buffer).length;
    await told(done);
  }
  return hash.digest('hex');
}
