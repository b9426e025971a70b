// Keeping the original behind an import: the bytes once, whatever they are imported into, and a row that names them.

import { createHash } from 'node:crypto';
import type { Id, SourceKind } from '#domain/ledger/types.ts';
import { ulid } from '../../db/ids.ts';
import { keepFile } from '../../db/queries/files.ts';
import type { Act } from '../../db/store.ts';

/** SHA-256 of bytes, lower-case hex. */
export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Keeps the original inside a running act and notes it as a document of the round. */
export function keepOriginal(
  act: Act,
  { roundId, name, kind, bytes }: { roundId: Id; name: string; kind: SourceKind; bytes: Uint8Array },
): void {
  act.insert('source_document', {
    id: ulid(),
    round_id: roundId,
    name,
    sha256: keepFile(act.store, bytes),
    imported_at: act.at,
    kind,
    bytes: bytes.byteLength,
  });
}
