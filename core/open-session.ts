// Opening one store for one user: the key that holds, the newest schema, who may come in, and what every use case is given.
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { BihuanError } from '#contract/errors.ts';
import { daysLeft } from '#domain/accounts/passwords.ts';
import { ACCOUNT_ROLES, type Permission, permissionsOf } from '#domain/accounts/roles.ts';
import { closeDatabase } from './db/held-file.ts';
import { ulid } from './db/ids.ts';
import { migrate } from './db/migrate.ts';
import { openDatabase } from './db/open.ts';
import { accountByName, accountRows } from './db/queries/accounts.ts';
import { rekeying } from './db/rekey.ts';
import { type Actor, Store } from './db/store.ts';
import { EvidenceStore } from './files/evidence-store.ts';
import { unwatched } from './jobs.ts';
import type { WorkerOptions } from './protocol.ts';
import { rolesOf, shutOut } from './services/accounts/accounts.ts';
import type { Context } from './services/context.ts';
import type { PreviewedFiles } from './services/findings/previewed.ts';
import { FormBatches } from './services/shared/form-batches.ts';
import { readSecurity } from './services/shared/security.ts';
import type { Keys } from './vault/keys.ts';
import type { ScryptParameters } from './vault/stretch.ts';

export interface SessionOptions extends WorkerOptions {
  now: () => Date;
  /** How hard a new password is stretched */
  scrypt: () => ScryptParameters;
}

export interface Session {
  context: Context;
  user: string;
  /** The password was too old when the user signed in */
  expired: boolean;
}

export interface SessionOrder {
  keys: Keys;
  user: string;
  /** Folder of the store; another than the data folder holds a copy, which is opened as it is */
  dir: string;
  create?: boolean;
  /** Written into a copy before it is asked who may come in */
  prepare?: (store: Store) => void;
}

/** @throws BihuanError store.*, password.wrong when the account is not active */
export function openSession(
  { dataDir, resourcesDir, now, version }: SessionOptions,
  previewed: PreviewedFiles,
  { keys, user, dir, create = false, prepare }: SessionOrder,
): Session {
  const { db, key } = openStore(keys, join(dir, 'ledger.db'), create);
  const own = dir === dataDir;
  try {
    if (own) keys.settle(key, rekeying(db));
    const backupDir = own ? join(dataDir, 'backups') : null;
    migrate(db, { backupDir, key: keys.dataKey, now: now(), program: version });
    const store = new Store(db);
    const evidence = new EvidenceStore(dataDir);
    const actor = { user, now };
    prepare?.(store);
    if (accountRows(store).length === 0) makeAccounts(store, actor, keys.users);
    if (own) {
      // This process is the only writer: what lies half written was left by a cut.
      evidence.sweep();
      shutOut({ store, keys });
    }
    const account = accountByName(store, user);
    if (account?.state !== 'active') {
      throw new BihuanError('password.wrong', `用户“${user}”已停用，不能登录。如需恢复，请联系系统管理员。`);
    }
    const context: Context = {
      store,
      actor,
      keys,
      // Read anew at every call, so that a change of one's own roles holds at once
      get permissions(): ReadonlySet<Permission> {
        const row = accountByName(store, user);
        return permissionsOf(row ? rolesOf(row) : []);
      },
      evidence,
      resourcesDir,
      // outlives a lock: the window still shows what was read from them
      previewed,
      formBatches: new FormBatches(),
      step: unwatched,
    };
    const left = daysLeft(account.password_changed_at, now(), readSecurity(store).passwords);
    return { context, user, expired: left <= 0 };
  } catch (error) {
    closeDatabase(db);
    throw error;
  }
}

/** Opens the store under the key that holds; two come into question when a change of the key was cut short. */
function openStore(keys: Keys, file: string, create: boolean) {
  const { dataKey, nextKey } = keys;
  // A left-over rollback journal is under the present key and must not meet the other
  const journal = statSync(`${file}-journal`, { throwIfNoEntry: false });
  if (nextKey !== undefined && (journal?.size ?? 0) === 0) {
    try {
      return { db: openDatabase(file, nextKey, { create }), key: nextKey };
    } catch (error) {
      if (!(error instanceof BihuanError) || error.code !== 'store.notADatabase') throw error;
    }
  }
  return { db: openDatabase(file, dataKey, { create }), key: dataKey };
}

/** The users of a store from before there were accounts, and of a new one: each carries all roles. */
function makeAccounts(store: Store, actor: Actor, users: readonly string[]): void {
  store.act(actor, 'makeAccounts', (act) => {
    for (const name of users) {
      act.insert('account', {
        id: ulid(),
        name,
        roles: JSON.stringify(ACCOUNT_ROLES),
        state: 'active',
        created_at: act.at,
        password_changed_at: act.at,
        must_change: 0,
      });
    }
  });
}
