// Users on a real store: roles hold in the engine, passwords follow the rules, who is disabled is shut out of the key.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { BihuanError } from '#contract/errors.ts';
import type { Account } from '#contract/operations.ts';
import { openDatabase } from '#core/db/open.ts';
import { seal } from '#core/vault/seal.ts';
import { newKdf, stretch } from '#core/vault/stretch.ts';
import { ACCOUNT_ROLES } from '#domain/accounts/roles.ts';
import { FIRST_USER, PASSWORD, startEngine, type TestEngine } from '../fixtures/engine.ts';

const LIGHT = { N: 2 ** 10, r: 8, p: 1 };
let app: TestEngine;
afterEach(() => app.dispose());

async function refusal(answer: Promise<unknown>): Promise<{ code: string; message: string }> {
  try {
    await answer;
  } catch (error) {
    if (error instanceof BihuanError) return { code: error.code, message: error.message };
    throw error;
  }
  throw new Error('the call was not refused');
}

const named = async (name: string): Promise<Account> => {
  const found = (await app.call('listAccounts', {})).find((account) => account.name === name);
  if (!found) throw new Error(`no account ${name}`);
  return found;
};

describe('accounts', () => {
  it('begin with one user who carries all roles, and grow', async () => {
    app = await startEngine();
    expect(await app.call('listAccounts', {})).toMatchObject([
      { name: FIRST_USER, roles: ACCOUNT_ROLES, state: 'active', mustChange: false, hasPassword: true },
    ]);
    const added = await app.call('addAccount', { name: '甲科员', roles: ['clerk', 'clerk'], password: '初始口令-001' });
    expect(added).toMatchObject({ name: '甲科员', roles: ['clerk'], mustChange: true });
    expect(
      await refusal(app.call('addAccount', { name: '甲科员', roles: ['reader'], password: '初始口令-001' })),
    ).toMatchObject({ code: 'name.taken' });
    expect(
      await refusal(app.call('addAccount', { name: '乙科员', roles: ['reader'], password: '一二三四五六七八' })),
    ).toMatchObject({ code: 'password.weak', message: expect.stringContaining('至少用3类') });
    // Nothing of a password is in the log.
    const log = JSON.stringify(await app.call('listLog', { limit: 100 }));
    expect(log).toContain('甲科员');
    expect(log).not.toContain('初始口令');
    expect(log).not.toContain('hash');
  });

  it('let a user do what the roles allow, and say in words what they do not', async () => {
    app = await startEngine();
    await app.addUser('看台账的', ['reader']);
    await app.addUser('办事的', ['clerk']);
    await app.as('看台账的');
    expect(await app.call('getStatus', {})).toMatchObject({
      user: '看台账的',
      roles: ['reader'],
      permissions: ['read'],
      users: [FIRST_USER, '看台账的', '办事的'],
    });
    expect(await app.call('listUnits', {})).toEqual([]);
    const unit = { name: '区住建局', shortName: null };
    expect(await refusal(app.call('addUnit', unit))).toEqual({
      code: 'permission.denied',
      message: expect.stringContaining('填报和修改台账'),
    });
    expect((await refusal(app.call('listAccounts', {}))).code).toBe('permission.denied');
    await app.as('办事的');
    await app.call('addUnit', unit);
    await app.as(FIRST_USER);
    expect((await app.call('listLog', { limit: 50 })).find((row) => row.entity === 'unit')?.actor).toBe('办事的');
    // Roles that change hold at the next call.
    await app.call('updateAccount', { id: (await named('办事的')).id, roles: ['reader'] });
    await app.as('办事的');
    expect((await refusal(app.call('addUnit', { ...unit, name: '区教体局' }))).code).toBe('permission.denied');
  });

  it('have a first password changed before anything else is answered', async () => {
    app = await startEngine();
    await app.call('addAccount', { name: '甲科员', roles: ['clerk'], password: '初始口令-001' });
    expect(await app.call('unlock', { user: '甲科员', password: '初始口令-001' })).toMatchObject({
      mustChange: 'reset',
      permissions: [],
    });
    expect((await refusal(app.call('listUnits', {}))).code).toBe('password.expired');
    const change = (old: string, password: string) => app.call('changePassword', { old, password });
    expect((await refusal(change('不是它-01', '自己用的口令-1'))).code).toBe('password.wrong');
    expect((await refusal(change('初始口令-001', '短-1'))).code).toBe('password.weak');
    expect((await refusal(change('初始口令-001', '甲科员的口令-1'))).message).toContain('不能包含用户名');
    expect((await refusal(change('初始口令-001', '初始口令-001'))).message).toContain('最近5次');
    expect(await change('初始口令-001', '自己用的口令-1')).toMatchObject({
      mustChange: null,
      permissions: ['read', 'edit'],
    });
    expect(await app.call('listUnits', {})).toEqual([]);
    // The old password is gone, the new one holds after a restart.
    await app.call('lock', {});
    expect((await refusal(app.call('unlock', { user: '甲科员', password: '初始口令-001' }))).code).toBe(
      'password.wrong',
    );
    await app.call('unlock', { user: '甲科员', password: '自己用的口令-1' });
    // One password forth and back is refused while it is among the last five.
    for (const number of [2, 3, 4, 5]) await change(`自己用的口令-${number - 1}`, `自己用的口令-${number}`);
    expect((await refusal(change('自己用的口令-5', '自己用的口令-1'))).code).toBe('password.weak');
    await change('自己用的口令-5', '自己用的口令-6');
    await change('自己用的口令-6', '自己用的口令-1');
  });

  it('shut a disabled user out: no slot, another key, and the others go on with their passwords', async () => {
    app = await startEngine();
    await app.addUser('甲科员', ['clerk']);
    await app.addUser('调走的', ['clerk']);
    const ring = () => JSON.parse(readFileSync(join(app.dataDir, 'keyring.json'), 'utf8'));
    const kept = JSON.stringify(ring());
    const id = (await named('调走的')).id;
    expect(await app.call('updateAccount', { id, state: 'disabled' })).toMatchObject({
      state: 'disabled',
      hasPassword: false,
    });
    expect(ring()).toMatchObject({ generation: 2, archived: [{ generation: 1 }] });
    expect(ring().next).toBeUndefined();
    expect((await refusal(app.call('unlock', { user: '调走的', password: PASSWORD }))).code).toBe('password.wrong');
    expect((await refusal(app.call('resetPassword', { id, password: '新的口令-001' }))).code).toBe('conflict');
    await app.as('甲科员');
    await app.as(FIRST_USER);
    expect((await app.call('verify', {})).ok).toBe(true);
    // An old copy of the key ring opens nothing any more.
    await app.call('lock', {});
    const now = readFileSync(join(app.dataDir, 'keyring.json'));
    writeFileSync(join(app.dataDir, 'keyring.json'), kept);
    expect((await refusal(app.call('unlock', { user: '调走的', password: PASSWORD }))).code).toBe('store.notADatabase');
    writeFileSync(join(app.dataDir, 'keyring.json'), now);
    await app.as(FIRST_USER);
    // Restored with a new first password.
    await app.call('updateAccount', { id, state: 'active' });
    expect(await app.call('resetPassword', { id, password: '新的口令-001' })).toMatchObject({ hasPassword: true });
    expect(await app.call('unlock', { user: '调走的', password: '新的口令-001' })).toMatchObject({
      mustChange: 'reset',
    });
  });

  it('never leave the ledger without an administrator', async () => {
    app = await startEngine();
    const first = await named(FIRST_USER);
    expect((await refusal(app.call('updateAccount', { id: first.id, state: 'disabled' }))).message).toContain('自己');
    expect((await refusal(app.call('updateAccount', { id: first.id, roles: ['clerk'] }))).message).toContain(
      '至少要有一名',
    );
    await app.addUser('另一位', ['administrator']);
    await app.call('updateAccount', { id: first.id, roles: ['clerk'] });
    expect((await refusal(app.call('listAccounts', {}))).code).toBe('permission.denied');
  });

  it('keep administration, safety and audit apart where the office asks for it', async () => {
    app = await startEngine();
    const settings = { passwords: 'strict' as const, autoLockMinutes: 5, separation: true };
    expect((await refusal(app.call('setSecurity', settings))).message).toContain('由同一人担任');
    await app.addUser('系统员', ['administrator']);
    await app.addUser('安全员', ['security']);
    expect((await refusal(app.call('setSecurity', settings))).message).toContain(`用户“${FIRST_USER}”`);
    await app.addUser('审计员', ['auditor']);
    await app.call('updateAccount', { id: (await named(FIRST_USER)).id, roles: ['clerk', 'approver'] });
    await app.as('安全员');
    expect(await app.call('setSecurity', settings)).toEqual(settings);
    expect(await app.call('getSecurity', {})).toEqual(settings);
    const clerk = await named(FIRST_USER);
    expect((await refusal(app.call('updateAccount', { id: clerk.id, roles: ['clerk', 'auditor'] }))).message).toContain(
      '不能兼任',
    );
    expect(
      (await refusal(app.call('addAccount', { name: '新人', roles: ['clerk'], password: '八位口令-001' }))).message,
    ).toContain('至少10位');
  });
});

it('a store from before there were accounts gets its user as an account with all roles', async () => {
  app = await startEngine({ create: false });
  const made = await app.call('createStore', { office: '整改办', user: '老用户', password: PASSWORD });
  expect(made.roles).toEqual(ACCOUNT_ROLES);
  await app.call('lock', {});
  // The ring and the store as the first versions wrote them.
  const { Keys } = await import('#core/vault/keys.ts');
  const file = join(app.dataDir, 'keyring.json');
  const { dataKey } = Keys.open(file, '老用户', PASSWORD, () => LIGHT);
  const db = openDatabase(join(app.dataDir, 'ledger.db'), dataKey);
  db.exec('DELETE FROM account_password; DELETE FROM account');
  db.close();
  const kdf = newKdf(LIGHT);
  const { iv, tag, data } = seal(stretch(PASSWORD, kdf), dataKey, '老用户');
  const wrapped = { cipher: 'aes-256-gcm', iv, tag, key: data };
  writeFileSync(file, JSON.stringify({ format: 1, slots: [{ user: '老用户', kdf, wrapped }] }));
  expect((await app.call('getStatus', {})).users).toEqual(['老用户']);
  expect((await refusal(app.call('unlock', { password: '不是它-2026' }))).code).toBe('password.wrong');
  expect(await app.call('unlock', { password: PASSWORD })).toMatchObject({ store: 'open', roles: ACCOUNT_ROLES });
  expect(JSON.parse(readFileSync(file, 'utf8')).format).toBe(2);
  expect(await app.call('listAccounts', {})).toMatchObject([{ name: '老用户', roles: ACCOUNT_ROLES }]);
  expect(existsSync(join(app.dataDir, 'ledger.db-journal'))).toBe(false);
});
