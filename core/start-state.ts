// What the data folder looks like before anybody signs in: the state in which the program starts.
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  openSync,
  readdirSync,
  readSync,
  realpathSync,
  statfsSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import type { StartState } from '#contract/operations.ts';
import { backupsIn } from './backup/folder.ts';
import { readKeyring } from './vault/keys.ts';

/** Below this the program asks before it opens a ledger, bytes. */
export const LITTLE_SPACE = 200 * 1024 * 1024;
/** SQLite's pages in every ledger that this program made. */
const PAGE = 4096;

/** File systems that another machine serves, by statfs(2). */
const NETWORK_TYPES: ReadonlySet<number> = new Set([0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x5346414f, 0x01021997]);

/** Whether a folder lies on another machine. Windows tells by the real path of a mapped drive, others by the file system. */
export function isOnNetwork(
  realPath: string,
  fileSystem: number,
  platform: NodeJS.Platform = process.platform,
): boolean {
  if (platform === 'win32') return /^(\\\\\?\\UNC\\|\\\\(?![?.]\\))/i.test(realPath);
  return NETWORK_TYPES.has(fileSystem);
}

/** Bytes that the work can still take on the disk of a folder. */
export function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

/**
 * Looks at the folder only: opens no store and changes nothing. What can be told with the key alone (damage inside, a newer
 * version, another program at work) is told when somebody signs in.
 */
export function startState(dataDir: string, free: (folder: string) => number = freeBytes): StartState {
  const backups = countBackups(dataDir);
  const is = (state: StartState['state']): StartState => ({ state, backups });
  const file = join(dataDir, 'ledger.db');
  try {
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
    const there = existsSync(file);
    if (there) {
      accessSync(file, constants.R_OK | constants.W_OK);
      closeSync(openSync(file, 'r+'));
    }
    if (isOnNetwork(realpathSync.native(dataDir), statfsSync(dataDir).type)) return is('network');
    if (!there) return is(backups > 0 || hasRing(dataDir) ? 'missing' : 'first');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return is(code === 'EACCES' || code === 'EPERM' || code === 'EROFS' ? 'denied' : 'unreadable');
  }
  const { size } = statSync(file);
  if (size === 0 || !looksSealed(file)) return is('notADatabase');
  if (size % PAGE !== 0) return is('corrupt');
  try {
    readKeyring(join(dataDir, 'keyring.json'));
  } catch {
    return is('noKeys');
  }
  return is(free(dataDir) < LITTLE_SPACE ? 'littleSpace' : 'ok');
}

function countBackups(dataDir: string): number {
  try {
    return backupsIn(join(dataDir, 'backups')).length;
  } catch {
    return 0;
  }
}

/** A key ring or a quarantined ledger tells that there was one. */
function hasRing(dataDir: string): boolean {
  return readdirSync(dataDir).some((name) => name === 'keyring.json');
}

/** A ledger's first bytes look random; text, a plain database or nothing but zeros is none. */
function looksSealed(file: string): boolean {
  const head = Buffer.alloc(4096);
  const handle = openSync(file, 'r');
  try {
    const read = readSync(handle, head);
    const seen = new Set(head.subarray(0, read));
    return read >= 512 && seen.size > 128 && !head.subarray(0, 15).equals(Buffer.from('SQLite format 3'));
  } finally {
    closeSync(handle);
  }
}
