// Killed, full and read-only disks while evidence is taken in: what was said to be saved is whole, the rest is not there.
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { acceptSmallRound, PASSWORD, ROOT, startEngine, type TestEngine } from '../fixtures/engine.ts';
import { writeFiles } from '../fixtures/evidence.ts';
import { tempDir } from '../fixtures/folder.ts';

let app: TestEngine;
let roundId: string;
let problemId: string;
let folder: string;

beforeEach(async () => {
  app = await startEngine();
  folder = tempDir();
  ({ roundId } = await acceptSmallRound(app));
  problemId = (await app.call('getLedger', { roundId })).aspects[0]?.items[0]?.problems[0]?.id ?? '';
});
afterEach(async () => {
  await app.dispose();
  rmSync(folder, { recursive: true, force: true });
});

const list = (of: TestEngine = app) => of.call('listEvidence', { roundId, of: null });
const take = (paths: string[]) => app.call('takeEvidence', { problemId, links: [], paths });
/** Files in the evidence folder, half-written ones too. */
const onDisk = (dataDir = app.dataDir): string[] =>
  existsSync(join(dataDir, 'evidence'))
    ? readdirSync(join(dataDir, 'evidence'), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ name }) => name)
    : [];

describe('a process killed while files are taken in', () => {
  it('has saved all of them or none, and nothing half-written counts', { timeout: 120_000 }, async () => {
    await take(writeFiles(folder, { 'before.txt': '此前已保存' }));
    // The second file rests in its midst: its steps are begun, resting twice, next file.
    const paths = writeFiles(folder, {
      'a.bin': randomBytes(300_000),
      'b.bin': randomBytes(9_000_000),
      'c.bin': randomBytes(10),
    });
    await app.call('shutdown', {});
    const script = join(import.meta.dirname, 'kill-while-adding.ts');
    const run = (at: string) =>
      spawnSync(process.execPath, [script, app.dataDir, PASSWORD, problemId, at, ...paths], {
        encoding: 'utf8',
        cwd: ROOT,
      });
    for (const at of ['1', '3', '5', '登记']) {
      expect(run(at).signal).toBe('SIGKILL');
      const left = onDisk();
      const again = await startEngine({ dataDir: app.dataDir, create: false });
      await again.call('unlock', { password: PASSWORD });
      expect((await list(again)).map(({ title }) => title)).toEqual(['before']);
      const { ok, checks } = await again.call('verify', {});
      const detail = checks.find(({ name }) => name === '佐证材料')?.detail ?? '';
      expect([at, ok]).toEqual([at, true]);
      expect(detail).toMatch(/^1 个文件，与存入时一致/);
      // What was cut in its midst is swept away at the next opening, what was whole is told and can be put aside.
      if (at === '3') expect(left.some((name) => name.endsWith('.part'))).toBe(true);
      if (at === '登记') expect(detail).toContain('另有3个未登记的文件');
      expect(onDisk().filter((name) => name.endsWith('.part'))).toEqual([]);
      await again.call('shutdown', {});
    }
    // Said to be saved: then it is there, whole, although the process ended right after.
    expect(run('never').stdout).toMatch(/^saved after \d+ steps$/);
    app = await startEngine({ dataDir: app.dataDir, create: false });
    await app.call('unlock', { password: PASSWORD });
    expect((await list()).map(({ title }) => title)).toEqual(['before', 'a', 'b', 'c']);
    expect((await app.call('verify', {})).checks.find(({ name }) => name === '佐证材料')).toEqual({
      name: '佐证材料',
      ok: true,
      detail: '4 个文件，与存入时一致',
    });
  });
});

describe('an act that is stopped', () => {
  it('keeps nothing, and what was there stays', async () => {
    await take(writeFiles(folder, { 'before.txt': '此前' }));
    const before = onDisk();
    const paths = writeFiles(
      folder,
      Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`${n}.bin`, randomBytes(200_000)])),
    );
    const taking = take(paths);
    const stopping = app.call('cancelJob', {});
    await expect(taking).rejects.toMatchObject({ code: 'cancelled' });
    await stopping;
    expect(onDisk()).toEqual(before);
    expect((await list()).map(({ title }) => title)).toEqual(['before']);
  });
});

/** Runs Node with the evidence folder on a disk of 4 MB of its own; what it prints is the answer. */
function onSmallDisk(script: string, mount: string): { status: number | null; stdout: string; stderr: string } {
  const inside = `mount -t tmpfs ${mount} "$1" && exec "$2" --input-type=module -e "$3"`;
  return spawnSync(
    'unshare',
    ['-rm', 'sh', '-c', inside, 'sh', join(app.dataDir, 'evidence'), process.execPath, script],
    {
      encoding: 'utf8',
      cwd: ROOT,
    },
  );
}
const canMount = spawnSync('unshare', ['-rm', 'true']).status === 0;

/** Takes files in and tells the refusal, what is listed, and what lies in the folder then. */
const taking = (paths: readonly string[]) => `
  import { readdirSync } from 'node:fs';
  const { Engine } = await import('${join(ROOT, 'core', 'engine.ts')}');
  const dataDir = ${JSON.stringify(app.dataDir)};
  const engine = new Engine({ dataDir, resourcesDir: ${JSON.stringify(join(ROOT, 'resources'))}, version: '0', now: () => new Date('2026-06-23T02:00:00Z') });
  await engine.call('unlock', { password: ${JSON.stringify(PASSWORD)} });
  const refusal = await engine.call('takeEvidence', { problemId: ${JSON.stringify(problemId)}, links: [], paths: ${JSON.stringify(paths)} })
    .then(() => null, ({ code, message }) => ({ code, message }));
  const listed = await engine.call('listEvidence', { roundId: ${JSON.stringify(roundId)}, of: null });
  const left = readdirSync(dataDir + '/evidence', { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
  await engine.call('shutdown', {});
  console.log(JSON.stringify({ refusal, listed: listed.length, left: left.length }));
`;

describe.runIf(canMount)('a disk that is full or read-only', () => {
  it('refuses the whole batch in words, keeps nothing of it and goes on', { timeout: 60_000 }, async () => {
    mkdirSync(join(app.dataDir, 'evidence'), { recursive: true });
    const paths = writeFiles(folder, { 'small.bin': randomBytes(1_000_000), 'large.bin': randomBytes(6_000_000) });
    await app.call('shutdown', {});
    const full = onSmallDisk(taking(paths), '-o size=4m tmpfs');
    expect(full.stderr).toBe('');
    expect(JSON.parse(full.stdout)).toEqual({
      refusal: {
        code: 'file.diskFull',
        message: expect.stringContaining('“large.bin”没有存入，本次添加的材料都没有保存'),
      },
      listed: 0,
      left: 0,
    });
    const readOnly = onSmallDisk(taking(paths), '-o ro,size=4m tmpfs');
    expect(JSON.parse(readOnly.stdout)).toMatchObject({
      refusal: { code: 'file.denied', message: expect.stringContaining('台账所在的文件夹不能写入') },
      listed: 0,
    });
    app = await startEngine({ dataDir: app.dataDir, create: false });
    await app.call('unlock', { password: PASSWORD });
    expect((await take(paths)).added).toHaveLength(2);
  });
});
