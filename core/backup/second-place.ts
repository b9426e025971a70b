// The second place for backups, on another disk or a stick: chosen once, written to whenever it is there.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { BihuanError } from '#contract/errors.ts';
import { REMIND_DAYS } from '#domain/backup/kinds.ts';
import { openDatabase } from '../db/open.ts';
import { evidenceNeeds } from '../db/queries/backup.ts';
import { fileError, syncFile, syncFolder, writeFileAtomically } from '../files/atomic-write.ts';
import { EvidenceStore } from '../files/evidence-store.ts';
import { thin } from './backups.ts';
import { backupsIn, hashOf, settleBackup, sweepBackups } from './folder.ts';
import type { StoredBackup } from './types.ts';

/** `backup-place.json` beside the store: belongs to this PC, not to the ledger, and is therefore no setting of it. */
export interface PlaceSettings {
  format: 1;
  /** The folder that was chosen; null for none */
  path: string | null;
  /** Days without a copy there after which people are reminded */
  remindDays: number;
  /** When the newest copy there was made whole */
  copiedAt: string | null;
  /** Time of the backup that was copied */
  backupAt: string | null;
}

const NONE: PlaceSettings = { format: 1, path: null, remindDays: REMIND_DAYS, copiedAt: null, backupAt: null };
/** What the program makes in the chosen folder. */
const OWN_FOLDER = '闭环备份';

type Step = (words: string) => Promise<void>;

export class SecondPlace {
  readonly #file: string;
  readonly #dataDir: string;

  constructor(dataDir: string) {
    this.#dataDir = dataDir;
    this.#file = join(dataDir, 'backup-place.json');
  }

  get settings(): PlaceSettings {
    try {
      return { ...NONE, ...(JSON.parse(readFileSync(this.#file, 'utf8')) as PlaceSettings) };
    } catch {
      return NONE; // none chosen yet, or a file that somebody spoiled: it is chosen anew
    }
  }

  /** @throws BihuanError file.* */
  change(patch: Partial<PlaceSettings>): PlaceSettings {
    const settings = { ...this.settings, ...patch };
    writeFileAtomically(this.#file, Buffer.from(JSON.stringify(settings, null, 2)));
    return settings;
  }

  /** The name by which people know the place; null for none. */
  get name(): string | null {
    const { path } = this.settings;
    return path === null ? null : basename(path) || path;
  }

  /** Whether the medium is there now. */
  get present(): boolean {
    const { path } = this.settings;
    return path !== null && existsSync(path);
  }

  /** Where the backups of a ledger lie there; null without a place. */
  folderOf(ledger: string): string | null {
    const { path } = this.settings;
    return path === null ? null : folderIn(path, ledger);
  }

  /**
   * Copies a verified backup with the evidence that it needs, reads it again there, and thins the copies like those here.
   * @throws BihuanError file.*, evidence.broken; nothing half made counts as a backup there
   */
  async copy(backup: StoredBackup, key: Uint8Array, now: Date, step: Step): Promise<void> {
    const { manifest } = backup;
    const folder = manifest === null ? null : this.folderOf(manifest.ledger);
    if (manifest === null || folder === null) return;
    if (!this.present) throw new BihuanError('file.missing', `“${this.name}”不在，没有复制备份。请插好后再试。`);
    const part = join(folder, `${backup.id}.part`);
    try {
      mkdirSync(folder, { recursive: true });
      sweepBackups(folder);
      if (!existsSync(join(folder, backup.id))) {
        await copyEvidence(dirname(backup.file), this.#dataDir, folder, key, step);
        await copyWhole(backup, part, manifest.sha256, step);
        settleBackup(folder, backup.id);
      }
      thin(folder, manifest.ledger, now);
      this.change({ copiedAt: now.toISOString(), backupAt: backup.at });
    } catch (error) {
      rmSync(part, { recursive: true, force: true });
      throw fileError(error, this.settings.path ?? folder);
    }
  }
}

/** Where the backups of a ledger lie in a chosen folder. */
export function folderIn(path: string, ledger: string): string {
  return join(path, OWN_FOLDER, ledger.slice(0, 12));
}

/** Every backup below a folder that a person chose: one that holds backups, a chosen place, or what lies in it. */
export function backupsBelow(path: string): StoredBackup[] {
  const here = [path, join(path, 'backups'), dirname(path)].find((each) => backupsIn(each).length > 0);
  if (here !== undefined && here !== dirname(path)) return backupsIn(here);
  if (here !== undefined && existsSync(join(path, 'backup.json'))) return backupsIn(here);
  return [join(path, OWN_FOLDER), path].flatMap((each) => childrenOf(each)).flatMap((each) => backupsIn(each));
}

function childrenOf(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(folder, name));
}

async function copyWhole(backup: StoredBackup, part: string, sha256: string, step: Step): Promise<void> {
  const from = dirname(backup.file);
  mkdirSync(part, { recursive: true });
  for (const name of ['ledger.db', 'keyring.json', 'backup.json']) {
    if (!existsSync(join(from, name))) continue;
    await copyFile(join(from, name), join(part, name));
    syncFile(join(part, name));
  }
  const found = await hashOf(join(part, 'ledger.db'), () => step('核对备份'));
  if (found !== sha256) {
    throw new BihuanError('store.corrupt', '复制到第二备份位置后校验不符，没有计入。请换一个U盘或磁盘再试。');
  }
}

/**
 * Brings the evidence files that a backup names from one data or backup folder into another, those that are not there yet,
 * and opens each where it arrived.
 * @returns how many were missing where they should come from
 */
export async function copyEvidence(
  backupFolder: string,
  fromDir: string,
  toDir: string,
  key: Uint8Array,
  step: Step,
): Promise<number> {
  const db = openDatabase(join(backupFolder, 'ledger.db'), key, { readonly: true });
  const needs = (() => {
    try {
      return evidenceNeeds(db);
    } finally {
      db.close();
    }
  })();
  if (needs.key === null) return 0;
  const [from, to] = [new EvidenceStore(fromDir), new EvidenceStore(toDir)];
  let missing = 0;
  for (const sha256 of needs.files) {
    await step('佐证材料');
    if (to.has(sha256)) continue;
    if (!from.has(sha256)) {
      missing++;
      continue;
    }
    const target = to.pathOf(sha256);
    mkdirSync(dirname(target), { recursive: true });
    await copyFile(from.pathOf(sha256), `${target}.part`);
    syncFile(`${target}.part`);
    renameSync(`${target}.part`, target);
    if ((await to.check(sha256, needs.key, () => step('佐证材料'))) !== null) {
      rmSync(target, { force: true });
      missing++;
    }
    syncFolder(dirname(target));
  }
  return missing;
}
