// Whatever leaves the product as a file is written whole or not at all, and logged with its name and hash.
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { writeFileAtomically } from '../../files/atomic-write.ts';
import type { Context } from '../context.ts';

/** @throws BihuanError file.* from the disk; the old file is then untouched */
export function exportBytes(
  context: Context,
  { what, path, bytes }: { what: string; path: string; bytes: Uint8Array },
): { fileName: string } {
  writeFileAtomically(path, bytes);
  const fileName = basename(path);
  context.store.act(context.actor, 'export', (act) =>
    act.record('file', fileName, null, {
      what,
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    }),
  );
  return { fileName };
}
