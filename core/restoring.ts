// What people do with backups: made now, listed, read again, looked into, restored; and the way back for a ledger that does
// not open any more.
import { accessSync, constants, copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { BihuanError } from '#contract/errors.ts';
import type {
  AppStatus,
  BackupChecked,
  BackupPlace,
  BackupStatus,
  BackupView,
  RecoveryBackups,
} from '#contract/operations.ts';
import { BACKUP_KIND_WORDS } from '#domain/backup/kinds.ts';
import { backupsIn, hashOf } from './backup/folder.ts';
import { type Recovered, recover } from './backup/recover.ts';
import { openWithAny, putUnder, readyBackup, swapIn, sweepReadied } from './backup/restore.ts';
import { backupsBelow, copyEvidence } from './backup/second-place.ts';
import type { StoredBackup } from './backup/types.ts';
import { viewOf } from './backup/views.ts';
import { verifyChain } from './db/audit.ts';
import { requireWhole } from './db/check-copy.ts';
import type { OpenDatabase } from './db/open.ts';
import { evidenceNeeds, ledgerMark } from './db/queries/backup.ts';
import { carryOver } from './db/queries/carry-over.ts';
import { fileError } from './files/atomic-write.ts';
import { EvidenceStore } from './files/evidence-store.ts';
import type { Step } from './jobs.ts';
import { type Keeping, sourceOf } from './keeping.ts';
import type { Session } from './open-session.ts';
import type { Sessions } from './sessions.ts';
import { readKeyring, usersOf } from './vault/keys.ts';

interface Chosen {
  id: string;
  place: BackupPlace;
}

export class Restoring {
  readonly #sessions: Sessions;
  readonly #keeping: Keeping;
  readonly #dataDir: string;
  readonly #now: () => Date;

  constructor(sessions: Sessions, keeping: Keeping, { dataDir, now }: { dataDir: string; now: () => Date }) {
    this.#sessions = sessions;
    this.#keeping = keeping;
    this.#dataDir = dataDir;
    this.#now = now;
  }

  /** Those beside the ledger first, then those on the second medium if it is there. */
  list(): BackupView[] {
    const { everyKey } = this.#sessions.require().context.keys;
    return (['here', 'second'] as const).flatMap((place) =>
      this.#at(place).map((backup) => ({ ...viewOf(backup, everyKey), place })),
    );
  }

  async backUpNow(step: Step): Promise<BackupView> {
    const session = this.#atWork();
    const source = sourceOf(session);
    const { backups, second } = this.#keeping;
    const made = await backups.make(source, 'manual', (done, total) => step(done, total, '备份台账'));
    if (second.present) await this.#keeping.copy(made, source.key, step);
    return { ...viewOf(made, [source.key]), place: 'here' };
  }

  /** Reads a backup again, see checkBackup. */
  async check({ id, place }: Chosen, step: Step): Promise<BackupChecked> {
    const backup = this.#find(id, place);
    try {
      const hash = await hashOf(backup.file, (done) => step(done, backup.bytes, '核对备份'));
      if (backup.manifest !== null && hash !== backup.manifest.sha256) {
        return { ok: false, detail: '文件与备份时不一致，可能已损坏，请不要用它恢复。' };
      }
      return await this.#onCopy(backup, (db) => this.#checkInside(db, place, step));
    } catch (error) {
      const said = fileError(error, backup.file);
      if (!(said instanceof BihuanError) || said.code === 'cancelled') throw said;
      return { ok: false, detail: said.message };
    }
  }

  async #checkInside(db: OpenDatabase, place: BackupPlace, step: Step): Promise<BackupChecked> {
    await step(0, 1, '检查内容');
    requireWhole(db);
    const chain = verifyChain(db);
    if (!chain.ok) return { ok: false, detail: '操作日志前后不相接，可能被改动，请不要用它恢复。' };
    const { files, key } = evidenceNeeds(db);
    const held = new EvidenceStore(place === 'here' ? this.#dataDir : (this.#folderOf(place) ?? ''));
    let faults = 0;
    for (const [n, sha256] of files.entries()) {
      const rest = () => step(n, files.length, '佐证材料');
      await rest();
      if (key === null || (await held.check(sha256, key, rest)) !== null) faults++;
    }
    const evidence = faults === 0 ? '' : `；有${faults}个佐证文件缺失或已损坏`;
    return { ok: faults === 0, detail: `完整，操作日志${chain.rows}条前后相接${evidence}` };
  }

  /** See restoreBackup. @throws BihuanError; the ledger is then as it was */
  async restore({ id, place }: Chosen): Promise<AppStatus> {
    const { store, keys, actor } = this.#atWork().context;
    if (store.readOnly !== null) throw new BihuanError('store.readOnly', store.readOnly);
    const dataDir = this.#dataDir;
    const backup = this.#find(id, place);
    const source = { db: store.db, key: keys.dataKey };
    const saved = await this.#keeping.backups.make(source, 'restore');
    const { path, under } = readyBackup({
      dataDir,
      backup,
      keys: keys.everyKey,
      key: source.key,
      actor,
      saved: saved.id,
      ready: (restored) => carryOver(store, restored, actor),
    });
    try {
      const folder = dirname(backup.file);
      if (place === 'second') await copyEvidence(folder, dirname(folder), dataDir, under, async () => {});
      this.#sessions.lock();
      swapIn(dataDir, path);
    } finally {
      sweepReadied(dataDir);
    }
    return this.#sessions.status();
  }

  /** See lookAtBackup. */
  look({ id, place }: Chosen): AppStatus {
    const session = this.#atWork();
    const { keys, actor, store } = session.context;
    const backup = this.#find(id, place);
    const dir = mkdtempSync(join(tmpdir(), 'bihuan-look-'));
    try {
      copyFileSync(backup.file, join(dir, 'ledger.db'));
      const { db, key } = openWithAny(join(dir, 'ledger.db'), keys.everyKey);
      if (!keys.dataKey.equals(key)) putUnder(db, keys.dataKey);
      db.close();
      return this.#sessions.look({
        dir,
        keys,
        user: session.user,
        at: backup.at,
        words: `正在查看备份（${BACKUP_KIND_WORDS[backup.kind]}），只能看，不能改，也不能导出和打印。`,
        prepare: (copy) => carryOver(store, copy, actor),
      });
    } catch (error) {
      rmSync(dir, { recursive: true, force: true });
      throw fileError(error, backup.file);
    }
  }

  /** Opens a copy of a ledger that cannot be written to. @throws BihuanError password.wrong, store.* */
  openReadOnly({ user, password }: { user: string; password: string }): AppStatus {
    const dir = mkdtempSync(join(tmpdir(), 'bihuan-look-'));
    try {
      for (const name of ['ledger.db', 'ledger.db-wal', 'keyring.json']) {
        if (existsSync(join(this.#dataDir, name))) copyFileSync(join(this.#dataDir, name), join(dir, name));
      }
      // Where nothing can be written, wrong passwords cannot be counted; whoever holds the medium could copy it anyway
      const [keys] = this.#sessions.keysIn([dir], user, password, { counted: isWritable(this.#dataDir) });
      if (keys === undefined) throw new BihuanError('store.corrupt', '找不到密钥文件 keyring.json，台账无法打开。');
      return this.#sessions.look({
        dir,
        keys: keys.keys,
        user,
        at: this.#now().toISOString(),
        words: '台账以只读方式打开，只能看，不能改，也不能导出和打印。',
      });
    } catch (error) {
      rmSync(dir, { recursive: true, force: true });
      throw fileError(error, this.#dataDir);
    }
  }

  /** Chooses the second place and copies the newest backup there. @throws BihuanError input.invalid, file.* */
  async setPlace(path: string): Promise<BackupStatus> {
    const source = sourceOf(this.#atWork());
    const { backups, second } = this.#keeping;
    if (`${this.#dataDir}/`.startsWith(`${path}/`) || `${path}/`.startsWith(`${this.#dataDir}/`)) {
      throw new BihuanError(
        'input.invalid',
        '第二备份位置不能与台账放在一起，没有设定。请选择另一块磁盘或U盘上的文件夹。',
      );
    }
    second.change({ path, copiedAt: null, backupAt: null });
    const newest = backups.changed(source) ? await backups.make(source, 'manual') : backups.last(source.db);
    if (newest !== null) await this.#keeping.copy(newest, source.key);
    return this.#keeping.status();
  }

  forgetPlace(): BackupStatus {
    this.#keeping.second.change({ path: null, copiedAt: null, backupAt: null });
    return this.#keeping.status();
  }

  remind({ days }: { days: number }): BackupStatus {
    this.#keeping.second.change({ remindDays: days });
    return this.#keeping.status();
  }

  /** The backups beside the ledger, or below a folder that a person chose. */
  recoveryBackups(path: string | null): RecoveryBackups {
    let users: string[] = [];
    try {
      users = usersOf(readKeyring(join(this.#dataDir, 'keyring.json')));
    } catch {
      // Without a ring the names come from the backups
    }
    return { folder: null, backups: this.#below(path).map((backup) => viewOf(backup, [])), users };
  }

  /** See restoreInRecovery. @throws BihuanError; the ledger is then as it was */
  async recover(order: { path: string | null; id: string; user: string; password: string }): Promise<Recovered> {
    this.#sessions.lock();
    await this.#sessions.settled();
    const backup = this.#below(order.path).find(({ id }) => id === order.id);
    if (!backup) throw new BihuanError('notFound', '这份备份已不在，没有恢复。请重新选择。');
    const open = (dirs: string[]) => this.#sessions.keysIn(dirs, order.user, order.password);
    return recover({ dataDir: this.#dataDir, backup, actor: { user: order.user, now: this.#now }, open });
  }

  /** The session that writes; a backup that is looked at cannot be backed up or restored over. */
  #atWork(): Session {
    const session = this.#sessions.require();
    if (this.#sessions.current === session) return session;
    throw new BihuanError('store.readOnly', '正在查看备份，操作没有执行。请先返回当前台账。');
  }

  #below(path: string | null): StoredBackup[] {
    return path === null ? backupsIn(this.#keeping.backups.folder) : backupsBelow(path);
  }

  #find(id: string, place: BackupPlace): StoredBackup {
    const found = this.#at(place).find((backup) => backup.id === id);
    if (!found) throw new BihuanError('notFound', '这份备份已不在（U盘是否已拔出）。请刷新后再试。');
    return found;
  }

  #folderOf(place: BackupPlace): string | null {
    if (place === 'here') return this.#keeping.backups.folder;
    const { db } = (this.#sessions.current ?? this.#sessions.require()).context.store;
    return this.#keeping.second.folderOf(ledgerMark(db));
  }

  #at(place: BackupPlace): StoredBackup[] {
    const folder = this.#folderOf(place);
    return folder === null ? [] : backupsIn(folder);
  }

  /** Works on a copy: opening a store may write beside it, which a backup must not suffer. */
  async #onCopy<Result>(backup: StoredBackup, work: (db: OpenDatabase) => Promise<Result>): Promise<Result> {
    const dir = mkdtempSync(join(tmpdir(), 'bihuan-check-'));
    try {
      copyFileSync(backup.file, join(dir, 'ledger.db'));
      const { db } = openWithAny(join(dir, 'ledger.db'), this.#sessions.require().context.keys.everyKey);
      try {
        return await work(db);
      } finally {
        db.close();
      }
    } finally {
      rmSync(dir, { recursive: true, force: true });
    }
  }
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
