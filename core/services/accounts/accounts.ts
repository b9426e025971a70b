// Users: added, given roles, disabled, given a new first password; and the rules for all of them.
import { BihuanError } from '#contract/errors.ts';
import type { Account, ParsedInputOf, SecuritySettings } from '#contract/operations.ts';
import { combinationProblem, staffProblem } from '#domain/accounts/combinations.ts';
import type { AccountRole } from '#domain/accounts/roles.ts';
import { ulid } from '../../db/ids.ts';
import { accountById, accountByName, accountRows } from '../../db/queries/accounts.ts';
import { rekeying } from '../../db/rekey.ts';
import type { AccountRow } from '../../db/schema-accounts.ts';
import { type Context, found } from '../context.ts';
import { readSecurity, SECURITY_KEY } from '../shared/security.ts';
import { rememberPassword, requireGoodPassword } from './passwords.ts';

export const rolesOf = (row: AccountRow): AccountRole[] => JSON.parse(row.roles) as AccountRole[];

function toAccount({ keys }: Context, row: AccountRow): Account {
  return {
    id: row.id,
    name: row.name,
    roles: rolesOf(row),
    state: row.state,
    createdAt: row.created_at,
    passwordChangedAt: row.password_changed_at,
    mustChange: row.must_change === 1,
    hasPassword: keys.users.includes(row.name),
  };
}

const holder = (row: AccountRow) => ({ name: row.name, roles: rolesOf(row), active: row.state === 'active' });

export function listAccounts(context: Context): Account[] {
  return accountRows(context.store).map((row) => toAccount(context, row));
}

/** @throws BihuanError name.taken, password.weak, conflict for a refused combination of roles */
export function addAccount(context: Context, input: ParsedInputOf<'addAccount'>): Account {
  const { store, actor, keys } = context;
  const { name, password } = input;
  const roles = [...new Set(input.roles)];
  requireFitting(context, roles);
  if (accountByName(store, name)) {
    throw new BihuanError('name.taken', `已有名为“${name}”的用户（停用的也算）。请换一个名称，或恢复原用户。`);
  }
  requireGoodPassword(store, name, password);
  return store.act(actor, 'addAccount', (act) => {
    const id = ulid();
    act.insert('account', {
      id,
      name,
      roles: JSON.stringify(roles),
      state: 'active',
      created_at: act.at,
      password_changed_at: act.at,
      must_change: 1,
    });
    rememberPassword(store, keys, id, password, act.at);
    keys.setUser(name, password);
    return toAccount(context, found(accountById(store, id), '个用户'));
  });
}

/**
 * Disabling takes the user's way to the key away and changes the key.
 * @throws BihuanError conflict for oneself, the last administrator, a refused combination of roles
 */
export function updateAccount(context: Context, { id, ...patch }: ParsedInputOf<'updateAccount'>): Account {
  const { store, actor } = context;
  const row = found(accountById(store, id), '个用户');
  const roles = patch.roles === undefined ? rolesOf(row) : [...new Set(patch.roles)];
  const state = patch.state ?? row.state;
  if (state === 'disabled' && row.state === 'active' && row.name === actor.user) {
    throw new BihuanError('conflict', '不能停用自己。请由另一名系统管理员办理。');
  }
  if (patch.roles !== undefined) requireFitting(context, roles);
  const after = accountRows(store).map((each) =>
    each.id === id ? { name: row.name, roles, active: state === 'active' } : holder(each),
  );
  const problem = staffProblem(after, readSecurity(store).separation);
  if (problem !== null) throw new BihuanError('conflict', `${problem}用户没有改动。`);
  store.act(actor, 'updateAccount', (act) => act.update('account', id, { roles: JSON.stringify(roles), state }));
  shutOut(context);
  return toAccount(context, found(accountById(store, id), '个用户'));
}

/** Also gives a disabled and restored user a way in again. @throws BihuanError password.weak, conflict when disabled */
export function resetPassword(context: Context, { id, password }: ParsedInputOf<'resetPassword'>): Account {
  const { store, actor, keys } = context;
  const row = found(accountById(store, id), '个用户');
  if (row.state === 'disabled') {
    throw new BihuanError('conflict', `用户“${row.name}”已停用。请先恢复该用户，再重设密码。`);
  }
  if (row.name === actor.user) throw new BihuanError('conflict', '自己的密码请用“修改密码”办理。');
  requireGoodPassword(store, row.name, password);
  store.act(actor, 'resetPassword', (act) => {
    act.update('account', id, { password_changed_at: act.at, must_change: 1 });
    act.record('account', id, null, { password: 'reset' });
    rememberPassword(store, keys, id, password, act.at);
    keys.setUser(row.name, password);
  });
  return toAccount(context, found(accountById(store, id), '个用户'));
}

/**
 * Changes the data key while somebody has a way to it who has no active account. Told by the accounts alone, so that it
 * is made up for at the next opening when it was cut short.
 * @returns whether the key was changed
 */
export function shutOut({ store, keys }: Pick<Context, 'store' | 'keys'>): boolean {
  const active = new Set(accountRows(store).flatMap((row) => (row.state === 'active' ? [row.name] : [])));
  if (keys.users.every((user) => active.has(user))) return false;
  keys.rotate((user) => active.has(user), rekeying(store.db));
  return true;
}

export function getSecurity({ store }: Context): SecuritySettings {
  return readSecurity(store);
}

/** @throws BihuanError conflict naming who stands against a separation */
export function setSecurity({ store, actor }: Context, settings: ParsedInputOf<'setSecurity'>): SecuritySettings {
  const problem = staffProblem(accountRows(store).map(holder), settings.separation);
  if (problem !== null) throw new BihuanError('conflict', `${problem}设置没有改动。`);
  store.act(actor, 'setSecurity', (act) => act.set(SECURITY_KEY, JSON.stringify(settings)));
  return readSecurity(store);
}

function requireFitting({ store }: Context, roles: readonly AccountRole[]): void {
  const problem = readSecurity(store).separation ? combinationProblem(roles) : null;
  if (problem !== null) throw new BihuanError('conflict', `${problem}用户没有改动。`);
}
