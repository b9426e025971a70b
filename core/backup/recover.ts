// The way back when the ledger does not open any more: what is there goes into the quarantine, a backup takes its place, with
// the key ring that fits it.
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { BihuanError } from '#contract/errors.ts';
import { type AccountRole, permissionsOf } from '#domain/accounts/roles.ts';
import { accountByName, accountRows } from '../db/queries/accounts.ts';
import type { Actor, Store } from '../db/store.ts';
import { fileError, writeFileAtomically } from '../files/atomic-write.ts';
import type { Keys } from '../vault/keys.ts';
import { RING_FILE } from './folder.ts';
import { putAside, readyBackup, swapIn, sweepReadied } from './restore.ts';
import { copyEvidence } from './second-place.ts';
import type { StoredBackup } from './types.ts';

export interface RecoveryOrder {
  dataDir: string;
  backup: StoredBackup;
  actor: Actor;
  /** The key rings in these folders that the password opens; throws password.wrong when it opens none */
  open: (dirs: string[]) => { dir: string; keys: Keys }[];
}

export interface Recovered {
  /** Evidence files that the restored ledger names and that are nowhere to be found */
  evidenceMissing: number;
  /** Folder in the quarantine with what was there before; null when there was nothing */
  quarantine: string | null;
}

/** @throws BihuanError; what was there is then untouched */
export async function recover({ dataDir, backup, actor, open }: RecoveryOrder): Promise<Recovered> {
  const from = dirname(backup.file);
  const ringCopy = join(dataDir, 'keyring.restoring');
  try {
    mkdirSync(ringCopy, { recursive: true });
    // A copy: opening a ring of an early version writes it anew
    if (existsSync(join(from, RING_FILE))) copyFileSync(join(from, RING_FILE), join(ringCopy, RING_FILE));
    const rings = open([dataDir, ringCopy].filter((dir) => existsSync(join(dir, RING_FILE))));
    const { readied, dir } = readyWithAny({ dataDir, backup, actor }, rings);
    const { missing } = await bringEvidence(from, dataDir, readied.under);
    const quarantine = putAside(dataDir, actor.now());
    if (dir !== dataDir) installRing(dataDir, ringCopy, quarantine, actor.now());
    swapIn(dataDir, readied.path);
    return { evidenceMissing: missing, quarantine };
  } catch (error) {
    throw fileError(error, backup.file);
  } finally {
    sweepReadied(dataDir);
    rmSync(ringCopy, { recursive: true, force: true });
  }
}

/** The present ring comes first: older backups open with the keys that it keeps. */
function readyWithAny(
  order: Pick<RecoveryOrder, 'dataDir' | 'backup' | 'actor'>,
  rings: readonly { dir: string; keys: Keys }[],
) {
  let refusal: unknown = new BihuanError('store.corrupt', '没有找到能打开这份备份的密钥文件 keyring.json，没有恢复。');
  for (const { dir, keys } of rings) {
    try {
      const readied = readyBackup({
        ...order,
        keys: [...keys.everyKey, ...(keys.nextKey === undefined ? [] : [keys.nextKey])],
        key: keys.dataKey,
        saved: null,
        ready: (store) => requireManager(store, order.actor.user),
      });
      return { readied, dir };
    } catch (error) {
      if (!(error instanceof BihuanError) || error.code !== 'store.notADatabase') throw error;
      refusal = error;
    }
  }
  throw refusal;
}

/** Whoever restores must have been allowed to in the ledger that is restored. */
function requireManager(store: Store, user: string): void {
  if (accountRows(store).length === 0) return;
  const row = accountByName(store, user);
  const may = row?.state === 'active' && permissionsOf(JSON.parse(row.roles) as AccountRole[]).has('manage');
  if (may) return;
  throw new BihuanError(
    'permission.denied',
    `在这份备份里“${user}”不是系统管理员，没有恢复。请由系统管理员恢复，或选择另一份备份。`,
  );
}

async function bringEvidence(from: string, dataDir: string, key: Uint8Array): Promise<{ missing: number }> {
  const source = dirname(from);
  const own = source === join(dataDir, 'backups') || !existsSync(join(source, 'evidence'));
  if (own && !existsSync(join(from, 'ledger.db'))) return { missing: 0 };
  return { missing: await copyEvidence(from, own ? dataDir : source, dataDir, key, async () => {}) };
}

function installRing(dataDir: string, ringCopy: string, quarantine: string | null, now: Date): void {
  const present = join(dataDir, RING_FILE);
  if (existsSync(present)) {
    const folder = join(dataDir, 'quarantine', quarantine ?? `keyring-${now.toISOString().replace(/[:.]/g, '-')}`);
    mkdirSync(folder, { recursive: true });
    renameSync(present, join(folder, RING_FILE));
  }
  writeFileAtomically(present, readFileSync(join(ringCopy, RING_FILE)));
}
