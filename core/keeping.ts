// Keeping the ledger safe while it is worked on: backups by themselves, the second place, and no more writing on a full disk.
import { BihuanError } from '#contract/errors.ts';
import type { BackupStatus } from '#contract/operations.ts';
import { daysSince } from '#domain/backup/due.ts';
import type { BackupKind } from '#domain/backup/kinds.ts';
import { Backups } from './backup/backups.ts';
import { SecondPlace } from './backup/second-place.ts';
import type { StoredBackup } from './backup/types.ts';
import { lastRestore } from './db/queries/backup.ts';
import { type Step, unwatched } from './jobs.ts';
import type { Session } from './open-session.ts';
import type { Sessions } from './sessions.ts';
import { freeBytes } from './start-state.ts';

export interface KeepingOptions {
  dataDir: string;
  program: string;
  now: () => Date;
  /** Path of the copying thread */
  copier: string;
  /** `program`: by the hour, by the day, at the end and before imports; `command`: before imports, and at the end if one is due */
  automatic: 'program' | 'command' | 'never';
  /** Bytes left on the disk of a folder */
  free?: (folder: string) => number;
  /** Told when the state of the ledger changed by itself */
  onStatus?: () => void;
}

/** Writing stops below this and goes on above twice as much, bytes. */
const STOP_SPACE = 16 * 1024 * 1024;
/** Milliseconds between two looks at clock and disk. */
const PERIOD = 20_000;
/** A second copy that is older than this is made anew when its medium is there, milliseconds. */
const SECOND_AGE = 20 * 3_600_000;

const FULL = '磁盘空间不足，已停止写入，此前的内容都已保存。请清理磁盘，有了空间会自动恢复。';

export class Keeping {
  readonly backups: Backups;
  readonly second: SecondPlace;
  readonly #options: KeepingOptions;
  readonly #sessions: Sessions;
  readonly #free: (folder: string) => number;
  readonly #timer: NodeJS.Timeout | undefined;
  #copying = false;

  constructor(sessions: Sessions, options: KeepingOptions) {
    this.#sessions = sessions;
    this.#options = options;
    this.backups = new Backups(options);
    this.second = new SecondPlace(options.dataDir);
    this.#free = options.free ?? freeBytes;
    if (options.automatic === 'program') {
      this.#timer = setInterval(() => void this.tick(), PERIOD);
      this.#timer.unref();
    }
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** Looks at the disk and at what is due. Never throws: what failed is told by `status`. */
  async tick(): Promise<void> {
    const session = this.#sessions.current;
    if (!session) return;
    try {
      this.watchSpace();
      if (this.backups.running || this.#copying || session.context.store.readOnly !== null) return;
      const due = this.backups.due(sourceOf(session));
      if (due !== null) await this.backups.make(sourceOf(session), due);
      await this.#copyDue(session);
    } catch (error) {
      this.#failed(error);
    }
  }

  /** Stops writing when the disk is full, and lets it go on when there is room again. */
  watchSpace(): void {
    const store = this.#sessions.current?.context.store;
    if (!store) return;
    const free = this.#free(this.#options.dataDir);
    const before = store.readOnly;
    if (before === null && free < STOP_SPACE) store.readOnly = FULL;
    if (before === FULL && free > 2 * STOP_SPACE) store.readOnly = null;
    if (store.readOnly !== before) this.#options.onStatus?.();
  }

  /** After an act that the disk refused, or that met damage: nothing more is written. */
  stopWriting(error: BihuanError): void {
    const store = this.#sessions.current?.context.store;
    if (!store || store.readOnly !== null) return;
    store.readOnly = error.code === 'store.diskFull' ? FULL : error.message;
    this.#options.onStatus?.();
  }

  /** Before many rows are written at once. @throws BihuanError when the backup fails: then nothing is imported */
  async beforeImport(): Promise<void> {
    const session = this.#sessions.current;
    if (this.#options.automatic === 'never' || !session || !this.backups.changed(sourceOf(session))) return;
    try {
      await this.backups.make(sourceOf(session), 'import');
    } catch (error) {
      const why = error instanceof BihuanError ? error.message : '磁盘没有响应。';
      throw new BihuanError('file.denied', `导入前的备份没有成功，没有导入。原因：${why}`, {}, { cause: error });
    }
  }

  /** What is to be done with the open store once nobody works on it any more; undefined when nothing is due. */
  beforeClose(): ((session: Session) => Promise<unknown>) | undefined {
    const session = this.#sessions.current;
    const { automatic } = this.#options;
    if (!session || automatic === 'never' || session.context.store.readOnly !== null) return undefined;
    const source = sourceOf(session);
    try {
      let kind: BackupKind | null = null;
      if (automatic === 'command') kind = this.backups.due(source);
      else if (this.backups.changed(source)) kind = 'close';
      const due = kind;
      return due === null ? undefined : () => this.#lastBackup(source, due);
    } catch (error) {
      this.#failed(error);
      return undefined;
    }
  }

  async #lastBackup(source: ReturnType<typeof sourceOf>, kind: BackupKind): Promise<void> {
    try {
      const made = await this.backups.make(source, kind);
      if (this.second.present) await this.copy(made, source.key);
    } catch (error) {
      this.#failed(error);
    }
  }

  status(): BackupStatus {
    const { db } = (this.#sessions.current ?? this.#sessions.require()).context.store;
    const last = this.backups.last(db);
    const { copiedAt, remindDays, path } = this.second.settings;
    const days = copiedAt === null ? null : daysSince(copiedAt, this.#options.now());
    const overdue = days === null || days >= remindDays;
    const { name, present } = this.second;
    const restored = lastRestore(db);
    const saved = restored && this.backups.find(restored);
    return {
      last: last && { at: last.at, kind: last.kind },
      failure: this.backups.failure,
      second: path === null ? null : { name: name ?? path, present, copiedAt, days, overdue },
      remindDays,
      undoRestore: saved ? { id: saved.id, at: saved.at } : null,
    };
  }

  /** Copies a backup to the second place; nothing happens while another copy is on its way. @throws BihuanError */
  async copy(backup: StoredBackup, key: Uint8Array, step: Step = unwatched): Promise<void> {
    if (this.#copying) return;
    this.#copying = true;
    try {
      await this.second.copy(backup, key, this.#options.now(), (words) => step(1, 2, words));
    } finally {
      this.#copying = false;
    }
  }

  async #copyDue(session: Session): Promise<void> {
    const { backupAt } = this.second.settings;
    const last = this.second.present ? this.backups.last(session.context.store.db) : null;
    if (last === null || last.at === backupAt) return;
    const age = backupAt === null ? null : this.#options.now().getTime() - Date.parse(backupAt);
    if (age !== null && age >= 0 && age < SECOND_AGE) return;
    await this.copy(last, sourceOf(session).key);
  }

  #failed(error: unknown): void {
    if (error instanceof BihuanError && (error.code === 'cancelled' || error.code === 'conflict')) return;
    this.backups.failure = error instanceof BihuanError ? error.message : '备份没有完成，请在设置中手工备份。';
    if (!(error instanceof BihuanError)) console.error('backup:', error);
    this.#options.onStatus?.();
  }
}

/** What of a session is backed up. */
export const sourceOf = ({ context }: Session) => ({ db: context.store.db, key: context.keys.dataKey });
