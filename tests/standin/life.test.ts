// The life of a program on the stand-in: start, second start, end, and a packed program.
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { readyStandin } from './choose.ts';
import { drive, eventually, FIXTURE, freshFolder, run } from './drive.ts';

beforeAll(async () => {
  await readyStandin();
});

describe('a program', () => {
  test('ends in the order that Electron has', async () => {
    const { code, output } = await run([FIXTURE, `--user-data-dir=${freshFolder()}`, '--quit-when-loaded']);
    expect(output).toBe('before-quit close closed will-quit quit 0');
    expect(code).toBe(0);
  });

  test('says its version as Electron does', async () => {
    const { version } = JSON.parse(readFileSync('node_modules/electron/package.json', 'utf8')) as { version: string };
    expect((await run(['--version'])).output).toBe(`v${version}`);
  });

  test('says what to install where there is no Chromium', async () => {
    const words = [FIXTURE, `--user-data-dir=${freshFolder()}`];
    const { code, errors } = await run(words, { BIHUAN_CHROMIUM: '/nowhere/chromium' });
    expect(errors).toContain('apt-get install chromium');
    expect(code).toBe(1);
  });

  test('is one for each data folder: the second start hands its words to the first', async () => {
    const { app, userData } = await drive();
    const second = await run([FIXTURE, `--user-data-dir=${userData}`, '/somewhere/文件.docx']);
    expect(second.code).toBe(0);
    await eventually(() => app.evaluate(() => globalThis.seen.second)).toEqual([
      '/somewhere/文件.docx',
      process.cwd(),
      '{"from":"second"}',
    ]);
    await app.close();
    // With the first one gone, the folder is free again.
    const third = await run([FIXTURE, `--user-data-dir=${userData}`, '--quit-when-loaded']);
    expect(third.output).toContain('will-quit');
  });

  test('can be held by before-quit and by will-quit', async () => {
    const { app, page } = await drive();
    const gone = new Promise<number | null>((resolve) => app.process().once('exit', resolve));
    const held = await app.evaluate(async ({ app: it, BrowserWindow }) => {
      it.once('before-quit', (event) => event.preventDefault());
      it.quit();
      return BrowserWindow.getAllWindows().length;
    });
    expect(held).toBe(1);
    await app.evaluate(({ app: it }) => {
      let closed = false;
      it.on('will-quit', (event) => {
        if (closed) return;
        event.preventDefault();
        closed = true;
        setImmediate(() => it.quit());
      });
      it.quit();
    });
    expect(await gone).toBe(0);
    expect(page.isClosed()).toBe(true);
  });

  test('leaves no process of its own behind when it is killed', async () => {
    const folder = freshFolder();
    const child = spawn(join(await readyStandin(), 'electron'), [FIXTURE, `--user-data-dir=${folder}`]);
    await eventually(() => processesWith(folder).length).toBeGreaterThan(1);
    await kill(child);
    await eventually(() => processesWith(folder)).toEqual([]);
  });
});

describe('a packed program', () => {
  test('runs from its archive under its own name, driven by Playwright', async () => {
    const folder = join(freshFolder(), 'linux-unpacked');
    cpSync(await readyStandin(), folder, { recursive: true });
    const executable = join(folder, 'sample');
    renameSync(join(folder, 'electron'), executable);
    writeAsar(FIXTURE, join(folder, 'resources', 'app.asar'));
    const { app, page } = await drive(executable);
    const facts = await app.evaluate(({ app: it }) => [it.isPackaged, it.getName(), it.getPath('exe')]);
    expect(facts).toEqual([true, '样品', executable]);
    expect(await page.evaluate(() => globalThis.api.invoke('echo', '在'))).toBe('在');
    await app.close();
  });
});

async function kill(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}

/** The ids of processes whose command line names `word`. */
function processesWith(word: string): string[] {
  return readdirSync('/proc').filter((id) => {
    const path = join('/proc', id, 'cmdline');
    try {
      return /^\d+$/.test(id) && existsSync(path) && readFileSync(path, 'utf8').includes(word);
    } catch {
      return false; // ended in between
    }
  });
}

/** Packs a flat folder as electron-builder does. */
function writeAsar(folder: string, archive: string): void {
  const files: Record<string, { offset: string; size: number }> = {};
  const contents: Buffer[] = [];
  let offset = 0;
  for (const name of readdirSync(folder)) {
    const data = readFileSync(join(folder, name));
    files[name] = { offset: String(offset), size: data.length };
    contents.push(data);
    offset += data.length;
  }
  const json = Buffer.from(JSON.stringify({ files }));
  const padded = Math.ceil(json.length / 4) * 4;
  const head = Buffer.alloc(16 + padded);
  head.writeUInt32LE(4, 0);
  head.writeUInt32LE(8 + padded, 4);
  head.writeUInt32LE(4 + padded, 8);
  head.writeUInt32LE(json.length, 12);
  json.copy(head, 16);
  mkdirSync(join(archive, '..'), { recursive: true });
  writeFileSync(archive, Buffer.concat([head, ...contents]));
}
