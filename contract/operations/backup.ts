// Backups: made by themselves and by hand, kept in two places, looked into and restored.
import { z } from 'zod';
import type { BackupKind } from '#domain/backup/kinds.ts';
import { act, query, shellAct } from '../declare.ts';
import * as i from '../inputs.ts';
import type { AppStatus } from './session.ts';

/** `here`: beside the ledger; `second`: on the medium chosen for it. */
export type BackupPlace = 'here' | 'second';

export interface BackupView {
  id: string;
  place: BackupPlace;
  /** An instant */
  at: string;
  kind: BackupKind;
  bytes: number;
  /** Found whole when it was made, and of the size it had then */
  verified: boolean;
  /** What it holds; null where an early version of the program made it */
  contents: {
    /** Names of the rounds; null while the ledger is not open or under another key */
    rounds: string[] | null;
    problems: number;
    measures: number;
    users: string[];
    /** The last change that it holds, an instant; null in an empty ledger */
    lastChangeAt: string | null;
    /** Rows of its log up to that change */
    logRows: number;
    evidenceFiles: number;
  } | null;
}

export interface SecondPlaceView {
  /** The name of the chosen folder or medium; its path stays outside of the window */
  name: string;
  present: boolean;
  /** When the last copy there was made; null for never */
  copiedAt: string | null;
  /** Whole days since then; null for never */
  days: number | null;
  /** People are to be reminded */
  overdue: boolean;
}

export interface BackupStatus {
  /** The newest verified backup beside the ledger */
  last: { at: string; kind: BackupKind } | null;
  /** Why the last one by itself did not come about */
  failure: string | null;
  second: SecondPlaceView | null;
  remindDays: number;
  /** The backup made before the last restore, as long as nothing else was restored or changed since */
  undoRestore: { id: string; at: string } | null;
}

/** What a check of one backup found. */
export interface BackupChecked {
  ok: boolean;
  detail: string;
}

const one = z.strictObject({ id: i.backupId, place: z.enum(['here', 'second']) });

export const backup = {
  getBackupStatus: query<BackupStatus>()(i.nothing),
  listBackups: query<BackupView[]>()(i.nothing, { needs: 'manage' }),
  /** Makes one now and copies it to the second place if that is there. A long act. */
  backUpNow: act<BackupView>()(i.nothing, { needs: 'manage' }),
  /** Reads a backup again, page by page, with its log's chain and evidence. A long act. */
  checkBackup: query<BackupChecked>()(one, { needs: 'manage' }),
  /** Saves the present state as a backup, puts the chosen one in its place, and locks: somebody signs in anew. */
  restoreBackup: act<AppStatus>()(one, { needs: 'manage' }),
  /** Opens a backup to look at; nothing can be changed until `endLook`. */
  lookAtBackup: act<AppStatus>()(one, { needs: 'manage' }),
  /** Back to the ledger; nothing happens when none is being looked at. */
  endLook: act<AppStatus>()(i.nothing, { session: false }),
  setBackupReminder: act<BackupStatus>()(z.strictObject({ days: z.number().int().min(1).max(90) }), {
    needs: 'manage',
  }),
  forgetBackupPlace: act<BackupStatus>()(i.nothing, { needs: 'manage' }),
  /** Asks for a folder on another disk or a stick and copies the newest backup there; null if the dialog was closed. */
  chooseBackupPlace: shellAct<BackupStatus | null>()(i.nothing, { needs: 'manage' }),
} as const;
