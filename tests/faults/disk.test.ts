// Full and read-only disks, damaged files, a clock set back, two programs at once: told in words, nothing lost, nothing by half.
import { chmodSync, cpSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BihuanError } from '#contract/errors.ts';
import { FIRST_USER, PASSWORD } from '../fixtures/engine.ts';
import { tempDir } from '../fixtures/folder.ts';
import { LONG, seeded, Tally, tries } from './tally.ts';
import { engineOf, lookAt, makeWorld, startStream, type World } from './world.ts';

let dir: string;
let made: World;
beforeAll(async () => {
  dir = tempDir();
  made = await makeWorld(join(dir, 'made'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

let copies = 0;
/** The ledger once more, in a folder of its own. */
function copy(at = join(dir, `copy-${++copies}`)): World {
  cpSync(made.dataDir, at, { recursive: true });
  return { ...made, dataDir: at };
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'answered';
  } catch (error) {
    return error instanceof BihuanError ? error.code : `untyped ${String(error)}`;
  }
}

describe('a full disk', () => {
  it('refuses the act by name and keeps all that was saved', { timeout: LONG ? 3_600_000 : 600_000 }, async () => {
    const tally = new Tally('磁盘写满：操作被拒绝并说明原因，此前的都在，腾出空间后继续');
    const random = seeded(11);
    for (let run = 0; run < tries(2, 40); run++) {
      const world = copy();
      const size = statSync(join(world.dataDir, 'ledger.db')).size;
      // No file may grow beyond this (ulimit counts kilobytes); the signal is left out, so that writing fails as it does on a full disk
      const limit = Math.ceil(size / 1024) + 200 + Math.floor(random() * 2_000);
      const stream = await startStream(world, {
        first: 1,
        wrap: (command) => ['bash', '-c', `trap '' XFSZ; ulimit -f ${limit}; exec "$@"`, 'bash', ...command],
      });
      await stream.gone;
      const said = stream.saved;
      const found = await lookAt(world, true);
      if (!/^(store|file)\.(diskFull|diskFailed)$/.test(stream.refused)) tally.count(`refused as ${stream.refused}`);
      else if ('wrong' in found) tally.count(found.wrong);
      else if (found.value !== said) tally.count(`${found.value} there, ${said} said`);
      else {
        const after = await startStream(world, { first: said + 1, most: 3 });
        await after.gone;
        tally.count(after.saved === said + 3 ? null : `not written on: ${after.refused}`);
      }
      rmSync(world.dataDir, { recursive: true, force: true });
    }
    tally.done();
  });
});

describe('a read-only place', () => {
  it('is told as such, and not one byte is changed', { timeout: LONG ? 3_600_000 : 120_000 }, async () => {
    const tally = new Tally('只读磁盘：说明原因，文件一个字节不改');
    for (let run = 0; run < tries(1, 20); run++) {
      const world = copy();
      const files = readdirSync(world.dataDir).map((name) => join(world.dataDir, name));
      const before = files.map((file) => (statSync(file).isFile() ? readFileSync(file).toString('base64') : ''));
      const release = makeReadOnly(world.dataDir, files);
      const stream = await startStream(world, { first: 1, most: 3, wrap: asNobody });
      await stream.gone;
      release();
      const after = files.map((file) => (statSync(file).isFile() ? readFileSync(file).toString('base64') : ''));
      const same = before.every((content, at) => content === after[at]);
      const told = /^(store|file)\.(denied|readOnly|inUse)$/.test(stream.refused);
      tally.count(told && same && stream.saved === 0 ? null : `${stream.refused}, saved ${stream.saved}, same ${same}`);
      rmSync(world.dataDir, { recursive: true, force: true });
    }
    tally.done();
  });
});

/** Takes the right to write away; whoever runs the tests as root does it to somebody else. */
function makeReadOnly(folder: string, files: readonly string[]): () => void {
  for (const file of files) chmodSync(file, statSync(file).isDirectory() ? 0o555 : 0o444);
  chmodSync(folder, 0o555);
  return () => {
    chmodSync(folder, 0o755);
    for (const file of files) chmodSync(file, statSync(file).isDirectory() ? 0o755 : 0o644);
  };
}

/** Rights do not bind root: the program then runs without the capability that passes over them. */
function asNobody(command: readonly string[]): readonly string[] {
  if (process.getuid?.() !== 0) return command;
  return [
    'setpriv',
    '--bounding-set=-dac_override,-dac_read_search,-fowner',
    '--inh-caps=-dac_override,-dac_read_search,-fowner',
    ...command,
  ];
}

describe('a damaged file', () => {
  it('is noticed: refused, found by the check, or not a word is different', {
    timeout: LONG ? 1_800_000 : 120_000,
  }, async () => {
    const tally = new Tally('数据文件被截断、改动：都被发现，没有读出过改过的内容');
    const random = seeded(3);
    const world = copy();
    const whole = await contentOf(world);
    const files = ['ledger.db', 'keyring.json'];
    const originals = new Map(files.map((name) => [name, readFileSync(join(world.dataDir, name))]));
    let refused = 0;
    let found = 0;
    let unhurt = 0;
    for (let run = 0; run < tries(12, 500); run++) {
      for (const [name, bytes] of originals) writeFileSync(join(world.dataDir, name), bytes);
      for (const rest of ['-wal', '-shm']) rmSync(join(world.dataDir, `ledger.db${rest}`), { force: true });
      const name = run % 8 === 7 ? 'keyring.json' : 'ledger.db';
      const original = originals.get(name) as Buffer;
      writeFileSync(join(world.dataDir, name), damaged(original, random));
      const read = await contentOf(world);
      const untyped = read.code?.startsWith('untyped') ?? false;
      if (untyped) tally.count(`${name}: ${read.code}`);
      else if (read.code !== null) {
        refused++;
        tally.count(null);
      } else if (!read.ok) {
        found++;
        tally.count(null);
      } else {
        unhurt++;
        tally.count(read.content === whole.content ? null : `${name}: other content without a word`);
      }
    }
    tally.done(`打开时即拒绝${refused}次，检查时发现${found}次，未伤及内容${unhurt}次`);
  });
});

function damaged(original: Buffer, random: () => number): Buffer {
  const at = Math.floor(random() * original.length);
  if (random() < 0.3) return original.subarray(0, at);
  const bytes = Buffer.from(original);
  const length = random() < 0.5 ? 1 : 1 + Math.floor(random() * 4_096);
  for (let n = at; n < Math.min(bytes.length, at + length); n++)
    bytes[n] = (bytes[n] ?? 0) ^ (1 + Math.floor(random() * 255));
  return bytes;
}

/** Everything in the ledger as one text; `code`: refused as what; `ok`: what the check says. */
async function contentOf(world: World): Promise<{ content: string; ok: boolean; code: string | null }> {
  const engine = engineOf(world.dataDir);
  try {
    await engine.call('unlock', { user: FIRST_USER, password: PASSWORD });
    const { ok } = await engine.call('verify', {});
    return { content: JSON.stringify(await engine.call('getLedger', { roundId: world.roundId })), ok, code: null };
  } catch (error) {
    return { content: '', ok: false, code: error instanceof BihuanError ? error.code : `untyped ${String(error)}` };
  } finally {
    await codeOf(engine.call('shutdown', {}));
  }
}

describe('a clock set back', () => {
  it('loses nothing, and the log keeps its order', async () => {
    const tally = new Tally('系统时钟被拨回：不丢内容，日志仍前后相接');
    const world = copy();
    for (const [index, day] of ['2026-06-30', '2026-06-01', '2020-01-01', '2026-07-05'].entries()) {
      const engine = engineOf(world.dataDir, () => new Date(`${day}T02:00:00Z`));
      const code = await codeOf(
        (async () => {
          await engine.call('unlock', { user: FIRST_USER, password: PASSWORD });
          await engine.call('addUnit', { name: `第${index}个单位`, shortName: null });
        })(),
      );
      const units = code === 'answered' ? (await engine.call('listUnits', {})).length : -1;
      const { ok } = code === 'answered' ? await engine.call('verify', {}) : { ok: false };
      tally.count(code === 'answered' && ok && units === index + 1 ? null : `${day}: ${code}, ${units} units, ${ok}`);
      await engine.call('shutdown', {});
    }
    tally.done();
  });
});

describe('two programs on one ledger', () => {
  it('the second is told so, the first goes on', async () => {
    const tally = new Tally('同时打开两次：第二个被告知，第一个照常');
    const world = copy();
    const first = engineOf(world.dataDir);
    await first.call('unlock', { user: FIRST_USER, password: PASSWORD });
    for (let run = 0; run < tries(2, 20); run++) {
      const second = engineOf(world.dataDir);
      const code = await codeOf(second.call('unlock', { user: FIRST_USER, password: PASSWORD }));
      const { name } = await first.call('addUnit', { name: `第${run}个单位`, shortName: null });
      tally.count(code === 'store.locked' && name === `第${run}个单位` ? null : code);
      await second.call('shutdown', {});
    }
    expect((await first.call('verify', {})).ok).toBe(true);
    await first.call('shutdown', {});
    tally.done();
  });
});
