// Every file that leaves the product is written beside its target, synced, then renamed: a cut or full disk leaves the old file whole.
import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { BihuanError, type ErrorCode } from '#contract/errors.ts';

/**
 * Writes `bytes` to `path` by a temporary file in the same folder, fsync and rename.
 * @throws BihuanError file.diskFull, file.denied, file.inUse or file.missing; the old file is then untouched.
 */
export function writeFileAtomically(path: string, bytes: Uint8Array): void {
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`);
  let handle: number | undefined;
  try {
    handle = openSync(temporary, 'wx', 0o600);
    for (let done = 0; done < bytes.length; ) done += writeSync(handle, bytes, done);
    fsyncSync(handle);
    closeSync(handle);
    handle = undefined;
    renameSync(temporary, path);
    syncFolder(dirname(path));
  } catch (error) {
    // On a stick that was pulled out these fail too; what failed first is what is told.
    quietly(() => handle === undefined || closeSync(handle));
    quietly(() => rmSync(temporary, { force: true }));
    throw fileError(error, path);
  }
}

function quietly(work: () => unknown): void {
  try {
    work();
  } catch {
    // Nothing more can be done.
  }
}

/** Returns once the content of a file would survive a power cut. */
export function syncFile(path: string): void {
  const handle = openSync(path, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Makes a rename durable. Windows has no handle for a folder and does this with the rename itself. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

const GONE: [ErrorCode, (name: string) => string] = [
  'file.missing',
  (name) => `读写“${name}”时磁盘没有响应（U盘是否已拔出或损坏）。请重新插好后再试，或换一个U盘。`,
];

const WORDS: Record<string, [ErrorCode, (name: string) => string]> = {
  ENOSPC: ['file.diskFull', (name) => `磁盘空间不足，“${name}”没有写入，原文件未改动。请清理磁盘或换一个位置再试。`],
  EFBIG: [
    'file.diskFull',
    (name) => `“${name}”超过了这个磁盘能存放的单个文件大小（FAT32 格式的U盘不超过4 GB），没有写入。请换一个位置。`,
  ],
  EACCES: ['file.denied', (name) => `没有权限读写“${name}”。请换一个文件夹，或请管理员开放权限。`],
  EPERM: ['file.inUse', (name) => `“${name}”正被其他程序（如 WPS、Excel）打开或被设为只读，没有写入。请关闭后再试。`],
  EBUSY: ['file.inUse', (name) => `“${name}”正被其他程序（如 WPS、Excel）打开，没有写入。请关闭后再试。`],
  EROFS: ['file.denied', (name) => `“${name}”所在的磁盘是只读的，不能写入。请换一个位置。`],
  ENOENT: ['file.missing', (name) => `找不到“${name}”。请确认文件或文件夹还在（U盘是否已拔出）。`],
  EIO: GONE,
  ENXIO: GONE,
  ENODEV: GONE,
  EISDIR: ['file.missing', (name) => `“${name}”是文件夹，不是文件。`],
};

/** Turns a file system error into a sentence that names the file; other errors are passed through. */
export function fileError(error: unknown, path: string): unknown {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  const known = code === undefined ? undefined : WORDS[code];
  return known
    ? new BihuanError(known[0], known[1](basename(path)), { file: basename(path) }, { cause: error })
    : error;
}
