// Whatever leaves the product as a file is written whole or not at all, and logged with its name, hash and medium.
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { writeFileAtomically } from '../../files/atomic-write.ts';
import { mediumOf } from '../../files/medium.ts';
import type { Context } from '../context.ts';

/** @throws BihuanError file.* from the disk; the old file is then untouched */
export function exportBytes(
  context: Context,
  { what, path, bytes }: { what: string; path: string; bytes: Uint8Array },
): { fileName: string } {
  writeFileAtomically(path, bytes);
  const fileName = basename(path);
  logExport(context, fileName, path, {
    what,
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  });
  return { fileName };
}

/** The one place where an export is logged: under which name, on what it went out, what it holds. */
export function logExport(
  context: Context,
  name: string,
  path: string,
  facts: { what: string } & Record<string, unknown>,
): void {
  const where = mediumOf(path);
  context.store.act(context.actor, 'export', (act) => act.record('file', name, null, { ...facts, where }));
}
