// What is written beside every backup, so that it can be told what it is before anybody types a password.
import type { BackupKind } from '#domain/backup/kinds.ts';
import type { StoreContents } from '../db/queries/backup.ts';
import type { Sealed } from '../vault/seal.ts';

/**
 * `backup.json`. Numbers and users' names (which the key ring tells anyway) stand open; the names of rounds and the rows of
 * each table are sealed under the data key.
 */
export interface Manifest {
  format: 1;
  at: string;
  kind: BackupKind;
  /** Version of the program that made it */
  program: string;
  schema: number;
  ledger: string;
  bytes: number;
  /** Of ledger.db as it was when it was found to be whole */
  sha256: string;
  lastChange: StoreContents['lastChange'];
  problems: number;
  measures: number;
  users: string[];
  evidence: StoreContents['evidence'];
  sealed: Sealed;
}

export type SealedPart = Pick<StoreContents, 'rounds' | 'counts'>;

/** A backup as it lies in a folder. */
export interface StoredBackup {
  /** The name of its folder, or of its file where an early version of the program made it */
  id: string;
  /** The store in it */
  file: string;
  at: string;
  kind: BackupKind;
  bytes: number;
  /** null: made before backups told what they hold */
  manifest: Manifest | null;
}
