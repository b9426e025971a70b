// Signing in: waits after wrong passwords, passwords that grow old, the recovery sheet, what the log is told afterwards.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { BihuanError } from '#contract/errors.ts';
import { FIRST_USER, PASSWORD, startEngine, type TestEngine } from '../fixtures/engine.ts';

const START = Date.parse('2026-06-23T02:00:00Z');
const MINUTE = 60_000;
const DAY = 86_400_000;

let app: TestEngine;
let clock = START;
const begin = async () => {
  clock = START;
  app = await startEngine({ now: () => new Date(clock) });
};
afterEach(() => app.dispose());

async function refusal(answer: Promise<unknown>) {
  try {
    await answer;
  } catch (error) {
    if (error instanceof BihuanError) return { code: error.code, message: error.message, details: error.details };
    throw error;
  }
  throw new Error('the call was not refused');
}
const tryWrong = () => refusal(app.call('unlock', { user: FIRST_USER, password: '不是它-2026' }));
const unlock = () => app.call('unlock', { user: FIRST_USER, password: PASSWORD });

describe('wrong passwords', () => {
  it('cost a wait that grows, outlives a restart, and is told to the log', async () => {
    await begin();
    await app.call('lock', {});
    const codes = [];
    for (let time = 0; time < 4; time++) codes.push((await tryWrong()).code);
    expect(codes).toEqual(Array(4).fill('password.wrong'));
    expect(await tryWrong()).toMatchObject({ code: 'password.wait', details: { seconds: 60 } });
    // The right one has to wait as well, in another program on the same folder too.
    expect(await refusal(unlock())).toMatchObject({ code: 'password.wait', details: { seconds: 60 } });
    const again = await startEngine({ dataDir: app.dataDir, create: false, now: () => new Date(clock) });
    expect(await refusal(again.call('unlock', { password: PASSWORD }))).toMatchObject({ code: 'password.wait' });
    // A clock that is set back shortens nothing.
    clock = START - DAY;
    expect(await refusal(unlock())).toMatchObject({ code: 'password.wait', details: { seconds: 60 } });
    clock += MINUTE - 1_000;
    expect(await refusal(unlock())).toMatchObject({ details: { seconds: 1 } });
    clock = START + MINUTE;
    expect(await tryWrong()).toMatchObject({ code: 'password.wait', details: { seconds: 300 } });
    clock += 5 * MINUTE;
    expect((await unlock()).store).toBe('open');
    const failed = (await app.call('listLog', { limit: 50 })).filter((row) => row.operation === 'failedLogins');
    expect(failed).toHaveLength(6);
    expect(JSON.parse(failed.at(-1)?.after as string)).toEqual({ failedAt: new Date(START).toISOString() });
    // Once in the log, not again; and the count is at its beginning.
    await app.call('lock', {});
    expect((await tryWrong()).code).toBe('password.wrong');
    await unlock();
    expect((await app.call('listLog', { limit: 50 })).filter((row) => row.operation === 'failedLogins')).toHaveLength(
      7,
    );
  });

  it('are forgiven to whom the administrator gave a new password', async () => {
    await begin();
    await app.addUser('健忘的', ['clerk']);
    const wrong = () => refusal(app.call('unlock', { user: '健忘的', password: '不是它-2026' }));
    for (let time = 0; time < 5; time++) await wrong();
    expect((await wrong()).code).toBe('password.wait');
    const account = (await app.call('listAccounts', {})).find(({ name }) => name === '健忘的');
    await app.call('resetPassword', { id: account?.id as string, password: '再给他的口令-1' });
    expect(await app.call('unlock', { user: '健忘的', password: '再给他的口令-1' })).toMatchObject({
      mustChange: 'reset',
    });
  });

  it('count at the screens of an open ledger too', async () => {
    await begin();
    const change = () => refusal(app.call('changePassword', { old: '不是它-2026', password: '新的口令-001' }));
    for (let time = 0; time < 4; time++) expect((await change()).code).toBe('password.wrong');
    expect((await change()).code).toBe('password.wait');
    expect((await refusal(unlock())).code).toBe('password.wait');
  });

  it('are not forgotten because somebody wrote into the file beside the key ring', async () => {
    await begin();
    await app.call('lock', {});
    writeFileSync(join(app.dataDir, 'attempts.json'), '{"users"');
    await unlock();
    const log = await app.call('listLog', { limit: 10 });
    expect(log.some((row) => row.entityId.includes('已损坏'))).toBe(true);
  });
});

describe('passwords', () => {
  it('grow old by the rules in force, and nothing else is answered until they are changed', async () => {
    await begin();
    expect((await app.call('getStatus', {})).passwordDaysLeft).toBe(90);
    await app.call('lock', {});
    clock = START + 89 * DAY;
    expect(await unlock()).toMatchObject({ mustChange: null, passwordDaysLeft: 1 });
    await app.call('lock', {});
    clock = START + 90 * DAY;
    expect(await unlock()).toMatchObject({ mustChange: 'expired', permissions: [] });
    expect((await refusal(app.call('listRounds', {}))).code).toBe('password.expired');
    await app.call('changePassword', { old: PASSWORD, password: '新的口令-001' });
    expect(await app.call('listRounds', {})).toEqual([]);
    await app.call('setSecurity', { passwords: 'strict', autoLockMinutes: 0, separation: false });
    await app.call('lock', {});
    clock += 7 * DAY;
    expect(await app.call('unlock', { password: '新的口令-001' })).toMatchObject({ mustChange: 'expired' });
    // A clock set back makes nothing old.
    await app.call('lock', {});
    clock = START;
    expect(await app.call('unlock', { password: '新的口令-001' })).toMatchObject({ mustChange: null });
  });

  it('are stretched with parameters that stand beside each', async () => {
    await begin();
    const [slot] = JSON.parse(readFileSync(join(app.dataDir, 'keyring.json'), 'utf8')).slots;
    expect(slot.kdf).toMatchObject({ name: 'scrypt', N: 2 ** 10, r: 8, p: 1 });
    expect(Buffer.from(slot.kdf.salt, 'base64')).toHaveLength(16);
  });
});

describe('the recovery sheet', () => {
  it('opens once, for an administrator, and holds across a change of the key', async () => {
    await begin();
    expect(await app.call('getStatus', {})).toMatchObject({ recoverySheet: false });
    expect((await refusal(app.call('makeRecoverySheet', { password: '不是它-2026' }))).code).toBe('password.wrong');
    const { code: old } = await app.call('makeRecoverySheet', { password: PASSWORD });
    const { code } = await app.call('makeRecoverySheet', { password: PASSWORD });
    await app.addUser('办事的', ['clerk']);
    await app.addUser('调走的', ['clerk']);
    const leaver = (await app.call('listAccounts', {})).find(({ name }) => name === '调走的');
    await app.call('updateAccount', { id: leaver?.id as string, state: 'disabled' });
    const log = JSON.stringify(await app.call('listLog', { limit: 100 }));
    expect(log).toContain('makeRecoverySheet');
    expect(log).not.toContain(code);
    await app.call('lock', {});
    expect(await app.call('getStatus', {})).toMatchObject({ recoverySheet: true });

    const use = (typed: string, user = FIRST_USER, password = '找回的口令-01') =>
      app.call('recover', { code: typed, user, password });
    expect((await refusal(use(old))).code).toBe('recovery.wrong');
    expect((await refusal(use(`${code.slice(0, -1)}${code.endsWith('7') ? '8' : '7'}`))).message).toContain('第6组');
    expect((await refusal(use(code, '办事的'))).code).toBe('permission.denied');
    expect((await refusal(use(code, FIRST_USER, '短-1'))).code).toBe('password.weak');
    expect((await app.call('getStatus', {})).store).toBe('locked');
    // Who forgot the password has tried some; the sheet takes the wait away.
    for (let time = 0; time < 5; time++) await tryWrong();
    expect((await tryWrong()).code).toBe('password.wait');
    const typed = ` ${code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o')} `;
    expect(await use(typed)).toMatchObject({ store: 'open', user: FIRST_USER, mustChange: null, recoverySheet: false });
    await app.call('lock', {});
    expect((await refusal(unlock())).code).toBe('password.wrong');
    expect((await app.call('unlock', { user: FIRST_USER, password: '找回的口令-01' })).store).toBe('open');
    await app.call('lock', {});
    expect((await refusal(use(code))).code).toBe('recovery.wrong');
  });
});
