// What the recovery window may ask: how the data folder looks, which backups there are, restoring one of them.
import { z } from 'zod';
import { shellAct, shellQuery } from '../declare.ts';
import * as i from '../inputs.ts';
import type { BackupView } from './backup.ts';

/** In which state the data folder was found before anybody signed in. */
export interface StartState {
  state:
    | 'ok'
    /** Nothing there yet */
    | 'first'
    /** Backups or keys, but no ledger */
    | 'missing'
    | 'notADatabase'
    | 'corrupt'
    | 'noKeys'
    | 'denied'
    | 'unreadable'
    | 'network'
    | 'littleSpace';
  /** Backups beside the ledger */
  backups: number;
}

export interface RecoveryState extends StartState {
  /** Several starts in a row did not succeed, or somebody asked for this window */
  why: 'state' | 'crashes' | 'asked';
  version: string;
  /** Whether the main window may be opened in this state */
  mayOpen: boolean;
}

export type RecoveryBackup = Pick<BackupView, 'id' | 'at' | 'kind' | 'bytes' | 'verified' | 'contents'>;

/** Backups of one folder; `folder` null: those beside the ledger. */
export interface RecoveryBackups {
  folder: string | null;
  backups: RecoveryBackup[];
  /** Names of those who can sign in with the present keys */
  users: string[];
}

const free = { session: false } as const;
const password = z.string().min(1, '不能为空').max(200, '不能超过200字');

export const recovery = {
  getRecoveryState: shellQuery<RecoveryState>()(i.nothing, free),
  listRecoveryBackups: shellQuery<RecoveryBackups>()(i.nothing, free),
  /** Asks for a folder that holds backups, such as one on a stick; null if the dialog was closed. */
  chooseRecoveryFolder: shellAct<RecoveryBackups | null>()(i.nothing, free),
  /** Puts the ledger that cannot be opened into the quarantine and a backup in its place. */
  restoreInRecovery: shellAct<{ evidenceMissing: number; quarantine: string | null }>()(
    z.strictObject({ id: i.backupId, user: i.name, password }),
    free,
  ),
  /** Opens the ledger as it is, without writing to it. */
  openReadOnly: shellAct<null>()(z.strictObject({ user: i.name, password }), free),
  /** Leaves the recovery window for the main one. */
  leaveRecovery: shellAct<null>()(i.nothing, free),
  /** From the lock screen or the first start: opens the recovery window. */
  openRecovery: shellAct<null>()(i.nothing, free),
  showDataFolder: shellAct<null>()(i.nothing, free),
  quitProgram: shellAct<null>()(i.nothing, free),
} as const;
