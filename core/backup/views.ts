// A backup in the terms of the contract.
import type { BackupView } from '#contract/operations.ts';
import { isVerified, openPart } from './folder.ts';
import type { StoredBackup } from './types.ts';

/** A backup as people see it; the names in it where one of the keys opens them. */
export function viewOf(backup: StoredBackup, keys: readonly Uint8Array[]): Omit<BackupView, 'place'> {
  const { id, at, kind, bytes, manifest } = backup;
  return {
    id,
    at,
    kind,
    bytes,
    verified: isVerified(backup),
    contents: manifest && {
      rounds: openPart(keys, manifest)?.rounds ?? null,
      problems: manifest.problems,
      measures: manifest.measures,
      users: manifest.users,
      lastChangeAt: manifest.lastChange?.at ?? null,
      logRows: manifest.lastChange?.seq ?? 0,
      evidenceFiles: manifest.evidence.files,
    },
  };
}
