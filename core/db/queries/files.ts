// Originals kept whole in the store: written once by their hash, never changed.
import { createHash } from 'node:crypto';
import type { FileContentRow } from '../schema.ts';
import { type Store, sql } from '../store.ts';

/** Keeps the bytes, once however often they come. @returns their SHA-256 in hex */
export function keepFile(store: Store, bytes: Uint8Array): string {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  store
    .prepare('INSERT INTO file_content (sha256, bytes, content) VALUES (?, ?, ?) ON CONFLICT (sha256) DO NOTHING')
    .run(sha256, bytes.byteLength, bytes);
  return sha256;
}

export function keptFile(store: Store, sha256: string): FileContentRow | undefined {
  return store.get(sql.selectFrom('file_content').selectAll().where('sha256', '=', sha256));
}
