// Backups of a real ledger: made, listed, read again, looked into, kept in two places, restored, and the restore taken back.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BackupView } from '#contract/operations.ts';
import { backupsIn } from '#core/backup/folder.ts';
import {
  acceptSmallRound,
  FIRST_USER,
  PASSWORD,
  ROUND_FIELDS,
  startEngine,
  type TestEngine,
} from '../fixtures/engine.ts';
import { writeFiles } from '../fixtures/evidence.ts';
import { tempDir } from '../fixtures/folder.ts';

const HOUR = 3_600_000;
let app: TestEngine;
let stick: string;
let clock: number;
let roundId: string;
const now = () => new Date(clock);

beforeEach(async () => {
  clock = Date.parse('2026-06-23T02:00:00Z');
  app = await startEngine({ now });
  stick = tempDir();
  ({ roundId } = await acceptSmallRound(app));
});
afterEach(async () => {
  await app.dispose();
  rmSync(stick, { recursive: true, force: true });
});

const unitNames = async (of = app) => (await of.call('listUnits', {})).map(({ name }) => name);
const addUnit = (name: string) => app.call('addUnit', { name, shortName: null });
const chosen = ({ id, place }: BackupView) => ({ id, place });
const list = () => app.call('listBackups', {});
const backup = async () => {
  clock += 60_000;
  return app.call('backUpNow', {});
};
const restart = async (options: Parameters<typeof startEngine>[0] = {}) => {
  await app.call('shutdown', {});
  app = await startEngine({ dataDir: app.dataDir, create: false, now, ...options });
};

describe('a backup', () => {
  it('tells what it holds, is found whole when read again, and is never changed by that', async () => {
    const made = await backup();
    expect(made).toMatchObject({ kind: 'manual', place: 'here', verified: true, at: now().toISOString() });
    expect(made.contents).toMatchObject({
      rounds: ['省委巡视反馈意见整改'],
      problems: 3,
      measures: 5,
      users: [FIRST_USER],
    });
    expect(await list()).toEqual([made]);
    const folder = join(app.dataDir, 'backups', made.id);
    expect(readdirSync(folder).sort()).toEqual(['backup.json', 'keyring.json', 'ledger.db']);
    // Names that only the ledger tells stand nowhere in the open
    expect(readFileSync(join(folder, 'backup.json'), 'utf8')).not.toContain('省委');
    const before = readFileSync(join(folder, 'ledger.db'));
    expect(await app.call('checkBackup', chosen(made))).toMatchObject({
      ok: true,
      detail: expect.stringMatching(/^完整/),
    });
    expect(readFileSync(join(folder, 'ledger.db')).equals(before)).toBe(true);

    const spoiled = Buffer.from(before);
    spoiled.writeUInt8(spoiled.readUInt8(9_000) ^ 1, 9_000);
    writeFileSync(join(folder, 'ledger.db'), spoiled);
    expect(await app.call('checkBackup', chosen(made))).toMatchObject({ ok: false });
    await expect(app.call('restoreBackup', chosen(made))).rejects.toMatchObject({
      code: expect.stringMatching(/^store\./),
    });
    expect(await unitNames()).toEqual([]);
    writeFileSync(join(folder, 'ledger.db'), before.subarray(0, 4096));
    expect((await list()).find(({ id }) => id === made.id)?.verified).toBe(false);
  });

  it('is looked into without anything being changed, by those who may restore it', async () => {
    const made = await backup();
    await addUnit('区发改局');
    const status = await app.call('lookAtBackup', chosen(made));
    expect(status).toMatchObject({
      store: 'open',
      looking: made.at,
      readOnly: expect.stringContaining('正在查看备份'),
    });
    expect(await unitNames()).toEqual([]);
    await expect(addUnit('区教体局')).rejects.toMatchObject({ code: 'store.readOnly' });
    await expect(app.call('restoreBackup', chosen(made))).rejects.toMatchObject({ code: 'store.readOnly' });
    await expect(app.call('backUpNow', {})).rejects.toMatchObject({ code: 'store.readOnly' });
    expect(await app.call('endLook', {})).toMatchObject({ looking: null, readOnly: null });
    expect(await unitNames()).toEqual(['区发改局']);
    await addUnit('区教体局');

    await app.addUser('只看', ['reader']);
    await app.as('只看');
    for (const name of ['lookAtBackup', 'restoreBackup', 'checkBackup'] as const)
      await expect(app.call(name, chosen(made))).rejects.toMatchObject({ code: 'permission.denied' });
    expect(await app.call('getBackupStatus', {})).toMatchObject({ second: null });
    await app.as(FIRST_USER);
  });

  it('is restored over what was done since, and the restore is taken back', async () => {
    const made = await backup();
    await addUnit('区发改局');
    expect(await app.call('getBackupStatus', {})).toMatchObject({ undoRestore: null });
    clock += 60_000;
    expect(await app.call('restoreBackup', chosen(made))).toMatchObject({ store: 'locked' });
    await app.as(FIRST_USER);
    expect(await unitNames()).toEqual([]);
    expect((await app.call('verify', {})).ok).toBe(true);
    const { undoRestore } = await app.call('getBackupStatus', {});
    expect(undoRestore).toMatchObject({ at: now().toISOString() });
    expect(readdirSync(app.dataDir).filter((name) => name.includes('restoring'))).toEqual([]);
    clock += 60_000;
    await app.call('restoreBackup', { id: undoRestore?.id ?? '', place: 'here' });
    await app.as(FIRST_USER);
    expect(await unitNames()).toEqual(['区发改局']);
    await addUnit('区教体局');
    expect(await app.call('getBackupStatus', {})).toMatchObject({ undoRestore: null });
    expect((await app.call('verify', {})).ok).toBe(true);
  });

  it('from before somebody left, came or got another password leaves them as they are now', async () => {
    await app.addUser('调走的', ['clerk']);
    const made = await backup();
    const before = await app.call('listAccounts', {});
    const leaver = before.find(({ name }) => name === '调走的')?.id ?? '';
    await app.call('updateAccount', { id: leaver, state: 'disabled' });
    await app.addUser('新来的', ['clerk']);
    clock += 60_000;
    await app.call('restoreBackup', chosen(made));
    await app.as('新来的');
    await app.as(FIRST_USER);
    await expect(app.as('调走的')).rejects.toMatchObject({ code: 'password.wrong' });
    expect((await app.call('listAccounts', {})).map(({ name, state }) => [name, state])).toEqual([
      [FIRST_USER, 'active'],
      ['调走的', 'disabled'],
      ['新来的', 'active'],
    ]);
    expect(await app.call('verify', {})).toMatchObject({ ok: true });
    // Made under an older key, readable still
    expect(await app.call('checkBackup', chosen(made))).toMatchObject({ ok: true });
    expect((await list()).find(({ id }) => id === made.id)?.contents?.rounds).toEqual(['省委巡视反馈意见整改']);
  });
});

describe('by itself', () => {
  it('a backup is made daily, hourly after changes, at the end and before an import; never without a change', async () => {
    await restart({ automatic: 'program' });
    await app.as(FIRST_USER);
    const kinds = () => backupsIn(join(app.dataDir, 'backups')).map(({ kind }) => kind);
    const tick = async (later: number) => {
      clock += later;
      await app.engine.tick();
      return kinds();
    };
    expect(await tick(0)).toEqual(['daily']);
    expect(await tick(2 * HOUR)).toEqual(['daily']);
    await addUnit('区发改局');
    expect(await tick(60_000)).toEqual(['hourly', 'daily']);
    await addUnit('区教体局');
    expect(await tick(HOUR / 2)).toEqual(['hourly', 'daily']);
    expect((await tick(HOUR / 2)).slice(0, 1)).toEqual(['hourly']);
    expect(await tick(24 * HOUR)).toHaveLength(3);
    clock += 1000;
    await app.call('loadSample', {});
    // Nothing was changed since the last one
    expect(kinds()).toHaveLength(3);
    await addUnit('区住建局');
    clock += 1000;
    await acceptSmallRound(app, { ...ROUND_FIELDS, name: '又一轮' });
    expect(kinds()[0]).toBe('import');
    await addUnit('区财政局');
    clock += 1000;
    await app.call('lock', {});
    await app.as(FIRST_USER);
    expect(kinds()[0]).toBe('close');
    clock += 1000;
    const count = kinds().length;
    await app.call('lock', {});
    expect(kinds()).toHaveLength(count);
    // A clock that was set back neither stops backups nor takes any away
    await app.as(FIRST_USER);
    await addUnit('区民政局');
    const held = new Set(backupsIn(join(app.dataDir, 'backups')).map(({ id }) => id));
    clock -= 400 * 24 * HOUR;
    await app.engine.tick();
    const after = backupsIn(join(app.dataDir, 'backups')).map(({ id }) => id);
    expect(after).toHaveLength(held.size + 1);
    expect(await app.call('getBackupStatus', {})).toMatchObject({ last: { at: now().toISOString() }, failure: null });
    clock += 400 * 24 * HOUR;
  });

  it('a disk that is nearly full stops writing and says so, until there is room again', async () => {
    let free = 10 ** 12;
    const told: (string | null)[] = [];
    await restart({ automatic: 'program', free: () => free, onStatus: ({ readOnly }) => told.push(readOnly) });
    await app.as(FIRST_USER);
    free = 1_000_000;
    await app.engine.tick();
    expect(told).toEqual([expect.stringContaining('磁盘空间不足，已停止写入')]);
    await expect(addUnit('区发改局')).rejects.toMatchObject({ code: 'store.readOnly', message: told[0] });
    expect((await app.call('getLedger', { roundId })).aspects).toHaveLength(2);
    free = 10 ** 12;
    await app.engine.tick();
    expect(told.at(-1)).toBeNull();
    await addUnit('区发改局');
  });
});

describe('the second place', () => {
  it('gets every backup with its evidence, is told when it is gone or old, and brings a ledger back on another PC', async () => {
    const problemId = (await app.call('getLedger', { roundId })).aspects[0]?.items[0]?.problems[0]?.id ?? '';
    const paths = writeFiles(stick, { '照片.txt': '现场照片', '合同.txt': '合同文本' });
    await app.call('takeEvidence', { problemId, links: [], paths });
    await expect(app.call('setBackupPlace', { path: app.dataDir })).rejects.toMatchObject({ code: 'input.invalid' });
    const medium = join(stick, 'U盘');
    mkdirSync(medium);
    const placed = await app.call('setBackupPlace', { path: medium });
    expect(placed.second).toEqual({
      name: 'U盘',
      present: true,
      copiedAt: now().toISOString(),
      days: 0,
      overdue: false,
    });
    await addUnit('区发改局');
    const made = await backup();
    const there = (await list()).filter(({ place }) => place === 'second');
    expect(there.map(({ id }) => id)).toEqual([made.id, expect.any(String)]);
    expect(await app.call('checkBackup', { id: made.id, place: 'second' })).toMatchObject({ ok: true });

    clock += 8 * 24 * HOUR;
    expect((await app.call('getBackupStatus', {})).second).toMatchObject({ days: 8, overdue: true });
    await app.call('setBackupReminder', { days: 14 });
    expect((await app.call('getBackupStatus', {})).second).toMatchObject({ overdue: false });
    cpSync(medium, join(stick, 'pulled'), { recursive: true });
    rmSync(medium, { recursive: true });
    expect((await app.call('getBackupStatus', {})).second).toMatchObject({ present: false });
    expect((await list()).filter(({ place }) => place === 'second')).toEqual([]);
    await backup(); // the stick is gone: made here all the same

    // Another PC: nothing but the stick
    const other = await startEngine({ create: false, now });
    try {
      const found = await other.call('backupsAt', { path: join(stick, 'pulled') });
      expect(found).toMatchObject({ users: [], backups: [{ id: made.id, verified: true }, {}] });
      const order = { path: join(stick, 'pulled'), id: made.id, user: FIRST_USER };
      await expect(other.call('recoverBackup', { ...order, password: '不是它-2026' })).rejects.toMatchObject({
        code: 'password.wrong',
      });
      expect(existsSync(join(other.dataDir, 'ledger.db'))).toBe(false);
      expect(await other.call('recoverBackup', { ...order, password: PASSWORD })).toEqual({
        evidenceMissing: 0,
        quarantine: null,
      });
      await other.as(FIRST_USER);
      expect(await unitNames(other)).toEqual(['区发改局']);
      expect(await other.call('verify', {})).toMatchObject({ ok: true });
    } finally {
      await other.dispose();
    }
    expect((await app.call('forgetBackupPlace', {})).second).toBeNull();
  });
});

describe('a ledger that does not open any more', () => {
  it.each<[string, (bytes: Buffer) => Buffer]>([
    ['truncated', (bytes) => bytes.subarray(0, 5 * 4096 + 100)],
    ['cut to whole pages', (bytes) => bytes.subarray(0, 20 * 4096)],
    ['garbled at its beginning', (bytes) => Buffer.concat([Buffer.alloc(4096, 7), bytes.subarray(4096)])],
    [
      'garbled in its midst',
      (bytes) => Buffer.concat([bytes.subarray(0, 8_192), Buffer.alloc(200_000, 9), bytes.subarray(208_192)]),
    ],
    ['emptied', () => Buffer.alloc(0)],
  ])(
    'because it was %s is put into the quarantine as it is, and the newest backup takes its place',
    async (_what, spoil) => {
      const made = await backup();
      await app.call('shutdown', {});
      const file = join(app.dataDir, 'ledger.db');
      const spoiled = spoil(readFileSync(file));
      writeFileSync(file, spoiled);
      app = await startEngine({ dataDir: app.dataDir, create: false, now });
      const opened = app.as(FIRST_USER).then(() => app.call('verify', {}));
      const seen = await opened.then(
        ({ ok }) => (ok ? 'whole' : 'faulty'),
        (error: { code: string }) => error.code,
      );
      expect(seen).toMatch(/^(store\.(corrupt|notADatabase)|faulty)$/);
      await app.call('lock', {});
      const held = existsSync(file) ? readFileSync(file) : null;

      const [newest] = (await app.call('backupsAt', { path: null })).backups;
      expect(newest?.id).toBe(made.id);
      await expect(
        app.call('recoverBackup', { path: null, id: made.id, user: FIRST_USER, password: '不是它-2026' }),
      ).rejects.toMatchObject({ code: 'password.wrong' });
      clock += 60_000;
      const { quarantine } = await app.call('recoverBackup', {
        path: null,
        id: made.id,
        user: FIRST_USER,
        password: PASSWORD,
      });
      const aside = join(app.dataDir, 'quarantine', quarantine ?? '', 'ledger.db');
      if (held) expect(readFileSync(aside).equals(held)).toBe(true);
      await app.as(FIRST_USER);
      expect((await app.call('getLedger', { roundId })).aspects).toHaveLength(2);
      expect(await app.call('verify', {})).toMatchObject({ ok: true });
    },
  );

  it('is not restored by somebody who may not, and opens on a copy where it cannot be written to', async () => {
    await app.addUser('经办人', ['clerk']);
    const made = await backup();
    await app.call('shutdown', {});
    app = await startEngine({ dataDir: app.dataDir, create: false, now });
    await expect(
      app.call('recoverBackup', { path: null, id: made.id, user: '经办人', password: PASSWORD }),
    ).rejects.toMatchObject({ code: 'permission.denied' });
    const status = await app.call('lookReadOnly', { user: '经办人', password: PASSWORD });
    expect(status).toMatchObject({ store: 'open', user: '经办人', readOnly: expect.stringContaining('只读') });
    expect((await app.call('getLedger', { roundId })).aspects).toHaveLength(2);
    await expect(addUnit('区发改局')).rejects.toMatchObject({ code: 'store.readOnly' });
    await app.call('lock', {});
    await app.as(FIRST_USER);
  });
});
