// The work of one backup: read the held file, force the copy to the disk, open and check it, reckon its hash.
import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readSync } from 'node:fs';
import { checkCopy } from '../db/check-copy.ts';
import { copyHeld, type HeldFile } from '../db/held-file.ts';
import type { StoreContents } from '../db/queries/backup.ts';

export interface CopyOrder {
  held: HeldFile;
  counts: Record<string, number>;
  target: string;
  key: Uint8Array;
}

export interface Copied {
  contents: StoreContents;
  bytes: number;
  sha256: string;
}

/** `read` is called once the held file is needed no more. @throws BihuanError; Node's errors of the disk */
export function copyAndCheck(
  { held, counts, target, key }: CopyOrder,
  told: (bytes: number) => void,
  read: () => void,
): Copied {
  copyHeld(held, target, told);
  read();
  const contents = checkCopy(target, key, counts);
  return { contents, ...settledFile(target) };
}

/** Forces a file to the disk and reads it again. */
function settledFile(path: string): { bytes: number; sha256: string } {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
    const hash = createHash('sha256');
    const buffer = Buffer.alloc(1024 * 1024);
    let bytes = 0;
    for (let read = readSync(file, buffer); read > 0; read = readSync(file, buffer)) {
      hash.update(buffer.subarray(0, read));
      bytes += read;
    }
    return { bytes, sha256: hash.digest('hex') };
  } finally {
    closeSync(file);
  }
}
