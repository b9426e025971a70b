// Changing the data key: cut at any step or moment, the next opening loses nothing and shuts the leaver out.
import { spawn, spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { cpSync, existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { backUpNow } from '#core/backup/make.ts';
import { closeDatabase } from '#core/db/held-file.ts';
import { openDatabase } from '#core/db/open.ts';
import { Keys } from '#core/vault/keys.ts';
import { acceptSmallRound, FIRST_USER, PASSWORD, startEngine, type TestEngine } from '../fixtures/engine.ts';
import { tempDir } from '../fixtures/folder.ts';

const SCRIPT = join(import.meta.dirname, 'die-while-rotating.ts');
const LEAVER = '调走的';
const STAYER = '留下的';
const LIGHT = () => ({ N: 2 ** 10, r: 8, p: 1 });
/** Makes the rewriting of the store long enough to be hit in its middle. */
const FILLER_BYTES = 4 * 1024 * 1024;

const model = tempDir();
let roundId = '';

beforeAll(async () => {
  const app = await startEngine({ dataDir: model });
  await app.addUser(LEAVER, ['clerk']);
  await app.addUser(STAYER, ['clerk']);
  roundId = (await acceptSmallRound(app)).roundId;
  await app.call('shutdown', {});
});
afterAll(() => rmSync(model, { recursive: true, force: true }));

/** Puts so much into a store that rewriting it takes its time. */
function fill(dir: string): void {
  const { dataKey } = Keys.open(join(dir, 'keyring.json'), FIRST_USER, PASSWORD, LIGHT);
  const db = openDatabase(join(dir, 'ledger.db'), dataKey);
  const keep = db.prepare('INSERT INTO file_content (sha256, bytes, content) VALUES (?, ?, ?)');
  for (let done = 0; done < FILLER_BYTES; done += 2 ** 20) {
    const content = randomBytes(2 ** 20);
    keep.run(createHash('sha256').update(content).digest('hex'), content.length, content);
  }
  db.close();
}

const copy = (from = model): string => {
  const dir = tempDir();
  cpSync(from, dir, { recursive: true });
  return dir;
};
const ringOf = (dir: string) => JSON.parse(readFileSync(join(dir, 'keyring.json'), 'utf8'));

/** Opens what was cut off, as the one who stays, and looks at everything. */
async function checkAfter(dir: string): Promise<void> {
  const app: TestEngine = await startEngine({ dataDir: dir, create: false });
  try {
    await app.as(STAYER);
    expect((await app.call('verify', {})).ok).toBe(true);
    expect((await app.call('getLedger', { roundId })).aspects).toHaveLength(2);
    expect(ringOf(dir)).toMatchObject({ generation: 2, archived: [{ generation: 1 }] });
    expect(ringOf(dir).next).toBeUndefined();
    await app.as(FIRST_USER);
    const leaver = (await app.call('listAccounts', {})).find(({ name }) => name === LEAVER);
    expect(leaver).toMatchObject({ state: 'disabled', hasPassword: false });
    await expect(app.call('unlock', { user: LEAVER, password: PASSWORD })).rejects.toMatchObject({
      code: 'password.wrong',
    });
    expect(existsSync(join(dir, 'ledger.db-journal'))).toBe(false);
  } finally {
    await app.dispose();
  }
}

describe('a change of the data key', () => {
  it.each(['disabled', 'prepared', 'decided', 'rekeyed', 'promoted', 'resumed'])(
    'that dies once it is %s is finished at the next opening',
    async (step) => {
      const dir = copy();
      const { signal } = spawnSync(process.execPath, [SCRIPT, dir, FIRST_USER, PASSWORD, LEAVER, step]);
      expect(signal).toBe('SIGKILL');
      await checkAfter(dir);
    },
  );

  it('that is killed in the middle of rewriting the store loses nothing', async () => {
    let cut = 0;
    const filled = copy();
    fill(filled);
    for (let wait = 0; wait < 3; wait++) {
      const dir = copy(filled);
      const child = spawn(process.execPath, [SCRIPT, dir, FIRST_USER, PASSWORD, LEAVER, 'ready'], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let said = '';
      const ended = new Promise((resolve) => child.once('exit', resolve));
      await new Promise<void>((resolve) => {
        child.stdout.on('data', (chunk: Buffer) => {
          said += chunk.toString();
          resolve();
        });
      });
      // From the first byte of the journal on, at three places of its way
      const journal = join(dir, 'ledger.db-journal');
      const wanted = (FILLER_BYTES * wait) / 3 + 1;
      while ((statSync(journal, { throwIfNoEntry: false })?.size ?? 0) < wanted && !said.includes('done')) {
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
      child.kill('SIGKILL');
      await ended;
      if ((statSync(journal, { throwIfNoEntry: false })?.size ?? 0) > 0) cut++;
      await checkAfter(dir);
    }
    rmSync(filled, { recursive: true, force: true });
    expect(cut).toBeGreaterThan(0);
  });

  it('leaves older backups readable through the keys that are kept', async () => {
    const dir = copy();
    const { dataKey } = Keys.open(join(dir, 'keyring.json'), FIRST_USER, PASSWORD, LIGHT);
    const db = openDatabase(join(dir, 'ledger.db'), dataKey);
    const order = { db, key: dataKey, folder: join(dir, 'backups'), program: '' };
    const { file: before } = backUpNow({ ...order, kind: 'manual', now: new Date() });
    closeDatabase(db);
    const app = await startEngine({ dataDir: dir, create: false });
    await app.as(FIRST_USER);
    for (const name of [LEAVER, STAYER]) {
      const account = (await app.call('listAccounts', {})).find((each) => each.name === name);
      await app.call('updateAccount', { id: account?.id as string, state: 'disabled' });
    }
    await app.call('shutdown', {});
    const keys = Keys.open(join(dir, 'keyring.json'), FIRST_USER, PASSWORD, LIGHT);
    expect(keys.everyKey).toHaveLength(3);
    const opens = keys.everyKey.map((key) => {
      try {
        openDatabase(before, key, { readonly: true }).close();
        return true;
      } catch {
        return false;
      }
    });
    expect(opens).toEqual([false, false, true]);
    rmSync(dir, { recursive: true, force: true });
  });
});
