// Users as rows, and their past passwords, which are kept beside the log and not in it.
import type { AccountRow } from '../schema-accounts.ts';
import { type Store, sql } from '../store.ts';

/** In the order in which they were added. */
export function accountRows(store: Store): AccountRow[] {
  return store.all(sql.selectFrom('account').selectAll().orderBy('created_at').orderBy('id'));
}

export function accountById(store: Store, id: string): AccountRow | undefined {
  return store.get(sql.selectFrom('account').selectAll().where('id', '=', id));
}

export function accountByName(store: Store, name: string): AccountRow | undefined {
  return store.get(sql.selectFrom('account').selectAll().where('name', '=', name));
}

export interface PastPassword {
  kdf: string;
  hash: Uint8Array;
}

/** Newest first. */
export function pastPasswords(store: Store, accountId: string, count: number): PastPassword[] {
  return store
    .prepare('SELECT kdf, hash FROM account_password WHERE account_id = ? ORDER BY set_at DESC, rowid DESC LIMIT ?')
    .all(accountId, count) as PastPassword[];
}

/** Keeps a password that was set, and no more than `count` of the account's. */
export function keepPassword(store: Store, accountId: string, setAt: string, past: PastPassword, count: number): void {
  store
    .prepare('INSERT INTO account_password (account_id, set_at, kdf, hash) VALUES (?, ?, ?, ?)')
    .run(accountId, setAt, past.kdf, past.hash);
  store
    .prepare(
      `DELETE FROM account_password WHERE account_id = ? AND rowid NOT IN
         (SELECT rowid FROM account_password WHERE account_id = ? ORDER BY set_at DESC, rowid DESC LIMIT ?)`,
    )
    .run(accountId, accountId, count);
}
