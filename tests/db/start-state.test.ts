// How the data folder is found at a start, each state on real files; nothing is changed by looking.
import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '#core/db/open.ts';
import { isOnNetwork, startState } from '#core/start-state.ts';
import { FIRST_USER, PASSWORD, ROOT, startEngine } from '../fixtures/engine.ts';
import { tempDir } from '../fixtures/folder.ts';

const model = tempDir();
beforeAll(async () => {
  const app = await startEngine({ dataDir: model });
  await app.call('backUpNow', {});
  await app.call('shutdown', {});
});
afterAll(() => rmSync(model, { recursive: true, force: true }));

const plenty = () => 10 ** 12;

describe('startState', () => {
  it.each<[string, (dir: string, file: string) => void]>([
    ['ok', () => {}],
    ['first', (dir) => readdirSync(dir).forEach((name) => void rmSync(join(dir, name), { recursive: true }))],
    ['missing', (_dir, file) => rmSync(file)],
    ['missing', (dir, file) => [file, join(dir, 'keyring.json')].forEach((path) => void rmSync(path))],
    ['missing', (dir, file) => [file, join(dir, 'backups')].forEach((path) => void rmSync(path, { recursive: true }))],
    ['notADatabase', (_dir, file) => truncateSync(file, 0)],
    ['notADatabase', (_dir, file) => writeFileSync(file, '这不是台账'.repeat(3_000))],
    ['notADatabase', (_dir, file) => writeFileSync(file, Buffer.alloc(40_960))],
    ['notADatabase', (_dir, file) => copyFileSync(join(ROOT, 'package-lock.json'), file)],
    ['unreadable', (_dir, file) => [rmSync(file), mkdirSync(file)]],
    ['corrupt', (_dir, file) => truncateSync(file, statSync(file).size - 100)],
    ['noKeys', (dir) => rmSync(join(dir, 'keyring.json'))],
    ['noKeys', (dir) => writeFileSync(join(dir, 'keyring.json'), '{"format":')],
  ])('%s', (state, spoil) => {
    const dir = tempDir();
    cpSync(model, dir, { recursive: true });
    spoil(dir, join(dir, 'ledger.db'));
    const before = readdirSync(dir);
    expect(startState(dir, plenty).state).toBe(state);
    expect(readdirSync(dir)).toEqual(before);
    rmSync(dir, { recursive: true });
  });

  it('tells how many backups there are, and a disk that is nearly full', () => {
    expect(startState(model, plenty)).toEqual({ state: 'ok', backups: 1 });
    expect(startState(model, () => 1_000_000).state).toBe('littleSpace');
  });

  it('tells a folder on another machine by its file system, on Windows by its real path', () => {
    expect([0x6969, 0xff534d42, 0xfe534d42].map((type) => isOnNetwork('/data', type, 'linux'))).toEqual([
      true,
      true,
      true,
    ]);
    expect([0xef53, 0x9123683e, 0x65735546].map((type) => isOnNetwork('/data', type, 'linux'))).toEqual([
      false,
      false,
      false,
    ]);
    const paths = ['\\\\server\\share\\台账', '\\\\?\\UNC\\server\\share', 'C:\\台账', '\\\\?\\C:\\台账'];
    expect(paths.map((path) => isOnNetwork(path, 0, 'win32'))).toEqual([true, true, false, false]);
  });

  it('and what only the key can tell is told when somebody signs in: newer, in use', async () => {
    const dir = tempDir();
    cpSync(model, dir, { recursive: true });
    const app = await startEngine({ dataDir: dir, create: false });
    await app.as(FIRST_USER);
    const second = await startEngine({ dataDir: dir, create: false });
    await expect(second.as(FIRST_USER)).rejects.toMatchObject({ code: 'store.locked' });
    await app.call('shutdown', {});
    await second.call('shutdown', {});
    rmSync(dir, { recursive: true });
    expect(() => openDatabase(join(model, 'nowhere.db'), Buffer.alloc(32))).toThrow(/找不到/);
  });
});

/** A disk of its own needs a mount, which needs rights that not every machine gives. */
const canMount = spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0;
const onDisk = (options: string, script: string) =>
  spawnSync(
    'unshare',
    [
      '-rm',
      'sh',
      '-c',
      `mount -t tmpfs -o size=24m tmpfs /mnt && cp -r ${model}/. /mnt/ && ${options} node --input-type=module -e '${script}'`,
    ],
    {
      encoding: 'utf8',
      cwd: ROOT,
      env: { ...process.env, PATH: `${join(ROOT, 'node_modules/.bin')}:${process.env.PATH}` },
    },
  );

describe.runIf(canMount)('a real disk', () => {
  it('that is read-only is told as denied, and the ledger on it can be looked at all the same', () => {
    const { stdout, stderr } = onDisk(
      'mount -o remount,ro /mnt &&',
      `import { startState } from "#core/start-state.ts"; import { Engine } from "#core/engine.ts";
       const engine = new Engine({ dataDir: "/mnt", resourcesDir: "resources", version: "0", now: () => new Date("2026-06-23T02:00:00Z") });
       const found = startState("/mnt").state;
       const { store, readOnly } = await engine.call("lookReadOnly", { user: "${FIRST_USER}", password: "${PASSWORD}" });
       const rounds = await engine.call("listRounds", {});
       await engine.call("shutdown", {});
       console.log(JSON.stringify({ found, store, readOnly, rounds: rounds.length }));`,
    );
    expect(stderr.replace(/npm warn.*\n/g, '')).toBe('');
    expect(JSON.parse(stdout)).toEqual({
      found: 'denied',
      store: 'open',
      readOnly: expect.stringContaining('只读'),
      rounds: 0,
    });
  });

  it('that fills up while working stops writing, keeps what was saved, and goes on when there is room', () => {
    const { stdout, stderr } = onDisk(
      '',
      `import { writeFileSync, rmSync } from "node:fs"; import { Engine } from "#core/engine.ts";
       const engine = new Engine({ dataDir: "/mnt", resourcesDir: "resources", version: "0", now: () => new Date("2026-06-23T02:00:00Z"), free: () => 1e12 });
       await engine.call("unlock", { password: "${PASSWORD}" });
       try { for (let n = 0; n < 40; n++) writeFileSync("/mnt/fill" + n, Buffer.alloc(1 << 20, 7)); } catch { }
       let refusal, saved = 0;
       for (let n = 0; n < 400 && !refusal; n++)
         await engine.call("addUnit", { name: "单位" + n + "长".repeat(150), shortName: null }).then(() => saved++, ({ code }) => { refusal = code; });
       const after = await engine.call("addUnit", { name: "再来", shortName: null }).then(() => null, ({ code }) => code);
       const { readOnly } = await engine.call("getStatus", {});
       const kept = (await engine.call("listUnits", {})).length;
       for (let n = 0; n < 40; n++) rmSync("/mnt/fill" + n, { force: true });
       await engine.tick();
       await engine.call("addUnit", { name: "有空间了", shortName: null });
       const { ok } = await engine.call("verify", {});
       await engine.call("shutdown", {});
       console.log(JSON.stringify({ refusal, after, stopped: readOnly !== null, same: kept === saved, ok }));`,
    );
    expect(stderr.replace(/npm warn.*\n/g, '')).toBe('');
    expect(JSON.parse(stdout)).toEqual({
      refusal: 'store.diskFull',
      after: 'store.readOnly',
      stopped: true,
      same: true,
      ok: true,
    });
  });
});
