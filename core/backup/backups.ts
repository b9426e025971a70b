// The backups of the open ledger: one at a time, which are due, which may go, and what was the last.
import { statfsSync } from 'node:fs';
import { join } from 'node:path';
import { BihuanError } from '#contract/errors.ts';
import { dueBackup } from '#domain/backup/due.ts';
import { expendable, planFor } from '#domain/backup/generations.ts';
import type { BackupKind } from '#domain/backup/kinds.ts';
import type { OpenDatabase } from '../db/open.ts';
import { lastChange, ledgerMark } from '../db/queries/backup.ts';
import { backupsIn, dated, isVerified, removeBackup } from './folder.ts';
import { backUp, backUpNow } from './make.ts';
import type { StoredBackup } from './types.ts';

export interface BackupsOptions {
  dataDir: string;
  /** Version of the program */
  program: string;
  now: () => Date;
  /** Path of the copying thread */
  copier: string;
}

/** The store that is backed up. */
export interface Source {
  db: OpenDatabase;
  key: Uint8Array;
}

type Step = (done: number, total: number) => Promise<void>;

export const zoneMinutes = (now: Date): number => -now.getTimezoneOffset();
const sameDay = (a: Date, b: Date): boolean => a.toDateString() === b.toDateString();

export class Backups {
  readonly folder: string;
  /** Why the last one by itself did not come about, in words; null after one that did */
  failure: string | null = null;
  readonly #options: BackupsOptions;
  #running: Promise<unknown> | undefined;

  constructor(options: BackupsOptions) {
    this.#options = options;
    this.folder = join(options.dataDir, 'backups');
  }

  get running(): boolean {
    return this.#running !== undefined;
  }

  /**
   * Makes a backup while acts go on, then lets go what the generations need no more.
   * @throws BihuanError conflict while one is being made; whatever backUp throws
   */
  async make(source: Source, kind: BackupKind, step: Step = async () => {}): Promise<StoredBackup> {
    if (this.#running) throw new BihuanError('conflict', '正在备份，请等它完成后再试。');
    const made = backUp(this.#order(source, kind), { copier: this.#options.copier, step });
    this.#running = made;
    try {
      const backup = await made;
      this.failure = null;
      this.#thin(source.db);
      return backup;
    } finally {
      this.#running = undefined;
    }
  }

  /** Makes a backup before anything else happens. @throws BihuanError */
  makeNow(source: Source, kind: BackupKind): StoredBackup {
    const backup = backUpNow(this.#order(source, kind));
    this.failure = null;
    this.#thin(source.db);
    return backup;
  }

  /** The kind of backup that is due, null for none. */
  due({ db }: Source): Extract<BackupKind, 'hourly' | 'daily'> | null {
    const now = this.#options.now();
    const last = this.last(db);
    const known = last?.manifest?.lastChange ?? null;
    return dueBackup(
      last === null ? null : { at: last.at, logSeq: known?.seq ?? 0 },
      lastChange(db)?.seq ?? 0,
      now,
      sameDay,
    );
  }

  /** Whether anything but signing in happened since the last verified backup. */
  changed({ db }: Source): boolean {
    return (this.last(db)?.manifest?.lastChange?.seq ?? -1) !== (lastChange(db)?.seq ?? 0);
  }

  /** The newest verified backup of this ledger that bears no date to come. */
  last(db: OpenDatabase): StoredBackup | null {
    const mark = ledgerMark(db);
    const now = this.#options.now().getTime();
    return (
      backupsIn(this.folder).find(
        (backup) => isVerified(backup) && backup.manifest?.ledger === mark && Date.parse(backup.at) <= now,
      ) ?? null
    );
  }

  /** The backup of that name beside the ledger. */
  find(id: string): StoredBackup | undefined {
    return backupsIn(this.folder).find((backup) => backup.id === id);
  }

  #order({ db, key }: Source, kind: BackupKind) {
    const { now, program } = this.#options;
    return { db, key, folder: this.folder, kind, now: now(), program };
  }

  #thin(db: OpenDatabase): void {
    thin(this.folder, ledgerMark(db), this.#options.now());
  }
}

/** Takes away what the generations of one ledger need no more; other ledgers' backups in the folder are left alone. */
export function thin(folder: string, ledger: string, now: Date): void {
  const own = backupsIn(folder).filter(({ manifest }) => manifest === null || manifest.ledger === ledger);
  const { bavail, bsize } = statfsSync(folder);
  const plan = planFor(bavail * bsize, own[0]?.bytes ?? 0);
  for (const { id } of expendable(own.map(dated), plan, now, zoneMinutes(now))) removeBackup(folder, id);
}
